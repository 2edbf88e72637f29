import { type Cart, notFound, type setQuantityInput } from '@millyard/contracts'
import type { z } from 'zod'
import type { Deps } from '../deps.ts'
import { buildCart, offerFor } from './build-cart.ts'
import { findCart, updateItem } from './cart.repository.ts'
import { notForSale, outOfStock } from './cart-errors.ts'
import { type CartKey, requireCartKey } from './cart-key.ts'
import { priceCart } from './price-cart.ts'

/**
 * Sets how many of a line of the caller's own cart are wanted, at the price of now. Two statements, one call.
 * @throws AppError OUT_OF_STOCK (with what is available), NOT_FOR_SALE, NOT_FOUND for a line that is not in this cart
 */
export async function setQuantity(
  deps: Deps,
  cartKey: CartKey | undefined,
  input: z.infer<typeof setQuantityInput>,
): Promise<Cart> {
  const cart = await findCart(deps.database.client, requireCartKey(cartKey))
  const item = cart?.items.find((line) => line.id === input.itemId)
  if (!cart || !item) throw notFound('line of your cart')

  const prices = await priceCart(deps, cart)
  const offer = offerFor(item, prices)
  if (!offer) throw notForSale([{ variantId: item.variantId, title: item.title }])
  if (offer.available < input.quantity) throw outOfStock(offer, input.quantity)

  const change = { quantity: input.quantity, priceSeenMinor: offer.unitPriceMinor }
  if (!(await updateItem(deps.database.client, cart.id, item.id, change))) throw notFound('line of your cart')
  return buildCart(
    { ...cart, items: cart.items.map((line) => (line.id === item.id ? { ...line, ...change } : line)) },
    prices,
  )
}
