import { AppError, badField, type checkoutQuoteInput, type checkoutQuoteSchema } from '@millyard/contracts'
import type { UserActor } from '@millyard/service-kit'
import type { z } from 'zod'
import { buildCart } from '../cart/build-cart.ts'
import { findCart } from '../cart/cart.repository.ts'
import { priceCart } from '../cart/price-cart.ts'
import type { Deps } from '../deps.ts'
import { findTaxBasisPoints } from './checkout.repository.ts'
import { deliveryGroups, MAX_VENDORS } from './checkout-lines.ts'

/**
 * What buying my cart would cost at an address: each factory's delivery choices and the tax contained. Lines with problems
 * stay in it, marked, so that the page can say what to change; lines that cannot be bought at all are left out.
 * Two statements, one call to the catalogue, one to shipping.
 * @throws AppError CART_EMPTY, UNAVAILABLE
 */
export async function quoteCheckout(
  deps: Deps,
  actor: UserActor,
  input: z.infer<typeof checkoutQuoteInput>,
): Promise<z.infer<typeof checkoutQuoteSchema>> {
  const [stored, taxBasisPoints] = await Promise.all([
    findCart(deps.database.client, { customerId: actor.userId }),
    findTaxBasisPoints(deps.database.client, input.country),
  ])
  if (!stored || stored.items.length === 0) throw new AppError('CART_EMPTY', { message: 'Your cart is empty.' })
  const prices = await priceCart(deps, stored)
  const cart = buildCart(stored, prices)
  if (cart.groups.length === 0) return { currency: cart.currency, groups: [], subtotalMinor: 0, taxBasisPoints }

  if (cart.groups.length > MAX_VENDORS) {
    throw badField('cart', `One order can hold goods of ${MAX_VENDORS} factories. Please order in two parts.`)
  }
  const quote = await deps.peers.quoteDelivery({
    country: input.country,
    postcode: input.postcode,
    currency: cart.currency,
    groups: deliveryGroups(
      cart.groups.flatMap((group) =>
        group.lines.map((line) => {
          const offer = prices.get(line.variantId)
          return {
            ...line,
            vendorId: group.vendorId,
            weightGrams: offer?.weightGrams ?? 0,
            leadTimeDays: offer?.leadTimeDays ?? 0,
          }
        }),
      ),
    ),
  })
  return {
    currency: cart.currency,
    groups: cart.groups.map((group) => {
      const offered = quote.groups.find((one) => one.vendorId === group.vendorId)
      const options = offered?.options ?? []
      return { ...group, options, problem: offered?.problem ?? (options.length === 0 ? 'no_delivery_there' : null) }
    }),
    subtotalMinor: cart.subtotalMinor,
    taxBasisPoints,
  }
}
