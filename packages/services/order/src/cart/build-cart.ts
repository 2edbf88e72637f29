import type { Cart, PricedLine } from '@millyard/contracts'
import { multiplyMinor, sumMinor } from '@millyard/money'
import type { StoredCart, StoredCartItem } from './cart.repository.ts'

export type CartLine = Cart['groups'][number]['lines'][number]
export type CartProblem = CartLine['problems'][number]

/** What the catalogue says now about a line, or undefined when it cannot be bought: not on sale, or its factory may not sell. */
export function offerFor(item: StoredCartItem, prices: ReadonlyMap<string, PricedLine>): PricedLine | undefined {
  if (item.vendorStatus !== null && item.vendorStatus !== 'approved') return undefined
  return prices.get(item.variantId)
}

function problemsOf(item: StoredCartItem, offer: PricedLine): CartProblem[] {
  const problems: CartProblem[] = []
  if (offer.awayUntil !== null) problems.push('factory_away')
  else if (offer.available === 0) problems.push('out_of_stock')
  else if (offer.available < item.quantity) problems.push('not_enough_stock')
  if (offer.unitPriceMinor !== item.priceSeenMinor) problems.push('price_changed')
  return problems
}

function orphan(item: StoredCartItem, problem: CartProblem): CartLine {
  return {
    id: item.id,
    variantId: item.variantId,
    productSlug: item.productSlug,
    title: item.title,
    variantTitle: item.variantTitle,
    image: item.image,
    quantity: item.quantity,
    unitPriceMinor: item.priceSeenMinor,
    totalMinor: multiplyMinor(item.priceSeenMinor, item.quantity),
    available: 0,
    awayUntil: null,
    problems: [problem],
  }
}

/**
 * The cart as its owner sees it: lines by factory, in the order in which they were added, at the prices of now. Lines that
 * cannot be bought here (no longer on sale, or in another currency) stand apart and count in no sum.
 *
 * `hasProblems` is about what stops a checkout. A changed price does not: it is shown beside the line, and placing the order
 * demands the total that the buyer has seen (P39).
 */
export function buildCart(cart: StoredCart, prices: ReadonlyMap<string, PricedLine>): Cart {
  const groups = new Map<string, Cart['groups'][number]>()
  const orphans: CartLine[] = []
  for (const item of cart.items) {
    const offer = offerFor(item, prices)
    if (!offer) {
      orphans.push(orphan(item, 'unavailable'))
      continue
    }
    if (offer.currency !== cart.currency) {
      orphans.push(orphan(item, 'other_currency'))
      continue
    }
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
      unitPriceMinor: offer.unitPriceMinor,
      totalMinor: multiplyMinor(offer.unitPriceMinor, item.quantity),
      available: offer.available,
      awayUntil: offer.awayUntil,
      problems: problemsOf(item, offer),
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
