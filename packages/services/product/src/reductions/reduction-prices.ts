import type { OfferSnapshot, UnitPrices } from '@millyard/contracts'
import { isCurrencyCode, stripeStepMinor } from '@millyard/money'

/** A price with percent off, in the steps in which cards are charged, never nothing and never more than before. */
export function reducePrice(priceMinor: number, percent: number, stepMinor: number): number {
  const steps = Math.round((priceMinor * (100 - percent)) / 100 / stepMinor)
  return Math.min(priceMinor, Math.max(1, steps) * stepMinor)
}

/** What units cost while a reduction runs. Prices that did not rise with the quantity still do not. */
export function reduceUnitPrices<Prices extends UnitPrices>(prices: Prices, percent: number, currency: string): Prices {
  const step = isCurrencyCode(currency) ? stripeStepMinor(currency) : 1
  return {
    ...prices,
    priceMinor: reducePrice(prices.priceMinor, percent, step),
    priceBreaks: prices.priceBreaks.map((each) => ({
      ...each,
      priceMinor: reducePrice(each.priceMinor, percent, step),
    })),
  }
}

/** The variants of an offer at the prices of now. `percent`: of the reduction that runs; null without one. */
export function currentVariants(
  { variants, currency }: OfferSnapshot,
  percent: number | null,
): OfferSnapshot['variants'] {
  return percent === null ? variants : variants.map((variant) => reduceUnitPrices(variant, percent, currency))
}
