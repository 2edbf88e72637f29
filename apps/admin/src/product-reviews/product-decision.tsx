'use client'
import { useTRPC } from '@millyard/web-kit/client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { Decision } from '../components/decision.tsx'

/** The decision on a submitted product. */
export function ProductDecision({ productId, title }: { productId: string; title: string }) {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const router = useRouter()
  const { mutateAsync } = useMutation(trpc.product.productQueue.decide.mutationOptions())
  return (
    <Decision
      what="product"
      name={title}
      effects={{
        approve: 'It is on sale at once, and the factory gets a mail.',
        request_changes: 'The factory gets your note by mail, changes the product, and submits it again.',
        reject: 'The factory gets your reason by mail. This cannot be undone: it would have to write the product anew.',
      }}
      done={{
        approve: `${title} is on sale`,
        request_changes: `The factory was asked to change ${title}`,
        reject: `${title} is rejected`,
      }}
      decide={(decision, note) => mutateAsync({ productId, decision, note })}
      reload={async () => {
        router.refresh()
        await queryClient.invalidateQueries(trpc.product.productQueue.pathFilter())
      }}
    />
  )
}
