import type { CurrencyCode } from './currency.ts'
import { MoneyError } from './money-error.ts'

/** An amount in whole minor units (cents, yen, fils). `amountMinor` is always a safe integer; it may be negative. */
export type Money = { amountMinor: number; currency: CurrencyCode }

/**
 * Returns the amount if it is a safe integer, with -0 made 0.
 * @throws MoneyError `NOT_A_SAFE_INTEGER`
 */
export function assertMinor(amountMinor: number): number {
  if (!Number.isSafeInteger(amountMinor)) {
    throw new MoneyError('NOT_A_SAFE_INTEGER', `${amountMinor} is not an amount in whole minor units`)
  }
  return amountMinor === 0 ? 0 : amountMinor
}

/** From exact arithmetic back to a number; refuses what a number cannot hold exactly. */
export function minorFromBigInt(value: bigint): number {
  const amountMinor = Number(value)
  if (!Number.isSafeInteger(amountMinor)) {
    throw new MoneyError('NOT_A_SAFE_INTEGER', `${value} is larger than an amount can be`)
  }
  return amountMinor
}

function assertSameCurrency(left: Money, right: Money): void {
  if (left.currency !== right.currency) {
    throw new MoneyError('CURRENCY_MISMATCH', `Cannot mix ${left.currency} with ${right.currency}`)
  }
}

/** The sum of amounts in minor units of one currency, exact or refused; 0 for none. The caller vouches for the currency. */
export function sumMinor(amountsMinor: Iterable<number>): number {
  let total = 0n
  for (const amountMinor of amountsMinor) total += BigInt(assertMinor(amountMinor))
  return minorFromBigInt(total)
}

/** A unit price times a whole quantity, exact or refused. @throws MoneyError `NOT_A_SAFE_INTEGER` */
export function multiplyMinor(amountMinor: number, quantity: number): number {
  return minorFromBigInt(BigInt(assertMinor(amountMinor)) * BigInt(assertMinor(quantity)))
}

/** @throws MoneyError `CURRENCY_MISMATCH`, `NOT_A_SAFE_INTEGER` */
export function add(left: Money, right: Money): Money {
  assertSameCurrency(left, right)
  return { amountMinor: sumMinor([left.amountMinor, right.amountMinor]), currency: left.currency }
}

/** @throws MoneyError `CURRENCY_MISMATCH`, `NOT_A_SAFE_INTEGER` */
export function subtract(left: Money, right: Money): Money {
  return add(left, negate(right))
}

/** The same amount with the other sign; never -0. */
export function negate(money: Money): Money {
  return { amountMinor: assertMinor(-money.amountMinor), currency: money.currency }
}

/** A unit price times a whole quantity. @throws MoneyError `NOT_A_SAFE_INTEGER` */
export function multiply(money: Money, quantity: number): Money {
  return { amountMinor: multiplyMinor(money.amountMinor, quantity), currency: money.currency }
}

/**
 * The sum of amounts that are all in `currency`. The currency is asked for because an empty list has none.
 * @throws MoneyError `CURRENCY_MISMATCH`, `NOT_A_SAFE_INTEGER`
 */
export function sum(monies: Iterable<Money>, currency: CurrencyCode): Money {
  const amounts: number[] = []
  for (const money of monies) {
    assertSameCurrency({ amountMinor: 0, currency }, money)
    amounts.push(money.amountMinor)
  }
  return { amountMinor: sumMinor(amounts), currency }
}

/** Negative, zero or positive as `left` is less than, equal to or more than `right`. @throws MoneyError `CURRENCY_MISMATCH` */
export function compare(left: Money, right: Money): number {
  assertSameCurrency(left, right)
  return Math.sign(assertMinor(left.amountMinor) - assertMinor(right.amountMinor))
}
