import { toStripeAmount } from '@millyard/money'
import type Stripe from 'stripe'
import type { Deps } from '../deps.ts'

type IntentFor = { orderId: string; orderNumber: string; amountMinor: number; currency: string }

/**
 * Makes the order's PaymentIntent at Stripe. The same order and amount give the same intent, however often and from
 * however many processes this is called; the key carries the amount, so it is never used again with another (P29).
 *
 * Cards alone: a method that answers days later cannot pay an order that waits an hour. The storefront's element names the same
 * list, or Stripe refuses to confirm.
 *
 * Captured at once, not `automatic_async`: the fee is then known when the success is reported.
 */
export async function createIntent(deps: Pick<Deps, 'stripe'>, payment: IntentFor): Promise<Stripe.PaymentIntent> {
  const { orderId, orderNumber, amountMinor, currency } = payment
  return deps.stripe.paymentIntents.create(
    {
      amount: toStripeAmount({ amountMinor, currency }),
      currency: currency.toLowerCase(),
      allowed_payment_method_types: ['card'],
      capture_method: 'automatic',
      transfer_group: orderId,
      description: `Millyard order ${orderNumber}`,
      metadata: { orderId, orderNumber },
    },
    { idempotencyKey: `payment:${orderId}:${currency}:${amountMinor}` },
  )
}
