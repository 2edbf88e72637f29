'use client'
import { ConfirmAction, notifyDone } from '@millyard/ui/portal'
import { useTRPC } from '@millyard/web-kit/client'
import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'

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
  const router = useRouter()
  const trpc = useTRPC()
  const archive = useMutation(trpc.product.products.archive.mutationOptions())
  return (
    <ConfirmAction
      title={`Archive “${title}”?`}
      message={
        isOnSale
          ? 'Buyers can no longer find or order it. Orders that contain it go on. This cannot be undone.'
          : 'It leaves your list of drafts and can no longer be changed. This cannot be undone.'
      }
      confirmLabel="Archive product"
      tone="danger"
      onConfirm={async () => {
        await archive.mutateAsync({ productId })
        notifyDone('Product archived')
        router.refresh()
      }}
    >
      Archive
    </ConfirmAction>
  )
}
