import type { MillyardRouter } from '@millyard/api-client'
import type { TRPCOptionsProxy } from '@trpc/tanstack-react-query'
import { NEXT_PAGE } from '../data/paging.ts'

type Queries = TRPCOptionsProxy<MillyardRouter>

export function trialBalanceQuery(trpc: Queries) {
  return trpc.payment.finance.trialBalance.queryOptions()
}

/** The book, newest first, of all accounts or of one. */
export function transactionsQuery(trpc: Queries, accountId: string | undefined) {
  return trpc.payment.finance.entries.infiniteQueryOptions(
    { limit: 24, ...(accountId ? { accountId } : {}) },
    NEXT_PAGE,
  )
}
