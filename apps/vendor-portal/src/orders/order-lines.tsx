import type { VendorOrder } from '@millyard/contracts'
import { Picture } from '@millyard/ui'
import { MoneyText } from '@millyard/ui/portal'
import { useExtracted } from 'next-intl'
import type { ReactNode } from 'react'
import classes from './order-detail.module.css'

/** What to make and send, as on a delivery note. */
export function OrderLines({ order }: { order: VendorOrder }) {
  const t = useExtracted()

  const code = (chunks: ReactNode) => <code>{chunks}</code>
  const count = order.items.reduce((sum, item) => sum + item.quantity - item.cancelledQuantity, 0)
  return (
    <section className={classes.card} aria-labelledby="lines-title">
      <h2 className={classes.title} id="lines-title">
        {t('{count, plural, one {# item} other {# items}}', { count })}
      </h2>
      <ul className={classes.lines}>
        {order.items.map((item) => (
          <li key={item.id} className={classes.line}>
            <span className={classes.picture}>
              {item.image ? <Picture image={item.image} sizes="48px" alt="" /> : null}
            </span>
            <span className={classes.lineWords}>
              <span className={classes.lineTitle}>{item.title}</span>
              <span className={classes.soft}>
                {item.variantTitle
                  ? t.rich('{variant}, SKU <code>{sku}</code>', { variant: item.variantTitle, sku: item.sku, code })
                  : t.rich('SKU <code>{sku}</code>', { sku: item.sku, code })}
              </span>
              <span className={classes.soft} data-figures>
                {item.quantity} × <MoneyText amountMinor={item.unitPriceMinor} currency={order.currency} />
              </span>
              {item.cancelledQuantity > 0 ? (
                <strong>
                  {t('{cancelled, number} of {quantity, number} cancelled: do not send', {
                    cancelled: item.cancelledQuantity,
                    quantity: item.quantity,
                  })}
                </strong>
              ) : null}
            </span>
            <MoneyText amountMinor={item.totalMinor} currency={order.currency} />
          </li>
        ))}
      </ul>
    </section>
  )
}
