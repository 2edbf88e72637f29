import { AppError, badField, mostOrderable, type PricedLine, type shippingQuoteInput } from '@millyard/contracts'
import { multiplyMinor, sumMinor } from '@millyard/money'
import type { z } from 'zod'
import { offerFor } from '../cart/build-cart.ts'
import type { StoredCart } from '../cart/cart.repository.ts'
import { factoryAway, notForSale, otherCurrency, outOfStock, wrongLots } from '../cart/cart-errors.ts'
import { pricesOf, unitPricesIn } from '../cart/unit-prices.ts'

/** As many as one call to the other services may name. */
export const MAX_VENDORS = 50

/** `unitPriceMinor`: what each unit costs in this cart; `tierMinQuantity`: from how many on it does. */
export type CheckoutLine = PricedLine & { quantity: number; totalMinor: number; tierMinQuantity: number }

/**
 * The cart's lines as they can be bought now, or why they cannot. Every line must have a price, a factory that may sell and is
 * not away, and enough stock: one that has not stops the whole checkout before anything is written (P12).
 * @throws AppError CART_EMPTY, NOT_FOR_SALE, FACTORY_AWAY, CURRENCY_MISMATCH, BELOW_MINIMUM, NOT_A_MULTIPLE, OUT_OF_STOCK,
 *   BAD_INPUT
 */
export function buyableLines(
  cart: StoredCart | undefined,
  prices: ReadonlyMap<string, PricedLine>,
): { currency: string; lines: CheckoutLine[] } {
  if (!cart || cart.items.length === 0) throw new AppError('CART_EMPTY', { message: 'Your cart is empty.' })
  const bought: { offer: PricedLine; quantity: number }[] = []
  const gone: { variantId: string; title: string }[] = []
  const away: { variantId: string; vendorName: string; awayUntil: string }[] = []
  const short: { variantId: string; requested: number; available: number }[] = []
  for (const { quantity, ...item } of cart.items) {
    const offer = offerFor({ ...item, quantity }, prices)
    if (!offer) {
      gone.push({ variantId: item.variantId, title: item.title })
      continue
    }
    if (offer.currency !== cart.currency) throw otherCurrency(cart.currency, offer.currency)
    if (offer.awayUntil !== null) away.push({ ...offer, awayUntil: offer.awayUntil })
    const available = mostOrderable(offer)
    if (available < quantity) short.push({ variantId: item.variantId, requested: quantity, available })
    bought.push({ offer, quantity })
  }
  if (gone.length > 0) throw notForSale(gone)
  if (away.length > 0) throw factoryAway(away)
  const wrong = wrongLots(bought.map(({ offer, quantity }) => ({ line: offer, quantity })))
  if (wrong) throw wrong
  const [first] = short
  if (first) {
    const line = bought.find(({ offer }) => offer.variantId === first.variantId)?.offer
    throw new AppError('OUT_OF_STOCK', {
      message:
        short.length === 1 && line
          ? outOfStock(line, first.requested).message
          : 'Some of your cart is no longer in stock.',
      details: { lines: short },
    })
  }
  const priceAmong = unitPricesIn(bought)
  const lines = bought.map(({ offer, quantity }) => {
    const { unitPriceMinor, fromQuantity } = priceAmong(pricesOf(offer), offer.productId)
    const totalMinor = multiplyMinor(unitPriceMinor, quantity)
    return { ...offer, quantity, unitPriceMinor, tierMinQuantity: fromQuantity, totalMinor }
  })
  if (new Set(lines.map((line) => line.vendorId)).size > MAX_VENDORS) {
    throw badField('deliveries', `One order can hold goods of ${MAX_VENDORS} factories. Please order in two parts.`)
  }
  return { currency: cart.currency, lines }
}

/** What the shipping service needs to know of each factory's share. */
export function deliveryGroups(
  lines: readonly Pick<CheckoutLine, 'vendorId' | 'totalMinor' | 'weightGrams' | 'leadTimeDays' | 'quantity'>[],
): z.infer<typeof shippingQuoteInput>['groups'] {
  const vendorIds = [...new Set(lines.map((line) => line.vendorId))]
  return vendorIds.map((vendorId) => {
    const own = lines.filter((line) => line.vendorId === vendorId)
    return {
      vendorId,
      goodsMinor: sumMinor(own.map((line) => line.totalMinor)),
      weightGrams: own.reduce((weight, line) => weight + line.weightGrams * line.quantity, 0),
      leadTimeDays: Math.max(...own.map((line) => line.leadTimeDays)),
    }
  })
}
