import type { RouterOutputs } from '@millyard/api-client'
import { addressLines } from '@millyard/contracts/address-format'
import { sumMinor } from '@millyard/money'
import { DateText, formatPlace } from '@millyard/ui'
import { TextLink, Timeline } from '@millyard/ui/portal'
import { useExtracted } from 'next-intl'
import { Facts, Panel } from '../components/panel.tsx'
import { useHistorySteps } from './history-steps.ts'
import { MoneyList } from './money-list.tsx'
import classes from './order-detail.module.css'

type AdminOrder = RouterOutputs['order']['adminOrders']['get']

function AddressLines({ address }: Pick<AdminOrder, 'address'>) {
  const lines = [...addressLines(address, formatPlace('', address.country)), address.phone]
  return (
    <address className={classes.address}>
      {lines.flatMap((line, index) => (line ? [<span key={`${index}${line}`}>{line}</span>] : []))}
    </address>
  )
}

/** Who ordered, by the name that they gave for the delivery; it leads to their account for those who may look at it. */
function Buyer({ order, linksBuyer }: { order: AdminOrder; linksBuyer: boolean }) {
  const { name } = order.address
  return linksBuyer ? <TextLink href={`/users/${order.customerId}`}>{name}</TextLink> : name
}

/** What is true of the order as a whole: money, address, dates, history. */
export function OrderSide({ order, linksBuyer }: { order: AdminOrder; linksBuyer: boolean }) {
  const t = useExtracted()
  const historySteps = useHistorySteps()

  const { currency, placedAt, paidAt, expiresAt } = order
  return (
    <>
      <Panel title={t('Money')} isFlush>
        <MoneyList
          currency={currency}
          lines={[
            { label: t('Goods'), amountMinor: order.goodsMinor },
            { label: t('Delivery'), amountMinor: order.shippingMinor },
            { label: t('Total'), amountMinor: order.totalMinor, isTotal: true },
            { label: t('Tax contained in it'), amountMinor: order.taxMinor },
            ...(order.refundedMinor > 0
              ? [{ label: t('Gone back to the buyer'), amountMinor: -order.refundedMinor }]
              : []),
            {
              label: t('Our commission'),
              amountMinor: sumMinor([
                order.commissionMinor,
                ...order.parts.map((part) => -part.refundedCommissionMinor),
              ]),
            },
          ]}
        />
      </Panel>
      <Panel title={t('Order')} isFlush>
        <Facts
          facts={[
            { label: t('Placed'), value: <DateText value={placedAt} style="dateTime" /> },
            { label: t('Paid'), value: paidAt ? <DateText value={paidAt} style="dateTime" /> : t('Not yet') },
            { label: t('Given up at'), value: expiresAt ? <DateText value={expiresAt} style="dateTime" /> : null },
            { label: t('Buyer'), value: <Buyer order={order} linksBuyer={linksBuyer} /> },
          ]}
        />
      </Panel>
      <Panel title={t('Delivery address')}>
        <AddressLines address={order.address} />
      </Panel>
      <Panel title={t('History')}>
        <Timeline steps={historySteps(order.history)} label={t('History of {number}', { number: order.number })} />
      </Panel>
    </>
  )
}
