import type { orderTrackingSchema } from '@millyard/contracts'
import type { z } from 'zod'
import type { Deps } from '../deps.ts'
import { SHIPMENT, toShipment } from '../parcels/shipment.repository.ts'

/**
 * Where an order's parcels are, one timeline per factory. With `customerId` only that person's order; an unknown order, or
 * one that is not paid yet, has no parts.
 */
export async function trackOrder(
  { database }: Deps,
  where: { orderId: string; customerId?: string },
): Promise<z.infer<typeof orderTrackingSchema>> {
  const parts = await database.client.shippableOrder.findMany({
    where,
    orderBy: { number: 'asc' },
    select: {
      vendorOrderId: true,
      vendorName: true,
      shipments: { select: SHIPMENT, orderBy: [{ shippedAt: 'asc' }, { id: 'asc' }] },
    },
  })
  return { parts: parts.map((part) => ({ ...part, shipments: part.shipments.map(toShipment) })) }
}
