import { type CarrierScan, newId, type TrackingStatus, trackingStatusSchema } from '@millyard/contracts'
import { publish } from '@millyard/service-kit'
import type { Deps, ShippingTx } from '../deps.ts'
import { countLeft } from '../parcels/create-shipment.ts'
import { itemTitle, namedCarrier, SHIPMENT } from '../parcels/shipment.repository.ts'

/** How far along a status is. Scans arrive in any order; a parcel's status only moves forward. */
const PROGRESS = {
  announced: 0,
  accepted: 1,
  in_transit: 2,
  problem: 2,
  out_for_delivery: 3,
  delivered: 4,
} as const satisfies Record<TrackingStatus, number>

/** The status after a scan: the one further along; on a tie the scan's, since a problem may come and go. */
export function nextStatus(current: TrackingStatus, scanned: TrackingStatus): TrackingStatus {
  return PROGRESS[scanned] >= PROGRESS[current] ? scanned : current
}

/**
 * Writes one scan of a parcel, once however often it is told, and publishes parcel.delivered with the first scan that says
 * so. Runs in the caller's transaction with the vendor order locked, so that only one parcel can be "the last".
 */
export async function recordScan(
  { clock }: Pick<Deps, 'clock'>,
  tx: ShippingTx,
  shipmentId: string,
  scan: Omit<CarrierScan, 'trackingNumber'>,
): Promise<void> {
  await tx.$queryRaw`
    select ordered.vendor_order_id from shippable_order ordered
    join shipment on shipment.vendor_order_id = ordered.vendor_order_id
    where shipment.id = ${shipmentId} for update of ordered`
  const inserted = await tx.shipmentTracking.createMany({
    data: {
      id: newId('trk'),
      shipmentId,
      scanId: scan.id,
      status: scan.status,
      description: scan.description,
      place: scan.place,
      at: new Date(scan.at),
    },
    skipDuplicates: true,
  })
  if (inserted.count === 0) return

  const shipment = await tx.shipment.findUniqueOrThrow({
    where: { id: shipmentId },
    select: { ...SHIPMENT, order: true },
  })
  const isDelivery = scan.status === 'delivered' && shipment.deliveredAt === null
  await tx.shipment.update({
    where: { id: shipmentId },
    data: {
      status: nextStatus(trackingStatusSchema.parse(shipment.status), scan.status),
      ...(isDelivery ? { deliveredAt: new Date(scan.at) } : {}),
    },
    select: { id: true },
  })
  if (!isDelivery) return

  const left = await countLeft(tx, shipment.vendorOrderId)
  const onTheirWay = await tx.shipment.count({ where: { vendorOrderId: shipment.vendorOrderId, deliveredAt: null } })
  await publish(tx, clock, 'parcel.delivered.v1', shipmentId, {
    shipmentId,
    vendorOrderId: shipment.vendorOrderId,
    orderId: shipment.order.orderId,
    orderNumber: shipment.order.orderNumber,
    vendorId: shipment.order.vendorId,
    vendorName: shipment.order.vendorName,
    customerId: shipment.order.customerId,
    carrier: shipment.carrier === 'manual' ? 'manual' : 'yard-post',
    ...namedCarrier(shipment),
    trackingNumber: shipment.trackingNumber,
    items: shipment.items.map(({ orderItemId, quantity, item }) => ({ orderItemId, quantity, title: itemTitle(item) })),
    allDelivered: left === 0 && onTheirWay === 0,
    deliveredAt: new Date(scan.at).toISOString(),
  })
}
