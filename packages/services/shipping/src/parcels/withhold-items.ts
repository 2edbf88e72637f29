import { AppError, type ParcelFacts, type withholdInput } from '@millyard/contracts'
import type { z } from 'zod'
import type { Deps, ShippingTx } from '../deps.ts'
import { countLeft } from './create-shipment.ts'

/**
 * Takes units out of what may be shipped, all of them or none, once per refund: a repeat changes nothing. Whoever packs a
 * parcel at the same moment holds the vendor order's row, so a unit is either sent or withheld, never both.
 *
 * @returns what is true of the vendor order's parcels now: withholding the rest of one makes the last parcel its last
 * @throws AppError UNAVAILABLE when the paid order has not arrived here yet: ask again; ILLEGAL_TRANSITION when some of the
 *   units have been sent
 */
export function withholdItems(deps: Deps, input: z.infer<typeof withholdInput>): Promise<ParcelFacts> {
  const { refundId, vendorOrderId, items } = input
  return deps.database.transaction(async (tx) => {
    const [order] = await tx.$queryRaw<{ id: string }[]>`
      select vendor_order_id as id from shippable_order where vendor_order_id = ${vendorOrderId} for update`
    if (!order)
      throw new AppError('UNAVAILABLE', { message: 'This order has not arrived here yet. Try again shortly.' })

    const { count } = await tx.withholding.createMany({
      data: { refundId, vendorOrderId, createdAt: deps.clock.now() },
      skipDuplicates: true,
    })
    if (count > 0) await withhold(tx, vendorOrderId, items)
    return parcelFacts(tx, vendorOrderId)
  })
}

async function withhold(
  tx: ShippingTx,
  vendorOrderId: string,
  items: z.infer<typeof withholdInput>['items'],
): Promise<void> {
  const withheld = await tx.$executeRaw`
    update shippable_item item set withheld = item.withheld + taken.quantity
    from unnest(${items.map((item) => item.orderItemId)}::text[], ${items.map((item) => item.quantity)}::int[])
      as taken(order_item_id, quantity)
    where item.order_item_id = taken.order_item_id and item.vendor_order_id = ${vendorOrderId}
      and item.shipped + item.withheld + taken.quantity <= item.quantity`
  if (withheld === items.length) return
  throw new AppError('ILLEGAL_TRANSITION', { message: 'Some of this has been sent already and cannot be cancelled.' })
}

/** Computed from all parcels there are, so that it does not matter which events about them are still on their way. */
async function parcelFacts(tx: ShippingTx, vendorOrderId: string): Promise<ParcelFacts> {
  const [left, parcels] = [
    await countLeft(tx, vendorOrderId),
    await tx.shipment.findMany({ where: { vendorOrderId }, select: { deliveredAt: true } }),
  ]
  const hasShipped = parcels.length > 0
  const allShipped = hasShipped && left === 0
  return { hasShipped, allShipped, allDelivered: allShipped && parcels.every((parcel) => parcel.deliveredAt !== null) }
}
