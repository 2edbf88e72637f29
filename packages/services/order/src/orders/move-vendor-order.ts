import { newId, type OrderStatus, type VendorOrderStatus } from '@millyard/contracts'
import { publish, rowCount } from '@millyard/service-kit'
import type { Deps, OrderTx } from '../deps.ts'
import type { LockedOrder, LockedPart } from './order.repository.ts'
import { deriveOrderStatus, orderTransitions, vendorOrderTransitions } from './order-status.ts'

/** What the order's own history says when its parts make it this. */
const ORDER_REASONS: Partial<Record<OrderStatus, string>> = {
  partially_shipped: 'First parcel on its way',
  shipped: 'Everything is on its way',
  delivered: 'Everything has arrived',
  completed: 'Order complete',
  cancelled: 'Everything was cancelled',
}

/**
 * Moves one part of a locked order to another status, and the order to what its parts then make it. Writes the history and
 * publishes `vendor_order.delivered.v1`, `vendor_order.completed.v1` and `order.completed.v1` when they become true, in the
 * caller's transaction. A part that is cancelled is told by its refund. The caller holds the order's row (`lockOrder`).
 * @throws AppError ILLEGAL_TRANSITION
 */
export async function moveVendorOrder(
  deps: Deps,
  tx: OrderTx,
  order: LockedOrder,
  part: LockedPart,
  move: {
    to: VendorOrderStatus
    reason: string
    actor: string
    at: Date
    data?: { deliveredAt?: Date; completedAt?: Date }
  },
): Promise<void> {
  vendorOrderTransitions.assert(part.status, move.to)
  const moved = await tx.vendorOrder.updateMany({
    where: { id: part.id, status: part.status },
    data: { status: move.to, ...move.data },
  })
  if (!rowCount(moved)) throw new Error(`${part.id} changed under its order's lock.`)

  const entries: { vendorOrderId: string | null; status: string; reason: string }[] = [
    { vendorOrderId: part.id, status: move.to, reason: move.reason },
  ]
  const status = deriveOrderStatus(order.parts.map((one) => (one.id === part.id ? move.to : one.status)))
  if (status !== order.status) {
    orderTransitions.assert(order.status, status)
    await tx.order.updateMany({
      where: { id: order.id, status: order.status },
      data: {
        status,
        ...(status === 'completed' ? { completedAt: move.at } : {}),
        ...(status === 'cancelled' ? { cancelledAt: move.at, cancelReason: 'all_cancelled' } : {}),
      },
    })
    entries.push({ vendorOrderId: null, status, reason: ORDER_REASONS[status] ?? move.reason })
  }
  await tx.orderStatusHistory.createMany({
    data: entries.map((entry) => ({ ...entry, id: newId('hst'), orderId: order.id, actor: move.actor, at: move.at })),
  })

  const reference = referenceOf(order, part)
  if (move.to === 'delivered') {
    await publish(tx, deps.clock, 'vendor_order.delivered.v1', part.id, { ...reference, productIds: part.productIds })
  }
  if (move.to === 'completed') await publish(tx, deps.clock, 'vendor_order.completed.v1', part.id, reference)
  if (status === 'completed' && order.status !== 'completed') {
    await publish(tx, deps.clock, 'order.completed.v1', order.id, {
      orderId: order.id,
      number: order.number,
      customerId: order.customerId,
    })
  }
}

/** What events call a vendor order. */
export function referenceOf(order: LockedOrder, part: LockedPart) {
  return {
    vendorOrderId: part.id,
    number: part.number,
    orderId: order.id,
    orderNumber: order.number,
    vendorId: part.vendorId,
    vendorName: part.vendorName,
    customerId: order.customerId,
  }
}
