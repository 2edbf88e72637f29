import { AppError, badField, type PricedLine, type shippingQuoteInput } from '@millyard/contracts'
import { multiplyMinor, sumMinor } from '@millyard/money'
import type { z } from 'zod'
import { offerFor } from '../cart/build-cart.ts'
import type { StoredCart } from '../cart/cart.repository.ts'
import { factoryAway, notForSale, otherCurrency, outOfStock } from '../cart/cart-errors.ts'

/** As many as one call to the other services may name. */
export const MAX_VENDORS = 50

export type CheckoutLine = PricedLine & { quantity: number; totalMinor: number }

/**
 * The cart's lines as they can be bought now, or why they cannot. Every line must have a price, a factory that may sell and is
 * not away, and enough stock: one that has not stops the whole checkout before anything is written (P12).
 * @throws AppError CART_EMPTY, NOT_FOR_SALE, FACTORY_AWAY, CURRENCY_MISMATCH, OUT_OF_STOCK, BAD_INPUT
 */
export function buyableLines(
  cart: StoredCart | undefined,
  prices: ReadonlyMap<string, PricedLine>,
): { currency: string; lines: CheckoutLine[] } {
  if (!cart || cart.items.length === 0) throw new AppError('CART_EMPTY', { message: 'Your cart is empty.' })
  const lines: CheckoutLine[] = []
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
    if (offer.available < quantity)
      short.push({ variantId: item.variantId, requested: quantity, available: offer.available })
    lines.push({ ...offer, quantity, totalMinor: multiplyMinor(offer.unitPriceMinor, quantity) })
  }
  if (gone.length > 0) throw notForSale(gone)
  if (away.length > 0) throw factoryAway(away)
  const [first] = short
  if (first) {
    const line = lines.find((one) => one.variantId === first.variantId)
    throw new AppError('OUT_OF_STOCK', {
      message:
        short.length === 1 && line
          ? outOfStock(line, first.requested).message
          : 'Some of your cart is no longer in stock.',
      details: { lines: short },
    })
  }
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
