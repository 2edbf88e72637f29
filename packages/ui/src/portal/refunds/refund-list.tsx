import type { OrderItem, Refund } from '@millyard/contracts'
import { useExtracted } from 'next-intl'
import { DateText } from '../../shared/date-text.tsx'
import { useRefundActors, useRefundedThings, useRefundReasons } from '../../shared/refund-words.ts'
import { MoneyText } from '../money-text.tsx'
import { StatusBadgeOf } from '../status-badge.tsx'
import classes from './refund-list.module.css'

export interface RefundListProps {
  refunds: readonly Refund[]
  items: readonly OrderItem[]
  currency: string
}

/** What has gone back of a part, or is on its way, newest first: how much, what for, why, and who asked. */
export function RefundList({ refunds, items, currency }: RefundListProps) {
  const t = useExtracted('client')
  const reasons = useRefundReasons()
  const actors = useRefundActors()
  const thingsOf = useRefundedThings(items)
  return (
    <ol className={classes.list} aria-label={t('What goes back')}>
      {refunds.toReversed().map((refund) => (
        <li key={refund.id} className={classes.entry}>
          <div className={classes.head}>
            <StatusBadgeOf kind="refund" status={refund.status} size="sm" />
            <span className={classes.soft}>
              <DateText value={refund.settledAt ?? refund.requestedAt} style="dateTime" />
            </span>
            {refund.amountMinor > 0 ? (
              <span className={classes.amount}>
                <MoneyText amountMinor={refund.amountMinor} currency={currency} />
              </span>
            ) : null}
          </div>
          <p className={classes.words}>{thingsOf(refund)}</p>
          <p className={classes.soft}>
            {refund.kind === 'chargeback'
              ? reasons[refund.reason]
              : t('{reason}, asked for by {actor}', {
                  reason: reasons[refund.reason],
                  actor: actors[refund.requestedBy],
                })}
          </p>
          {refund.note ? <p className={classes.note}>“{refund.note}”</p> : null}
          {refund.status === 'refused' && refund.failure ? <p className={classes.soft}>{refund.failure}</p> : null}
        </li>
      ))}
    </ol>
  )
}
