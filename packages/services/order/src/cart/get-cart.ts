import type { Cart } from '@millyard/contracts'
import type { Deps } from '../deps.ts'
import { buildCart } from './build-cart.ts'
import { findCart } from './cart.repository.ts'
import type { CartKey } from './cart-key.ts'
import { priceCart } from './price-cart.ts'

/**
 * The caller's cart at the prices of now: one statement, one call. Nobody's cart, and one that does not exist, is empty.
 * @throws AppError UNAVAILABLE while the catalogue does not answer; the lines are kept
 */
export async function getCart(deps: Deps, key: CartKey | undefined): Promise<Cart> {
  const cart = key && (await findCart(deps.database.client, key))
  return buildCart(cart ?? { id: '', currency: deps.settings.currency, items: [] }, await priceCart(deps, cart))
}
