import { type Cart, mostOrderable, type PricedLine, unitPriceAt } from '@millyard/contracts'
import { multiplyMinor, sumMinor } from '@millyard/money'
import type { StoredCart, StoredCartItem } from './cart.repository.ts'
import { type LinePrice, pricesOf, unitPricesIn } from './unit-prices.ts'

export type CartLine = Cart['groups'][number]['lines'][number]
export type CartProblem = CartLine['problems'][number]

/** What the catalogue says now about a line, or undefined when it cannot be bought: not on sale, or its factory may not sell. */
export function offerFor(item: StoredCartItem, prices: ReadonlyMap<string, PricedLine>): PricedLine | undefined {
  if (item.vendorStatus !== null && item.vendorStatus !== 'approved') return undefined
  return prices.get(item.variantId)
}

function problemsOf(item: StoredCartItem, offer: PricedLine, now: LinePrice, seen: LinePrice): CartProblem[] {
  const most = mostOrderable(offer)
  const problems: CartProblem[] = []
  if (offer.awayUntil !== null) problems.push('factory_away')
  else if (most === 0) problems.push('out_of_stock')
  else if (item.quantity < offer.minQuantity) problems.push('below_minimum')
  else if (item.quantity % offer.quantityStep !== 0) problems.push('not_a_multiple')
  else if (most < item.quantity) problems.push('not_enough_stock')
  if (now.unitPriceMinor !== seen.unitPriceMinor) problems.push('price_changed')
  return problems
}

function orphan(item: StoredCartItem, problem: CartProblem): CartLine {
  const { unitPriceMinor } = unitPriceAt(item.pricesSeen, item.quantity)
  return {
    id: item.id,
    variantId: item.variantId,
    productSlug: item.productSlug,
    title: item.title,
    variantTitle: item.variantTitle,
    image: item.image,
    quantity: item.quantity,
    unitPriceMinor,
    listPriceMinor: item.pricesSeen.priceMinor,
    priceBreaks: [],
    compareAt: null,
    countedQuantity: item.quantity,
    minQuantity: 1,
    quantityStep: 1,
    totalMinor: multiplyMinor(unitPriceMinor, item.quantity),
    available: 0,
    leadTimeDays: null,
    isMadeToOrder: false,
    awayUntil: null,
    problems: [problem],
  }
}

/**
 * The cart as its owner sees it: lines by factory, in the order in which they were added, at the prices of now. Lines that
 * cannot be bought here (no longer on sale, or in another currency) stand apart and count in no sum.
 *
 * Whether a price has changed is asked of the table that the buyer saw, at the quantities of now: the buyer's own change of a
 * quantity moves the price without being one.
 *
 * `hasProblems` is about what stops a checkout. A changed price does not: it is shown beside the line, and placing the order
 * demands the total that the buyer has seen (P39).
 */
export function buildCart(cart: StoredCart, prices: ReadonlyMap<string, PricedLine>): Cart {
  const groups = new Map<string, Cart['groups'][number]>()
  const orphans: CartLine[] = []
  const bought: { item: StoredCartItem; offer: PricedLine; quantity: number }[] = []
  for (const item of cart.items) {
    const offer = offerFor(item, prices)
    if (!offer) orphans.push(orphan(item, 'unavailable'))
    else if (offer.currency !== cart.currency) orphans.push(orphan(item, 'other_currency'))
    else bought.push({ item, offer, quantity: item.quantity })
  }
  const priceAmong = unitPricesIn(bought)
  for (const { item, offer } of bought) {
    const now = priceAmong(pricesOf(offer), offer.productId)
    const group = groups.get(offer.vendorId) ?? {
      vendorId: offer.vendorId,
      vendorName: offer.vendorName,
      vendorSlug: offer.vendorSlug,
      vendorPlace: offer.vendorPlace,
      lines: [],
      subtotalMinor: 0,
    }
    groups.set(offer.vendorId, group)
    group.lines.push({
      id: item.id,
      variantId: item.variantId,
      productSlug: offer.productSlug,
      title: offer.title,
      variantTitle: offer.variantTitle,
      image: offer.image,
      quantity: item.quantity,
      unitPriceMinor: now.unitPriceMinor,
      listPriceMinor: offer.listPriceMinor,
      priceBreaks: offer.priceBreaks,
      compareAt: offer.compareAt,
      countedQuantity: now.countedQuantity,
      minQuantity: offer.minQuantity,
      quantityStep: offer.quantityStep,
      totalMinor: multiplyMinor(now.unitPriceMinor, item.quantity),
      available: mostOrderable(offer),
      leadTimeDays: offer.leadTimeDays,
      isMadeToOrder: offer.isMadeToOrder,
      awayUntil: offer.awayUntil,
      problems: problemsOf(item, offer, now, priceAmong(item.pricesSeen, offer.productId)),
    })
  }
  for (const group of groups.values()) group.subtotalMinor = sumMinor(group.lines.map((line) => line.totalMinor))
  const all = [...groups.values()]
  return {
    currency: cart.currency,
    groups: all,
    orphans,
    itemCount: all.flatMap((group) => group.lines).reduce((count, line) => count + line.quantity, 0),
    subtotalMinor: sumMinor(all.map((group) => group.subtotalMinor)),
    hasProblems:
      orphans.length > 0 ||
      all.some((group) => group.lines.some((line) => line.problems.some((problem) => problem !== 'price_changed'))),
  }
}
