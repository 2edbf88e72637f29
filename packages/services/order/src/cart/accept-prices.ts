import type { Cart, PricedLine, UnitPrices } from '@millyard/contracts'
import type { Deps } from '../deps.ts'
import { buildCart, offerFor } from './build-cart.ts'
import { findCart, rememberPrices } from './cart.repository.ts'
import { type CartKey, requireCartKey } from './cart-key.ts'
import { priceCart } from './price-cart.ts'
import { isSamePrices, pricesOf } from './unit-prices.ts'

/** The buyer has seen the prices of now: the lines' `price_changed` goes away (P39). Nothing to do for an empty cart. */
export async function acceptPrices(deps: Deps, cartKey: CartKey | undefined): Promise<Cart> {
  const key = requireCartKey(cartKey)
  const cart = (await findCart(deps.database.client, key)) ?? { id: '', currency: deps.settings.currency, items: [] }
  const prices = await priceCart(deps, cart)
  const items = cart.items.map((item) => ({
    ...item,
    pricesSeen: pricesNow(offerFor(item, prices)) ?? item.pricesSeen,
  }))
  const changed = items.filter((item, index) => {
    const before = cart.items[index]
    return before && !isSamePrices(item.pricesSeen, before.pricesSeen)
  })
  await rememberPrices(
    deps.database.client,
    cart.id,
    changed.map((item) => ({ itemId: item.id, prices: item.pricesSeen })),
  )
  return buildCart({ ...cart, items }, prices)
}

function pricesNow(offer: PricedLine | undefined): UnitPrices | undefined {
  return offer && pricesOf(offer)
}
