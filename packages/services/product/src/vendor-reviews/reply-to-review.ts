import { notFound, type replyToReviewInput } from '@millyard/contracts'
import { publish, type VendorActor } from '@millyard/service-kit'
import type { z } from 'zod'
import type { Deps } from '../deps.ts'
import { slugOf } from '../products/product.repository.ts'

/**
 * The vendor's reply to a visible review of its own product: the first one is told to the author, a later one replaces it.
 * Of two first replies at the same moment one is the first and the other edits it.
 * @throws AppError NOT_FOUND
 */
export async function replyToReview(
  deps: Deps,
  actor: VendorActor,
  { reviewId, body }: z.infer<typeof replyToReviewInput>,
): Promise<{ ok: true }> {
  const now = deps.clock.now()
  await deps.database.transaction(async (tx) => {
    const review = await tx.productReview.findFirst({
      where: { id: reviewId, vendorId: actor.vendorId, status: 'visible' },
      select: { customerId: true, productId: true, product: { select: { title: true, slug: true, vendorName: true } } },
    })
    if (!review) throw notFound('review')
    const [written] = await tx.$queryRaw<{ is_first: boolean }[]>`
      insert into review_reply (review_id, vendor_id, body, actor_id, created_at)
      values (${reviewId}, ${actor.vendorId}, ${body}, ${actor.userId}, ${now})
      on conflict (review_id) do update set body = excluded.body, actor_id = excluded.actor_id, edited_at = ${now}
      returning edited_at is null as is_first`
    if (!written?.is_first) return
    await tx.productReview.updateMany({
      where: { id: reviewId, vendorId: actor.vendorId },
      data: { isAnswered: true },
    })
    const { customerId, productId, product } = review
    await publish(tx, deps.clock, 'review.replied.v1', reviewId, {
      reviewId,
      productId,
      productTitle: product.title,
      productSlug: slugOf(product),
      customerId,
      vendorName: product.vendorName,
      reply: body,
    })
  })
  return { ok: true }
}
