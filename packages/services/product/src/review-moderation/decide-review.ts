import { AppError, type decideReviewInput, newId, notFound, type ReviewStatus } from '@millyard/contracts'
import { publish, recordStaffAction, rowCount, type StaffActor } from '@millyard/service-kit'
import type { z } from 'zod'
import type { Deps } from '../deps.ts'
import { slugOf } from '../products/product.repository.ts'

/** What each decision needs to find, and what it leaves. `keep` leaves the review as it is. */
const OUTCOMES = {
  hide: { from: { status: 'visible' }, status: 'hidden' },
  restore: { from: { status: 'hidden' }, status: 'visible' },
  keep: { from: { waitingSince: { not: null } }, status: undefined },
} as const satisfies Record<string, { from: object; status: ReviewStatus | undefined }>

const OVERTAKEN = {
  hide: 'This review is hidden already.',
  restore: 'This review is visible already.',
  keep: 'Nothing about this review waits for a decision.',
} as const

/**
 * Staff hide a review with a reason that its author is told, restore it, or leave it as it is. A hidden review leaves the
 * product's rating in the same transaction (trigger `count_review`). What waited is decided by it; of two decisions at the
 * same moment one wins.
 * @throws AppError NOT_FOUND, ILLEGAL_TRANSITION (decided in the meantime)
 */
export async function decideReview(
  deps: Deps,
  actor: StaffActor,
  { reviewId, decision, reason }: z.infer<typeof decideReviewInput>,
): Promise<{ ok: true }> {
  const now = deps.clock.now()
  const { from, status } = OUTCOMES[decision]
  await deps.database.transaction(async (tx) => {
    const changed = await tx.productReview.updateMany({
      where: { id: reviewId, ...from },
      data: {
        waitingSince: null,
        openReports: 0,
        ...(status ? { status, hiddenReason: status === 'hidden' ? reason : null } : {}),
      },
    })
    const review = await tx.productReview.findUnique({
      where: { id: reviewId },
      select: { customerId: true, productId: true, product: { select: { title: true, slug: true } } },
    })
    if (!review) throw notFound('review')
    if (!rowCount(changed)) throw new AppError('ILLEGAL_TRANSITION', { message: OVERTAKEN[decision] })
    await tx.reviewReport.updateMany({ where: { reviewId, decidedAt: null }, data: { decidedAt: now } })
    await tx.reviewDecision.create({
      data: {
        id: newId('hst'),
        reviewId,
        decision,
        reason,
        actorId: actor.userId,
        actorName: actor.name,
        createdAt: now,
      },
      select: { id: true },
    })
    const { customerId, productId, product } = review
    const about = { reviewId, productId, productTitle: product.title, productSlug: slugOf(product), customerId }
    await recordStaffAction(tx, deps.clock, actor, {
      action: `review.${decision}`,
      subject: { type: 'review', id: reviewId, name: product.title },
      details: { reason },
    })
    if (decision === 'hide') await publish(tx, deps.clock, 'review.hidden.v1', reviewId, { ...about, reason })
    if (decision === 'restore') await publish(tx, deps.clock, 'review.restored.v1', reviewId, about)
  })
  return { ok: true }
}
