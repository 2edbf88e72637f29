import {
  decideProductInput,
  okSchema,
  productHistoryInput,
  productHistoryPage,
  productQueueInput,
  productQueuePage,
  productReviewInput,
  productReviewSchema,
  trustFactoryInput,
  waitingFactoriesSchema,
} from '@millyard/contracts'
import { decideProduct } from '../revisions/decide-product.ts'
import { listHistory } from '../revisions/list-history.ts'
import { adminProcedure, router } from '../trpc.ts'
import { listQueue } from './list-queue.ts'
import { listWaitingFactories } from './list-waiting-factories.ts'
import { showReview } from './show-review.ts'
import { trustFactory } from './trust-factory.ts'

export const productQueueRouter = router({
  list: adminProcedure('products.read')
    .input(productQueueInput)
    .output(productQueuePage)
    .query(({ ctx, input }) => listQueue(ctx.deps, input)),

  factories: adminProcedure('products.read')
    .output(waitingFactoriesSchema)
    .query(({ ctx }) => listWaitingFactories(ctx.deps)),

  get: adminProcedure('products.read')
    .input(productReviewInput)
    .output(productReviewSchema)
    .query(({ ctx, input }) => showReview(ctx.deps, input)),

  history: adminProcedure('products.read')
    .input(productHistoryInput)
    .output(productHistoryPage)
    .query(({ ctx, input }) => listHistory(ctx.deps, input)),

  decide: adminProcedure('products.review')
    .input(decideProductInput)
    .output(okSchema)
    .mutation(({ ctx, input }) => decideProduct(ctx.deps, ctx.actor, input)),

  trust: adminProcedure('products.review')
    .input(trustFactoryInput)
    .output(okSchema)
    .mutation(({ ctx, input }) => trustFactory(ctx.deps, ctx.actor, input)),
})
