import {
  decideVendorInput,
  reinstateVendorInput,
  stopVendorInput,
  vendorFileSchema,
  vendorIdInput,
  vendorQueueInput,
  vendorQueuePage,
  vendorReviewSchema,
} from '@millyard/contracts'
import { adminProcedure, router } from '../trpc.ts'
import { getApplication } from './get-application.ts'
import { listApplications } from './list-applications.ts'
import { moveFactory } from './move-factory.ts'

export const vendorReviewRouter = router({
  list: adminProcedure('vendors.read')
    .input(vendorQueueInput)
    .output(vendorQueuePage)
    .query(({ ctx, input }) => listApplications(ctx.deps, input)),

  get: adminProcedure('vendors.read')
    .input(vendorIdInput)
    .output(vendorFileSchema)
    .query(({ ctx, input }) => getApplication(ctx.deps, input)),

  decide: adminProcedure('vendors.review')
    .input(decideVendorInput)
    .output(vendorReviewSchema)
    .mutation(({ ctx, input: { decision, ...input } }) =>
      moveFactory(ctx.deps, ctx.actor, { ...input, move: decision }),
    ),

  suspend: adminProcedure('vendors.review')
    .input(stopVendorInput)
    .output(vendorReviewSchema)
    .mutation(({ ctx, input: { reason, ...input } }) =>
      moveFactory(ctx.deps, ctx.actor, { ...input, move: 'suspend', note: reason }),
    ),

  reinstate: adminProcedure('vendors.review')
    .input(reinstateVendorInput)
    .output(vendorReviewSchema)
    .mutation(({ ctx, input }) => moveFactory(ctx.deps, ctx.actor, { ...input, move: 'reinstate' })),

  close: adminProcedure('vendors.review')
    .input(stopVendorInput)
    .output(vendorReviewSchema)
    .mutation(({ ctx, input: { reason, ...input } }) =>
      moveFactory(ctx.deps, ctx.actor, { ...input, move: 'close', note: reason }),
    ),
})
