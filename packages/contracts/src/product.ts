/**
 * What the product service takes and gives.
 *
 * | procedure | who | what |
 * |---|---|---|
 * | catalogue.search | public | product cards by words, category, factory, brand, collection, and the filters of `facets.ts`; keyset pages |
 * | catalogue.facets | public | what such a list can be narrowed by, with counts, see `facets.ts` |
 * | catalogue.correct | public | words with their typing errors corrected by what is on sale |
 * | catalogue.product | public | one product page by slug |
 * | catalogue.categories | public | the category tree with counts |
 * | catalogue.categoryAddress | public | where a category is found today, by any address it had |
 * | catalogue.factories / factory | public | factories that sell, one factory by slug |
 * | catalogue.suggest / cards / addressParts / addresses | | see `suggestion.ts` |
 * | catalogue.reviews, reviews.*, vendorReviews.*, reviewQueue.* | | see `review.ts` |
 * | wishlist.* | | see `wishlist.ts` |
 * | products.list / get | vendor products.read | the vendor's own products |
 * | products.history / revision | vendor products.read | every revision of a product; one with its content |
 * | products.create / duplicate | vendor products.write | a new product with a draft of its content |
 * | products.saveDraft | vendor products.write | writes the open draft (begins one for a product on sale); may be incomplete |
 * | products.addImage | vendor products.write | `FormData { productId, file }`; JPEG, PNG or WebP up to 10 MB; a draft then names it |
 * | products.submit / withdraw / discard | vendor products.write | draft → submitted → withdrawn with a draft of it; a draft thrown away |
 * | products.archive | vendor products.write | off sale for good |
 * | products.setOffer | vendor products.write | prices, quantity prices, terms and lead time of a product on sale, at once |
 * | products.offerHistory | vendor products.read | who changed the offer, the last change first |
 * | products.reductions | vendor products.read | reductions of a product: running, planned, ended |
 * | products.announceReduction / endReduction | vendor products.write | percent off, now or later; ends a running one, cancels a planned one |
 * | products.setStock | vendor products.write | counted stock of a variant |
 * | productQueue.list / get / history | admin products.read | submitted revisions, oldest first; one with what is on sale; all of a product |
 * | productQueue.factories | admin products.read | factories of which something waits, for the filters of the queues |
 * | productQueue.decide | admin products.review | approve, ask for changes, reject the revision that was looked at |
 * | productQueue.trust | admin products.review | whether a factory's revisions are approved without review |
 * | products.attributes, attributes.* | | see `attribute.ts` |
 * | catalogue.brands / brand, products.brandChoices / proposeBrand, brands.* | | see `brand.ts` |
 * | catalogue.collections / collection, collections.* | | see `collection.ts` |
 * | changes.* | | see `catalogue-change.ts` |
 * | inventory.* | | see `inventory.ts` |
 * | categories.list | admin products.read | the tree as staff keep it, see `category.ts` |
 * | categories.create / update / shift / remove | admin catalogue.manage | what the tree is |
 * | internal.priceLines | service order | price, factory, weight and stock of cart lines, one call |
 * | internal.reserveStock / releaseStock | service order | atomic, idempotent per order |
 */
import { z } from 'zod'
import { brandRefSchema } from './brand.ts'
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
import { listFilters, listScope } from './facets.ts'
import { idSchema } from './ids.ts'
import { offerTermsSchema, priceBreakSchema } from './offer.ts'
import { priorPriceSchema } from './price-reduction.ts'
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

/** What a grid shows. Prices are of the cheapest variant. */
export const productCardSchema = z.object({
  id: idSchema('prd'),
  slug: slugSchema,
  title: z.string(),
  factory: factorySchema.pick({ name: true, slug: true, city: true, country: true }),
  image: imageSchema.nullable(),
  priceMinor: amountMinorSchema,
  /** While it is reduced: the lowest price of the 30 days before that. Never typed; see price-reduction.ts. */
  compareAt: priorPriceSchema.nullable(),
  /** Whether dearer variants exist: shown as "from". */
  isFromPrice: z.boolean(),
  currency: currencySchema,
  inStock: z.boolean(),
  /** The last day on which the factory is away, while it is: until then nothing can be ordered. */
  awayUntil: daySchema.nullable(),
  /** Made for the order, in `leadTimeDays`; else it lies on a shelf and leaves in so many. Working days. */
  isMadeToOrder: z.boolean(),
  leadTimeDays: z.int(),
  /** The smallest order of a variant. */
  minQuantity: z.int(),
  ratingAverage: z.number().nullable(),
  ratingCount: z.int(),
})
export type ProductCard = z.infer<typeof productCardSchema>

