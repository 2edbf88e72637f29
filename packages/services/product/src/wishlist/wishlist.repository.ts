import { notFound } from '@millyard/contracts'
import type { ProductTx } from '../deps.ts'

/** Makes a customer's list, or finds it, and locks it: adding, removing and taking back wait for each other. */
export async function lockWishlist(tx: ProductTx, customerId: string, now: Date): Promise<{ itemCount: number }> {
  const [list] = await tx.$queryRaw<{ itemCount: number }[]>`
    insert into wishlist (customer_id, updated_at) values (${customerId}, ${now})
    on conflict (customer_id) do update set updated_at = excluded.updated_at
    returning item_count as "itemCount"`
  if (!list) throw notFound('wishlist')
  return list
}

export async function countWish(tx: ProductTx, customerId: string, change: 1 | -1): Promise<void> {
  await tx.wishlist.updateMany({ where: { customerId }, data: { itemCount: { increment: change } } })
}
