'use client'
import { ConfirmAction, notifyDone } from '@millyard/ui/portal'
import { useTRPC } from '@millyard/web-kit/client'
import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useExtracted } from 'next-intl'

/** Takes a product off sale for good, after asking. */
export function ArchiveProduct({
  productId,
  title,
  isOnSale,
}: {
  productId: string
  title: string
  isOnSale: boolean
}) {
  const t = useExtracted('client')

  const router = useRouter()
  const trpc = useTRPC()
  const archive = useMutation(trpc.product.products.archive.mutationOptions())
  return (
    <ConfirmAction
      title={t('Archive “{title}”?', { title })}
      message={
        isOnSale
          ? t('Buyers can no longer find or order it. Orders that contain it go on. This cannot be undone.')
          : t('It leaves your list of drafts and can no longer be changed. This cannot be undone.')
      }
      confirmLabel={t('Archive product')}
      tone="danger"
      onConfirm={async () => {
        await archive.mutateAsync({ productId })
        notifyDone(t('Product archived'))
        router.refresh()
      }}
    >
      {t('Archive')}
    </ConfirmAction>
  )
}
