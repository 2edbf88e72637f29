import type { OrderItem, Shipment, VendorOrderStatus } from '@millyard/contracts'
import { allocate } from '@millyard/money'

/** Whether something of a factory's part may still be to be sent; then it can be sent, or cancelled. */
export function isToSend(status: VendorOrderStatus): boolean {
  return status === 'to_ship' || status === 'partially_shipped'
}

/** A line as the forms ask about it. */
export interface RefundableLine {
  orderItemId: string
  title: string
  variantTitle: string
  /** Units that are neither sent nor cancelled. */
  unitsToSend: number
  /** Units that are not cancelled. */
  unitsLeft: number
  /** What was paid for the units that are not cancelled, and what of the line's price has not gone back. */
  worthMinor: number
  leftMinor: number
}

/** The lines of a part with what is left of them. Without an answer of the shipping service nothing counts as sent. */
export function refundableLines(items: readonly OrderItem[], shipments: readonly Shipment[] = []): RefundableLine[] {
  const sent = new Map<string, number>()
  for (const item of shipments.flatMap((shipment) => shipment.items)) {
    sent.set(item.orderItemId, (sent.get(item.orderItemId) ?? 0) + item.quantity)
  }
  return items.map((item) => {
    const unitsLeft = item.quantity - item.cancelledQuantity
    return {
      orderItemId: item.id,
      title: item.title,
      variantTitle: item.variantTitle,
      unitsToSend: Math.max(0, unitsLeft - (sent.get(item.id) ?? 0)),
      unitsLeft,
      worthMinor: item.totalMinor - item.cancelledMinor,
      leftMinor: item.totalMinor - item.refundedMinor,
    }
  })
}

/** What goes back for so many units of a line, as the order service computes it. */
export function amountOfUnits({ worthMinor, leftMinor, unitsLeft }: RefundableLine, quantity: number): number {
  if (quantity <= 0 || unitsLeft === 0) return 0
  if (quantity >= unitsLeft) return leftMinor
  return Math.min(leftMinor, allocate(worthMinor, [quantity, unitsLeft - quantity])[0] ?? 0)
}
