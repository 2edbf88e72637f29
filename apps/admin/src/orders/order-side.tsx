import type { RouterOutputs } from '@millyard/api-client'
import { addressLines } from '@millyard/contracts/address-format'
import { DateText, formatPlace } from '@millyard/ui'
import { Timeline } from '@millyard/ui/portal'
import { Facts, Panel } from '../components/panel.tsx'
import { historySteps } from './history-steps.ts'
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

/** Who ordered: by name, as they gave it for the delivery, and by the id that the other services know them by. */
function Buyer({ order }: { order: AdminOrder }) {
  return (
    <>
      {order.address.name}
      <br />
      <code className={classes.id}>{order.customerId}</code>
    </>
  )
}

/** What is true of the order as a whole: money, address, dates, history. */
export function OrderSide({ order }: { order: AdminOrder }) {
  const { currency, placedAt, paidAt, expiresAt } = order
  return (
    <>
      <Panel title="Money" isFlush>
        <MoneyList
          currency={currency}
          lines={[
            { label: 'Goods', amountMinor: order.goodsMinor },
            { label: 'Delivery', amountMinor: order.shippingMinor },
            { label: 'Total', amountMinor: order.totalMinor, isTotal: true },
            { label: 'Tax contained in it', amountMinor: order.taxMinor },
            { label: 'Our commission', amountMinor: order.commissionMinor },
          ]}
        />
      </Panel>
      <Panel title="Order" isFlush>
        <Facts
          facts={[
            { label: 'Placed', value: <DateText value={placedAt} style="dateTime" /> },
            { label: 'Paid', value: paidAt ? <DateText value={paidAt} style="dateTime" /> : 'Not yet' },
            { label: 'Given up at', value: expiresAt ? <DateText value={expiresAt} style="dateTime" /> : null },
            { label: 'Buyer', value: <Buyer order={order} /> },
          ]}
        />
      </Panel>
      <Panel title="Delivery address">
        <AddressLines address={order.address} />
      </Panel>
      <Panel title="History">
        <Timeline steps={historySteps(order.history)} label={`History of ${order.number}`} />
      </Panel>
    </>
  )
}
