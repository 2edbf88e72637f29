import { assertMinor, stripeStepMinor, toStripeAmount } from '@millyard/money'

/** A BIGINT column as minor units. @throws MoneyError when a number cannot hold it exactly. */
export function toMinor(column: bigint): number {
  return assertMinor(Number(column))
}

/**
 * Stripe's fee in minor units, exact but for ISK and UGX: Stripe counts these in hundredths, which they do not have, and a
 * fee (unlike an amount that we ask for) may be a fraction. It is rounded up: a rounding may cost the platform less than
 * one króna, but never keeps a payment from being settled.
 */
export function fromStripeFee(stripeFee: number, currency: string): number {
  const step = stripeStepMinor(currency)
  const perMinor = toStripeAmount({ amountMinor: step, currency }) / step
  return assertMinor(Math.ceil(stripeFee / perMinor))
}
