import type Stripe from 'stripe'
import { createCharge, settleCharge } from '../charges/create-charge.ts'
import { tablesOf } from '../core/state.ts'
import { openDispute } from '../disputes/open-dispute.ts'
import { type EventSource, emitEvent } from '../events/emit-event.ts'
import { invalidRequest } from '../http/errors.ts'
import { type CardBehaviour, testCard } from '../payment-methods/test-cards.ts'

type Decline = NonNullable<CardBehaviour['decline']>

export const AUTHENTICATION_FAILED =
  'We are unable to authenticate your payment method. Please choose a different payment method and try again.'

/** The card's behaviour behind a payment method. */
export function behaviourOf(source: EventSource, paymentMethod: Stripe.PaymentMethod): CardBehaviour {
  const key = tablesOf(source.emulator.state, source.account).testCards[paymentMethod.id]
  return testCard(key ?? 'visa')
}

function attachedMethod(source: EventSource, intent: Stripe.PaymentIntent): Stripe.PaymentMethod {
  const { paymentMethods } = tablesOf(source.emulator.state, source.account)
  const found = typeof intent.payment_method === 'string' ? paymentMethods[intent.payment_method] : undefined
  if (!found) throw invalidRequest('This PaymentIntent has no payment method.')
  return found
}

/** Takes the payment method off, as Stripe does after a failure, and sends `payment_intent.payment_failed`. */
function failPayment(
  source: EventSource,
  intent: Stripe.PaymentIntent,
  error: Stripe.PaymentIntent.LastPaymentError,
): void {
  intent.status = 'requires_payment_method'
  intent.payment_method = null
  intent.next_action = null
  intent.last_payment_error = error
  emitEvent(source, 'payment_intent.payment_failed', intent)
}

/** Records a declined charge on the intent. */
export function declinePayment(source: EventSource, intent: Stripe.PaymentIntent, decline: Decline): void {
  const paymentMethod = attachedMethod(source, intent)
  const charge = createCharge(source, intent, paymentMethod, { decline })
  intent.latest_charge = charge.id
  failPayment(source, intent, {
    charge: charge.id,
    code: decline.code as Stripe.PaymentIntent.LastPaymentError['code'],
    ...(decline.declineCode ? { decline_code: decline.declineCode } : {}),
    doc_url: `https://docs.stripe.com/error-codes#${decline.code.replaceAll('_', '-')}`,
    message: decline.message,
    payment_method: paymentMethod,
    type: 'card_error',
  })
}

/** The buyer failed or left the 3-D Secure challenge: nothing is charged, another method may be tried. */
export function failAuthentication(source: EventSource, intent: Stripe.PaymentIntent): void {
  failPayment(source, intent, {
    code: 'payment_intent_authentication_failure',
    doc_url: 'https://docs.stripe.com/error-codes#payment-intent-authentication-failure',
    message: AUTHENTICATION_FAILED,
    payment_method: attachedMethod(source, intent),
    type: 'invalid_request_error',
  })
}

function succeed(source: EventSource, intent: Stripe.PaymentIntent): void {
  intent.status = 'succeeded'
  intent.amount_received = intent.amount
  intent.amount_capturable = 0
  emitEvent(source, 'payment_intent.succeeded', intent)
  disputeByCard(source, intent)
}

/** Some test cards dispute what was captured from them. */
function disputeByCard(source: EventSource, intent: Stripe.PaymentIntent): void {
  const { charges } = tablesOf(source.emulator.state, source.account)
  const charge = typeof intent.latest_charge === 'string' ? charges[intent.latest_charge] : undefined
  const { dispute } = behaviourOf(source, attachedMethod(source, intent))
  if (charge && dispute) openDispute(source, charge, dispute)
}

/**
 * Charges the intent's payment method once, whatever comes of it: `succeeded`, `requires_capture`, `processing`, or
 * `requires_payment_method` with `last_payment_error` after a decline. Must not be called in another status than before
 * the charge; callers check that.
 */
export function chargePayment(source: EventSource, intent: Stripe.PaymentIntent): void {
  const paymentMethod = attachedMethod(source, intent)
  const { decline, processing } = behaviourOf(source, paymentMethod)
  intent.next_action = null
  if (decline) {
    declinePayment(source, intent, decline)
    return
  }
  intent.last_payment_error = null
  if (processing) {
    intent.status = 'processing'
    emitEvent(source, 'payment_intent.processing', intent)
    return
  }
  const captured = intent.capture_method !== 'manual'
  intent.latest_charge = createCharge(source, intent, paymentMethod, { captured }).id
  saveForLater(source, intent, paymentMethod)
  if (captured) {
    succeed(source, intent)
    return
  }
  intent.status = 'requires_capture'
  intent.amount_capturable = intent.amount
  emitEvent(source, 'payment_intent.amount_capturable_updated', intent)
}

/** Ends `processing`, as the bank's answer would days later. */
export function settleProcessing(
  source: EventSource,
  intent: Stripe.PaymentIntent,
  outcome: 'succeeded' | 'failed',
): void {
  if (intent.status !== 'processing') throw invalidRequest(`This PaymentIntent is not processing but ${intent.status}.`)
  if (outcome === 'failed') {
    declinePayment(source, intent, {
      code: 'payment_method_provider_decline',
      message: 'The bank refused the payment.',
    })
    return
  }
  intent.latest_charge = createCharge(source, intent, attachedMethod(source, intent), { captured: true }).id
  succeed(source, intent)
}

/** Captures an authorised payment, whole or in part; the rest is released. */
export function capturePayment(source: EventSource, intent: Stripe.PaymentIntent, amount: number): void {
  const { charges } = tablesOf(source.emulator.state, source.account)
  const charge = typeof intent.latest_charge === 'string' ? charges[intent.latest_charge] : undefined
  if (!charge) throw invalidRequest('This PaymentIntent has no charge to capture.')
  settleCharge(source, charge, amount)
  emitEvent(source, 'charge.captured', charge)
  intent.status = 'succeeded'
  intent.amount_received = amount
  intent.amount_capturable = 0
  emitEvent(source, 'payment_intent.succeeded', intent)
  disputeByCard(source, intent)
}

function saveForLater(source: EventSource, intent: Stripe.PaymentIntent, paymentMethod: Stripe.PaymentMethod): void {
  if (intent.setup_future_usage === null || typeof intent.customer !== 'string') return
  if (paymentMethod.customer !== null) return
  paymentMethod.customer = intent.customer
  emitEvent(source, 'payment_method.attached', paymentMethod)
}
