import type { DomainEvent, EventData, RefundReason } from '@millyard/contracts'
import { formatMoney } from '@millyard/money'
import type { Deps, NotificationTx } from '../deps.ts'
import { findPerson, findStaff, findVendorMembers, type Member, type Person } from '../recipients/find-recipients.ts'
import { type Message, writeMessages } from './message.ts'
import { factoryOrderPath } from './order-messages.ts'

type Refund = EventData<'refund.requested.v1'>

/** Why, in a sentence that buyer and factory both may read. */
const REASONS: Record<RefundReason, string> = {
  changed_mind: 'The buyer changed their mind.',
  ordered_by_mistake: 'It was ordered by mistake.',
  takes_too_long: 'It takes too long.',
  out_of_stock: 'It is out of stock.',
  cannot_make: 'It cannot be made.',
  cannot_deliver: 'It cannot be delivered to this address.',
  buyer_asked: 'The buyer asked for it.',
  damaged: 'It arrived damaged.',
  not_as_described: 'It is not as described.',
  late: 'It arrived late.',
  goodwill: 'As a sign of goodwill.',
  not_sent: 'It was not sent in time.',
  disputed: 'The buyer’s bank took the money back.',
  other: 'Another reason.',
}

/**
 * Something of an order goes back: the buyer always hears of it, with a mail; the factory when it did not ask for it itself,
 * since it must not send what was cancelled.
 */
export async function onRefundRequested(
  deps: Deps,
  tx: NotificationTx,
  event: DomainEvent<'refund.requested.v1'>,
): Promise<void> {
  const refund = event.data
  const roles =
    refund.kind === 'cancellation'
      ? (['owner', 'manager', 'fulfilment'] as const)
      : (['owner', 'manager', 'finance'] as const)
  const [buyer, members] = [
    await findPerson(tx, refund.customerId),
    refund.requestedBy === 'vendor' ? [] : await findVendorMembers(tx, refund.vendorId, [...roles]),
  ]
  await writeMessages(deps, tx, event.id, [
    // Their bank has told them, and they have the money.
    ...(refund.reason === 'disputed' ? [] : [forBuyer(deps, refund, buyer)]),
    ...members.map((to) => forFactory(deps, refund, to)),
  ])
}

/** Who asked for it, as the reader calls them. */
const ASKERS: Record<Refund['requestedBy'], (refund: Refund, buyer: string) => string> = {
  customer: (_refund, buyer) => buyer,
  vendor: (refund) => refund.vendorName,
  staff: () => 'Millyard',
  system: () => 'Millyard',
}

/** What both mails say. */
function mailOf(refund: Refund) {
  const money = (amountMinor: number) => ({ amountMinor, currency: refund.currency })
  return {
    factoryName: refund.vendorName,
    isCancellation: refund.kind === 'cancellation',
    isBuyersWish: refund.requestedBy === 'customer',
    reason: REASONS[refund.reason],
    note: refund.note,
    lines: refund.items.map(({ title, variantTitle, quantity, amountMinor }) => ({
      title,
      variantTitle,
      // Money alone is for the line as it was sent.
      quantity: Math.max(quantity, 1),
      total: money(amountMinor),
    })),
    delivery: money(refund.shippingMinor),
    total: money(refund.amountMinor),
  }
}

function forBuyer({ portals }: Deps, refund: Refund, to: Person): Message {
  const amount = formatMoney({ amountMinor: refund.amountMinor, currency: refund.currency }, 'en')
  const href = `/account/orders/${refund.orderId}`
  const body =
    refund.kind === 'refund'
      ? `${refund.requestedBy === 'vendor' ? refund.vendorName : 'Millyard'} gives you money back for order ${refund.orderNumber}.`
      : refund.requestedBy === 'customer'
        ? `We cancelled part of order ${refund.orderNumber} for you.`
        : refund.requestedBy === 'staff'
          ? `Millyard cancelled part of order ${refund.orderNumber}.`
          : `${refund.vendorName} cannot send part of order ${refund.orderNumber}.`
  return {
    to,
    inApp: {
      audience: 'storefront',
      topic: 'refund',
      // Its money has gone back before.
      title: refund.amountMinor === 0 ? `Part of order ${refund.orderNumber} is cancelled` : `You get ${amount} back`,
      body,
      href,
    },
    mail: {
      template: 'refund-agreed',
      props: {
        name: to.name,
        by: ASKERS[refund.requestedBy](refund, 'you'),
        orderNumber: refund.orderNumber,
        ...mailOf(refund),
        orderUrl: `${portals.storefront}${href}`,
      },
    },
  }
}

function forFactory({ portals }: Deps, refund: Refund, to: Member): Message {
  const href = factoryOrderPath(refund.vendorOrderId)
  const units = refund.items.map(({ quantity, title }) => `${quantity} × ${title}`).join(', ')
  const amount = formatMoney({ amountMinor: refund.amountMinor, currency: refund.currency }, 'en')
  return {
    to,
    vendorId: refund.vendorId,
    inApp: {
      audience: 'vendor',
      topic: 'refund',
      title:
        refund.kind === 'cancellation'
          ? `Cancelled: part of ${refund.vendorOrderNumber}`
          : `${amount} of ${refund.vendorOrderNumber} goes back`,
      body: refund.kind === 'cancellation' ? `Do not send ${units}. ${REASONS[refund.reason]}` : REASONS[refund.reason],
      href,
    },
    ...(to.role === 'owner'
      ? {
          mail: {
            template: 'vendor-order-reduced' as const,
            props: {
              name: to.name,
              by: ASKERS[refund.requestedBy](refund, 'the buyer'),
              orderNumber: refund.vendorOrderNumber,
              ...mailOf(refund),
              payable: { amountMinor: refund.amountMinor - refund.commissionMinor, currency: refund.currency },
              orderUrl: `${portals.vendor}${href}`,
            },
          },
        }
      : {}),
  }
}

/** Whoever looks after the marketplace's money sends it again; the buyer is owed it. */
export async function onPaymentRefundFailed(
  deps: Deps,
  tx: NotificationTx,
  event: DomainEvent<'payment.refund_failed.v1'>,
): Promise<void> {
  const { orderNumber, amountMinor, currency, reason } = event.data
  const staff = await findStaff(tx, 'finance.manage')
  await writeMessages(
    deps,
    tx,
    event.id,
    staff.map((to) => ({
      to,
      inApp: {
        audience: 'admin' as const,
        topic: 'refund',
        title: `Refund of ${formatMoney({ amountMinor, currency }, 'en')} failed`,
        body: `Order ${orderNumber}: ${reason.replaceAll('_', ' ')}.`,
        href: '/refunds?state=failed',
      },
    })),
  )
}
