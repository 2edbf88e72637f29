import { type addItemInput, badField, type Cart, MAX_CART_LINES, mostOrderable, notFound } from '@millyard/contracts'
import type { z } from 'zod'
import type { Deps } from '../deps.ts'
import { buildCart } from './build-cart.ts'
import { findCart, putItem, type StoredCart } from './cart.repository.ts'
import { factoryAway, notForSale, otherCurrency, outOfStock, requireLot } from './cart-errors.ts'
import { type CartKey, requireCartKey } from './cart-key.ts'
import { priceCart } from './price-cart.ts'
import { pricesOf } from './unit-prices.ts'

/**
 * Puts goods into the caller's cart; what is there already is added to. Answers the whole cart. Two statements, one call.
 * @throws AppError NOT_FOR_SALE, FACTORY_AWAY, OUT_OF_STOCK (with what is available), BELOW_MINIMUM, NOT_A_MULTIPLE, CURRENCY_MISMATCH, BAD_INPUT for a full cart or none,
 *   NOT_FOUND for a guest cart that is no more
 */
export async function addItem(
  deps: Deps,
  cartKey: CartKey | undefined,
  input: z.infer<typeof addItemInput>,
): Promise<Cart> {
  const key = requireCartKey(cartKey)
  const client = deps.database.client
  const cart = await findCart(client, key)
  if (!cart && 'guestTokenHash' in key) throw notFound('cart')
  const inCart = cart?.items.find((item) => item.variantId === input.variantId)

  const prices = await priceCart(deps, cart, [input])
  const line = prices.get(input.variantId)
  if (!line || (inCart?.vendorStatus && inCart.vendorStatus !== 'approved')) {
    throw notForSale([{ variantId: input.variantId, title: inCart?.title ?? '' }])
  }
  if (line.awayUntil !== null) throw factoryAway([{ ...line, awayUntil: line.awayUntil }])
  const requested = (inCart?.quantity ?? 0) + input.quantity
  if (mostOrderable(line) < input.quantity) throw outOfStock(line, requested, inCart?.quantity)
  requireLot(line, requested)

  const put = await putItem(client, key, line, input.quantity, deps.clock.now())
  if (!put) throw notFound('cart')
  if (put.itemId === null || put.quantity === null) {
    if (put.currency !== line.currency) throw otherCurrency(put.currency, line.currency)
    if (!inCart && (cart?.items.length ?? 0) >= MAX_CART_LINES) {
      throw badField('variantId', `A cart holds ${MAX_CART_LINES} different articles. Order these first.`)
    }
    throw outOfStock(line, requested, inCart?.quantity)
  }
  const item = {
    id: put.itemId,
    variantId: line.variantId,
    vendorId: line.vendorId,
    vendorStatus: inCart?.vendorStatus ?? null,
    quantity: put.quantity,
    pricesSeen: pricesOf(line),
    currency: line.currency,
    productSlug: line.productSlug,
    title: line.title,
    variantTitle: line.variantTitle,
    image: line.image,
  }
  const items = cart?.items ?? []
  const after: StoredCart = {
    id: cart?.id ?? '',
    currency: put.currency,
    items: inCart ? items.map((old) => (old.id === inCart.id ? item : old)) : [...items, item],
  }
  return buildCart(after, prices)
}
