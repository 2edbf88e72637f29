import { countTogether, type PricedLine, type UnitPrices, unitPriceAt } from '@millyard/contracts'

export type LinePrice = {
  unitPriceMinor: number
  /** From how many units on it holds; 1: it is the price of one. */
  fromQuantity: number
  /** How many units of the product count for it. */
  countedQuantity: number
}

/** The price table of an offer. */
export function pricesOf({ listPriceMinor, priceBreaks }: PricedLine): UnitPrices {
  return { priceMinor: listPriceMinor, priceBreaks }
}

/**
 * What a unit of each offer costs among these lines: all variants of one product count together for its quantity prices
 * (docs/decisions/015). The lines are those that can be bought, at the quantities of now: what the catalogue was asked about
 * may have been other ones.
 */
export function unitPricesIn(
  lines: readonly { offer: PricedLine; quantity: number }[],
): (prices: UnitPrices, productId: string) => LinePrice {
  const counts = countTogether(lines.map(({ offer: { productId }, quantity }) => ({ productId, quantity })))
  return (prices, productId) => {
    const countedQuantity = counts.get(productId) ?? 1
    return { ...unitPriceAt(prices, countedQuantity), countedQuantity }
  }
}

/** Whether two price tables say the same for every quantity. */
export function isSamePrices(a: UnitPrices, b: UnitPrices): boolean {
  const text = ({ priceMinor, priceBreaks }: UnitPrices) =>
    JSON.stringify([priceMinor, priceBreaks.map((each) => [each.minQuantity, each.priceMinor])])
  return text(a) === text(b)
}
