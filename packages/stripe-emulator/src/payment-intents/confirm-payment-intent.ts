import type Stripe from 'stripe'
import { z } from 'zod'
import { emitEvent } from '../events/emit-event.ts'
import type { Call } from '../http/api.ts'
import { invalidRequest, StripeApiError, type StripeErrorBody } from '../http/errors.ts'
import { flag, readParams, text } from '../http/params.ts'
import { createPaymentMethod, resolvePaymentMethod } from '../payment-methods/create-payment-method.ts'
import { presentIntent } from './client-access.ts'
import { behaviourOf, chargePayment, declinePayment } from './process-payment.ts'

export const confirmParams = z.object({
  payment_method: text.optional(),
  payment_method_data: z.record(z.string(), z.unknown()).optional(),
  return_url: text.optional(),
  use_stripe_sdk: flag.optional(),
  off_session: z.string().optional(),
  setup_future_usage: z.enum(['on_session', 'off_session']).optional(),
  receipt_email: text.optional(),
})

const CONFIRMABLE: readonly Stripe.PaymentIntent.Status[] = [
  'requires_payment_method',
  'requires_confirmation',
  'requires_action',
]

/** Stripe's 400 for an intent in the wrong status; it carries the intent, so that the caller sees what it is now. */
export function unexpectedState(call: Call, intent: Stripe.PaymentIntent, message: string): StripeApiError {
  return invalidRequest(message, {
    code: 'payment_intent_unexpected_state',
    payment_intent: presentIntent(call, structuredClone(intent)) as Stripe.PaymentIntent,
  })
}

function useMethod(
  call: Call,
  intent: Stripe.PaymentIntent,
  input: z.output<typeof confirmParams>,
): Stripe.PaymentMethod {
  const chosen = input.payment_method_data
    ? createPaymentMethod(call, input.payment_method_data)
    : (input.payment_method ?? intent.payment_method)
  if (chosen === null) {
    throw unexpectedState(
      call,
      intent,
      "You cannot confirm this PaymentIntent because it's missing a payment method. You can either update the PaymentIntent with a payment method and then confirm it again, or confirm it again directly with a payment method or ConfirmationToken.",
    )
  }
  const paymentMethod = typeof chosen === 'string' ? resolvePaymentMethod(call, chosen) : chosen
  if (paymentMethod.customer !== null && paymentMethod.customer !== intent.customer) {
    throw invalidRequest(
      `The provided PaymentMethod (${paymentMethod.id}) belongs to another customer. Set the PaymentIntent's customer to the one it belongs to.`,
      { param: 'payment_method' },
    )
  }
  return paymentMethod
}

function checkReturnUrl(call: Call, intent: Stripe.PaymentIntent, returnUrl: string | undefined): void {
  const mayRedirect =
    intent.automatic_payment_methods?.enabled && intent.automatic_payment_methods.allow_redirects !== 'never'
  if (call.key !== 'secret' || !mayRedirect || returnUrl !== undefined) return
  throw invalidRequest(
    'This PaymentIntent is configured to accept payment methods enabled in your Dashboard. Because some of these payment methods might redirect your customer off of your page, you must provide a `return_url`. If you don’t want to accept redirect-based payment methods, set `automatic_payment_methods[enabled]` to `true` and `automatic_payment_methods[allow_redirects]` to `never` when creating Setup Intents and Payment Intents.',
  )
}

function challengeUrl(call: Call, intent: Stripe.PaymentIntent, returnUrl: string | null): string {
  const url = new URL(`${call.emulator.baseUrl}/3ds/${intent.id}`)
  url.searchParams.set('client_secret', intent.client_secret ?? '')
  if (call.account) url.searchParams.set('account', call.account)
  if (returnUrl) url.searchParams.set('return_url', returnUrl)
  return url.href
}

function requireAction(call: Call, intent: Stripe.PaymentIntent, input: z.output<typeof confirmParams>): void {
  intent.status = 'requires_action'
  intent.last_payment_error = null
  if (input.return_url && input.use_stripe_sdk !== true) {
    intent.next_action = {
      type: 'redirect_to_url',
      redirect_to_url: { return_url: input.return_url, url: challengeUrl(call, intent, input.return_url) },
    }
  } else {
    intent.next_action = {
      type: 'use_stripe_sdk',
      use_stripe_sdk: { type: 'three_d_secure_redirect', stripe_js: challengeUrl(call, intent, null) },
    }
  }
  emitEvent(call, 'payment_intent.requires_action', intent)
}

function throwDecline(call: Call, intent: Stripe.PaymentIntent, error: Stripe.PaymentIntent.LastPaymentError): never {
  const { code, decline_code, message, charge, payment_method } = structuredClone(error)
  const details: StripeErrorBody = {
    type: 'card_error',
    message: message ?? 'Your card was declined.',
    ...(code ? { code } : {}),
    ...(decline_code ? { decline_code } : {}),
    ...(charge ? { charge } : {}),
    ...(payment_method ? { payment_method } : {}),
    payment_intent: presentIntent(call, structuredClone(intent)) as Stripe.PaymentIntent,
  }
  throw new StripeApiError(402, details)
}

/**
 * Confirms: charges at once, or asks the buyer first. Throws a 402 card error after a decline, with the intent in it;
 * a second confirmation of a paid intent gets 400 `payment_intent_unexpected_state`, so that one intent is charged once.
 */
export function confirmIntent(call: Call, intent: Stripe.PaymentIntent): Stripe.PaymentIntent {
  const input = readParams(confirmParams, call.params)
  if (!CONFIRMABLE.includes(intent.status)) {
    const reason =
      intent.status === 'succeeded'
        ? 'it has already succeeded after being previously confirmed'
        : `it has a status of ${intent.status}`
    throw unexpectedState(call, intent, `You cannot confirm this PaymentIntent because ${reason}.`)
  }
  checkReturnUrl(call, intent, input.return_url)
  const paymentMethod = useMethod(call, intent, input)
  intent.payment_method = paymentMethod.id
  if (input.setup_future_usage) intent.setup_future_usage = input.setup_future_usage
  if (input.receipt_email) intent.receipt_email = input.receipt_email

  const asks = behaviourOf(call, paymentMethod).requiresAction === true
  if (asks && input.off_session !== undefined && input.off_session !== 'false') {
    const message = 'Your card was declined. This transaction requires authentication.'
    declinePayment(call, intent, { code: 'authentication_required', declineCode: 'authentication_required', message })
  } else if (asks) {
    requireAction(call, intent, input)
  } else {
    chargePayment(call, intent)
  }
  if (intent.last_payment_error) throwDecline(call, intent, intent.last_payment_error)
  return intent
}
