import { type EventType, newId } from '@millyard/contracts'
import { picture, type Shop, type Vendor } from './shop.ts'

export const WORDS = { title: 'Good', body: 'It does what it should do.' }

/** Ways to people who have something to say of a shop's goods. */
export function reviewersOf(shop: Shop, vendor: Vendor) {
  const person = async (name = 'Anna Maria Keller') => {
    const userId = newId('usr')
    return { userId, client: shop.as(await shop.peers.accessToken({ aud: 'storefront', sub: userId, name })) }
  }
  const deliver = (customerId: string, productIds: string[]) =>
    shop.deliver('vendor_order.delivered.v1', newId('vor'), {
      vendorOrderId: newId('vor'),
      number: 'M-1001-1',
      orderId: newId('ord'),
      orderNumber: 'M-1001',
      vendorId: vendor.id,
      vendorName: vendor.name,
      customerId,
      productIds,
    })
  const buyer = async (productIds: string[], name?: string) => {
    const somebody = await person(name)
    await deliver(somebody.userId, productIds)
    return somebody
  }
  /** A review by a buyer of its own. */
  const review = async (productId: string, rating: number, words: Partial<typeof WORDS> = {}) => {
    const author = await buyer([productId])
    const written = await author.client.reviews.create.mutate({ productId, rating, ...WORDS, ...words })
    return { ...written, author }
  }
  const photo = async (client: Shop['anyone'], reviewId: string, content?: Buffer) => {
    const form = new FormData()
    form.set('reviewId', reviewId)
    form.set('file', new File([new Uint8Array(content ?? (await picture()))], 'photo.png'))
    return client.reviews.addPhoto.mutate(form)
  }
  /** The product's rating columns, and the same counted from the rows. */
  const ratings = async (productId: string) => {
    const { ratingCounts, ratingSum, ratingCount, ratingAverage } = await shop.client.product.findUniqueOrThrow({
      where: { id: productId },
      select: { ratingCounts: true, ratingSum: true, ratingCount: true, ratingAverage: true },
    })
    const rows = await shop.client.productReview.findMany({
      where: { productId, status: 'visible' },
      select: { rating: true },
    })
    const sum = rows.reduce((total, row) => total + row.rating, 0)
    return {
      kept: { ratingCounts, ratingSum, ratingCount, ratingAverage },
      counted: {
        ratingCounts: [1, 2, 3, 4, 5].map((star) => rows.filter((row) => row.rating === star).length),
        ratingSum: sum,
        ratingCount: rows.length,
        ratingAverage: rows.length === 0 ? 0 : Math.round((sum / rows.length) * 100) / 100,
      },
    }
  }
  /** How many events of this kind have left so far. */
  const told = (type: EventType, aggregateId: string) =>
    shop.peers.delivered.filter(({ event }) => event.type === type && event.aggregateId === aggregateId).length
  return { told, person, deliver, buyer, review, photo, ratings }
}
export type Reviewers = ReturnType<typeof reviewersOf>
