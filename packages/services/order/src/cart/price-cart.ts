import type { PricedLine } from '@millyard/contracts'
import type { Deps } from '../deps.ts'
import type { StoredCart } from './cart.repository.ts'

/** Asks the catalogue about every line, and about `extra` variants, in one call; asks nothing about an empty cart. */
export async function priceCart(
  deps: Deps,
  cart: StoredCart | undefined,
  extra: { variantId: string; quantity: number }[] = [],
): Promise<Map<string, PricedLine>> {
  const quantities = new Map<string, number>()
  for (const line of [...(cart?.items ?? []), ...extra]) {
    quantities.set(line.variantId, (quantities.get(line.variantId) ?? 0) + line.quantity)
  }
  if (quantities.size === 0) return new Map()
  return deps.peers.priceLines({ lines: Array.from(quantities, ([variantId, quantity]) => ({ variantId, quantity })) })
}
