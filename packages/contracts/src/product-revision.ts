/** What a vendor does with its products' content, and what staff decide about it. The table of procedures is in product.ts. */
import { z } from 'zod'
import {
  amountMinorSchema,
  currencySchema,
  imageSchema,
  pageInput,
  pageOf,
  slugSchema,
  text,
  timestampSchema,
} from './common.ts'
import { idSchema } from './ids.ts'
import { offerTermsSchema, unitPricesSchema } from './offer.ts'
import { factorySchema, productStatusSchema } from './product.ts'
import { productDraftSchema, shownContentSchema } from './product-content.ts'

/** draft → submitted → one of the four ends. An end is for ever: what goes on is the next revision. */
export const REVISION_STATUSES = [
  'draft',
  'submitted',
  'approved',
  'changes_requested',
  'rejected',
  'withdrawn',
] as const
export const revisionStatusSchema = z.enum(REVISION_STATUSES)
export type RevisionStatus = z.infer<typeof revisionStatusSchema>

/** How the open revision of a product stands; `changes_requested`: a draft that answers one which was sent back. */
export const OPEN_CHANGES = ['draft', 'submitted', 'changes_requested'] as const
export const openChangeSchema = z.enum(OPEN_CHANGES)
export type OpenChange = z.infer<typeof openChangeSchema>

/** A revision without its content. */
export const revisionSummarySchema = z.object({
  id: idSchema('prv'),
  number: z.int(),
  status: revisionStatusSchema,
  createdAt: timestampSchema,
  createdBy: z.string(),
  submittedAt: timestampSchema.nullable(),
  submittedBy: z.string().nullable(),
  /** When it came to its end: decided, or withdrawn. */
  decidedAt: timestampSchema.nullable(),
  decidedBy: z.string().nullable(),
  /** Approved without anybody having looked, because staff trust the factory. */
  isAutomatic: z.boolean(),
  note: z.string(),
})
export type RevisionSummary = z.infer<typeof revisionSummarySchema>

/** One revision to look at, with what was on sale when it was decided (or is now); null for a first one. */
export const revisionSchema = revisionSummarySchema.extend({
  /** Grows with every save. */
  version: z.int(),
  updatedAt: timestampSchema,
  content: shownContentSchema,
  base: shownContentSchema.nullable(),
})
export type ProductRevision = z.infer<typeof revisionSchema>

export const vendorProductRowSchema = z.object({
  id: idSchema('prd'),
  /** Empty while nobody has written one. */
  title: z.string(),
  status: productStatusSchema,
  /** For a product on sale: how its next version stands. */
  change: openChangeSchema.nullable(),
  image: imageSchema.nullable(),
  /** Null while no variant has one. */
  priceMinor: amountMinorSchema.nullable(),
  currency: currencySchema,
  variantCount: z.int(),
  /** Null: made to order without a limit. */
  available: z.int().nullable(),
  updatedAt: timestampSchema,
})
export const vendorProductsInput = pageInput.extend({
  status: productStatusSchema.optional(),
  change: openChangeSchema.optional(),
  q: text(120, { min: 0 }).optional(),
})
export const vendorProductsPage = pageOf(vendorProductRowSchema)

/** A variant on sale (or once on sale, of an archived product) with its offer. */
export const vendorVariantSchema = z.object({
  id: idSchema('var'),
  sku: z.string(),
  optionValues: z.array(z.string()),
  priceMinor: amountMinorSchema,
  priceBreaks: unitPricesSchema.shape.priceBreaks,
  weightGrams: z.int(),
  stock: z.int(),
  reserved: z.int(),
})
export type VendorVariant = z.infer<typeof vendorVariantSchema>

