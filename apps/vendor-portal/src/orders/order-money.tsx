import type { VendorOrder } from '@millyard/contracts'
import { sumMinor } from '@millyard/money'
import { MoneyText, TextLink } from '@millyard/ui/portal'
import classes from './order-detail.module.css'

/** From what the buyer paid to what the factory gets. */
export function OrderMoney({ order }: { order: VendorOrder }) {
  const rows = [
    ['Goods', order.goodsMinor],
    [`Delivery, ${order.deliveryName}`, order.shippingMinor],
    ['Paid by the buyer', order.totalMinor],
    ['Commission', sumMinor([-order.commissionMinor])],
  ] as const
  return (
    <section className={classes.card} aria-labelledby="money-title">
      <h2 className={classes.title} id="money-title">
        Money
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
          <dt>You get</dt>
          <dd>
            <MoneyText amountMinor={order.payableMinor} currency={order.currency} />
          </dd>
        </div>
      </dl>
      <p className={classes.note}>
        The amount paid contains <MoneyText amountMinor={order.taxMinor} currency={order.currency} /> of tax. Your share
        is <TextLink href="/payouts">paid out</TextLink> when the return window has closed.
      </p>
    </section>
  )
}
