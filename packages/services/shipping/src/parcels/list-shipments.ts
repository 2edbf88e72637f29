import { notFound, postalAddressSchema, type vendorOrderShipmentsSchema } from '@millyard/contracts'
import type { VendorActor } from '@millyard/service-kit'
import type { z } from 'zod'
import type { Deps } from '../deps.ts'
import { SHIPMENT, toShipment } from './shipment.repository.ts'

/** The parcels of the actor's vendor order, and what is left to ship. @throws AppError NOT_FOUND */
export async function listShipments(
  { database }: Deps,
  { vendorId }: VendorActor,
  vendorOrderId: string,
): Promise<z.infer<typeof vendorOrderShipmentsSchema>> {
  const order = await database.client.shippableOrder.findFirst({
    where: { vendorOrderId, vendorId },
    select: {
      address: true,
      items: {
        select: { orderItemId: true, title: true, variantTitle: true, quantity: true, shipped: true, withheld: true },
        orderBy: { orderItemId: 'asc' },
      },
      shipments: { select: SHIPMENT, orderBy: [{ shippedAt: 'asc' }, { id: 'asc' }] },
    },
  })
  if (!order) throw notFound('order')
  // The factory gets what a label needs; only the carrier is told the telephone number (P49).
  const { phone: _phone, ...address } = postalAddressSchema.parse(order.address)
  return {
    vendorOrderId,
    address,
    shipments: order.shipments.map(toShipment),
    remaining: order.items
      .map(({ shipped, withheld, ...item }) => ({ ...item, quantity: item.quantity - shipped - withheld }))
      .filter((item) => item.quantity > 0),
  }
}
