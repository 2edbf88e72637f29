import {
  actForInput,
  answerChallengeInput,
  okSchema,
  pageInput,
  refreshInput,
  revokedSessionsOutput,
  revokeOthersInput,
  sessionIdInput,
  sessionPage,
  signInInput,
  tokenPairSchema,
} from '@millyard/contracts'
import { accountProcedure, publicProcedure, router } from '../trpc.ts'
import { actForVendor } from './act-for-vendor.ts'
import { answerChallenge } from './answer-challenge.ts'
import { listSessions } from './list-sessions.ts'
import { refreshSession } from './refresh-session.ts'
import { revokeOtherSessions, revokeOwnSession } from './revoke-sessions.ts'
import { signIn } from './sign-in.ts'
import { signOut } from './sign-out.ts'

export const sessionRouter = router({
  signIn: publicProcedure
    .input(signInInput)
    .output(tokenPairSchema)
    .mutation(({ ctx, input }) => signIn(ctx.deps, { ...input, ip: ctx.ip, userAgent: ctx.header('user-agent') })),

  answerChallenge: publicProcedure
    .input(answerChallengeInput)
    .output(tokenPairSchema)
    .mutation(({ ctx, input }) =>
      answerChallenge(ctx.deps, { ...input, ip: ctx.ip, userAgent: ctx.header('user-agent') }),
    ),

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

  list: accountProcedure
    .input(pageInput)
    .output(sessionPage)
    .query(({ ctx, input }) => listSessions(ctx.deps, ctx.actor, input)),

  revoke: accountProcedure
    .input(sessionIdInput)
    .output(okSchema)
    .mutation(({ ctx, input }) => revokeOwnSession(ctx.deps, ctx.actor, input)),

  revokeOthers: accountProcedure
    .input(revokeOthersInput)
    .output(revokedSessionsOutput)
    .mutation(({ ctx }) => revokeOtherSessions(ctx.deps, ctx.actor)),
})
