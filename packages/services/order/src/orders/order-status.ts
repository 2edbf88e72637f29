import type { OrderStatus, ParcelFacts, VendorOrderStatus } from '@millyard/contracts'
import { createTransitions, type TransitionTable } from '@millyard/service-kit'

/**
 * Where a vendor order may go. From `to_ship` straight to `delivered` is legal: the parcels' events arrive in any order, and
 * "everything is delivered" may be the first that is heard (P10).
 */
export const VENDOR_ORDER_TRANSITIONS = {
  pending_payment: ['to_ship', 'cancelled'],
  to_ship: ['partially_shipped', 'shipped', 'delivered', 'cancelled'],
  partially_shipped: ['shipped', 'delivered'],
  shipped: ['delivered'],
  delivered: ['completed'],
  completed: [],
  cancelled: [],
} as const satisfies TransitionTable<VendorOrderStatus>
export const vendorOrderTransitions = createTransitions<VendorOrderStatus>(
  'part of the order',
  VENDOR_ORDER_TRANSITIONS,
)

/** Whether something of a vendor order is still to be sent. */
export function isToSend(status: VendorOrderStatus): boolean {
  return status === 'to_ship' || status === 'partially_shipped'
}

/** Where an order may go. Once paid, it follows its vendor orders. */
export const ORDER_TRANSITIONS = {
  pending_payment: ['paid', 'cancelled'],
  paid: ['partially_shipped', 'shipped', 'delivered', 'cancelled'],
  // Completed: the last part that was not sent is cancelled long after the others have arrived.
  partially_shipped: ['shipped', 'delivered', 'completed'],
  shipped: ['delivered'],
  delivered: ['completed'],
  completed: [],
  cancelled: [],
} as const satisfies TransitionTable<OrderStatus>
export const orderTransitions = createTransitions<OrderStatus>('order', ORDER_TRANSITIONS)

/** The status of a paid vendor order as a function of the set of its parcels' events, whatever their order (P10). */
export function deriveVendorOrderStatus(facts: ParcelFacts): VendorOrderStatus {
  if (facts.allDelivered) return 'delivered'
  if (facts.allShipped) return 'shipped'
  if (facts.hasShipped) return 'partially_shipped'
  return 'to_ship'
}

/** How far a vendor order has come, for comparison; a cancelled one is not on the way. */
const PROGRESS = {
  pending_payment: 0,
  to_ship: 1,
  partially_shipped: 2,
  shipped: 3,
  delivered: 4,
  completed: 5,
} as const satisfies Record<Exclude<VendorOrderStatus, 'cancelled'>, number>

/**
 * The status of an order as its vendor orders make it. It is as far as the least of them, and `partially_shipped` as soon
 * as any of them has shipped something; cancelled parts do not hold it back.
 */
export function deriveOrderStatus(parts: readonly VendorOrderStatus[]): OrderStatus {
  const active = parts.filter((status) => status !== 'cancelled')
  if (active.length === 0) return 'cancelled'
  const least = Math.min(...active.map((status) => PROGRESS[status]))
  if (least >= PROGRESS.completed) return 'completed'
  if (least >= PROGRESS.delivered) return 'delivered'
  if (least >= PROGRESS.shipped) return 'shipped'
  if (active.some((status) => PROGRESS[status] >= PROGRESS.partially_shipped)) return 'partially_shipped'
  return least === PROGRESS.pending_payment ? 'pending_payment' : 'paid'
}
