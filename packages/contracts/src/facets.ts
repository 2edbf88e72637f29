/**
 * What a list of goods can be narrowed by. Within one facet values widen (oak or walnut), across facets they narrow.
 *
 * | procedure | who | what |
 * |---|---|---|
 * | catalogue.facets | public | every facet of a list with counts, and how many goods the list has |
 */
import { z } from 'zod'
import { amountMinorSchema, currencySchema, slugSchema, text } from './common.ts'

/** `colour` in `?colour=oak,walnut`: the name of an option, of a category's attribute, or `brand`. */
export const facetKeySchema = z
  .string()
  .regex(/^[\p{L}\p{N}]+(-[\p{L}\p{N}]+)*$/u)
  .max(70)
/** `oak` in `?colour=oak,walnut`. */
export const facetValueSchema = facetKeySchema

export const MAX_FILTERED_FACETS = 12
export const MAX_FILTERED_VALUES = 20
const values = <T extends z.ZodType>(value: T) => z.array(value).min(1).max(MAX_FILTERED_VALUES).optional()
const priceBound = z.int().min(0).max(2_147_483_647).optional()

/** What a list is about before anybody narrows it. */
export const listScope = {
  /** Slug of a category; its subcategories are included. */
  category: slugSchema.optional(),
  /** Slug of a factory. */
  factory: slugSchema.optional(),
  /** Slug of a brand. */
  brand: slugSchema.optional(),
  /** Slug of a collection that is shown; without words and another order, its own order holds. */
  collection: slugSchema.optional(),
}

/** What somebody narrowed it by. Values that nothing has ever had are ignored. */
export const listFilters = {
  /** Slugs of categories, subcategories included. */
  categories: values(slugSchema),
  /** Slugs of factories. */
  factories: values(slugSchema),
  /** Of the price that the card shows, both ends included. Goods in other currencies are left out. */
  price: z.object({ currency: currencySchema, minMinor: priceBound, maxMinor: priceBound }).optional(),
  /** An average of at least so many stars. */
  rating: z.int().min(1).max(5).optional(),
  /** With option values: the very variant that has them can be bought now. */
  inStock: z.boolean().optional(),
  /** By facet: `{ colour: ['oak', 'walnut'], size: ['40cm'] }`. All of them hold for one variant. */
  values: z
    .record(facetKeySchema, z.array(facetValueSchema).min(1).max(MAX_FILTERED_VALUES))
    .refine((record) => Object.keys(record).length <= MAX_FILTERED_FACETS, 'Too many filters at once.')
    .optional(),
}
export const listFiltersSchema = z.object(listFilters)
export type ListFilters = z.infer<typeof listFiltersSchema>

export const facetsInput = z.object({
  q: text(120, { min: 0 }).optional(),
  /** What `search` said: the words are looked for in titles that look alike. */
  isAlike: z.boolean().default(false),
  ...listScope,
  ...listFilters,
  /** The key of one facet of which all values are wanted, not the most frequent alone. */
  all: facetKeySchema.optional(),
})
export type FacetsInput = z.infer<typeof facetsInput>

/** How many goods are counted at most: of larger lists "at least so many" is said. */
export const MAX_COUNTED_GOODS = 10_000

export const facetSchema = z.object({
  /** `category`, `price`, `rating`, `in-stock`, `factory`, or a key of `values`. */
  key: facetKeySchema,
  name: z.string(),
  kind: z.enum(['values', 'price', 'rating', 'flag']),
  /** Chosen ones first, then by count. `count`: how many goods choosing it (beside what is chosen of this facet) stands for. */
  values: z.array(z.object({ value: z.string(), label: z.string(), count: z.int(), isChosen: z.boolean() })),
  hasMore: z.boolean(),
  /** The span of prices, in the currency that most of the goods have. */
  price: z.object({ currency: currencySchema, minMinor: amountMinorSchema, maxMinor: amountMinorSchema }).nullable(),
  /** The list was too long to count: each count is "at least". */
  isAtLeast: z.boolean(),
  /** How many goods there are when this facet's choice is taken away; null when nothing is chosen. */
  countWithout: z.int().nullable(),
})
export type Facet = z.infer<typeof facetSchema>
export const facetsSchema = z.object({
  total: z.object({ count: z.int(), isAtLeast: z.boolean() }),
  facets: z.array(facetSchema),
})
export type Facets = z.infer<typeof facetsSchema>
