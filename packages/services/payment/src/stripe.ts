import { AppError } from '@millyard/contracts'
import Stripe from 'stripe'

/** Keys of the emulator in development. Not secrets: it accepts every test key. */
export const DEVELOPMENT_STRIPE = {
  secretKey: 'sk_test_millyard',
  publishableKey: 'pk_test_millyard',
  webhookSecret: 'whsec_millyard_development',
  apiBase: 'http://127.0.0.1:8010',
} as const

const CALL_TIMEOUT_MS = 20_000

/**
 * The official client, with the API version that the package was made for. An emulator is only another base address.
 * A call that got no answer, a 409 or a 5xx is repeated twice, with the same idempotency key.
 */
export function createStripe({ secretKey, apiBase }: { secretKey: string; apiBase?: string | undefined }): Stripe {
  const base = apiBase ?? (secretKey === DEVELOPMENT_STRIPE.secretKey ? DEVELOPMENT_STRIPE.apiBase : undefined)
  const address = base === undefined ? undefined : new URL(base)
  return new Stripe(secretKey, {
    maxNetworkRetries: 2,
    timeout: CALL_TIMEOUT_MS,
    telemetry: false,
    ...(address
      ? {
          host: address.hostname,
          port: address.port || (address.protocol === 'https:' ? '443' : '80'),
          protocol: address.protocol === 'https:' ? 'https' : 'http',
        }
      : {}),
  })
}

/** Stripe understood and said no: repeating the same request cannot help. Nothing was created. */
export function isRefusal(error: unknown): error is Stripe.errors.StripeInvalidRequestError {
  return error instanceof Stripe.errors.StripeInvalidRequestError
}

/** What a caller of ours is told when Stripe cannot be reached. */
export function stripeUnavailable(cause: unknown): AppError {
  return new AppError('UNAVAILABLE', {
    message: 'Our payment provider does not answer right now. Try again in a moment.',
    details: { service: 'stripe' },
    cause,
  })
}

/** The id of something that Stripe gives as an id or, expanded, as the object. */
export function idOf(reference: string | { id: string } | null | undefined): string | null {
  if (reference === null || reference === undefined) return null
  return typeof reference === 'string' ? reference : reference.id
}
