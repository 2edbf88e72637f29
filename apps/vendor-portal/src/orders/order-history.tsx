import { type VendorOrder, vendorOrderStatusSchema } from '@millyard/contracts'
import { reasonBy, VENDOR_ORDER_STATUS } from '@millyard/ui'
import { Timeline } from '@millyard/ui/portal'
import { useExtracted } from 'next-intl'
import classes from './order-detail.module.css'

/** Who did it, in the order service's words and in ours; what Millyard does by itself needs no name. */
const ACTORS: Readonly<Record<string, string>> = {
  customer: 'the buyer',
  vendor: 'your factory',
  carrier: 'the carrier',
}

/** Everything that happened to this part of the order, oldest first. */
export function OrderHistory({ history }: { history: VendorOrder['history'] }) {
  const t = useExtracted()

  const steps = history
    .toSorted((a, b) => a.at.localeCompare(b.at))
    .map(({ id, status, reason, actor, at }, index, all) => {
      const known = vendorOrderStatusSchema.safeParse(status)
      return {
        id,
        title:
          status === 'pending_payment' ? t('Placed') : known.success ? VENDOR_ORDER_STATUS[known.data].label : status,
        description: reasonBy(reason, ACTORS[actor]),
        at,
        state:
          status === 'cancelled'
            ? ('failed' as const)
            : index === all.length - 1 && status !== 'completed'
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
