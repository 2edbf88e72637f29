import type { SeedContext } from '../../seed.ts'
import type { Buyer } from './seed-orders.ts'
import { anonymous } from './sessions.ts'

const WISHES = 5

/** What the first customer wants to come back to: goods of several factories, one of them sold out; shared with a link. */
export async function seedWishlist(context: SeedContext, buyers: readonly Buyer[]): Promise<void> {
  const [buyer] = buyers
  if (!buyer) return
  const { items } = await anonymous(context).product.catalogue.search.query({ sort: 'newest', limit: 100 })
  const firsts = items.filter(
    (item, index) => items.findIndex((other) => other.factory.slug === item.factory.slug) === index,
  )
  const soldOut = items.find((item) => !item.inStock)
  for (const { id } of [...firsts.slice(0, WISHES), ...(soldOut ? [soldOut] : [])])
    await buyer.api.product.wishlist.add.mutate({ productId: id })
  await buyer.api.product.wishlist.share.mutate()
}
