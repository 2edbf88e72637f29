import type { Deps } from '../deps.ts'
import { isRefusal } from '../stripe.ts'
import { readSettlementOrRefund, settlePayment } from './settle-payment.ts'

/**
 * Cancels a cancelled order's PaymentIntent at Stripe. When it has been paid in the meantime, the success is settled here
 * and now, without waiting for its webhook: for a cancelled order that means a refund.
 *
 * @throws Error when a bank is still at it (`processing`), or the charge cannot be settled: the job is tried again
 */
export async function cancelIntent(deps: Deps, orderId: string): Promise<void> {
  const payment = await deps.database.client.payment.findUnique({
    where: { orderId },
    select: { status: true, stripePaymentIntentId: true, stripeChargeId: true },
  })
  // Without an intent there is nothing to cancel; whoever is making one now finds the payment cancelled.
  if (!payment || payment.stripePaymentIntentId === null || payment.stripeChargeId !== null) return
  // Refunded without a charge in our books: an earlier try could not read the settlement.
  if (payment.status !== 'cancelled' && payment.status !== 'refunded') return
  const intentId = payment.stripePaymentIntentId

  try {
    await deps.stripe.paymentIntents.cancel(intentId, { cancellation_reason: 'abandoned' })
    return
  } catch (error) {
    if (!isRefusal(error) || error.code !== 'payment_intent_unexpected_state') throw error
  }
  const intent = await deps.stripe.paymentIntents.retrieve(intentId)
  if (intent.status === 'canceled') return
  if (intent.status !== 'succeeded') throw new Error(`${intentId} is ${intent.status} and cannot be cancelled yet.`)
  const settlement = await readSettlementOrRefund(deps, orderId, intent)
  await deps.database.transaction((tx) => settlePayment(deps, tx, orderId, settlement))
}
