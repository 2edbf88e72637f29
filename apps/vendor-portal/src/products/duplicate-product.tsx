'use client'
import { Button } from '@mantine/core'
import { notifyDone, notifyFailed } from '@millyard/ui/portal'
import { useTRPC } from '@millyard/web-kit/client'
import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useExtracted } from 'next-intl'

/** Begins a new draft with the content of this product, and opens it. */
export function DuplicateProduct({ productId }: { productId: string }) {
  const t = useExtracted('client')

  const router = useRouter()
  const trpc = useTRPC()
  const duplicate = useMutation(
    trpc.product.products.duplicate.mutationOptions({
      onSuccess: (copy) => {
        notifyDone(t('Product duplicated'), t('This is the copy. Give it a title, SKUs and stock of its own.'))
        router.push(`/products/${copy.productId}`)
      },
      onError: (error) => notifyFailed(t('The product could not be duplicated'), error),
    }),
  )
  return (
    <Button variant="default" loading={duplicate.isPending} onClick={() => duplicate.mutate({ productId })}>
      {t('Duplicate')}
    </Button>
  )
}
