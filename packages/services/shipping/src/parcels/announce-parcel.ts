import { postalAddressSchema } from '@millyard/contracts'
import { defineJob } from '@millyard/service-kit'
import { z } from 'zod'
import type { Deps } from '../deps.ts'

/** Tells the carrier of a parcel, after the shipment is written. Repeats are harmless: the carrier knows the number. */
export const announceParcelJob = defineJob({
  schema: z.object({ shipmentId: z.string(), carrier: z.enum(['manual', 'yard-post']) }),
  run: async ({ database, carriers }: Deps, { shipmentId, carrier }) => {
    const shipment = await database.client.shipment.findUniqueOrThrow({
      where: { id: shipmentId },
      select: { trackingNumber: true, order: { select: { vendorId: true, address: true } } },
    })
    const vendor = await database.client.vendorSummary.findUnique({
      where: { vendorId: shipment.order.vendorId },
      select: { city: true, country: true },
    })
    const address = postalAddressSchema.parse(shipment.order.address)
    await carriers[carrier].announce?.({
      reference: shipmentId,
      trackingNumber: shipment.trackingNumber,
      from: vendor ? `${vendor.city}, ${vendor.country}` : '',
      to: `${address.city}, ${address.country}`,
    })
  },
})
