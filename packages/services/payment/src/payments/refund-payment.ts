import { toStripeAmount } from '@millyard/money'
import { publish, rowCount } from '@millyard/service-kit'
import type { Deps, Tx } from '../deps.ts'
import { postToLedger } from '../ledger/post-to-ledger.ts'
import { refundPosting } from '../ledger/postings.ts'
import { toMinor } from '../money.ts'
import { lockPayment } from './payment.repository.ts'
import { paymentStatus } from './payment-status.ts'

/**
 * Sends a requested refund to Stripe and records it. Interrupted anywhere and repeated, it refunds once: the idempotency
 * key names the refund and its amount, and Stripe bounds all refunds by the charge.
 */
export async function refundPayment(deps: Deps, refundId: string): Promise<void> {
  const refund = await deps.database.client.paymentRefund.findUnique({
    where: { id: refundId },
    select: {
      state: true,
      amountMinor: true,
      currency: true,
      payment: { select: { orderId: true, stripePaymentIntentId: true } },
    },
  })
  if (refund?.state !== 'requested' || refund.payment.stripePaymentIntentId === null) return
  const { orderId, stripePaymentIntentId } = refund.payment
  const amountMinor = toMinor(refund.amountMinor)

  const sent = await deps.stripe.refunds.create(
    {
      payment_intent: stripePaymentIntentId,
      amount: toStripeAmount({ amountMinor, currency: refund.currency }),
      metadata: { refundId, orderId },
    },
    { idempotencyKey: `refund:${refundId}:${amountMinor}` },
  )
  await deps.database.transaction((tx) => recordRefund(deps, tx, orderId, { refundId, amountMinor, stripeId: sent.id }))
}

async function recordRefund(
  deps: Deps,
  tx: Tx,
  orderId: string,
  { refundId, amountMinor, stripeId }: { refundId: string; amountMinor: number; stripeId: string },
): Promise<void> {
  const payment = await lockPayment(tx, orderId)
  if (!payment) throw new Error(`The payment of ${orderId} is gone.`)
  const recorded = await tx.paymentRefund.updateMany({
    where: { id: refundId, state: 'requested' },
    data: { state: 'succeeded', stripeRefundId: stripeId, succeededAt: deps.clock.now() },
  })
  if (!rowCount(recorded)) return
  const moved = await tx.payment.updateMany({
    where: { id: payment.id, status: { in: paymentStatus.sourcesOf('refunded') } },
    data: { status: 'refunded' },
  })
  if (!rowCount(moved)) throw new Error(`Payment ${payment.id} is ${payment.status} and cannot be refunded.`)
  const { orderNumber, customerId, currency } = payment
  await postToLedger(deps, tx, refundPosting({ refundId, orderNumber, amountMinor, currency }))
  await publish(tx, deps.clock, 'payment.refunded.v1', orderId, {
    paymentId: payment.id,
    orderId,
    orderNumber,
    customerId,
    amountMinor,
    currency,
  })
}
