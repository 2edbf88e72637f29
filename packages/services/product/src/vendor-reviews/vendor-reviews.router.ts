import { okSchema, replyToReviewInput, vendorReviewsInput, vendorReviewsPage } from '@millyard/contracts'
import { router, vendorProcedure } from '../trpc.ts'
import { listVendorReviews } from './list-vendor-reviews.ts'
import { replyToReview } from './reply-to-review.ts'

export const vendorReviewsRouter = router({
  list: vendorProcedure('products.read')
    .input(vendorReviewsInput)
    .output(vendorReviewsPage)
    .query(({ ctx, input }) => listVendorReviews(ctx.deps, ctx.actor, input)),

  reply: vendorProcedure('products.write')
    .input(replyToReviewInput)
    .output(okSchema)
    .mutation(({ ctx, input }) => replyToReview(ctx.deps, ctx.actor, input)),
})
