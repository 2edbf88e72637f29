'use client'
import type { AdminDispute } from '@millyard/contracts'
import { formatAmount } from '@millyard/ui'
import { ConfirmAction, notifyDone } from '@millyard/ui/portal'
import { useTRPC } from '@millyard/web-kit/client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useExtracted } from 'next-intl'

/** Gives in. It cannot be undone. */
export function AcceptDispute({ dispute }: { dispute: AdminDispute }) {
  const t = useExtracted('client')
  const trpc = useTRPC()
  const queries = useQueryClient()
  const accept = useMutation(trpc.payment.finance.acceptDispute.mutationOptions())
  const { id: disputeId, orderNumber, amountMinor, currency } = dispute
  const amount = currency ? formatAmount(amountMinor, currency) : ''
  return (
    <ConfirmAction
      size="xs"
      tone="danger"
      title={t('Let the buyer of {number} keep {amount}?', { number: orderNumber ?? '', amount })}
      message={t(
        'The dispute is lost, for good. The factories bear their part of it as with a refund; we give back our commission and bear the bank’s fee.',
      )}
      confirmLabel={t('Accept dispute')}
      onConfirm={async () => {
        await accept.mutateAsync({ disputeId })
        notifyDone(t('Dispute accepted'), t('The buyer keeps {amount}.', { amount }))
        await queries.invalidateQueries({ queryKey: trpc.payment.finance.disputes.pathKey() })
      }}
    >
      {t('Accept')}
    </ConfirmAction>
  )
}
