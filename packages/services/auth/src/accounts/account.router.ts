import {
  meSchema,
  okSchema,
  registerInput,
  updateProfileInput,
  userSchema,
  verifyEmailInput,
} from '@millyard/contracts'
import { accountProcedure, publicProcedure, router } from '../trpc.ts'
import { getMe } from './get-me.ts'
import { register } from './register.ts'
import { updateProfile } from './update-profile.ts'
import { verifyEmail } from './verify-email.ts'

export const accountRouter = router({
  register: publicProcedure
    .input(registerInput)
    .output(okSchema)
    .mutation(({ ctx, input }) => register(ctx.deps, { ...input, ip: ctx.ip })),

  verifyEmail: publicProcedure
    .input(verifyEmailInput)
    .output(okSchema)
    .mutation(({ ctx, input }) => verifyEmail(ctx.deps, input)),

  me: accountProcedure.output(meSchema).query(({ ctx }) => getMe(ctx.deps, ctx.actor)),

  updateProfile: accountProcedure
    .input(updateProfileInput)
    .output(userSchema)
    .mutation(({ ctx, input }) => updateProfile(ctx.deps, ctx.actor, input)),
})
