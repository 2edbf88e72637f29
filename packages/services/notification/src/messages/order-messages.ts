import type { DomainEvent, EventData } from '@millyard/contracts'
import type { Deps, NotificationTx } from '../deps.ts'
import { findPerson, findStaff, findVendorMembers, type Member, type Person } from '../recipients/find-recipients.ts'
import { type Message, writeMessages } from './message.ts'

type PaidOrder = EventData<'order.paid.v1'>

/** Where the factory's part of an order is, in its portal. */
export const factoryOrderPath = (vendorOrderId: string) => `/orders/${vendorOrderId}`

const names = new Intl.ListFormat('en-GB')

/** "A", "A and B", "A, B and C". */
const factoriesOf = ({ parts }: PaidOrder) => names.format(parts.map((part) => part.vendorName))

/**
 * The buyer gets one confirmation for the whole order; each factory one mail for its own part, to its owner; everybody who
 * ships for it sees it in the portal. Staff see it in theirs.
 */
export async function onOrderPaid(deps: Deps, tx: NotificationTx, event: DomainEvent<'order.paid.v1'>): Promise<void> {
  const order = event.data
  const buyer = await findPerson(tx, order.customerId)
  const staff = await findStaff(tx, 'orders.manage')
  const messages: Message[] = [confirmation(deps, order, buyer), ...staff.map((to) => forStaff(order, to))]
  for (const part of order.parts) {
    const members = await findVendorMembers(tx, part.vendorId, ['owner', 'manager', 'fulfilment'])
    messages.push(...members.map((to) => forFactory(deps, order, part, to)))
  }
  await writeMessages(deps, tx, event.id, messages)
}

function confirmation({ portals }: Deps, order: PaidOrder, to: Person): Message {
  const money = (amountMinor: number) => ({ amountMinor, currency: order.currency })
  return {
    to,
    inApp: {
      audience: 'storefront',
      topic: 'order',
      title: `Order ${order.number} is paid`,
      body: `${factoriesOf(order)} will send your goods.`,
      href: `/account/orders/${order.orderId}`,
    },
    mail: {
      template: 'order-confirmation',
      props: {
        name: to.name,
        orderNumber: order.number,
        parts: order.parts.map((part) => ({
          factoryName: part.vendorName,
          deliveryName: part.deliveryName,
          delivery: money(part.shippingMinor),
          lines: lines(part.items, order.currency),
          total: money(part.totalMinor),
        })),
        goods: money(order.goodsMinor),
        delivery: money(order.shippingMinor),
        tax: money(order.taxMinor),
        total: money(order.totalMinor),
        address: mailAddress(order.address),
        orderUrl: `${portals.storefront}/account/orders/${order.orderId}`,
      },
    },
  }
}

function forFactory({ portals }: Deps, order: PaidOrder, part: PaidOrder['parts'][number], to: Member): Message {
  const money = (amountMinor: number) => ({ amountMinor, currency: order.currency })
  const href = factoryOrderPath(part.vendorOrderId)
  return {
    to,
    vendorId: part.vendorId,
    inApp: {
      audience: 'vendor',
      topic: 'order',
      title: `New order ${part.number}`,
      body: part.items.map((item) => `${item.quantity} × ${item.title}`).join(', '),
      href,
    },
    ...(to.role === 'owner'
      ? {
          mail: {
            template: 'vendor-new-order' as const,
            props: {
              name: to.name,
              factoryName: part.vendorName,
              vendorOrderNumber: part.number,
              lines: lines(part.items, order.currency),
              total: money(part.totalMinor),
              commission: money(part.commissionMinor),
              payable: money(part.payableMinor),
              shipBy: part.shipBy,
              address: mailAddress(order.address),
              orderUrl: `${portals.vendor}${href}`,
            },
          },
        }
      : {}),
  }
}

function forStaff(order: PaidOrder, to: Person): Message {
  return {
    to,
    inApp: {
      audience: 'admin',
      topic: 'order',
      title: `Order ${order.number} is paid`,
      body: `It goes to ${factoriesOf(order)}.`,
      href: `/orders/${order.orderId}`,
    },
  }
}

function lines(items: PaidOrder['parts'][number]['items'], currency: string) {
  return items.map(({ title, variantTitle, quantity, totalMinor }) => ({
    title,
    variantTitle,
    quantity,
    total: { amountMinor: totalMinor, currency },
  }))
}

/** What a parcel needs, and nothing by which a buyer could be called or written to. */
function mailAddress({ phone: _phone, ...address }: PaidOrder['address']) {
  return address
}

const CANCELLATIONS = {
  payment_expired: 'It was not paid in time. Nothing was charged, and the goods are back on sale.',
  checkout_failed: 'It could not be placed. Nothing was charged.',
  out_of_stock_after_payment: 'The goods sold out before your payment arrived. You get your money back.',
  cancelled_by_buyer: 'You cancelled it. Nothing was charged, and the goods are back on sale.',
} as const

/** A checkout that failed while the buyer watched has told them already. */
export async function onOrderCancelled(
  deps: Deps,
  tx: NotificationTx,
  event: DomainEvent<'order.cancelled.v1'>,
): Promise<void> {
  const { customerId, number, orderId, reason, wasPlaced } = event.data
  if (!wasPlaced) return
  const to = await findPerson(tx, customerId)
  const body = CANCELLATIONS[reason]
  await writeMessages(deps, tx, event.id, [
    {
      to,
      inApp: {
        audience: 'storefront',
        topic: 'order',
        title: `Order ${number} was cancelled`,
        body,
        href: `/account/orders/${orderId}`,
      },
      mail: {
        template: 'order-cancelled',
        props: { name: to.name, orderNumber: number, reason: body, shopUrl: deps.portals.storefront },
      },
    },
  ])
}

/** No mail: the last one said that everything has arrived. */
export async function onOrderCompleted(
  deps: Deps,
  tx: NotificationTx,
  event: DomainEvent<'order.completed.v1'>,
): Promise<void> {
  const { customerId, number, orderId } = event.data
  const to = await findPerson(tx, customerId)
  await writeMessages(deps, tx, event.id, [
    {
      to,
      inApp: {
        audience: 'storefront',
        topic: 'order',
        title: `Order ${number} is complete`,
        body: 'Everything has arrived and the return window has closed.',
        href: `/account/orders/${orderId}`,
      },
    },
  ])
}
