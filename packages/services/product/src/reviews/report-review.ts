import { AppError, notFound, type reportReviewInput } from '@millyard/contracts'
import { publish, type UserActor } from '@millyard/service-kit'
import type { z } from 'zod'
import type { Deps } from '../deps.ts'
import { slugOf } from '../products/product.repository.ts'

/**
 * A reader asks staff to look at a review: once, and not at their own. The first report since the last decision puts it into
 * their queue and tells them.
 * @throws AppError NOT_FOUND (or hidden), FORBIDDEN (own), ALREADY_EXISTS
 */
export async function reportReview(
  deps: Deps,
  actor: UserActor,
  { reviewId, reason, note }: z.infer<typeof reportReviewInput>,
): Promise<{ ok: true }> {
  const now = deps.clock.now()
  await deps.database.transaction(async (tx) => {
    const review = await tx.productReview.findFirst({
      where: { id: reviewId, status: 'visible' },
      select: { customerId: true, productId: true, product: { select: { title: true, slug: true } } },
    })
    if (!review) throw notFound('review')
    if (review.customerId === actor.userId)
      throw new AppError('FORBIDDEN', { message: 'This is your own review. You can edit it.' })
    const report = await tx.reviewReport.createMany({
      data: [{ reviewId, reporterId: actor.userId, reason, note, createdAt: now }],
      skipDuplicates: true,
    })
    if (report.count === 0) throw new AppError('ALREADY_EXISTS', { message: 'You have already reported this review.' })
    const [counted] = await tx.$queryRaw<{ open_reports: number }[]>`
      update product_review set open_reports = open_reports + 1, waiting_since = coalesce(waiting_since, ${now})
      where id = ${reviewId} and status = 'visible' returning open_reports`
    if (!counted) throw notFound('review')
    if (counted.open_reports > 1) return
    const { productId, product } = review
    await publish(tx, deps.clock, 'review.reported.v1', reviewId, {
      reviewId,
      productId,
      productTitle: product.title,
      productSlug: slugOf(product),
    })
  })
  return { ok: true }
}
