import type { Order, Refund } from '@millyard/contracts'
import { formatAmount, formatDate, useRefundedThings, useRefundReasons } from '@millyard/ui'
import { useExtracted } from 'next-intl'

type Part = Order['parts'][number]

/** How far the money is, and what the buyer has to do: nothing. */
function useProgress(): (refund: Refund) => string {
  const t = useExtracted()
  return ({ status, settledAt, failure }) => {
    switch (status) {
      case 'requested':
        return t('Asked for. We tell you as soon as it is certain.')
      case 'refused':
        return failure ?? t('Not possible any more.')
      case 'accepted':
        return t('On its way back to you. Your bank needs a few days.')
      case 'succeeded':
        return settledAt ? t('Refunded on {day}', { day: formatDate(settledAt, 'long') }) : t('Refunded')
      case 'failed':
        return t('Your bank sent it back. We look after it and send it again.')
    }
  }
}

/** What was asked for, and by whom. */
function useTitle(part: Part): (refund: Refund) => string {
  const t = useExtracted()
  const thingsOf = useRefundedThings(part.items)
  return (refund) => {
    const { kind, status, requestedBy, reason } = refund
    const things = thingsOf(refund)
    if (kind === 'chargeback') return t('Given back by your bank')
    if (kind === 'refund') return t('Money back: {things}', { things })
    if (reason === 'disputed') return t('Not sent: {things}', { things })
    switch (requestedBy) {
      case 'customer':
        return status === 'requested' || status === 'refused'
          ? t('You asked to cancel {things}', { things })
          : t('You cancelled {things}', { things })
      case 'staff':
        return t('Millyard cancelled {things}', { things })
      case 'bank':
        return t('Not sent: {things}', { things })
      case 'vendor':
      case 'system':
        return t('{factory} cannot send {things}', { factory: part.vendorName, things })
    }
  }
}

/** What of a factory's part is not sent, or has gone back, in the order in which it happened. */
export function Refunds({ part, currency }: { part: Part; currency: string }) {
  const t = useExtracted()
  const progressOf = useProgress()
  const titleOf = useTitle(part)
  const reasons = useRefundReasons()
  if (part.refunds.length === 0) return null
  return (
    <section
      aria-label={t('Cancelled and refunded by {factory}', { factory: part.vendorName })}
      className="border-line border-t pt-4 pb-5"
    >
      <h3 className="mb-2 font-semibold">{t('Cancelled and refunded')}</h3>
      <ul className="grid gap-3">
        {part.refunds.map((refund) => (
          <li key={refund.id} className="flex justify-between gap-4">
            <div className="min-w-0">
              <p className="wrap-anywhere">{titleOf(refund)}</p>
              <p className="text-ink-soft text-sm">{progressOf(refund)}</p>
              {refund.requestedBy === 'customer' || refund.reason === 'disputed' ? null : (
                <p className="wrap-anywhere text-ink-soft text-sm">
                  {refund.note ? `${reasons[refund.reason]}: “${refund.note}”` : reasons[refund.reason]}
                </p>
              )}
            </div>
            {refund.amountMinor > 0 ? (
              <p className="figures shrink-0 font-semibold">{formatAmount(refund.amountMinor, currency)}</p>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
