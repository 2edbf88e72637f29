import {
  okSchema,
  openViewInput,
  startedViewSchema,
  startViewInput,
  viewPairSchema,
  viewTokenInput,
} from '@millyard/contracts'
import { adminProcedure, publicProcedure, router } from '../trpc.ts'
import { startView } from './start-view.ts'
import { endView, openView, renewView } from './use-view.ts'

export const viewAsRouter = router({
  start: adminProcedure('users.view_as')
    .input(startViewInput)
    .output(startedViewSchema)
    .mutation(({ ctx, input }) => startView(ctx.deps, ctx.actor, input)),

  open: publicProcedure
    .input(openViewInput)
    .output(viewPairSchema)
    .mutation(({ ctx, input }) => openView(ctx.deps, input)),

  renew: publicProcedure
    .input(viewTokenInput)
    .output(viewPairSchema)
    .mutation(({ ctx, input }) => renewView(ctx.deps, input)),

  end: publicProcedure
    .input(viewTokenInput)
    .output(okSchema)
    .mutation(({ ctx, input }) => endView(ctx.deps, { ...input, requestId: ctx.requestId })),
})
