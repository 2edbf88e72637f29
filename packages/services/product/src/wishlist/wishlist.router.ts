import { okSchema, productIdInput, wishedIdsSchema, wishlistInput, wishlistPage } from '@millyard/contracts'
import { customerProcedure, router } from '../trpc.ts'
import { addWish, removeWish, restoreWish } from './change-wishlist.ts'
import { listWishedIds, listWishlist } from './list-wishlist.ts'

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
})
