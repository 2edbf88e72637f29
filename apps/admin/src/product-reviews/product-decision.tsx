'use client'
import { useTRPC } from '@millyard/web-kit/client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useExtracted } from 'next-intl'
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
  const t = useExtracted('client')
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
              approve: t('Buyers see the new version at once, and the factory gets a mail.'),
              request_changes: t(
                'The factory gets your note by mail and can change this version. What is on sale stays as it is.',
              ),
              reject: t('The factory gets your reason by mail. What is on sale stays as it is.'),
            }
          : {
              approve: t('It is on sale at once, and the factory gets a mail.'),
              request_changes: t('The factory gets your note by mail, changes the product, and submits it again.'),
              reject: t(
                'The factory gets your reason by mail. This cannot be undone: it would have to write the product anew.',
              ),
            }
      }
      done={{
        approve: isChange
          ? t('The new version of {title} is in the shop', { title })
          : t('{title} is on sale', { title }),
        request_changes: t('The factory was asked to change {title}', { title }),
        reject: isChange ? t('The changes to {title} are rejected', { title }) : t('{title} is rejected', { title }),
      }}
      decide={(decision, note) => mutateAsync({ productId, revisionId, decision, note })}
      reload={async () => {
        router.refresh()
        await queryClient.invalidateQueries(trpc.product.productQueue.pathFilter())
      }}
    />
  )
}
