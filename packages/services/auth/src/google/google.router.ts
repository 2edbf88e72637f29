import {
  connectGoogleInput,
  disconnectGoogleInput,
  finishGoogleInput,
  googleOfferSchema,
  googleStartSchema,
  googleStatusSchema,
  okSchema,
  startConnectGoogleInput,
  startGoogleInput,
  tokenPairSchema,
} from '@millyard/contracts'
import { accountProcedure, publicProcedure, router } from '../trpc.ts'
import { connectGoogle, startConnectGoogle } from './connect-google.ts'
import { disconnectGoogle } from './disconnect-google.ts'
import { finishGoogle } from './finish-google.ts'
import { getGoogleStatus } from './get-google-status.ts'
import { startGoogle } from './start-google.ts'

export const googleRouter = router({
  offer: publicProcedure.output(googleOfferSchema).query(({ ctx }) => ({ isOffered: ctx.deps.google !== undefined })),

  start: publicProcedure
    .input(startGoogleInput)
    .output(googleStartSchema)
    .mutation(({ ctx, input }) => startGoogle(ctx.deps, { ...input, ip: ctx.ip })),

  finish: publicProcedure
    .input(finishGoogleInput)
    .output(tokenPairSchema)
    .mutation(({ ctx, input }) =>
      finishGoogle(ctx.deps, { ...input, ip: ctx.ip, userAgent: ctx.header('user-agent') }),
    ),

  status: accountProcedure.output(googleStatusSchema).query(({ ctx }) => getGoogleStatus(ctx.deps, ctx.actor)),

  startConnect: accountProcedure
    .input(startConnectGoogleInput)
    .output(googleStartSchema)
    .mutation(({ ctx, input }) => startConnectGoogle(ctx.deps, ctx.actor, input)),

  connect: accountProcedure
    .input(connectGoogleInput)
    .output(okSchema)
    .mutation(({ ctx, input }) => connectGoogle(ctx.deps, ctx.actor, input)),

  disconnect: accountProcedure
    .input(disconnectGoogleInput)
    .output(okSchema)
    .mutation(({ ctx, input }) => disconnectGoogle(ctx.deps, ctx.actor, input)),
})
