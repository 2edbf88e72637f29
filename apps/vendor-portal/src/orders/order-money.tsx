import type { VendorOrder } from '@millyard/contracts'
import { sumMinor } from '@millyard/money'
import { MoneyText, TextLink } from '@millyard/ui/portal'
import { useExtracted } from 'next-intl'
import classes from './order-detail.module.css'

/** From what the buyer paid to what the factory gets. */
export function OrderMoney({ order }: { order: VendorOrder }) {
  const t = useExtracted()

  const rows = [
    [t('Goods'), order.goodsMinor],
    [t('Delivery, {method}', { method: order.deliveryName }), order.shippingMinor],
    [t('Paid by the buyer'), order.totalMinor],
    ...(order.refundedMinor > 0 ? ([[t('Gone back to the buyer'), sumMinor([-order.refundedMinor])]] as const) : []),
    [t('Commission'), sumMinor([order.refundedCommissionMinor, -order.commissionMinor])],
  ] as const
  const payableMinor = sumMinor([order.payableMinor, -order.refundedMinor, order.refundedCommissionMinor])
  return (
    <section className={classes.card} aria-labelledby="money-title">
      <h2 className={classes.title} id="money-title">
        {t('Money')}
      </h2>
      <dl className={classes.money}>
        {rows.map(([label, amountMinor]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <MoneyText amountMinor={amountMinor} currency={order.currency} />
            </dd>
          </div>
        ))}
        <div className={classes.total}>
          <dt>{t('You get')}</dt>
          <dd>
            <MoneyText amountMinor={payableMinor} currency={order.currency} />
          </dd>
        </div>
      </dl>
      <p className={classes.note}>
        {t.rich(
          'The amount paid contains <tax></tax> of tax. Your share is <link>paid out</link> when the return window has closed.',
          {
            tax: () => <MoneyText amountMinor={order.taxMinor} currency={order.currency} />,
            link: (chunks) => <TextLink href="/payouts">{chunks}</TextLink>,
          },
        )}
      </p>
    </section>
  )
}
