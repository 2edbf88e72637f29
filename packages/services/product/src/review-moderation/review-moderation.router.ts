import {
  decideReviewInput,
  okSchema,
  queuedReviewDetailSchema,
  reviewIdInput,
  reviewQueueInput,
  reviewQueuePage,
} from '@millyard/contracts'
import { adminProcedure, router } from '../trpc.ts'
import { decideReview } from './decide-review.ts'
import { listReviewQueue, showQueuedReview } from './list-review-queue.ts'

export const reviewModerationRouter = router({
  list: adminProcedure('products.read')
    .input(reviewQueueInput)
    .output(reviewQueuePage)
    .query(({ ctx, input }) => listReviewQueue(ctx.deps, input)),

  get: adminProcedure('products.read')
    .input(reviewIdInput)
    .output(queuedReviewDetailSchema)
    .query(({ ctx, input }) => showQueuedReview(ctx.deps, input.reviewId)),

  decide: adminProcedure('products.review')
    .input(decideReviewInput)
    .output(okSchema)
    .mutation(({ ctx, input }) => decideReview(ctx.deps, ctx.actor, input)),
})
