import { assertMinor, minorFromBigInt, sumMinor } from './money.ts'
import { MoneyError } from './money-error.ts'

/**
 * Divides an amount in proportion to weights, by largest remainder.
 *
 * Guarantees for every input: the shares add up to the amount exactly; each is within one minor unit of its exact
 * proportion; a weight of zero gets zero; the shares of -x are minus the shares of x; equal remainders go to the earlier
 * weight, so that the same input always divides the same way.
 *
 * @param weights whole and not negative; at least one of them more than zero
 * @throws MoneyError `INVALID_WEIGHTS` for none, negative, fractional or all-zero weights (the amount would be lost), `NOT_A_SAFE_INTEGER`
 */
export function allocate(amountMinor: number, weights: readonly number[]): number[] {
  const amount = BigInt(assertMinor(amountMinor))
  const exactWeights = weights.map((weight) => {
    if (!Number.isSafeInteger(weight) || weight < 0) {
      throw new MoneyError('INVALID_WEIGHTS', `A weight must be a whole number of at least 0, not ${weight}`)
    }
    return BigInt(weight)
  })
  const total = exactWeights.reduce((left, right) => left + right, 0n)
  if (total === 0n) throw new MoneyError('INVALID_WEIGHTS', 'At least one weight must be more than 0')

  const magnitude = amount < 0n ? -amount : amount
  const shares = exactWeights.map((weight) => (magnitude * weight) / total)
  let left = magnitude - shares.reduce((a, b) => a + b, 0n)
  const byRemainder = exactWeights
    .map((weight, index) => ({ index, remainder: (magnitude * weight) % total }))
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder < b.remainder ? 1 : -1))
  for (const { index } of byRemainder) {
    if (left === 0n) break
    shares[index] = (shares[index] ?? 0n) + 1n
    left -= 1n
  }

  const result = shares.map((share) => minorFromBigInt(amount < 0n ? -share : share))
  if (sumMinor(result) !== assertMinor(amountMinor)) throw new Error('allocate lost money: this is a bug in Millyard')
  return result
}
