import {
  decideVendorInput,
  vendorIdInput,
  vendorQueueInput,
  vendorQueuePage,
  vendorReviewSchema,
} from '@millyard/contracts'
import { adminProcedure, router } from '../trpc.ts'
import { decideApplication } from './decide-application.ts'
import { getApplication } from './get-application.ts'
import { listApplications } from './list-applications.ts'

export const vendorReviewRouter = router({
  list: adminProcedure('vendors.read')
    .input(vendorQueueInput)
    .output(vendorQueuePage)
    .query(({ ctx, input }) => listApplications(ctx.deps, input)),

  get: adminProcedure('vendors.read')
    .input(vendorIdInput)
    .output(vendorReviewSchema)
    .query(({ ctx, input }) => getApplication(ctx.deps, input)),

  decide: adminProcedure('vendors.review')
    .input(decideVendorInput)
    .output(vendorReviewSchema)
    .mutation(({ ctx, input }) => decideApplication(ctx.deps, ctx.actor, { ...input, requestId: ctx.requestId })),
})
