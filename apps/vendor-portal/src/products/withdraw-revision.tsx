'use client'
import type { ProductRevision } from '@millyard/contracts'
import { ConfirmAction, notifyDone } from '@millyard/ui/portal'
import { useTRPC } from '@millyard/web-kit/client'
import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'

/** Takes what staff have not decided yet back into the editor. */
export function WithdrawRevision({
  productId,
  revision,
}: {
  productId: string
  revision: Pick<ProductRevision, 'id' | 'version'>
}) {
  const router = useRouter()
  const trpc = useTRPC()
  const withdraw = useMutation(trpc.product.products.withdraw.mutationOptions())
  return (
    <ConfirmAction
      title="Take it back from review?"
      message="Our staff stop looking at it, and you can change it. When you submit it again it goes to the end of the queue."
      confirmLabel="Withdraw"
      onConfirm={async () => {
        await withdraw.mutateAsync({ productId, revisionId: revision.id, version: revision.version })
        notifyDone('Withdrawn', 'You can change it now.')
        router.refresh()
      }}
    >
      Withdraw
    </ConfirmAction>
  )
}
