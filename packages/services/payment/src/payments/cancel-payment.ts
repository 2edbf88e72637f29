import { enqueue, rowCount } from '@millyard/service-kit'
import type { Deps, Tx } from '../deps.ts'
import { postToLedger } from '../ledger/post-to-ledger.ts'
import { cancellationPosting } from '../ledger/postings.ts'
import { requestWholeRefund } from '../refunds/request-refund.ts'
import { type LockedPayment, lockOrder, lockPayment } from './payment.repository.ts'
import { isPayable, paymentStatus } from './payment-status.ts'

/**
 * Sees to it that a cancelled order costs its customer nothing, whatever has happened or will: what is not paid can no
 * longer be paid, what is paid goes back, what is paid later goes back then. Safe to repeat, and to come before the
 * payment. The calls to Stripe follow in jobs.
 *
 * @throws Error when a part of the order was released to its vendor or refunded already: such money is not ours to give back here
 */
export async function cancelPayment(deps: Deps, tx: Tx, orderId: string): Promise<void> {
  await lockOrder(tx, orderId)
  await tx.$executeRaw`
    insert into cancelled_order (order_id, cancelled_at) values (${orderId}, ${deps.clock.now()}) on conflict do nothing`
  const payment = await lockPayment(tx, orderId)
  if (!payment) return
  if (isPayable(payment.status)) await markCancelled(deps, tx, payment)
  else if (payment.status === 'succeeded') await giveBack(deps, tx, payment)
}

async function markCancelled(deps: Deps, tx: Tx, payment: LockedPayment): Promise<void> {
  const moved = await tx.payment.updateMany({
    where: { id: payment.id, status: { in: paymentStatus.sourcesOf('cancelled') } },
    data: { status: 'cancelled', cancelledAt: deps.clock.now() },
  })
  if (!rowCount(moved)) throw new Error(`Payment ${payment.id} moved while it was locked.`)
  await tx.paymentShare.updateMany({ where: { paymentId: payment.id }, data: { state: 'cancelled' } })
  await enqueue(tx, 'cancel-intent', { orderId: payment.orderId }, { key: `cancel-intent:${payment.orderId}` })
}

/** The money of a paid order belongs to the customer again from this moment; Stripe sends it back in a job. */
async function giveBack(deps: Deps, tx: Tx, payment: LockedPayment): Promise<void> {
  const { id: paymentId, stripePaymentIntentId: intentId, amountMinor, currency } = payment
  if (intentId === null) throw new Error(`Payment ${paymentId} has succeeded without an intent.`)
  const isRequested = await requestWholeRefund(deps, tx, { paymentId, intentId, amountMinor, currency })
  if (!isRequested) return
  const moved = payment.shares.filter((share) => share.state !== 'held' || share.refundedMinor > 0)
  if (moved.length > 0) {
    throw new Error(
      `Order ${payment.orderNumber} has parts that are ${moved.map((share) => share.state).join(', ')} or refunded.`,
    )
  }
  await tx.paymentShare.updateMany({ where: { paymentId: payment.id, state: 'held' }, data: { state: 'cancelled' } })
  await tx.payment.updateMany({ where: { id: payment.id }, data: { cancelledAt: deps.clock.now() } })
  await postToLedger(deps, tx, cancellationPosting(payment))
}
