import {
  changePasswordInput,
  meSchema,
  okSchema,
  registerInput,
  requestPasswordResetInput,
  resetPasswordInput,
  updateProfileInput,
  userSchema,
  verifyEmailInput,
} from '@millyard/contracts'
import { accountProcedure, publicProcedure, router } from '../trpc.ts'
import { changePassword } from './change-password.ts'
import { getMe } from './get-me.ts'
import { register } from './register.ts'
import { requestPasswordReset } from './request-password-reset.ts'
import { requestVerification } from './request-verification.ts'
import { resetPassword } from './reset-password.ts'
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

  requestVerification: accountProcedure
    .output(okSchema)
    .mutation(({ ctx }) => requestVerification(ctx.deps, ctx.actor)),

  requestPasswordReset: publicProcedure
    .input(requestPasswordResetInput)
    .output(okSchema)
    .mutation(({ ctx, input }) => requestPasswordReset(ctx.deps, { ...input, ip: ctx.ip })),

  resetPassword: publicProcedure
    .input(resetPasswordInput)
    .output(okSchema)
    .mutation(({ ctx, input }) => resetPassword(ctx.deps, { ...input, ip: ctx.ip })),

  changePassword: accountProcedure
    .input(changePasswordInput)
    .output(okSchema)
    .mutation(({ ctx, input }) => changePassword(ctx.deps, ctx.actor, input)),

  me: accountProcedure.output(meSchema).query(({ ctx }) => getMe(ctx.deps, ctx.actor)),

  updateProfile: accountProcedure
    .input(updateProfileInput)
    .output(userSchema)
    .mutation(({ ctx, input }) => updateProfile(ctx.deps, ctx.actor, input)),
})
