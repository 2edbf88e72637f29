/**
 * What the product service takes and gives.
 *
 * | procedure | who | what |
 * |---|---|---|
 * | catalogue.search | public | product cards by words, category, factory; keyset pages |
 * | catalogue.product | public | one product page by slug |
 * | catalogue.categories | public | the category tree with counts |
 * | catalogue.factories / factory | public | factories that sell, one factory by slug |
 * | catalogue.reviews, reviews.*, vendorReviews.*, reviewQueue.* | | see `review.ts` |
 * | wishlist.* | | see `wishlist.ts` |
 * | products.list / get | vendor products.read | the vendor's own products |
 * | products.create / update | vendor products.write | a draft; editable while draft or changes requested |
 * | products.addImage / removeImage | vendor products.write | `FormData { productId, alt, file }`; JPEG, PNG or WebP up to 10 MB |
 * | products.submit / archive | vendor products.write | draft → submitted; any → archived |
 * | products.setStock | vendor products.write | counted stock of a variant |
 * | productQueue.list / get | admin products.read | submitted products, oldest first |
 * | productQueue.decide | admin products.review | approve, ask for changes, reject |
 * | internal.priceLines | service order | price, factory, weight and stock of cart lines, one call |
 * | internal.reserveStock / releaseStock | service order | atomic, idempotent per order |
 */
import { z } from 'zod'
import {
  amountMinorSchema,
  countrySchema,
  currencySchema,
  imageSchema,
  pageInput,
  pageOf,
  slugSchema,
  text,
  timestampSchema,
} from './common.ts'
import { idSchema } from './ids.ts'
import { daySchema, publicVacationSchema } from './vacation.ts'

export const PRODUCT_STATUSES = ['draft', 'submitted', 'changes_requested', 'approved', 'rejected', 'archived'] as const
export const productStatusSchema = z.enum(PRODUCT_STATUSES)
export type ProductStatus = z.infer<typeof productStatusSchema>

export const factorySchema = z.object({
  id: idSchema('ven'),
  slug: slugSchema,
  name: z.string(),
  tagline: z.string(),
  city: z.string(),
  country: countrySchema,
})
export type FactoryRef = z.infer<typeof factorySchema>

/** What a grid shows. Prices are of the cheapest variant; `compareAt` absent in this version. */
export const productCardSchema = z.object({
  id: idSchema('prd'),
  slug: slugSchema,
  title: z.string(),
  factory: factorySchema.pick({ name: true, slug: true, city: true, country: true }),
  image: imageSchema.nullable(),
  priceMinor: amountMinorSchema,
  /** Whether dearer variants exist: shown as "from". */
  isFromPrice: z.boolean(),
  currency: currencySchema,
  inStock: z.boolean(),
  leadTimeDays: z.int(),
  ratingAverage: z.number().nullable(),
  ratingCount: z.int(),
})
export type ProductCard = z.infer<typeof productCardSchema>

export const SEARCH_SORTS = ['relevance', 'newest', 'price_asc', 'price_desc', 'rating'] as const
export const searchInput = pageInput.extend({
  q: text(120, { min: 0 }).optional(),
  /** Slug of a category; its subcategories are included. */
  category: slugSchema.optional(),
  /** Slug of a factory. */
  factory: slugSchema.optional(),
  inStock: z.boolean().optional(),
  sort: z.enum(SEARCH_SORTS).default('relevance'),
})
export type SearchInput = z.infer<typeof searchInput>
export const searchPage = pageOf(productCardSchema)

export const slugInput = z.object({ slug: slugSchema })

export type CategoryNode = { id: string; slug: string; name: string; productCount: number; children: CategoryNode[] }
export const categoryNodeSchema: z.ZodType<CategoryNode> = z.lazy(() =>
  z.object({
    id: idSchema('cat'),
    slug: slugSchema,
    name: z.string(),
    productCount: z.int(),
    children: z.array(categoryNodeSchema),
  }),
)
export const categoriesSchema = z.object({ categories: z.array(categoryNodeSchema) })

export const factoryDetailSchema = factorySchema.extend({
  story: z.string(),
  foundedYear: z.int().nullable(),
  website: z.string().nullable(),
  productCount: z.int(),
  /** The vacation that has not ended. */
  vacation: publicVacationSchema.nullable(),
})
export const factoriesSchema = z.object({ factories: z.array(factoryDetailSchema) })

export const optionSchema = z.object({ name: text(40), values: z.array(text(60)).min(1).max(30) })

export const publicVariantSchema = z.object({
  id: idSchema('var'),
  sku: z.string(),
  /** Values in the order of the product's options. */
  optionValues: z.array(z.string()),
  priceMinor: amountMinorSchema,
  /** Units that can be bought now. */
  available: z.int(),
})

export const productDetailSchema = productCardSchema.omit({ factory: true }).extend({
  description: z.string(),
  factory: factoryDetailSchema,
  category: z.object({
    slug: slugSchema,
    name: z.string(),
    path: z.array(z.object({ slug: slugSchema, name: z.string() })),
  }),
  images: z.array(imageSchema),
  options: z.array(optionSchema),
  variants: z.array(publicVariantSchema),
  /** Visible reviews by stars, one star first. */
  ratingCounts: z.array(z.int()).length(5),
})
export type ProductDetail = z.infer<typeof productDetailSchema>

