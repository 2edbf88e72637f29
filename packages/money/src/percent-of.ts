import { assertMinor, minorFromBigInt } from './money.ts'
import { MoneyError } from './money-error.ts'
import { roundHalfUp } from './round-half-up.ts'

const WHOLE_BASIS_POINTS = 10_000n

function assertRate(basisPoints: number): bigint {
  if (!Number.isSafeInteger(basisPoints) || basisPoints < 0) {
    throw new MoneyError('INVALID_RATE', `${basisPoints} is not a rate in whole basis points (1 % = 100)`)
  }
  return BigInt(basisPoints)
}

/**
 * The share of an amount at a rate in basis points (10 % = 1000), rounded half-up once. Symmetric: the share of -x is
 * minus the share of x. For commission and for tax that comes on top.
 * @throws MoneyError `INVALID_RATE`, `NOT_A_SAFE_INTEGER`
 */
export function percentOf(amountMinor: number, basisPoints: number): number {
  return minorFromBigInt(roundHalfUp(BigInt(assertMinor(amountMinor)) * assertRate(basisPoints), WHOLE_BASIS_POINTS))
}

/**
 * The share already contained in a gross amount at a rate in basis points: the tax inside a price that includes it
 * (120.00 at 2000 contains 20.00), rounded half-up once.
 * @throws MoneyError `INVALID_RATE`, `NOT_A_SAFE_INTEGER`
 */
export function percentIncludedIn(grossMinor: number, basisPoints: number): number {
  const rate = assertRate(basisPoints)
  return minorFromBigInt(roundHalfUp(BigInt(assertMinor(grossMinor)) * rate, WHOLE_BASIS_POINTS + rate))
}
