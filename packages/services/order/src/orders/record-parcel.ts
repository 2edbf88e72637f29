import type { DomainEvent, ParcelFacts } from '@millyard/contracts'
import type { Deps, OrderTx } from '../deps.ts'
import { moveVendorOrder } from './move-vendor-order.ts'
import { lockOrder } from './order.repository.ts'
import { deriveVendorOrderStatus, vendorOrderTransitions } from './order-status.ts'

/**
 * Adds what an event about a parcel says to what is known of its vendor order, and moves that on if it says something new.
 * Facts only ever become true and the status is computed from all of them, so events may arrive in any order (P10); the
 * status never goes back.
 * @throws Error for a vendor order that is not known: the delivery is repeated
 */
async function recordParcel(
  deps: Deps,
  tx: OrderTx,
  parcel: { orderId: string; vendorOrderId: string },
  news: { facts: ParcelFacts; reason: string; actor: 'vendor' | 'carrier'; at: Date },
): Promise<void> {
  const order = await lockOrder(tx, parcel.orderId)
  const part = order?.parts.find((one) => one.id === parcel.vendorOrderId)
  if (!order || !part) throw new Error(`A parcel's vendor order ${parcel.vendorOrderId} is not known here.`)

  const facts = {
    hasShipped: part.hasShipped || news.facts.hasShipped,
    allShipped: part.allShipped || news.facts.allShipped,
    allDelivered: part.allDelivered || news.facts.allDelivered,
  }
  await tx.vendorOrder.updateMany({ where: { id: part.id }, data: facts })
  const to = deriveVendorOrderStatus(facts)
  // Not legal: nothing new (the same status, or one that lies behind), or a part that is cancelled.
  if (!vendorOrderTransitions.can(part.status, to)) return
  await moveVendorOrder(deps, tx, order, part, {
    to,
    reason: news.reason,
    actor: news.actor,
    at: news.at,
    ...(to === 'delivered' ? { data: { deliveredAt: news.at } } : {}),
  })
}

/** A factory sent a parcel. */
export function onParcelShipped(deps: Deps, tx: OrderTx, { data }: DomainEvent<'parcel.shipped.v1'>): Promise<void> {
  return recordParcel(deps, tx, data, {
    facts: { hasShipped: true, allShipped: data.isLast, allDelivered: false },
    reason: `Parcel ${data.trackingNumber} sent`,
    actor: 'vendor',
    at: new Date(data.shippedAt),
  })
}

/** A parcel was delivered; with the last one the vendor order is. */
export function onParcelDelivered(
  deps: Deps,
  tx: OrderTx,
  { data }: DomainEvent<'parcel.delivered.v1'>,
): Promise<void> {
  return recordParcel(deps, tx, data, {
    facts: { hasShipped: true, allShipped: data.allDelivered, allDelivered: data.allDelivered },
    reason: `Parcel ${data.trackingNumber} delivered`,
    // Where no carrier scans, the factory says it.
    actor: data.carrier === 'manual' ? 'vendor' : 'carrier',
    at: new Date(data.deliveredAt),
  })
}
