import { createOperationsRouter } from '@millyard/service-kit'
import { financeRouter } from './finance/finance.router.ts'
import { internalRouter } from './internal/internal.router.ts'
import { paymentsRouter } from './payments/payments.router.ts'
import { payoutAccountRouter } from './payout-account/payout-account.router.ts'
import { payoutsRouter } from './payouts/payouts.router.ts'
import { adminProcedure, router } from './trpc.ts'
import { webhooksRouter } from './webhooks/webhooks.router.ts'

export const appRouter = router({
  payments: paymentsRouter,
  payoutAccount: payoutAccountRouter,
  payouts: payoutsRouter,
  finance: financeRouter,
  webhooks: webhooksRouter,
  operations: createOperationsRouter('payment', { router, adminProcedure }),
  internal: internalRouter,
})
export type PaymentRouter = typeof appRouter
