import { type Cart, mostOrderable, notFound, type setQuantityInput } from '@millyard/contracts'
import type { z } from 'zod'
import type { Deps } from '../deps.ts'
import { buildCart, offerFor } from './build-cart.ts'
import { findCart, updateItem } from './cart.repository.ts'
import { notForSale, outOfStock, requireLot } from './cart-errors.ts'
import { type CartKey, requireCartKey } from './cart-key.ts'
import { priceCart } from './price-cart.ts'

/**
 * Sets how many of a line of the caller's own cart are wanted. Another quantity may have another price, which is nothing to
 * accept; what the vendor has changed meanwhile stays marked (P39). Two statements, one call.
 * @throws AppError OUT_OF_STOCK (with what is available), BELOW_MINIMUM, NOT_A_MULTIPLE, NOT_FOR_SALE, NOT_FOUND for a line that is not in this cart
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
  requireLot(offer, input.quantity)
  if (mostOrderable(offer) < input.quantity) throw outOfStock(offer, input.quantity)

  const { quantity } = input
  if (!(await updateItem(deps.database.client, cart.id, item.id, quantity))) throw notFound('line of your cart')
  return buildCart(
    { ...cart, items: cart.items.map((line) => (line.id === item.id ? { ...line, quantity } : line)) },
    prices,
  )
}
