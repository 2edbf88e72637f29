/**
 * Customers' reviews, in the product service.
 *
 * | procedure | who | what |
 * |---|---|---|
 * | catalogue.reviews | public | visible reviews of a product, by stars, in three orders |
 * | reviews.create / update | customer | a verified buyer's review (one per product), edited by its author |
 * | reviews.addPhoto / removePhoto | customer | `FormData { reviewId, file }`; at most four |
 * | reviews.own / waiting | customer | what I wrote; what was delivered to me and has no review of mine |
 * | reviews.forProducts | customer | of each product: may I review it, and what did I write |
 * | reviews.report | customer | a reader asks staff to look at a review, once |
 * | vendorReviews.list | vendor products.read | reviews of the vendor's products, unanswered first |
 * | vendorReviews.reply | vendor products.write | the vendor's one reply, written or edited |
 * | reviewQueue.list / get | admin products.read | what waits (longest first), what is hidden, all |
 * | reviewQueue.decide | admin products.review | hide with a reason, restore, or leave as it is |
 */
import { z } from 'zod'
import { imageSchema, pageInput, pageOf, slugSchema, text, timestampSchema } from './common.ts'
import { idSchema } from './ids.ts'

export const REVIEW_STATUSES = ['visible', 'hidden'] as const
export const reviewStatusSchema = z.enum(REVIEW_STATUSES)
export type ReviewStatus = z.infer<typeof reviewStatusSchema>

export const MAX_PHOTOS_PER_REVIEW = 4
const starsSchema = z.int().min(1, 'Choose one to five stars.').max(5, 'Choose one to five stars.')

export const reviewReplySchema = z.object({
  body: z.string(),
  createdAt: timestampSchema,
  editedAt: timestampSchema.nullable(),
})
/** A review as every reader sees it. Whoever wrote it has bought the product. */
export const reviewSchema = z.object({
  id: idSchema('rev'),
  rating: z.int().min(1).max(5),
  title: z.string(),
  body: z.string(),
  authorName: z.string(),
  createdAt: timestampSchema,
  editedAt: timestampSchema.nullable(),
  photos: z.array(imageSchema),
  /** The factory's. */
  reply: reviewReplySchema.nullable(),
})
export type Review = z.infer<typeof reviewSchema>

export const REVIEW_SORTS = ['newest', 'highest', 'lowest'] as const
export const reviewsInput = pageInput.extend({
  productId: idSchema('prd'),
  stars: starsSchema.optional(),
  sort: z.enum(REVIEW_SORTS).default('newest'),
})
export const reviewsPage = pageOf(reviewSchema)

export const reviewInput = z.object({
  rating: starsSchema,
  title: text(100),
  body: text(4000, { min: 10 }),
})
export type ReviewInput = z.infer<typeof reviewInput>
export const createReviewInput = reviewInput.extend({ productId: idSchema('prd') })
export const updateReviewInput = reviewInput.extend({ reviewId: idSchema('rev') })
export const removeReviewPhotoInput = z.object({ reviewId: idSchema('rev'), imageId: idSchema('img') })

/** A review as its author sees it. */
export const ownReviewSchema = reviewSchema.extend({
  productId: idSchema('prd'),
  status: reviewStatusSchema,
  /** Why staff hid it. */
  hiddenReason: z.string().nullable(),
})
export type OwnReview = z.infer<typeof ownReviewSchema>

/** What a review is about. */
export const reviewedProductSchema = z.object({
  id: idSchema('prd'),
  slug: slugSchema,
  title: z.string(),
  image: imageSchema.nullable(),
})
export const ownReviewsPage = pageOf(ownReviewSchema.extend({ product: reviewedProductSchema }))
export const waitingReviewsPage = pageOf(
  reviewedProductSchema.extend({ factoryName: z.string(), deliveredAt: timestampSchema }),
)
export const reviewsForProductsInput = z.object({ productIds: z.array(idSchema('prd')).min(1).max(100) })
export const reviewsForProductsOutput = z.object({
  /** One for each product that was delivered to me. */
  items: z.array(z.object({ product: reviewedProductSchema, review: ownReviewSchema.nullable() })),
})

export const REPORT_REASONS = ['offensive', 'private', 'advertising', 'not_about_product', 'other'] as const
export const reportReasonSchema = z.enum(REPORT_REASONS)
export type ReportReason = z.infer<typeof reportReasonSchema>
export const reportReviewInput = z
  .object({
    reviewId: idSchema('rev'),
    reason: z.enum(REPORT_REASONS, 'Choose what is wrong.'),
    note: text(1000, { min: 0 }).default(''),
  })
  .refine((input) => input.reason !== 'other' || input.note.length > 0, {
    path: ['note'],
    message: 'Tell us in a few words what is wrong.',
  })

export const vendorReviewsInput = pageInput.extend({
  isAnswered: z.boolean().optional(),
  stars: starsSchema.optional(),
})
export const vendorReviewsPage = pageOf(reviewSchema.extend({ product: reviewedProductSchema }))
export const replyToReviewInput = z.object({ reviewId: idSchema('rev'), body: text(2000, { min: 2 }) })

export const REVIEW_QUEUES = ['waiting', 'hidden', 'all'] as const
export const REVIEW_DECISIONS = ['hide', 'restore', 'keep'] as const
export const reviewDecisionSchema = z.enum(REVIEW_DECISIONS)
export const reviewQueueInput = pageInput.extend({
  show: z.enum(REVIEW_QUEUES).default('waiting'),
  vendorId: idSchema('ven').optional(),
  /** Why it waits: readers reported it, or its author edited it after it was hidden. */
  kind: z.enum(['reported', 'edited']).optional(),
})
export const queuedReviewSchema = ownReviewSchema.extend({
  product: reviewedProductSchema,
  factoryName: z.string(),
  /** Since when a decision is asked for; null: nothing waits. */
  waitingSince: timestampSchema.nullable(),
  openReports: z.int(),
})
export const reviewQueuePage = pageOf(queuedReviewSchema)
export const reviewIdInput = z.object({ reviewId: idSchema('rev') })
export const queuedReviewDetailSchema = queuedReviewSchema.extend({
  reports: z.array(
    z.object({
      reason: reportReasonSchema,
      note: z.string(),
      createdAt: timestampSchema,
      decidedAt: timestampSchema.nullable(),
    }),
  ),
  decisions: z.array(
    z.object({
      id: idSchema('hst'),
      decision: reviewDecisionSchema,
      reason: z.string(),
      actorName: z.string(),
      createdAt: timestampSchema,
    }),
  ),
})
export const decideReviewInput = z
  .object({
    reviewId: idSchema('rev'),
    decision: reviewDecisionSchema,
    reason: text(1000, { min: 0 }).default(''),
  })
  .refine((input) => input.decision !== 'hide' || input.reason.length > 0, {
    path: ['reason'],
    message: 'Tell the author why.',
  })
