import { AppError, type createReviewInput, newId, notFound, type OwnReview } from '@millyard/contracts'
import { publish, type UserActor } from '@millyard/service-kit'
import type { z } from 'zod'
import type { Deps } from '../deps.ts'
import { slugOf } from '../products/product.repository.ts'
import { publicName } from './public-name.ts'

/**
 * A buyer's review of what was delivered to them, one per product; the product's rating follows in the same transaction
 * (trigger `count_review`), and its vendor hears of it.
 * @throws AppError NOT_FOUND, FORBIDDEN (not bought, or not delivered yet), ALREADY_EXISTS
 */
export async function createReview(
  deps: Deps,
  actor: UserActor,
  input: z.infer<typeof createReviewInput>,
): Promise<OwnReview> {
  const { productId, rating, title, body } = input
  const review = { id: newId('rev'), productId, rating, title, body, authorName: publicName(actor.name) }
  const createdAt = deps.clock.now()
  await deps.database.transaction(async (tx) => {
    const product = await tx.product.findFirst({
      where: { id: productId, publishedAt: { not: null } },
      select: { vendorId: true, title: true, slug: true },
    })
    if (!product) throw notFound('product')
    const purchase = await tx.purchasedItem.findUnique({
      where: { customerId_productId: { customerId: actor.userId, productId } },
      select: { orderId: true },
    })
    if (!purchase)
      throw new AppError('FORBIDDEN', { message: 'You can review a product once it has been delivered to you.' })
    const { vendorId } = product
    const written = await tx.productReview.createMany({
      data: [{ ...review, vendorId, customerId: actor.userId, createdAt }],
      skipDuplicates: true,
    })
    if (written.count === 0)
      throw new AppError('ALREADY_EXISTS', { message: 'You have already reviewed this product.' })
    await publish(tx, deps.clock, 'review.written.v1', review.id, {
      reviewId: review.id,
      productId,
      productTitle: product.title,
      productSlug: slugOf(product),
      vendorId,
      authorName: review.authorName,
      rating,
      title,
      body,
    })
  })
  return {
    ...review,
    createdAt: createdAt.toISOString(),
    editedAt: null,
    photos: [],
    reply: null,
    status: 'visible',
    hiddenReason: null,
  }
}
