import type { Cart } from '@millyard/contracts'
import type { Deps } from '../deps.ts'
import { buildCart, offerFor } from './build-cart.ts'
import { findCart, rememberPrices } from './cart.repository.ts'
import { type CartKey, requireCartKey } from './cart-key.ts'
import { priceCart } from './price-cart.ts'

/** The buyer has seen the prices of now: the lines' `price_changed` goes away (P39). Nothing to do for an empty cart. */
export async function acceptPrices(deps: Deps, cartKey: CartKey | undefined): Promise<Cart> {
  const key = requireCartKey(cartKey)
  const cart = (await findCart(deps.database.client, key)) ?? { id: '', currency: deps.settings.currency, items: [] }
  const prices = await priceCart(deps, cart)
  const items = cart.items.map((item) => ({
    ...item,
    priceSeenMinor: offerFor(item, prices)?.unitPriceMinor ?? item.priceSeenMinor,
  }))
  const changed = items.filter((item, index) => item.priceSeenMinor !== cart.items[index]?.priceSeenMinor)
  await rememberPrices(
    deps.database.client,
    cart.id,
    changed.map((item) => ({ itemId: item.id, priceMinor: item.priceSeenMinor })),
  )
  return buildCart({ ...cart, items }, prices)
}
