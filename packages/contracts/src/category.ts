/** The category tree as staff keep it. What the shop shows of it is `catalogue.categories`, see `product.ts`. */
import { z } from 'zod'
import { slugSchema, text } from './common.ts'
import { idSchema } from './ids.ts'

/** Levels of the tree: deeper ones would not fit into a breadcrumb on a phone. */
export const MAX_CATEGORY_DEPTH = 4

export const staffCategorySchema = z.object({
  id: idSchema('cat'),
  /** Grows with every change; a change names the version it was made on. */
  version: z.int(),
  slug: slugSchema,
  name: z.string(),
  parentId: idSchema('cat').nullable(),
  /** 1 for a root. */
  depth: z.int(),
  /** Products of any status whose category this is, without those of its subcategories. */
  productCount: z.int(),
  /** Addresses that it had; each still leads to it. */
  formerSlugs: z.array(slugSchema),
})
export type StaffCategory = z.infer<typeof staffCategorySchema>
/** The whole tree, each node before its children, siblings in their order. */
export const staffCategoriesSchema = z.object({ categories: z.array(staffCategorySchema) })

const nameSchema = text(80)
/** The last part of an address, as staff type it. */
export const addressPartSchema = text(100).regex(
  /^[a-z0-9]+(-[a-z0-9]+)*$/,
  'Use small letters, digits and single hyphens, such as dining-tables.',
)
/** Its address is made from the name, its place is the last one below the parent. */
export const createCategoryInput = z.object({ name: nameSchema, parentId: idSchema('cat').nullable() })
export const updateCategoryInput = z.object({
  categoryId: idSchema('cat'),
  version: z.int(),
  name: nameSchema,
  slug: addressPartSchema,
  parentId: idSchema('cat').nullable(),
})
/** Among its siblings, one place up or down. */
export const shiftCategoryInput = z.object({
  categoryId: idSchema('cat'),
  version: z.int(),
  direction: z.enum(['up', 'down']),
})
export const removeCategoryInput = z.object({ categoryId: idSchema('cat'), version: z.int() })
export const categoryIdOutput = z.object({ categoryId: idSchema('cat') })
/** The address at which a category is found today. */
export const categoryAddressSchema = z.object({ slug: slugSchema })
