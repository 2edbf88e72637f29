import {
  applicationSchema,
  applicationVersionInput,
  okSchema,
  saveApplicationInput,
  savedApplicationSchema,
  startApplicationInput,
  vendorIdOutput,
  vendorSchema,
} from '@millyard/contracts'
import { accountProcedure, router, vendorProcedure } from '../trpc.ts'
import { readApplication } from './application.repository.ts'
import { discardApplication } from './discard-application.ts'
import { saveApplication } from './save-application.ts'
import { sendApplication } from './send-application.ts'
import { startApplication } from './start-application.ts'
import { takeBackApplication } from './take-back-application.ts'

export const applicationRouter = router({
  start: accountProcedure
    .input(startApplicationInput)
    .output(vendorIdOutput)
    .mutation(({ ctx, input }) => startApplication(ctx.deps, ctx.actor, input)),

  get: vendorProcedure('store.manage')
    .output(applicationSchema)
    .query(({ ctx }) => readApplication(ctx.deps.database.client, ctx.actor, ctx.deps.clock.now())),

  save: vendorProcedure('store.manage')
    .input(saveApplicationInput)
    .output(savedApplicationSchema)
    .mutation(({ ctx, input }) => saveApplication(ctx.deps, ctx.actor, input)),

  send: vendorProcedure('store.manage')
    .input(applicationVersionInput)
    .output(vendorSchema)
    .mutation(({ ctx, input }) => sendApplication(ctx.deps, ctx.actor, input)),

  takeBack: vendorProcedure('store.manage')
    .input(applicationVersionInput)
    .output(applicationSchema)
    .mutation(({ ctx, input }) => takeBackApplication(ctx.deps, ctx.actor, input)),

  discard: vendorProcedure('store.manage')
    .input(applicationVersionInput)
    .output(okSchema)
    .mutation(({ ctx, input }) => discardApplication(ctx.deps, ctx.actor, input)),
})
