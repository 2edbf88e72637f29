/**
 * Wishlists, in the product service.
 *
 * | procedure | who | what |
 * |---|---|---|
 * | wishlist.list | customer | my list, the last added first: price now and when added |
 * | wishlist.productIds | customer | what is on it, for the hearts on cards: one call a page |
 * | wishlist.add / remove / restore | customer | adding twice is adding once; a removal can be taken back |
 */
import { z } from 'zod'
import { amountMinorSchema, pageInput, pageOf, timestampSchema } from './common.ts'
import { idSchema } from './ids.ts'
import { productCardSchema } from './product.ts'

export const MAX_WISHES = 200

export const wishSchema = productCardSchema.extend({
  /** Of the cheapest variant, in the product's currency of then. Null when that has changed. */
  priceWhenAddedMinor: amountMinorSchema.nullable(),
  addedAt: timestampSchema,
  /** False: it has left the shop, for now or for good. */
  isOnSale: z.boolean(),
  /** The one variant of a product without choices; null where a choice is needed. */
  onlyVariantId: idSchema('var').nullable(),
})
export type Wish = z.infer<typeof wishSchema>
export const wishlistInput = pageInput
export const wishlistPage = pageOf(wishSchema)
export const wishedIdsSchema = z.object({ productIds: z.array(idSchema('prd')) })
