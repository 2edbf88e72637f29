import type Stripe from 'stripe'

/**
 * The order that a PaymentIntent is for; null for an intent that Millyard did not make (the Stripe account may serve other
 * purposes, too).
 */
export function orderOfIntent(intent: Stripe.PaymentIntent): string | null {
  return intent.metadata.orderId ?? null
}

/**
 * Orders the events of a payment before its end: by Stripe's second, then a failure after a challenge, then by id. The one
 * with the greatest key decides, so the outcome depends on the set of events and not on the order of their arrival (P10).
 */
export function eventKey(event: Stripe.Event, rank: 'requires_action' | 'failed'): string {
  return `${String(event.created).padStart(12, '0')}:${rank === 'failed' ? 2 : 1}:${event.id}`
}
