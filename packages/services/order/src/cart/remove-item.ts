import { type Cart, type cartItemInput, notFound } from '@millyard/contracts'
import type { z } from 'zod'
import type { Deps } from '../deps.ts'
import { buildCart } from './build-cart.ts'
import { deleteItem, findCart } from './cart.repository.ts'
import { type CartKey, requireCartKey } from './cart-key.ts'
import { priceCart } from './price-cart.ts'

/** Takes a line out of the caller's own cart. @throws AppError NOT_FOUND for a line that is not in this cart */
export async function removeItem(
  deps: Deps,
  cartKey: CartKey | undefined,
  input: z.infer<typeof cartItemInput>,
): Promise<Cart> {
  const cart = await findCart(deps.database.client, requireCartKey(cartKey))
  if (!cart?.items.some((item) => item.id === input.itemId)) throw notFound('line of your cart')
  const left = { ...cart, items: cart.items.filter((item) => item.id !== input.itemId) }
  // Asked before anything changes: an answer that says "unavailable" means that nothing was done.
  const prices = await priceCart(deps, left)
  if (!(await deleteItem(deps.database.client, cart.id, input.itemId))) throw notFound('line of your cart')
  return buildCart(left, prices)
}
