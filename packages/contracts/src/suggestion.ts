/**
 * What the shop offers before somebody has said what they look for, or while they say it.
 *
 * | procedure | who | what |
 * |---|---|---|
 * | catalogue.suggest | public | categories, brands, factories and goods for words that are being typed |
 * | catalogue.cards | public | cards of given products, for "you looked at" |
 * | catalogue.addressParts / addresses | public | addresses of all goods, part by part, for the sitemap |
 */
import { z } from 'zod'
import { brandRefSchema } from './brand.ts'
import { slugSchema, text, timestampSchema } from './common.ts'
import { idSchema } from './ids.ts'
import { factorySchema, productCardSchema } from './product.ts'

export const suggestInput = z.object({ q: text(120) })
export const suggestionsSchema = z.object({
  /** The words that were looked for, when those that were typed find nothing and others are near; null otherwise. */
  corrected: z.string().nullable(),
  /** `parent` tells two of the same name apart. */
  categories: z.array(z.object({ slug: slugSchema, name: z.string(), parent: z.string().nullable() })),
  brands: z.array(brandRefSchema),
  factories: z.array(factorySchema.pick({ slug: true, name: true, city: true, country: true })),
  products: z.array(productCardSchema),
})
export type Suggestions = z.infer<typeof suggestionsSchema>

export const MOST_CARDS = 24
export const cardsInput = z.object({ ids: z.array(idSchema('prd')).min(1).max(MOST_CARDS) })
/** In the order in which they were asked for, without those that are not on sale. */
export const cardsSchema = z.object({ products: z.array(productCardSchema) })

/** The first product of each part. A part is at most 20,000 addresses: the protocol allows 50,000 (sitemaps.org). */
export const addressPartsSchema = z.object({ parts: z.array(idSchema('prd')) })
export const addressesInput = z.object({ from: idSchema('prd') })
export const addressesSchema = z.object({
  products: z.array(z.object({ slug: slugSchema, publishedAt: timestampSchema })),
})
