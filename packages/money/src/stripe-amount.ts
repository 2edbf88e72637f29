import { type CurrencyCode, currencyExponent } from './currency.ts'
import { assertMinor, type Money, minorFromBigInt, multiplyMinor } from './money.ts'
import { MoneyError } from './money-error.ts'
import { roundHalfUp } from './round-half-up.ts'

/** Whole currencies that Stripe's API still writes with two decimals, the last two of them always 00. */
const TWO_DECIMALS_ON_STRIPE: ReadonlySet<CurrencyCode> = new Set(['ISK', 'UGX'])

/** Charged with two decimals, paid out in whole units only. */
const WHOLE_PAYOUTS_ON_STRIPE: ReadonlySet<CurrencyCode> = new Set(['HUF', 'TWD'])

/**
 * The smallest step in minor units that Stripe accepts in a charge, refund or transfer of this currency: 10 for the
 * three-decimal currencies, whose last digit must be 0, else 1.
 * Rule: https://docs.stripe.com/currencies#three-decimal
 */
export function stripeStepMinor(currency: CurrencyCode): number {
  return currencyExponent(currency) === 3 ? 10 : 1
}

/**
 * Rounds (half-up) to the nearest amount that Stripe can charge. Do it where a price is made, never on a total:
 * `toStripeAmount` refuses instead of rounding, so that the parts of an order cannot drift from its charge.
 */
export function roundToStripeStep(amountMinor: number, currency: CurrencyCode): number {
  const step = BigInt(stripeStepMinor(currency))
  return minorFromBigInt(roundHalfUp(BigInt(assertMinor(amountMinor)), step) * step)
}

/**
 * The integer that Stripe's API wants as `amount`.
 *
 * The same as `amountMinor`, but for the special cases of https://docs.stripe.com/currencies#special-cases : ISK and UGX
 * are whole currencies which the API represents with two decimals (5 ISK is 500). KWD, BHD, OMR, JOD and TND must end in 0.
 * @throws MoneyError `NOT_REPRESENTABLE` when Stripe would refuse the amount, `UNKNOWN_CURRENCY`, `NOT_A_SAFE_INTEGER`
 */
export function toStripeAmount(money: Money): number {
  const amountMinor = assertMinor(money.amountMinor)
  if (amountMinor % stripeStepMinor(money.currency) !== 0) {
    throw new MoneyError(
      'NOT_REPRESENTABLE',
      `Stripe takes ${money.currency} in steps of ${stripeStepMinor(money.currency)}`,
    )
  }
  return TWO_DECIMALS_ON_STRIPE.has(money.currency) ? multiplyMinor(amountMinor, 100) : amountMinor
}

/**
 * Money from an `amount` and a `currency` of Stripe's API (which writes currencies in small letters).
 * @throws MoneyError `NOT_REPRESENTABLE` for ISK or UGX with a fraction, `UNKNOWN_CURRENCY`, `NOT_A_SAFE_INTEGER`
 */
export function fromStripeAmount(stripeAmount: number, stripeCurrency: string): Money {
  const currency = stripeCurrency.toUpperCase()
  currencyExponent(currency)
  const amount = assertMinor(stripeAmount)
  if (!TWO_DECIMALS_ON_STRIPE.has(currency)) return { amountMinor: amount, currency }
  if (amount % 100 !== 0) throw new MoneyError('NOT_REPRESENTABLE', `${amount} is not a whole amount of ${currency}`)
  return { amountMinor: assertMinor(amount / 100), currency }
}

/**
 * Splits a balance into what Stripe can pay out to a bank now and what must wait. HUF and TWD are paid out in whole units
 * only (https://docs.stripe.com/currencies#special-cases), so 10.45 HUF pays 10 and keeps 0.45 for the next payout.
 * `payableMinor + waitingMinor` is the balance. A balance of zero or less pays nothing.
 */
export function splitForStripePayout(balance: Money): { payableMinor: number; waitingMinor: number } {
  const balanceMinor = assertMinor(balance.amountMinor)
  if (balanceMinor <= 0) return { payableMinor: 0, waitingMinor: balanceMinor }
  const step = WHOLE_PAYOUTS_ON_STRIPE.has(balance.currency) ? 100 : stripeStepMinor(balance.currency)
  const waitingMinor = balanceMinor % step
  return { payableMinor: balanceMinor - waitingMinor, waitingMinor }
}
