import type { DomainEvent } from '@millyard/contracts'
import type { Deps, NotificationTx } from '../deps.ts'
import { findPerson, findVendorMembers } from '../recipients/find-recipients.ts'
import { type Message, writeMessages } from './message.ts'
import { factoryOrderPath } from './order-messages.ts'

const dayFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' })
const dayOf = (iso: string) => dayFormat.format(new Date(iso))

/** A factory has not sent what it should have: it is told, and warned before the end; the buyer is told once. */
export async function onVendorOrderLate(
  deps: Deps,
  tx: NotificationTx,
  event: DomainEvent<'vendor_order.late.v1'>,
): Promise<void> {
  const late = event.data
  const { portals } = deps
  const { number, orderId, orderNumber, vendorId, vendorName, shipBy, cancelAt, isLastWarning } = late
  const [members, buyer] = [
    await findVendorMembers(tx, vendorId, ['owner', 'manager', 'fulfilment']),
    isLastWarning ? undefined : await findPerson(tx, late.customerId),
  ]
  const end = `What is not sent by ${dayOf(cancelAt)} is cancelled and refunded.`
  const href = factoryOrderPath(late.vendorOrderId)
  const messages: Message[] = members.map((to) => ({
    to,
    vendorId,
    inApp: {
      audience: 'vendor',
      topic: 'order',
      title: isLastWarning ? `Send ${number}, or it is cancelled` : `${number} is late`,
      body: isLastWarning ? end : `It should have left on ${dayOf(shipBy)}. ${end}`,
      href,
    },
    mail: {
      template: 'vendor-order-late',
      props: {
        name: to.name,
        orderNumber: number,
        shipBy,
        cancelAt,
        isLastWarning,
        orderUrl: `${portals.vendor}${href}`,
      },
    },
  }))
  if (buyer) {
    const orderPath = `/account/orders/${orderId}`
    messages.push({
      to: buyer,
      inApp: {
        audience: 'storefront',
        topic: 'order',
        title: `${vendorName} is late`,
        body: `Its part of order ${orderNumber} has not been sent yet. You can cancel it, or wait: on ${dayOf(cancelAt)} we do it for you.`,
        href: orderPath,
      },
      mail: {
        template: 'order-late',
        props: {
          name: buyer.name,
          orderNumber,
          factoryName: vendorName,
          shipBy,
          cancelAt,
          orderUrl: `${portals.storefront}${orderPath}`,
        },
      },
    })
  }
  await writeMessages(deps, tx, event.id, messages)
}
