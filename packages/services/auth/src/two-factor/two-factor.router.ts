import {
  confirmTwoFactorInput,
  guardedTwoFactorInput,
  okSchema,
  recoveryCodesSchema,
  startTwoFactorInput,
  twoFactorSetupSchema,
  twoFactorStatusSchema,
} from '@millyard/contracts'
import { accountProcedure, router } from '../trpc.ts'
import { confirmTwoFactor } from './confirm-two-factor.ts'
import { disableTwoFactor } from './disable-two-factor.ts'
import { getTwoFactorStatus } from './get-status.ts'
import { renewRecoveryCodes } from './renew-recovery-codes.ts'
import { startTwoFactor } from './start-two-factor.ts'

export const twoFactorRouter = router({
  status: accountProcedure.output(twoFactorStatusSchema).query(({ ctx }) => getTwoFactorStatus(ctx.deps, ctx.actor)),

  start: accountProcedure
    .input(startTwoFactorInput)
    .output(twoFactorSetupSchema)
    .mutation(({ ctx, input }) => startTwoFactor(ctx.deps, ctx.actor, { ...input, ip: ctx.ip })),

  confirm: accountProcedure
    .input(confirmTwoFactorInput)
    .output(recoveryCodesSchema)
    .mutation(({ ctx, input }) => confirmTwoFactor(ctx.deps, ctx.actor, { ...input, ip: ctx.ip })),

  disable: accountProcedure
    .input(guardedTwoFactorInput)
    .output(okSchema)
    .mutation(({ ctx, input }) => disableTwoFactor(ctx.deps, ctx.actor, { ...input, ip: ctx.ip })),

  renewCodes: accountProcedure
    .input(guardedTwoFactorInput)
    .output(recoveryCodesSchema)
    .mutation(({ ctx, input }) => renewRecoveryCodes(ctx.deps, ctx.actor, { ...input, ip: ctx.ip })),
})
