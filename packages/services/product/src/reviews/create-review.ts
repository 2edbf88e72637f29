import { AppError, type createReviewInput, newId, notFound, type reviewSchema } from '@millyard/contracts'
import type { UserActor } from '@millyard/service-kit'
import type { z } from 'zod'
import type { Deps } from '../deps.ts'
import { publicName } from './public-name.ts'

/**
 * A buyer's review of what was delivered to them, one per product; the product's rating follows in the same transaction.
 * @throws AppError NOT_FOUND, FORBIDDEN (not bought, or not delivered yet), ALREADY_EXISTS
 */
export async function createReview(
  deps: Deps,
  actor: UserActor,
  input: z.infer<typeof createReviewInput>,
): Promise<z.infer<typeof reviewSchema>> {
  const { productId, rating, title, body } = input
  const review = {
    id: newId('rev'),
    rating,
    title,
    body,
    authorName: publicName(actor.name),
    createdAt: deps.clock.now(),
  }
  await deps.database.transaction(async (tx) => {
    const product = await tx.product.findFirst({
      where: { id: productId, publishedAt: { not: null } },
      select: { id: true },
    })
    if (!product) throw notFound('product')
    const purchase = await tx.purchasedItem.findUnique({
      where: { customerId_productId: { customerId: actor.userId, productId } },
      select: { orderId: true },
    })
    if (!purchase)
      throw new AppError('FORBIDDEN', { message: 'You can review a product once it has been delivered to you.' })
    const written = await tx.productReview.createMany({
      data: [{ ...review, productId, customerId: actor.userId }],
      skipDuplicates: true,
    })
    if (written.count === 0)
      throw new AppError('ALREADY_EXISTS', { message: 'You have already reviewed this product.' })
    // Added, not read and written back: two reviews at the same moment both count.
    await tx.$executeRaw`
      update product set rating_sum = rating_sum + ${rating}::int, rating_count = rating_count + 1,
        rating_average = round((rating_sum + ${rating}::int)::numeric / (rating_count + 1), 2)
      where id = ${productId}`
  })
  return { ...review, createdAt: review.createdAt.toISOString() }
}