/** What a vendor writes. Variants without an `id` are new; those left out are removed (drafts only). */
export const productVariantInput = z.object({
  id: idSchema('var').optional(),
  sku: text(60),
  optionValues: z.array(text(60)).max(3),
  priceMinor: z.int('Enter a price.').min(1, 'The price must be more than zero.').max(100_000_000),
  weightGrams: z.int().min(1, 'Enter the weight in grams.').max(1_000_000),
  stock: z.int('Enter a whole number.').min(0, 'Stock cannot be below zero.').max(1_000_000),
})
export const productInput = z
  .object({
    title: text(140, { min: 3 }),
    description: text(10_000, { min: 20 }),
    categoryId: idSchema('cat'),
    currency: currencySchema.default('EUR'),
    leadTimeDays: z.int().min(0).max(365),
    options: z.array(optionSchema).max(3),
    variants: z.array(productVariantInput).min(1, 'Add at least one variant.').max(100),
  })
  .superRefine((product, ctx) => {
    const seen = new Set<string>()
    product.variants.forEach((variant, index) => {
      if (variant.optionValues.length !== product.options.length) {
        ctx.addIssue({
          code: 'custom',
          path: ['variants', index, 'optionValues'],
          message: 'Choose a value for every option.',
        })
      }
      variant.optionValues.forEach((value, option) => {
        if (product.options[option] && !product.options[option].values.includes(value)) {
          ctx.addIssue({
            code: 'custom',
            path: ['variants', index, 'optionValues', option],
            message: 'This value is not one of the option’s values.',
          })
        }
      })
      const key = JSON.stringify(variant.optionValues)
      if (seen.has(key))
        ctx.addIssue({
          code: 'custom',
          path: ['variants', index, 'optionValues'],
          message: 'Two variants have the same options.',
        })
      seen.add(key)
    })
  })
export type ProductInput = z.infer<typeof productInput>
export const updateProductInput = z.object({ productId: idSchema('prd'), product: productInput })
export const productIdInput = z.object({ productId: idSchema('prd') })
export const productIdOutput = z.object({ productId: idSchema('prd') })

export const vendorProductRowSchema = z.object({
  id: idSchema('prd'),
  slug: slugSchema,
  title: z.string(),
  status: productStatusSchema,
  image: imageSchema.nullable(),
  priceMinor: amountMinorSchema,
  currency: currencySchema,
  variantCount: z.int(),
  available: z.int(),
  updatedAt: timestampSchema,
})
export const vendorProductsInput = pageInput.extend({
  status: productStatusSchema.optional(),
  q: text(120, { min: 0 }).optional(),
})
export const vendorProductsPage = pageOf(vendorProductRowSchema)

export const vendorVariantSchema = productVariantInput.extend({ id: idSchema('var'), reserved: z.int() })
export const vendorProductSchema = z.object({
  id: idSchema('prd'),
  slug: slugSchema,
  status: productStatusSchema,
  reviewNote: z.string().nullable(),
  title: z.string(),
  description: z.string(),
  categoryId: idSchema('cat'),
  categoryName: z.string(),
  currency: currencySchema,
  leadTimeDays: z.int(),
  options: z.array(optionSchema),
  variants: z.array(vendorVariantSchema),
  images: z.array(imageSchema),
  updatedAt: timestampSchema,
})
export type VendorProduct = z.infer<typeof vendorProductSchema>

export const MAX_IMAGE_BYTES = 10 * 1024 * 1024
export const MAX_IMAGES_PER_PRODUCT = 12
export const removeImageInput = z.object({ productId: idSchema('prd'), imageId: idSchema('img') })
export const setStockInput = z.object({
  variantId: idSchema('var'),
  stock: z.int('Enter a whole number.').min(0, 'Stock cannot be below zero.').max(1_000_000),
})

export const productQueueInput = pageInput.extend({ status: productStatusSchema.default('submitted') })
export const productReviewItemSchema = vendorProductSchema.extend({
  factory: factorySchema,
  submittedAt: timestampSchema.nullable(),
})
export const productQueuePage = pageOf(productReviewItemSchema)
export const decideProductInput = z
  .object({
    productId: idSchema('prd'),
    decision: z.enum(['approve', 'request_changes', 'reject']),
    note: text(2000, { min: 0 }).default(''),
  })
  .refine((input) => input.decision === 'approve' || input.note.length > 0, {
    path: ['note'],
    message: 'Tell the factory what to change, or why it was rejected.',
  })

/** The cart's questions to the catalogue, at most 200 lines in one call. */
export const priceLinesInput = z.object({
  lines: z.array(z.object({ variantId: idSchema('var'), quantity: z.int().min(1) })).max(200),
})
/** What the order freezes. A variant that is unknown or not on sale is absent from the answer (P12). */
export const pricedLineSchema = z.object({
  variantId: idSchema('var'),
  productId: idSchema('prd'),
  productSlug: slugSchema,
  categoryId: idSchema('cat'),
  title: z.string(),
  /** "Oak, 40 cm"; empty for a product without options. */
  variantTitle: z.string(),
  sku: z.string(),
  image: imageSchema.nullable(),
  vendorId: idSchema('ven'),
  vendorName: z.string(),
  vendorSlug: slugSchema,
  vendorPlace: z.string(),
  /** The last day on which the factory is away, while it is: nobody can order this now. */
  awayUntil: daySchema.nullable(),
  unitPriceMinor: amountMinorSchema,
  currency: currencySchema,
  weightGrams: z.int(),
  leadTimeDays: z.int(),
  available: z.int(),
})
export type PricedLine = z.infer<typeof pricedLineSchema>
export const pricedLinesSchema = z.object({ lines: z.array(pricedLineSchema) })

export const reserveStockInput = z.object({
  orderId: idSchema('ord'),
  expiresAt: timestampSchema,
  lines: z
    .array(z.object({ variantId: idSchema('var'), quantity: z.int().min(1) }))
    .min(1)
    .max(200),
})
export const orderIdInput = z.object({ orderId: idSchema('ord') })
