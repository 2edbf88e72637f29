'use client'
import { useTRPC } from '@millyard/web-kit/client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { Decision } from '../components/decision.tsx'

export interface ProductDecisionProps {
  productId: string
  /** What stands on the screen: a decision on anything else is refused. */
  revisionId: string
  title: string
  isChange: boolean
}

/** The decision on the version of a product that stands on the screen. */
export function ProductDecision({ productId, revisionId, title, isChange }: ProductDecisionProps) {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const router = useRouter()
  const { mutateAsync } = useMutation(trpc.product.productQueue.decide.mutationOptions())
  return (
    <Decision
      what="product"
      name={title}
      effects={
        isChange
          ? {
              approve: 'Buyers see the new version at once, and the factory gets a mail.',
              request_changes:
                'The factory gets your note by mail and can change this version. What is on sale stays as it is.',
              reject: 'The factory gets your reason by mail. What is on sale stays as it is.',
            }
          : {
              approve: 'It is on sale at once, and the factory gets a mail.',
              request_changes: 'The factory gets your note by mail, changes the product, and submits it again.',
              reject:
                'The factory gets your reason by mail. This cannot be undone: it would have to write the product anew.',
            }
      }
      done={{
        approve: isChange ? `The new version of ${title} is in the shop` : `${title} is on sale`,
        request_changes: `The factory was asked to change ${title}`,
        reject: isChange ? `The changes to ${title} are rejected` : `${title} is rejected`,
      }}
      decide={(decision, note) => mutateAsync({ productId, revisionId, decision, note })}
      reload={async () => {
        router.refresh()
        await queryClient.invalidateQueries(trpc.product.productQueue.pathFilter())
      }}
    />
  )
}
