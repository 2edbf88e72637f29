import { actForInput, okSchema, refreshInput, signInInput, tokenPairSchema } from '@millyard/contracts'
import { accountProcedure, publicProcedure, router } from '../trpc.ts'
import { actForVendor } from './act-for-vendor.ts'
import { refreshSession } from './refresh-session.ts'
import { signIn } from './sign-in.ts'
import { signOut } from './sign-out.ts'

export const sessionRouter = router({
  signIn: publicProcedure
    .input(signInInput)
    .output(tokenPairSchema)
    .mutation(({ ctx, input }) => signIn(ctx.deps, { ...input, ip: ctx.ip })),

  refresh: publicProcedure
    .input(refreshInput)
    .output(tokenPairSchema)
    .mutation(({ ctx, input }) => refreshSession(ctx.deps, input)),

  signOut: publicProcedure
    .input(refreshInput)
    .output(okSchema)
    .mutation(({ ctx, input }) => signOut(ctx.deps, input)),

  actFor: accountProcedure
    .input(actForInput)
    .output(tokenPairSchema)
    .mutation(({ ctx, input }) => actForVendor(ctx.deps, ctx.actor, input)),
})
