import {
  decideProductInput,
  okSchema,
  productIdInput,
  productQueueInput,
  productQueuePage,
  productReviewItemSchema,
} from '@millyard/contracts'
import { adminProcedure, router } from '../trpc.ts'
import { decideProduct } from './decide-product.ts'
import { listQueue, showQueued } from './list-queue.ts'

export const productQueueRouter = router({
  list: adminProcedure('products.read')
    .input(productQueueInput)
    .output(productQueuePage)
    .query(({ ctx, input }) => listQueue(ctx.deps, input)),

  get: adminProcedure('products.read')
    .input(productIdInput)
    .output(productReviewItemSchema)
    .query(({ ctx, input }) => showQueued(ctx.deps, input.productId)),

  decide: adminProcedure('products.review')
    .input(decideProductInput)
    .output(okSchema)
    .mutation(({ ctx, input }) => decideProduct(ctx.deps, ctx.actor, input)),
})
