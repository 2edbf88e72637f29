import { type EventData, newId } from '@millyard/contracts'
import { Prisma } from '@millyard/order-db'
import { publish } from '@millyard/service-kit'
import type { CheckoutFailure } from '../checkout/checkout.repository.ts'
import type { Deps, OrderTx } from '../deps.ts'

type CancelReason = EventData<'order.cancelled.v1'>['reason']

const REASONS: Record<CancelReason, string> = {
  payment_expired: 'Not paid in time',
  checkout_failed: 'The checkout could not be completed',
  out_of_stock_after_payment: 'Sold out before the payment arrived',
  cancelled_by_buyer: 'Cancelled by the buyer before it was paid',
}

/**
 * Cancels an order that has not been paid, with all its parts, and tells the services to let go of it, once: the status is
 * compared and set under the order's row lock, so a payment or another cancellation at the same moment has either been seen
 * or waits. Answers false, changing nothing, when the order is no longer waiting for its payment (or is placed already and
 * `onlyUnplaced` is set).
 */
export async function cancelUnpaidOrder(
  deps: Deps,
  tx: OrderTx,
  orderId: string,
  options: { reason: CancelReason; actor?: 'customer'; failure?: CheckoutFailure; onlyUnplaced?: boolean },
): Promise<boolean> {
  const now = deps.clock.now()
  const [order] = await tx.$queryRaw<{ number: string; customerId: string; isPlaced: boolean }[]>`
    update customer_order set status = 'cancelled', cancelled_at = ${now}, cancel_reason = ${options.reason}
    where id = ${orderId} and status = 'pending_payment' and (not is_placed or not ${options.onlyUnplaced ?? false}::boolean)
    returning number, customer_id as "customerId", is_placed as "isPlaced"`
  if (!order) return false

  const parts = await tx.$queryRaw<{ id: string }[]>`
    update vendor_order set status = 'cancelled' where order_id = ${orderId} and status = 'pending_payment' returning id`
  await tx.checkout.updateMany({
    where: { orderId, state: 'open' },
    data: { state: 'undoing', failure: options.failure ? (options.failure as Prisma.InputJsonObject) : Prisma.DbNull },
  })
  await tx.orderStatusHistory.createMany({
    data: [null, ...parts.map((part) => part.id)].map((vendorOrderId) => ({
      id: newId('hst'),
      orderId,
      vendorOrderId,
      status: 'cancelled',
      reason: REASONS[options.reason],
      actor: options.actor ?? 'system',
      at: now,
    })),
  })
  await publish(tx, deps.clock, 'order.cancelled.v1', orderId, {
    orderId,
    number: order.number,
    customerId: order.customerId,
    reason: options.reason,
    wasPlaced: order.isPlaced,
  })
  return true
}