export const SEARCH_SORTS = ['relevance', 'newest', 'price_asc', 'price_desc', 'rating'] as const
export const searchInput = pageInput.extend({
  q: text(120, { min: 0 }).optional(),
  ...listScope,
  ...listFilters,
  sort: z.enum(SEARCH_SORTS).default('relevance'),
})
export type SearchInput = z.infer<typeof searchInput>
export const searchPage = pageOf(productCardSchema).extend({
  /** How words found it: as they are, or (`alike`) by titles that look like them, because the words themselves find nothing. */
  foundBy: z.enum(['all', 'words', 'alike']),
})

export const correctInput = z.object({ q: text(120) })
export const correctionSchema = z.object({
  /** The words that were probably meant; null when nothing is to be corrected. */
  q: z.string().nullable(),
  /** Of several words those that something on sale has, as a search for any of them; null for one word, or when nothing has any. */
  some: z.string().nullable(),
})

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
  /** Square, or nearly so. */
  logo: imageSchema.nullable(),
  /** Wide: it is cut to a band above the factory's page. */
  cover: imageSchema.nullable(),
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
  /** From how many units of the product in one cart each costs less; ascending. */
  priceBreaks: z.array(priceBreakSchema),
  compareAt: priorPriceSchema.nullable(),
  /** Units that can be bought now; MAX_QUANTITY of what is made to order without a limit. */
  available: z.int(),
})

export const productDetailSchema = productCardSchema.omit({ factory: true }).extend({
  description: z.string(),
  factory: factoryDetailSchema,
  brand: brandRefSchema.nullable(),
  /** What the factory says of it, in the order of the page: "Width", "45 cm". */
  details: z.array(z.object({ name: z.string(), text: z.string() })),
  category: z.object({
    slug: slugSchema,
    name: z.string(),
    path: z.array(z.object({ slug: slugSchema, name: z.string() })),
  }),
  images: z.array(imageSchema),
  options: z.array(optionSchema),
  variants: z.array(publicVariantSchema),
  /** When the reduction that runs ends; null without one, or without an end. */
  reducedUntil: timestampSchema.nullable(),
  terms: offerTermsSchema,
  /** Visible reviews by stars, one star first. */
  ratingCounts: z.array(z.int()).length(5),
})
export type ProductDetail = z.infer<typeof productDetailSchema>

export const setStockInput = z.object({
  variantId: idSchema('var'),
  stock: z.int('Enter a whole number.').min(0, 'Stock cannot be below zero.').max(1_000_000),
  /** What the shelf said when counting began: CONFLICT when it says something else now. Without it nothing is compared. */
  seenOnHand: z.int().optional(),
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
  /** The price of each unit at the quantities that were asked about, all variants of the product together. */
  unitPriceMinor: amountMinorSchema,
  /** The price of one. */
  listPriceMinor: amountMinorSchema,
  compareAt: priorPriceSchema.nullable(),
  priceBreaks: z.array(priceBreakSchema),
  minQuantity: z.int(),
  quantityStep: z.int(),
  isMadeToOrder: z.boolean(),
  currency: currencySchema,
  weightGrams: z.int(),
  leadTimeDays: z.int(),
  /** MAX_QUANTITY of what is made to order without a limit. */
  available: z.int(),
})
export type PricedLine = z.infer<typeof pricedLineSchema>
export const pricedLinesSchema = z.object({ lines: z.array(pricedLineSchema) })

export const reserveStockInput = z.object({
  orderId: idSchema('ord'),
  /** What the buyer's order is called, for the factories whose units it holds. */
  orderNumber: z.string().max(40).optional(),
  expiresAt: timestampSchema,
  lines: z
    .array(z.object({ variantId: idSchema('var'), quantity: z.int().min(1) }))
    .min(1)
    .max(200),
})
export const orderIdInput = z.object({ orderId: idSchema('ord') })
