import type { DomainEvent } from '@millyard/contracts'
import type { Deps, NotificationTx } from '../deps.ts'
import { findPerson } from '../recipients/find-recipients.ts'
import { writeMessages } from './message.ts'
import { factoryOrderPath } from './order-messages.ts'
import { settle } from './settle.ts'

type ParcelEvent = DomainEvent<'parcel.shipped.v1' | 'parcel.delivered.v1'>

const WORDS = {
  'parcel.shipped.v1': { template: 'parcel-shipped', title: 'is on its way' },
  'parcel.delivered.v1': { template: 'parcel-delivered', title: 'has arrived' },
} as const

/** The buyer hears that a parcel has left, and that it has arrived; for the factory the new order is in hand. */
export async function onParcelMoved(deps: Deps, tx: NotificationTx, event: ParcelEvent): Promise<void> {
  const { vendorId, vendorOrderId } = event.data
  await settle(deps, tx, { audience: 'vendor', vendorId, topic: 'order', href: factoryOrderPath(vendorOrderId) })
  const { customerId, orderId, orderNumber, vendorName, carrierName, trackingNumber, trackingUrl, items } = event.data
  const words = WORDS[event.type]
  const to = await findPerson(tx, customerId)
  const href = `/account/orders/${orderId}`
  await writeMessages(deps, tx, event.id, [
    {
      to,
      inApp: {
        audience: 'storefront',
        topic: 'parcel',
        title: `Your parcel from ${vendorName} ${words.title}`,
        body: `Order ${orderNumber}, ${carrierName ? `${carrierName}, ` : ''}tracking number ${trackingNumber}.`,
        href,
      },
      mail: {
        template: words.template,
        props: {
          name: to.name,
          orderNumber,
          factoryName: vendorName,
          trackingNumber,
          ...(carrierName ? { carrierName } : {}),
          ...(trackingUrl ? { trackingUrl } : {}),
          items: items.map(({ title, quantity }) => ({ title, quantity })),
          orderUrl: `${deps.portals.storefront}${href}`,
        },
      },
    },
  ])
}
