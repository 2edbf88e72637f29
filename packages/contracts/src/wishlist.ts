/**
 * Wishlists, in the product service.
 *
 * | procedure | who | what |
 * |---|---|---|
 * | wishlist.list | customer | my list, the last added first: price now and when added |
 * | wishlist.productIds | customer | what is on it, for the hearts on cards: one call a page |
 * | wishlist.add / remove / restore | customer | adding twice is adding once; a removal can be taken back |
 * | wishlist.sharing | customer | the token of the link that shares my list, if it is shared |
 * | wishlist.share / stopSharing | customer | sharing twice is one link; a link that was stopped never works again |
 * | wishlist.shared | public | what is on sale of a shared list, for whoever holds its token |
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
  /** Whether it could be bought when it was added. */
  wasInStock: z.boolean(),
  /** False: it has left the shop, for now or for good. */
  isOnSale: z.boolean(),
  /** The one variant of a product without choices; null where a choice is needed. */
  onlyVariantId: idSchema('var').nullable(),
})
export type Wish = z.infer<typeof wishSchema>
export const wishlistInput = pageInput
export const wishlistPage = pageOf(wishSchema)
export const wishedIdsSchema = z.object({ productIds: z.array(idSchema('prd')) })

/** 32 random bytes as base64url: nobody guesses it. */
export const WISHLIST_TOKEN_PATTERN = /^[A-Za-z0-9_-]{43}$/
const tokenSchema = z.string().regex(WISHLIST_TOKEN_PATTERN)
export const wishlistSharingSchema = z.object({ token: tokenSchema.nullable() })
export const sharedWishlistInput = pageInput.extend({ token: tokenSchema })
export const sharedWishlistPage = pageOf(productCardSchema).extend({
  /** As strangers may read it: "Anna K." */
  ownerName: z.string(),
})
