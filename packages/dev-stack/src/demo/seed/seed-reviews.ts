import { products } from '../products.ts'
import { reviewFor } from '../reviews.ts'
import type { Buyer } from './seed-orders.ts'
import { eventually, inParallel } from './sessions.ts'

/** Lets every buyer write about what has arrived: the same proof of purchase as for anybody. */
export async function seedReviews(buyers: readonly Buyer[]): Promise<number> {
  let written = 0
  await inParallel(buyers, 3, async ({ api }) => {
    const { items } = await api.order.orders.list.query({ limit: 100 })
    const reviewed = new Set<string>()
    for (const { id, status } of items) {
      if (status !== 'delivered' && status !== 'completed') continue
      const order = await api.order.orders.get.query({ orderId: id })
      for (const item of order.parts.flatMap((part) => part.items)) {
        const product = products.find(({ title }) => title === item.title)
        if (!product || reviewed.has(item.productId)) continue
        reviewed.add(item.productId)
        const { rating, title, body } = reviewFor(product, written)
        written += 1
        await eventually('the product service to know the purchase', () =>
          api.product.reviews.create.mutate({ productId: item.productId, rating, title, body }),
        )
      }
    }
  })
  return written
}
