import { createReviewInput, reviewSchema } from '@millyard/contracts'
import { customerProcedure, router } from '../trpc.ts'
import { createReview } from './create-review.ts'

export const reviewsRouter = router({
  create: customerProcedure
    .input(createReviewInput)
    .output(reviewSchema)
    .mutation(({ ctx, input }) => createReview(ctx.deps, ctx.actor, input)),
})
