import { AppError, MAX_WISHES, notFound } from '@millyard/contracts'
import type { UserActor } from '@millyard/service-kit'
import type { Deps, ProductTx } from '../deps.ts'
import { countWish, lockWishlist } from './wishlist.repository.ts'

/** How long a removal can be taken back. */
const KEPT_MS = 60 * 60_000

/**
 * Puts a product on sale onto the customer's list, with its price of now. One that is there already stays as it is.
 * @throws AppError NOT_FOUND, CONFLICT (the list is full)
 */
export async function addWish(deps: Deps, actor: UserActor, productId: string): Promise<{ ok: true }> {
  const now = deps.clock.now()
  await deps.database.transaction(async (tx) => {
    const product = await tx.product.findFirst({
      where: { id: productId, status: 'approved', vendorStatus: 'approved' },
      select: { minPriceMinor: true, currency: true, sellableVariants: true },
    })
    if (!product) throw notFound('product')
    const { itemCount } = await lockWishlist(tx, actor.userId, now)
    const added = await tx.$executeRaw`
      insert into wishlist_item (customer_id, product_id, price_minor, currency, added_at, was_in_stock)
      values (${actor.userId}, ${productId}, ${product.minPriceMinor}, ${product.currency}, ${now},
        ${product.sellableVariants > 0})
      on conflict (customer_id, product_id) do update
        set price_minor = excluded.price_minor, currency = excluded.currency, added_at = excluded.added_at,
          was_in_stock = excluded.was_in_stock, removed_at = null
        where wishlist_item.removed_at is not null`
    await count(tx, actor.userId, added, itemCount)
  })
  return { ok: true }
}

/** Takes a product off the list; it can be taken back for an hour. One that is not there is what the customer wanted. */
export async function removeWish(deps: Deps, actor: UserActor, productId: string): Promise<{ ok: true }> {
  const now = deps.clock.now()
  await deps.database.transaction(async (tx) => {
    await lockWishlist(tx, actor.userId, now)
    await tx.wishlistItem.deleteMany({
      where: { customerId: actor.userId, removedAt: { lt: new Date(now.getTime() - KEPT_MS) } },
    })
    const removed = await tx.wishlistItem.updateMany({
      where: { customerId: actor.userId, productId, removedAt: null },
      data: { removedAt: now },
    })
    if (removed.count > 0) await countWish(tx, actor.userId, -1)
  })
  return { ok: true }
}

/**
 * Takes a removal back: the product stands where it stood, with the price that it had.
 * @throws AppError NOT_FOUND (never there, or removed too long ago), CONFLICT (the list is full)
 */
export async function restoreWish(deps: Deps, actor: UserActor, productId: string): Promise<{ ok: true }> {
  await deps.database.transaction(async (tx) => {
    const { itemCount } = await lockWishlist(tx, actor.userId, deps.clock.now())
    const where = { customerId: actor.userId, productId }
    const restored = await tx.wishlistItem.updateMany({
      where: { ...where, removedAt: { not: null } },
      data: { removedAt: null },
    })
    if (restored.count === 0 && !(await tx.wishlistItem.findFirst({ where, select: { productId: true } })))
      throw notFound('wish')
    await count(tx, actor.userId, restored.count, itemCount)
  })
  return { ok: true }
}

async function count(tx: ProductTx, customerId: string, added: number, itemCount: number): Promise<void> {
  if (added === 0) return
  if (itemCount >= MAX_WISHES)
    throw new AppError('CONFLICT', {
      message: `Your wishlist holds ${MAX_WISHES} products and is full. Remove one first.`,
    })
  await countWish(tx, customerId, 1)
}
