import { renderProductPicture } from '../pictures/render-product-picture.ts'
import { products } from '../products.ts'
import { replyFor } from '../replies.ts'
import { reviewFor } from '../reviews.ts'
import type { DemoProduct } from '../types.ts'
import type { SellingFactory } from './seed-factories.ts'
import type { Buyer } from './seed-orders.ts'
import { type Api, eventually, inParallel } from './sessions.ts'

/** Every so many reviews come with a photo. */
const PHOTO_EVERY = 7
const GOOD = 4

type Written = { reviewId: string; rating: number; author: Buyer }

/** Lets every buyer write about what has arrived: the same proof of purchase as for anybody. Factories reply to some. */
export async function seedReviews(
  buyers: readonly Buyer[],
  selling: readonly SellingFactory[],
  staff: Api,
): Promise<number> {
  const written: Written[] = []
  await inParallel(buyers, 3, async (author) => {
    const { api } = author
    const { items } = await api.order.orders.list.query({ limit: 100 })
    const reviewed = new Set<string>()
    for (const { id, status } of items) {
      if (status !== 'delivered' && status !== 'completed') continue
      const order = await api.order.orders.get.query({ orderId: id })
      for (const item of order.parts.flatMap((part) => part.items)) {
        const product = products.find(({ title }) => title === item.title)
        if (!product || reviewed.has(item.productId)) continue
        reviewed.add(item.productId)
        const { rating, title, body } = reviewFor(product, written.length)
        const number = written.push({ reviewId: '', rating, author })
        const { id: reviewId } = await eventually('the product service to know the purchase', () =>
          api.product.reviews.create.mutate({ productId: item.productId, rating, title, body }),
        )
        written[number - 1] = { reviewId, rating, author }
        if (rating >= GOOD && number % PHOTO_EVERY === 0) await addPhoto(api, reviewId, product)
      }
    }
  })
  await reply(selling)
  await moderate(written, buyers, staff)
  return written.length
}

/** What the goods look like at home: on another ground, one alone. */
async function addPhoto(api: Api, reviewId: string, product: DemoProduct): Promise<void> {
  const recipe = product.pictures.at(-1)?.recipe
  const [object] = recipe?.objects ?? []
  if (!recipe || !object) return
  const photo = await renderProductPicture({ layout: 'single', ground: 'oat', objects: [object] })
  const form = new FormData()
  form.set('reviewId', reviewId)
  form.set('file', new File([new Uint8Array(photo)], 'photo.jpg', { type: 'image/jpeg' }))
  await api.product.reviews.addPhoto.mutate(form)
}

/** Every factory has answered the older half of its reviews. */
async function reply(selling: readonly SellingFactory[]): Promise<void> {
  await inParallel(selling, 3, async ({ api }) => {
    const { items } = await api.product.vendorReviews.list.query({ isAnswered: false, limit: 100 })
    for (const { id, rating } of items.slice(Math.ceil(items.length / 2)))
      await api.product.vendorReviews.reply.mutate({ reviewId: id, body: replyFor(rating, id) })
  })
}

/** One review waits for a decision of staff, one has been hidden. */
async function moderate(written: readonly Written[], buyers: readonly Buyer[], staff: Api): Promise<void> {
  const [first, second] = written.filter(({ rating }) => rating < GOOD)
  for (const [review, note] of [
    [first, 'It complains about the carrier, not about the goods.'],
    [second, 'It names the neighbour who took the parcel in.'],
  ] as const) {
    const reader = buyers.find((buyer) => buyer !== review?.author)
    if (!review || !reader) return
    await reader.api.product.reviews.report.mutate({
      reviewId: review.reviewId,
      reason: review === first ? 'not_about_product' : 'private',
      note,
    })
  }
  if (second)
    await staff.product.reviewQueue.decide.mutate({
      reviewId: second.reviewId,
      decision: 'hide',
      reason: 'It names a neighbour. Leave the name out, and everybody can read it.',
    })
}
