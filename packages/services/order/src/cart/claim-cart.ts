import {
  type cartClaimInput,
  type cartClaimOutput,
  MAX_CART_LINES,
  MAX_QUANTITY,
  mostOrderable,
  newId,
  type PricedLine,
} from '@millyard/contracts'
import type { UserActor } from '@millyard/service-kit'
import type { z } from 'zod'
import type { Deps, OrderTx } from '../deps.ts'
import { buildCart } from './build-cart.ts'
import { findCart, type StoredCart } from './cart.repository.ts'
import { type CartKey, hashCartToken } from './cart-key.ts'
import { priceCart } from './price-cart.ts'

type ClaimOutput = z.infer<typeof cartClaimOutput>

/**
 * What a line may hold after a merge: the sum, but no more than there is, in whole lots; a line never falls away, so at least
 * the smallest order.
 */
export function mergedQuantity(
  mine: number,
  guests: number,
  offer: Pick<PricedLine, 'available' | 'minQuantity' | 'quantityStep'> | undefined,
): number {
  const most = offer ? Math.max(offer.minQuantity, mostOrderable(offer)) : MAX_QUANTITY
  return Math.min(mine + guests, most)
}

async function lockCart(tx: OrderTx, key: CartKey): Promise<StoredCart | undefined> {
  const column = 'customerId' in key ? 'customer_id' : 'guest_token_hash'
  const owner = 'customerId' in key ? key.customerId : key.guestTokenHash
  await tx.$queryRawUnsafe(`select id from cart where ${column} = $1 for update`, owner)
  return findCart(tx, key)
}

/**
 * Merges the guest cart of `cartToken` into mine: quantities add up, bounded by the stock. The guest cart
 * is deleted in the same transaction and its token opens nothing any more, so claiming again, or twice at once, adds nothing
 * (P41, P42). Lines in another currency than mine are kept and marked. A token of no cart leaves mine as it is.
 */
export async function claimCart(
  deps: Deps,
  actor: UserActor,
  input: z.infer<typeof cartClaimInput>,
): Promise<ClaimOutput> {
  const mine: CartKey = { customerId: actor.userId }
  const guests: CartKey = { guestTokenHash: hashCartToken(input.cartToken) }
  const [myCart, guestCart] = await Promise.all([
    findCart(deps.database.client, mine),
    findCart(deps.database.client, guests),
  ])
  const prices = await priceCart(deps, myCart, guestCart?.items)
  const empty: StoredCart = { id: '', currency: deps.settings.currency, items: [] }
  if (!guestCart) return { ...buildCart(myCart ?? empty, prices), reduced: [] }

  const now = deps.clock.now()
  const reduced = await deps.database.transaction(async (tx) => {
    const guest = await lockCart(tx, guests)
    if (!guest) return []
    await tx.$executeRaw`
      insert into cart (id, customer_id, currency, created_at, updated_at)
      values (${newId('crt')}, ${actor.userId}, ${guest.currency}, ${now}, ${now}) on conflict (customer_id) do nothing`
    const own = await lockCart(tx, mine)
    if (!own) throw new Error('A cart that was just made is gone.')
    if (own.items.length === 0) {
      await tx.cart.updateMany({ where: { id: own.id }, data: { currency: guest.currency, updatedAt: now } })
    }

    const cuts: ClaimOutput['reduced'] = []
    const byVariant = new Map(own.items.map((item) => [item.variantId, item]))
    for (const item of guest.items) {
      const existing = byVariant.get(item.variantId)
      const wanted = (existing?.quantity ?? 0) + item.quantity
      const kept = mergedQuantity(existing?.quantity ?? 0, item.quantity, prices.get(item.variantId))
      if (existing) {
        await tx.cartItem.updateMany({ where: { id: existing.id, cartId: own.id }, data: { quantity: kept } })
      } else if (byVariant.size < MAX_CART_LINES) {
        byVariant.set(item.variantId, item)
        await tx.cartItem.updateMany({
          where: { id: item.id, cartId: guest.id },
          data: { cartId: own.id, quantity: kept },
        })
      } else {
        cuts.push({ variantId: item.variantId, title: item.title, wanted, kept: 0 })
        continue
      }
      if (kept < wanted) cuts.push({ variantId: item.variantId, title: item.title, wanted, kept })
    }
    await tx.cart.deleteMany({ where: { id: guest.id } })
    return cuts
  })
  return { ...buildCart((await findCart(deps.database.client, mine)) ?? empty, prices), reduced }
}
