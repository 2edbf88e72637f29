'use client'
import type { ProductRevision } from '@millyard/contracts'
import { ConfirmAction, notifyDone } from '@millyard/ui/portal'
import { useTRPC } from '@millyard/web-kit/client'
import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useExtracted } from 'next-intl'

/** Takes what staff have not decided yet back into the editor. */
export function WithdrawRevision({
  productId,
  revision,
}: {
  productId: string
  revision: Pick<ProductRevision, 'id' | 'version'>
}) {
  const t = useExtracted('client')

  const router = useRouter()
  const trpc = useTRPC()
  const withdraw = useMutation(trpc.product.products.withdraw.mutationOptions())
  return (
    <ConfirmAction
      title={t('Take it back from review?')}
      message={t(
        'Our staff stop looking at it, and you can change it. When you submit it again it goes to the end of the queue.',
      )}
      confirmLabel={t('Withdraw')}
      onConfirm={async () => {
        await withdraw.mutateAsync({ productId, revisionId: revision.id, version: revision.version })
        notifyDone(t('Withdrawn'), t('You can change it now.'))
        router.refresh()
      }}
    >
      {t('Withdraw')}
    </ConfirmAction>
  )
}