export const vendorProductSchema = z.object({
  id: idSchema('prd'),
  /** Its address in the shop; null before it was first submitted. */
  slug: slugSchema.nullable(),
  status: productStatusSchema,
  change: openChangeSchema.nullable(),
  title: z.string(),
  updatedAt: timestampSchema,
  publishedAt: timestampSchema.nullable(),
  /** What is (or was) on sale; null for a product that never was. */
  live: z
    .object({
      content: shownContentSchema,
      currency: currencySchema,
      leadTimeDays: z.int(),
      terms: offerTermsSchema,
      /** Grows with every change of the offer. */
      offerVersion: z.int(),
      variants: z.array(vendorVariantSchema),
    })
    .nullable(),
  /** The open revision; without one, and never on sale, the last. */
  revision: revisionSchema.nullable(),
  /** What staff said last. */
  lastDecision: revisionSummarySchema.nullable(),
})
export type VendorProduct = z.infer<typeof vendorProductSchema>

export const productIdInput = z.object({ productId: idSchema('prd') })
export const productIdOutput = z.object({ productId: idSchema('prd') })

/** The state of a draft that the caller has seen. Another one since: CONFLICT. */
export const revisionRefSchema = z.object({ revisionId: idSchema('prv'), version: z.int().min(1) })
export const savedDraftSchema = revisionRefSchema.extend({
  productId: idSchema('prd'),
  number: z.int(),
  savedAt: timestampSchema,
})
export const saveDraftInput = z.object({
  productId: idSchema('prd'),
  /** The draft this was written on; null to begin one for a product on sale. */
  base: revisionRefSchema.nullable(),
  content: productDraftSchema,
})
export const openRevisionInput = revisionRefSchema.extend({ productId: idSchema('prd') })
export const submitOutput = z.object({
  ok: z.literal(true),
  /** Approved at once, because staff trust this factory. */
  isApproved: z.boolean(),
})
export const revisionIdInput = z.object({ productId: idSchema('prd'), revisionId: idSchema('prv') })
export const productHistoryInput = pageInput.extend({ productId: idSchema('prd') })
/** The newest first. */
export const productHistoryPage = pageOf(revisionSummarySchema)

export const MAX_IMAGE_BYTES = 10 * 1024 * 1024

export const productQueueInput = pageInput.extend({
  status: revisionStatusSchema.exclude(['draft']).default('submitted'),
  vendorId: idSchema('ven').optional(),
  /** Of products that were never on sale, or of such that are. */
  kind: z.enum(['new', 'change']).optional(),
})
export const productQueueRowSchema = revisionSummarySchema.extend({
  productId: idSchema('prd'),
  title: z.string(),
  categoryName: z.string(),
  image: imageSchema.nullable(),
  factory: factorySchema,
  /** Whether the product is on sale already, and this changes it. */
  isChange: z.boolean(),
  variantCount: z.int(),
})
export const productQueuePage = pageOf(productQueueRowSchema)
/** Factories of which something waits for staff: a version, a review, a brand. For a queue's filter. */
export const waitingFactoriesSchema = z.object({
  factories: z.array(z.object({ id: idSchema('ven'), name: z.string() })),
})
/** Without a revision: the submitted one, or else the last that was submitted. */
export const productReviewInput = z.object({ productId: idSchema('prd'), revisionId: idSchema('prv').optional() })
export const productReviewSchema = z.object({
  productId: idSchema('prd'),
  slug: slugSchema.nullable(),
  status: productStatusSchema,
  factory: factorySchema.extend({ isTrusted: z.boolean() }),
  revision: revisionSchema,
  /** The offers of what is on sale; the first offers of new variants stand in the content. */
  currency: currencySchema,
  terms: offerTermsSchema,
  variants: z.array(vendorVariantSchema),
})
export const decideProductInput = z
  .object({
    productId: idSchema('prd'),
    /** What was looked at: CONFLICT when it is no longer what waits. */
    revisionId: idSchema('prv'),
    decision: z.enum(['approve', 'request_changes', 'reject']),
    note: text(2000, { min: 0 }).default(''),
  })
  .refine((input) => input.decision === 'approve' || input.note.length > 0, {
    path: ['note'],
    message: 'Tell the factory what to change, or why it was rejected.',
  })
export const trustFactoryInput = z.object({
  vendorId: idSchema('ven'),
  isTrusted: z.boolean(),
  note: text(500, { min: 0 }).default(''),
})
