/**
 * Collections: goods that staff put together under a title, on the home page and on a page of their own.
 *
 * | procedure | who | what |
 * |---|---|---|
 * | catalogue.collections | public | those that are shown, each with its first goods |
 * | catalogue.collection | public | one that is shown, with all of its goods, by slug |
 * | collections.list / get | admin products.read | all of them; one with everything that it names |
 * | collections.create / update / remove | admin catalogue.manage | |
 */
import { z } from 'zod'
import { imageSchema, slugSchema, text, timestampSchema } from './common.ts'
import { idSchema } from './ids.ts'
import { productCardSchema } from './product.ts'

export const MAX_COLLECTION_PRODUCTS = 48
/** How many goods of each the home page shows. */
export const COLLECTION_PREVIEW = 4

const titleSchema = text(80)
export const createCollectionInput = z.object({ title: titleSchema })
export const updateCollectionInput = z.object({
  collectionId: idSchema('col'),
  /** The version that was changed; of two who save at once the second is told. */
  version: z.int(),
  title: titleSchema,
  text: text(400, { min: 0 }),
  isShown: z.boolean(),
  /** In the order in which the shop shows them. */
  productIds: z
    .array(idSchema('prd'))
    .max(MAX_COLLECTION_PRODUCTS, `A collection holds at most ${MAX_COLLECTION_PRODUCTS} products.`)
    .refine((ids) => new Set(ids).size === ids.length, 'Each product can stand there once.'),
})
export const collectionIdInput = z.object({ collectionId: idSchema('col') })
export const removeCollectionInput = collectionIdInput.extend({ version: z.int() })
export const collectionIdOutput = z.object({ collectionId: idSchema('col') })

export const staffCollectionRowSchema = z.object({
  id: idSchema('col'),
  version: z.int(),
  slug: slugSchema,
  title: z.string(),
  isShown: z.boolean(),
  productCount: z.int(),
  updatedAt: timestampSchema,
})
export type StaffCollectionRow = z.infer<typeof staffCollectionRowSchema>
export const staffCollectionsSchema = z.object({ collections: z.array(staffCollectionRowSchema) })

/** A product of a collection as staff see it, also when it is not on sale at the moment. */
export const collectionProductSchema = z.object({
  id: idSchema('prd'),
  title: z.string(),
  factoryName: z.string(),
  image: imageSchema.nullable(),
  isOnSale: z.boolean(),
})
export type CollectionProduct = z.infer<typeof collectionProductSchema>
export const staffCollectionSchema = staffCollectionRowSchema.omit({ productCount: true }).extend({
  text: z.string(),
  products: z.array(collectionProductSchema),
})
export type StaffCollection = z.infer<typeof staffCollectionSchema>

export const collectionSchema = z.object({
  slug: slugSchema,
  title: z.string(),
  text: z.string(),
  /** Those on sale, in their order. */
  products: z.array(productCardSchema),
})
export type Collection = z.infer<typeof collectionSchema>
export const collectionsSchema = z.object({ collections: z.array(collectionSchema) })
