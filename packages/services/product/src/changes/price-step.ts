import type { PriceOperation, StockOperation } from '@millyard/contracts'
import { isCurrencyCode, percentOf, roundToStripeStep, sumMinor } from '@millyard/money'

export type Worked = { to: number } | { problem: string }

const HIGHEST = 100_000_000

/**
 * What becomes of a price. A percentage is rounded half-up once, to the smallest amount that a card can be charged in this
 * currency: 10 % on 9.99 is 10.99. Amounts are in one currency and say nothing about prices in another.
 */
export function workOutPrice(priceMinor: number, currency: string, operation: PriceOperation): Worked {
  if (!isCurrencyCode(currency)) return { problem: `We do not know the currency ${currency}.` }
  if ('currency' in operation && operation.currency !== currency)
    return { problem: `This price is in ${currency}, and you gave an amount in ${operation.currency}.` }
  const raw = rawPrice(priceMinor, operation)
  const to = roundToStripeStep(raw, currency)
  if ('currency' in operation && to !== raw)
    return { problem: `Prices in ${currency} must end in 0: cards are charged in such steps.` }
  if (to < 1) return { problem: 'The price would fall to zero or below.' }
  if (to > HIGHEST) return { problem: 'The price would be too high.' }
  return { to }
}

function rawPrice(priceMinor: number, operation: PriceOperation): number {
  switch (operation.kind) {
    case 'set':
      return operation.amountMinor
    case 'raise_amount':
      return sumMinor([priceMinor, operation.amountMinor])
    case 'lower_amount':
      return sumMinor([priceMinor, -operation.amountMinor])
    case 'raise_percent':
      return sumMinor([priceMinor, percentOf(priceMinor, operation.basisPoints)])
    case 'lower_percent':
      return sumMinor([priceMinor, -percentOf(priceMinor, operation.basisPoints)])
  }
}

/** What becomes of what lies on a shelf; held units stay. */
export function workOutStock(
  { onHand, reserved }: { onHand: number; reserved: number },
  { kind, units }: StockOperation,
): Worked {
  const to = kind === 'set' ? units : onHand + units
  if (to < reserved)
    return {
      problem:
        reserved > 0
          ? `${reserved} units are held for orders that are being paid. At least those must stay.`
          : 'The stock would fall below zero.',
    }
  if (to > 1_000_000) return { problem: 'A shelf holds at most 1,000,000 units.' }
  return { to }
}
