import { pageInput, payoutBalanceSchema, payoutsPage } from '@millyard/contracts'
import { router, vendorProcedure } from '../trpc.ts'
import { getPayoutBalance } from './get-payout-balance.ts'
import { listPayouts } from './list-payouts.ts'

export const payoutsRouter = router({
  balance: vendorProcedure('payouts.read')
    .output(payoutBalanceSchema)
    .query(({ ctx }) => getPayoutBalance(ctx.deps, ctx.actor)),

  list: vendorProcedure('payouts.read')
    .input(pageInput)
    .output(payoutsPage)
    .query(({ ctx, input }) => listPayouts(ctx.deps, ctx.actor, input)),
})
