import type Stripe from 'stripe'
import type { Call } from '../http/api.ts'
import { find, StripeApiError } from '../http/errors.ts'

const VISIBLE_TO_BROWSERS = [
  'id',
  'object',
  'allowed_payment_method_types',
  'amount',
  'amount_details',
  'automatic_payment_methods',
  'canceled_at',
  'cancellation_reason',
  'capture_method',
  'client_secret',
  'confirmation_method',
  'created',
  'currency',
  'description',
  'last_payment_error',
  'livemode',
  'next_action',
  'payment_method',
  'payment_method_types',
  'processing',
  'receipt_email',
  'setup_future_usage',
  'shipping',
  'source',
  'status',
] as const satisfies readonly (keyof Stripe.PaymentIntent)[]

/** What the answer shows: all of it to the secret key, no metadata, customer or charge to the publishable one. */
export function presentIntent(call: Call, intent: Stripe.PaymentIntent): unknown {
  if (call.key === 'secret') return intent
  return Object.fromEntries(VISIBLE_TO_BROWSERS.map((field) => [field, intent[field] ?? null]))
}

/** The intent of the path. A browser must also know its client secret. */
export function openIntent(call: Call): Stripe.PaymentIntent {
  const intent = find(call.tables.paymentIntents, 'payment_intent', call.path('id'))
  const secret = call.params.client_secret
  if (call.key === 'publishable' && secret === undefined) {
    throw new StripeApiError(
      401,
      {
        type: 'invalid_request_error',
        code: 'secret_key_required',
        message:
          'This API call cannot be made with a publishable API key. Pass the client_secret, or use a secret API key.',
      },
      true,
    )
  }
  if (secret !== undefined && secret !== intent.client_secret) {
    throw new StripeApiError(404, {
      type: 'invalid_request_error',
      code: 'resource_missing',
      message: 'The client_secret provided does not match any associated PaymentIntent on this account.',
      param: 'client_secret',
    })
  }
  return intent
}
