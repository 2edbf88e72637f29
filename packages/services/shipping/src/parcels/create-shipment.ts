import { AppError, badField, type createShipmentInput, newId, notFound, type Shipment } from '@millyard/contracts'
import { enqueue, publish, type VendorActor } from '@millyard/service-kit'
import type { z } from 'zod'
import type { Deps, ShippingTx } from '../deps.ts'
import type { Carrier } from './carriers.ts'
import { itemTitle, namedCarrier, SHIPMENT, toShipment } from './shipment.repository.ts'

type Input = z.infer<typeof createShipmentInput>

/**
 * Ships some or all of what is left of the actor's vendor order. Publishes parcel.shipped; the carrier is told by a job.
 * @throws AppError NOT_FOUND for another factory's order; BAD_INPUT when more is shipped than is left; ILLEGAL_TRANSITION
 *   for a cancelled order.
 */
export async function createShipment(deps: Deps, actor: VendorActor, input: Input): Promise<Shipment> {
  const { database, clock, carriers } = deps
  const carrier = carriers[input.carrier]
  const label = labelOf(carrier, input)
  assertDistinct(input.items)

  return database.transaction(async (tx) => {
    const order = await lockOrder(tx, actor.vendorId, input.vendorOrderId)
    const shippedAt = clock.now()
    const shipmentId = newId('shp')
    await takeFromOrder(tx, input)
    await tx.shipment.create({
      data: {
        id: shipmentId,
        vendorOrderId: order.vendor_order_id,
        carrier: input.carrier,
        ...label,
        status: 'announced',
        shippedAt,
        items: { create: input.items.map((item) => ({ id: newId('shi'), ...item })) },
        tracking: {
          create: {
            id: newId('trk'),
            scanId: 'announced',
            status: 'announced',
            description: 'The factory has packed the parcel',
            at: shippedAt,
          },
        },
      },
      select: { id: true },
    })
    const [row, left] = [
      await tx.shipment.findUniqueOrThrow({ where: { id: shipmentId }, select: SHIPMENT }),
      await countLeft(tx, order.vendor_order_id),
    ]
    if (carrier.announce) await enqueue(tx, 'announce-parcel', { shipmentId, carrier: input.carrier })
    await publish(tx, clock, 'parcel.shipped.v1', shipmentId, {
      shipmentId,
      vendorOrderId: order.vendor_order_id,
      orderId: order.order_id,
      orderNumber: order.order_number,
      vendorId: order.vendor_id,
      vendorName: order.vendor_name,
      customerId: order.customer_id,
      carrier: input.carrier,
      ...namedCarrier(row),
      trackingNumber: row.trackingNumber,
      items: row.items.map(({ orderItemId, quantity, item }) => ({ orderItemId, quantity, title: itemTitle(item) })),
      isLast: left === 0,
      shippedAt: shippedAt.toISOString(),
    })
    return toShipment(row)
  })
}

/**
 * What stands on the parcel. A carrier that reports by webhook names its parcels itself: a typed number could be that of
 * somebody else's parcel. One that we do not know is told apart by what the factory says of it.
 */
function labelOf(carrier: Carrier, { carrierName, trackingNumber, trackingUrl }: Input) {
  if (carrier.createTrackingNumber) {
    return { carrierName: null, trackingNumber: carrier.createTrackingNumber(), trackingUrl: null }
  }
  if (!carrierName) throw badField('carrierName', 'Enter the name of the carrier.')
  if (!trackingNumber) throw badField('trackingNumber', 'Enter the tracking number that the carrier gave you.')
  return { carrierName, trackingNumber, trackingUrl: trackingUrl ?? null }
}

function assertDistinct(items: Input['items']): void {
  if (new Set(items.map((item) => item.orderItemId)).size < items.length) {
    throw badField('items', 'Name each line once.')
  }
}

export type LockedOrder = {
  vendor_order_id: string
  number: string
  order_id: string
  order_number: string
  vendor_id: string
  vendor_name: string
  customer_id: string
  cancelled_at: Date | null
}

/** Locks the vendor order: whether a parcel is its last one is decided by one writer at a time. */
async function lockOrder(tx: ShippingTx, vendorId: string, vendorOrderId: string): Promise<LockedOrder> {
  const [order] = await tx.$queryRaw<LockedOrder[]>`
    select vendor_order_id, number, order_id, order_number, vendor_id, vendor_name, customer_id, cancelled_at
    from shippable_order where vendor_order_id = ${vendorOrderId} and vendor_id = ${vendorId} for update`
  if (!order) throw notFound('order')
  if (order.cancelled_at)
    throw new AppError('ILLEGAL_TRANSITION', { message: 'This order was cancelled; do not ship it.' })
  return order
}

/** Counts the items as shipped; refuses lines of another order and more than is left, and then writes nothing. */
async function takeFromOrder(tx: ShippingTx, input: Input): Promise<void> {
  const taken = await tx.$executeRaw`
    update shippable_item item set shipped = item.shipped + parcel.quantity
    from unnest(${input.items.map((item) => item.orderItemId)}::text[], ${input.items.map((item) => item.quantity)}::int[])
      as parcel(order_item_id, quantity)
    where item.order_item_id = parcel.order_item_id and item.vendor_order_id = ${input.vendorOrderId}
      and item.shipped + item.withheld + parcel.quantity <= item.quantity`
  if (taken < input.items.length) throw badField('items', 'You cannot ship more than is left of this order.')
}

/** Units that may still be sent. */
export async function countLeft(tx: ShippingTx, vendorOrderId: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ left: number }[]>`
    select coalesce(sum(quantity - shipped - withheld), 0)::int as left from shippable_item where vendor_order_id = ${vendorOrderId}`
  return row?.left ?? 0
}
