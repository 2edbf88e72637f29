import {
  okSchema,
  productIdInput,
  sharedWishlistInput,
  sharedWishlistPage,
  wishedIdsSchema,
  wishlistInput,
  wishlistPage,
  wishlistSharingSchema,
} from '@millyard/contracts'
import { customerProcedure, publicProcedure, router } from '../trpc.ts'
import { addWish, removeWish, restoreWish } from './change-wishlist.ts'
import { listWishedIds, listWishlist } from './list-wishlist.ts'
import { readSharing, shareWishlist, stopSharingWishlist } from './share-wishlist.ts'
import { showSharedWishlist } from './show-shared-wishlist.ts'

export const wishlistRouter = router({
  list: customerProcedure
    .input(wishlistInput)
    .output(wishlistPage)
    .query(({ ctx, input }) => listWishlist(ctx.deps, ctx.actor, input)),

  productIds: customerProcedure.output(wishedIdsSchema).query(({ ctx }) => listWishedIds(ctx.deps, ctx.actor)),

  add: customerProcedure
    .input(productIdInput)
    .output(okSchema)
    .mutation(({ ctx, input }) => addWish(ctx.deps, ctx.actor, input.productId)),

  remove: customerProcedure
    .input(productIdInput)
    .output(okSchema)
    .mutation(({ ctx, input }) => removeWish(ctx.deps, ctx.actor, input.productId)),

  restore: customerProcedure
    .input(productIdInput)
    .output(okSchema)
    .mutation(({ ctx, input }) => restoreWish(ctx.deps, ctx.actor, input.productId)),

  sharing: customerProcedure.output(wishlistSharingSchema).query(({ ctx }) => readSharing(ctx.deps, ctx.actor)),

  share: customerProcedure.output(wishlistSharingSchema).mutation(({ ctx }) => shareWishlist(ctx.deps, ctx.actor)),

  stopSharing: customerProcedure.output(okSchema).mutation(({ ctx }) => stopSharingWishlist(ctx.deps, ctx.actor)),

  shared: publicProcedure
    .input(sharedWishlistInput)
    .output(sharedWishlistPage)
    .query(({ ctx, input }) => showSharedWishlist(ctx.deps, input)),
})
