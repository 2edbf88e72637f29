import { HISTORY_NEWS, type VendorOrder, vendorOrderStatusSchema } from '@millyard/contracts'
import { useHistoryNews, useStatusTexts } from '@millyard/ui'
import { Timeline } from '@millyard/ui/portal'
import { useExtracted } from 'next-intl'
import classes from './order-detail.module.css'

/** Who else than Millyard acts; what Millyard does by itself needs no name. */
const ACTORS = ['customer', 'vendor', 'carrier']

/** Why something happened and who did it, as one line. */
function useReason(): (reason: string, actor: string) => string {
  const t = useExtracted()

  return (text, actor) => {
    if (!ACTORS.includes(actor)) return text
    const reason = text.replace(/[.,;]+$/, '')
    return reason
      ? t(
          '{actor, select, customer {{reason}, by the buyer} vendor {{reason}, by your factory} other {{reason}, by the carrier}}',
          { actor, reason },
        )
      : t('{actor, select, customer {By the buyer} vendor {By your factory} other {By the carrier}}', { actor })
  }
}

/** Everything that happened to this part of the order, oldest first. */
export function OrderHistory({ history }: { history: VendorOrder['history'] }) {
  const t = useExtracted()

  const states = useStatusTexts('vendorOrder')
  const news = useHistoryNews()
  const newsOf = (status: string) => HISTORY_NEWS.find((one) => one === status)
  const reasonOf = useReason()
  const steps = history
    .toSorted((a, b) => a.at.localeCompare(b.at))
    .map(({ id, status, reason, actor, at }, _index, all) => {
      const told = newsOf(status)
      const known = vendorOrderStatusSchema.safeParse(status)
      return {
        id,
        title: told
          ? news[told]
          : status === 'pending_payment'
            ? t('Placed')
            : known.success
              ? states[known.data].label
              : status,
        description: reasonOf(reason, actor),
        at,
        state:
          status === 'cancelled'
            ? ('failed' as const)
            : id === all.findLast((one) => !newsOf(one.status))?.id && status !== 'completed'
              ? ('current' as const)
              : ('done' as const),
      }
    })
  return (
    <section className={classes.card} aria-labelledby="history-title">
      <h2 className={classes.title} id="history-title">
        {t('History')}
      </h2>
      <div className={classes.padded}>
        <Timeline steps={steps} label={t('History')} />
      </div>
    </section>
  )
}
