import { toStripeAmount } from '@millyard/money'
import type Stripe from 'stripe'
import type { Deps } from '../deps.ts'
import { toMinor } from '../money.ts'
import { recordRefund } from './record-refund.ts'

/**
 * Sends a requested refund to Stripe and records what Stripe says of it. Interrupted anywhere and repeated, it refunds once:
 * the idempotency key names the refund and its amount; Stripe forgets keys after a day, so the intent's refunds are searched
 * first; and Stripe bounds all refunds by the charge.
 */
export async function refundPayment(deps: Deps, refundId: string): Promise<void> {
  const refund = await deps.database.client.paymentRefund.findUnique({
    where: { id: refundId },
    select: {
      state: true,
      amountMinor: true,
      currency: true,
      stripePaymentIntentId: true,
      payment: { select: { orderId: true } },
    },
  })
  if (refund?.state !== 'requested') return
  const { stripePaymentIntentId: intentId, currency } = refund
  const { orderId } = refund.payment
  const amountMinor = toMinor(refund.amountMinor)

  const sent =
    (await findRefund(deps, intentId, refundId)) ??
    (await deps.stripe.refunds.create(
      {
        payment_intent: intentId,
        amount: toStripeAmount({ amountMinor, currency }),
        metadata: { refundId, orderId },
      },
      { idempotencyKey: `refund:${refundId}:${amountMinor}` },
    ))
  await deps.database.transaction((tx) => recordRefund(deps, tx, refundId, sent))
}

/** The refund that an earlier, interrupted try made. */
async function findRefund(deps: Deps, intentId: string, refundId: string): Promise<Stripe.Refund | null> {
  for await (const refund of deps.stripe.refunds.list({ payment_intent: intentId, limit: 100 })) {
    if (refund.metadata?.refundId === refundId) return refund
  }
  return null
}
