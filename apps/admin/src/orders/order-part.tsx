import type { RouterOutputs } from '@millyard/api-client'
import type { Shipment } from '@millyard/contracts'
import { sumMinor } from '@millyard/money'
import { DateText, Picture } from '@millyard/ui'
import { MoneyText, StatusBadgeOf, TextLink, Timeline } from '@millyard/ui/portal'
import { useExtracted } from 'next-intl'
import { Panel } from '../components/panel.tsx'
import { useHistorySteps } from './history-steps.ts'
import { MoneyList } from './money-list.tsx'
import classes from './order-detail.module.css'
import { Parcels } from './parcels.tsx'
import { PartRefunds } from './part-refunds.tsx'

type AdminOrder = RouterOutputs['order']['adminOrders']['get']
export type AdminOrderPart = AdminOrder['parts'][number]

export interface OrderPartProps {
  part: AdminOrderPart
  currency: string
  /** Undefined when the shipping service did not answer. */
  shipments: readonly Shipment[] | undefined
  /** Whether the factory's name may lead to its page. */
  linksFactory: boolean
  /** Whether items may be cancelled and money given back. */
  canManage: boolean
}

function Items({ items, currency }: { items: AdminOrderPart['items']; currency: string }) {
  const t = useExtracted()

  return (
    <ul className={classes.lines}>
      {items.map((item) => (
        <li key={item.id} className={classes.line}>
          <span className={classes.picture}>
            {item.image ? <Picture image={item.image} sizes="48px" alt="" /> : null}
          </span>
          <span className={classes.lineWords}>
            <span className={classes.lineTitle}>{item.title}</span>
            <span className={classes.soft}>
              {item.variantTitle ? `${item.variantTitle}, ` : null}
              {t.rich('SKU <code>{sku}</code>', { sku: item.sku, code: (chunks) => <code>{chunks}</code> })}
            </span>
            <span className={classes.soft} data-figures>
              {item.quantity} × <MoneyText amountMinor={item.unitPriceMinor} currency={currency} />
            </span>
            {item.cancelledQuantity > 0 ? (
              <strong>
                {t('{cancelled, number} of {quantity, number} cancelled', {
                  cancelled: item.cancelledQuantity,
                  quantity: item.quantity,
                })}
              </strong>
            ) : null}
          </span>
          <MoneyText amountMinor={item.totalMinor} currency={currency} />
        </li>
      ))}
    </ul>
  )
}

/** One factory's part of an order: goods, money, parcels, history. */
export function OrderPart({ part, currency, shipments, linksFactory, canManage }: OrderPartProps) {
  const t = useExtracted()
  const historySteps = useHistorySteps()

  return (
    <Panel
      title={`${part.number}, ${part.vendorName}`}
      badge={<StatusBadgeOf kind="vendorOrder" status={part.status} />}
      description={
        <>
          {t.rich('{deliveryName}, with the buyer by <date></date>', {
            deliveryName: part.deliveryName,
            date: () => <DateText value={part.deliverBy} />,
          })}
          {part.late ? (
            <strong>
              {' · '}
              {t.rich('Late: cancelled on <date></date> if it is not sent', {
                date: () => <DateText value={part.late?.cancelAt ?? part.deliverBy} />,
              })}
            </strong>
          ) : null}
          {linksFactory ? (
            <>
              {' · '}
              <TextLink href={`/factories/${part.vendorId}`}>{t('See the factory')}</TextLink>
            </>
          ) : null}
        </>
      }
      isFlush
    >
      <Items items={part.items} currency={currency} />
      <MoneyList
        currency={currency}
        lines={[
          { label: t('Goods'), amountMinor: part.goodsMinor },
          { label: t('Delivery'), amountMinor: part.shippingMinor },
          { label: t('Total'), amountMinor: part.totalMinor, isTotal: true },
          { label: t('Tax contained in it'), amountMinor: part.taxMinor },
          ...(part.refundedMinor > 0 ? [{ label: t('Gone back to the buyer'), amountMinor: -part.refundedMinor }] : []),
          { label: t('Commission'), amountMinor: sumMinor([part.refundedCommissionMinor, -part.commissionMinor]) },
          {
            label: t('Payable to the factory'),
            amountMinor: sumMinor([part.payableMinor, -part.refundedMinor, part.refundedCommissionMinor]),
            isTotal: true,
          },
        ]}
      />
      <PartRefunds part={part} currency={currency} shipments={shipments} canManage={canManage} />
      <div className={classes.trail}>
        <div>
          <h3 className={classes.subtitle}>{t('Parcels')}</h3>
          {shipments === undefined ? (
            <p className={classes.note}>
              {t('We could not ask where the parcels are. Load the page again in a moment.')}
            </p>
          ) : shipments.length === 0 ? (
            <p className={classes.note}>{t('Nothing has been sent yet.')}</p>
          ) : (
            <Parcels shipments={shipments} partNumber={part.number} />
          )}
        </div>
        <div>
          <h3 className={classes.subtitle}>{t('History')}</h3>
          <div className={classes.padded}>
            <Timeline steps={historySteps(part.history)} label={t('History of {number}', { number: part.number })} />
          </div>
        </div>
      </div>
    </Panel>
  )
}
