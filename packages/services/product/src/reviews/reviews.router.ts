import {
  createReviewInput,
  imageSchema,
  okSchema,
  ownReviewSchema,
  ownReviewsPage,
  pageInput,
  removeReviewPhotoInput,
  reportReviewInput,
  reviewsForProductsInput,
  reviewsForProductsOutput,
  updateReviewInput,
  waitingReviewsPage,
} from '@millyard/contracts'
import { customerProcedure, router } from '../trpc.ts'
import { createReview } from './create-review.ts'
import { findForProducts, listOwnReviews, listWaiting } from './list-own-reviews.ts'
import { reportReview } from './report-review.ts'
import { addPhoto, addPhotoInput, removePhoto } from './review-photos.ts'
import { updateReview } from './update-review.ts'

export const reviewsRouter = router({
  create: customerProcedure
    .input(createReviewInput)
    .output(ownReviewSchema)
    .mutation(({ ctx, input }) => createReview(ctx.deps, ctx.actor, input)),

  update: customerProcedure
    .input(updateReviewInput)
    .output(okSchema)
    .mutation(({ ctx, input }) => updateReview(ctx.deps, ctx.actor, input)),

  addPhoto: customerProcedure
    .input(addPhotoInput)
    .output(imageSchema)
    .mutation(({ ctx, input }) => addPhoto(ctx.deps, ctx.actor, input)),

  removePhoto: customerProcedure
    .input(removeReviewPhotoInput)
    .output(okSchema)
    .mutation(({ ctx, input }) => removePhoto(ctx.deps, ctx.actor, input)),

  own: customerProcedure
    .input(pageInput)
    .output(ownReviewsPage)
    .query(({ ctx, input }) => listOwnReviews(ctx.deps, ctx.actor, input)),

  waiting: customerProcedure
    .input(pageInput)
    .output(waitingReviewsPage)
    .query(({ ctx, input }) => listWaiting(ctx.deps, ctx.actor, input)),

  forProducts: customerProcedure
    .input(reviewsForProductsInput)
    .output(reviewsForProductsOutput)
    .query(({ ctx, input }) => findForProducts(ctx.deps, ctx.actor, input)),

  report: customerProcedure
    .input(reportReviewInput)
    .output(okSchema)
    .mutation(({ ctx, input }) => reportReview(ctx.deps, ctx.actor, input)),
})
