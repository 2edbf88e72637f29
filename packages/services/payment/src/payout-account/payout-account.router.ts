import { onboardingOutput, payoutAccountSchema } from '@millyard/contracts'
import { router, vendorProcedure } from '../trpc.ts'
import { getPayoutAccount } from './get-payout-account.ts'
import { openDashboard } from './open-dashboard.ts'
import { startOnboarding } from './start-onboarding.ts'

export const payoutAccountRouter = router({
  get: vendorProcedure('payouts.read')
    .output(payoutAccountSchema)
    .query(({ ctx }) => getPayoutAccount(ctx.deps, ctx.actor)),

  startOnboarding: vendorProcedure('payouts.manage')
    .output(onboardingOutput)
    .mutation(({ ctx }) => startOnboarding(ctx.deps, ctx.actor)),

  openDashboard: vendorProcedure('payouts.manage')
    .output(onboardingOutput)
    .mutation(({ ctx }) => openDashboard(ctx.deps, ctx.actor)),
})
