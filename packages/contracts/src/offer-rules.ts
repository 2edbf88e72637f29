/** The rules of offers that pages reckon with too. Without schemas: the shop's pages carry no parser for them. */
import type { PriceBreak, UnitPrices } from './offer.ts'

/** As many units as one line of a cart can hold; what is made to order without a limit says that it has so many. */
export const MAX_QUANTITY = 9_999

/**
 * The price of each unit when `count` of them count together, and from how many on it holds. What counts together are all
 * variants of one product in one cart.
 */
export function unitPriceAt(
  { priceMinor, priceBreaks }: UnitPrices,
  count: number,
): { unitPriceMinor: number; fromQuantity: number } {
  const reached = priceBreaks.findLast(({ minQuantity }) => minQuantity <= count)
  return reached
    ? { unitPriceMinor: reached.priceMinor, fromQuantity: reached.minQuantity }
    : { unitPriceMinor: priceMinor, fromQuantity: 1 }
}

/** How many units of each product these lines hold together: what their quantity prices are read with. */
export function countTogether(lines: readonly { productId: string; quantity: number }[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { productId, quantity } of lines) counts.set(productId, (counts.get(productId) ?? 0) + quantity)
  return counts
}

/** Whether what is available of a variant is enough for the smallest order. */
export function canBeOrdered({ available, minQuantity }: { available: number; minQuantity: number }): boolean {
  return available >= minQuantity
}

/** The largest quantity that can be ordered, a multiple of the step; 0 when it is below the minimum. */
export function mostOrderable({
  available,
  minQuantity,
  quantityStep,
}: {
  available: number
  minQuantity: number
  quantityStep: number
}): number {
  const most = Math.min(available, MAX_QUANTITY)
  const whole = most - (most % quantityStep)
  return whole < minQuantity ? 0 : whole
}

/**
 * The next quantity price and how many more it takes, in whole lots; undefined when there is none, or not enough is available.
 * `counted`: units of the product that count already; `quantity`: those of them that are of this variant.
 */
export function nextPriceBreak(
  offer: { priceBreaks: readonly PriceBreak[]; available: number; minQuantity: number; quantityStep: number },
  { counted, quantity }: { counted: number; quantity: number },
): { missing: number; priceMinor: number } | undefined {
  const next = offer.priceBreaks.find(({ minQuantity }) => minQuantity > counted)
  if (!next) return undefined
  const lots = Math.ceil((next.minQuantity - counted) / offer.quantityStep)
  const missing = lots * offer.quantityStep
  return quantity + missing > mostOrderable(offer) ? undefined : { missing, priceMinor: next.priceMinor }
}
