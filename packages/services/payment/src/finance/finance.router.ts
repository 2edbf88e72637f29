import {
  adminDisputesInput,
  adminDisputesPage,
  adminPaymentsPage,
  adminPayoutsPage,
  adminRefundsInput,
  adminRefundsPage,
  disputeIdInput,
  ledgerEntriesInput,
  ledgerEntriesPage,
  okSchema,
  pageInput,
  paymentRefundIdInput,
  sendEvidenceInput,
  trialBalanceSchema,
} from '@millyard/contracts'
import { acceptDispute, sendEvidence } from '../disputes/answer-dispute.ts'
import { listAllDisputes } from '../disputes/list-all-disputes.ts'
import { getTrialBalance } from '../ledger/get-trial-balance.ts'
import { listLedgerTransactions } from '../ledger/list-ledger-transactions.ts'
import { listAllPayments } from '../payments/list-all-payments.ts'
import { listAllPayouts } from '../payouts/list-all-payouts.ts'
import { listAllRefunds } from '../refunds/list-all-refunds.ts'
import { retryRefund } from '../refunds/retry-refund.ts'
import { adminProcedure, router } from '../trpc.ts'

export const financeRouter = router({
  trialBalance: adminProcedure('finance.read')
    .output(trialBalanceSchema)
    .query(({ ctx }) => getTrialBalance(ctx.deps)),

  entries: adminProcedure('finance.read')
    .input(ledgerEntriesInput)
    .output(ledgerEntriesPage)
    .query(({ ctx, input }) => listLedgerTransactions(ctx.deps, input)),

  payouts: adminProcedure('finance.read')
    .input(pageInput)
    .output(adminPayoutsPage)
    .query(({ ctx, input }) => listAllPayouts(ctx.deps, input)),

  payments: adminProcedure('finance.read')
    .input(pageInput)
    .output(adminPaymentsPage)
    .query(({ ctx, input }) => listAllPayments(ctx.deps, input)),

  refunds: adminProcedure('finance.read')
    .input(adminRefundsInput)
    .output(adminRefundsPage)
    .query(({ ctx, input }) => listAllRefunds(ctx.deps, input)),

  retryRefund: adminProcedure('finance.manage')
    .input(paymentRefundIdInput)
    .output(okSchema)
    .mutation(({ ctx, input }) => retryRefund(ctx.deps, ctx.actor, input)),

  disputes: adminProcedure('finance.read')
    .input(adminDisputesInput)
    .output(adminDisputesPage)
    .query(({ ctx, input }) => listAllDisputes(ctx.deps, input)),

  sendEvidence: adminProcedure('finance.manage')
    .input(sendEvidenceInput)
    .output(okSchema)
    .mutation(({ ctx, input }) => sendEvidence(ctx.deps, ctx.actor, input)),

  acceptDispute: adminProcedure('finance.manage')
    .input(disputeIdInput)
    .output(okSchema)
    .mutation(({ ctx, input }) => acceptDispute(ctx.deps, ctx.actor, input)),
})
