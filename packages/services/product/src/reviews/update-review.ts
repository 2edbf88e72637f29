import { notFound, type updateReviewInput } from '@millyard/contracts'
import type { UserActor } from '@millyard/service-kit'
import type { z } from 'zod'
import type { Deps } from '../deps.ts'

/**
 * The author writes a review anew; the product's rating follows (trigger `count_review`). One that staff have hidden stays
 * hidden and waits for them again.
 * @throws AppError NOT_FOUND
 */
export async function updateReview(
  deps: Deps,
  actor: UserActor,
  { reviewId, rating, title, body }: z.infer<typeof updateReviewInput>,
): Promise<{ ok: true }> {
  const now = deps.clock.now()
  const changed = await deps.database.client.$executeRaw`
    update product_review set rating = ${rating}, title = ${title}, body = ${body}, edited_at = ${now},
      waiting_since = case when status = 'hidden' then coalesce(waiting_since, ${now}) else waiting_since end
    where id = ${reviewId} and customer_id = ${actor.userId}`
  if (changed === 0) throw notFound('review')
  return { ok: true }
}
