import type { Shipment } from '@millyard/contracts'
import { carrierSchema, trackingStatusSchema } from '@millyard/contracts'
import type { Prisma } from '@millyard/shipping-db'

export const SHIPMENT = {
  id: true,
  vendorOrderId: true,
  carrier: true,
  carrierName: true,
  trackingNumber: true,
  trackingUrl: true,
  status: true,
  shippedAt: true,
  deliveredAt: true,
  items: { select: { orderItemId: true, quantity: true, item: { select: { title: true, variantTitle: true } } } },
  tracking: {
    select: { id: true, status: true, description: true, place: true, at: true },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
  },
} as const satisfies Prisma.ShipmentSelect

export type ShipmentRow = Prisma.ShipmentGetPayload<{ select: typeof SHIPMENT }>

/** A title as a person reads it: "Bread board (Oak, 40 cm)". */
export function itemTitle(item: { title: string; variantTitle: string }): string {
  return item.variantTitle ? `${item.title} (${item.variantTitle})` : item.title
}

/** How a carrier is called that the factory named itself, as events carry it. */
export function namedCarrier({ carrierName, trackingUrl }: Pick<ShipmentRow, 'carrierName' | 'trackingUrl'>) {
  return { ...(carrierName ? { carrierName } : {}), ...(trackingUrl ? { trackingUrl } : {}) }
}

export function toShipment(row: ShipmentRow): Shipment {
  return {
    id: row.id,
    vendorOrderId: row.vendorOrderId,
    carrier: carrierSchema.parse(row.carrier),
    carrierName: row.carrierName,
    trackingNumber: row.trackingNumber,
    trackingUrl: row.trackingUrl,
    status: trackingStatusSchema.parse(row.status),
    shippedAt: row.shippedAt.toISOString(),
    deliveredAt: row.deliveredAt?.toISOString() ?? null,
    items: row.items.map(({ orderItemId, quantity, item }) => ({ orderItemId, quantity, title: itemTitle(item) })),
    tracking: row.tracking.map((entry) => ({
      id: entry.id,
      status: trackingStatusSchema.parse(entry.status),
      description: entry.description,
      place: entry.place,
      at: entry.at.toISOString(),
    })),
  }
}
