import type { MillyardRouter } from '@millyard/api-client'
import type { TRPCOptionsProxy } from '@trpc/tanstack-react-query'
import { NEXT_PAGE } from '../data/paging.ts'

type Queries = TRPCOptionsProxy<MillyardRouter>

/** Payouts of all factories, newest first. */
export function payoutsQuery(trpc: Queries) {
  return trpc.payment.finance.payouts.infiniteQueryOptions({ limit: 50 }, NEXT_PAGE)
}

/** Payments of all buyers, newest first. */
export function paymentsQuery(trpc: Queries) {
  return trpc.payment.finance.payments.infiniteQueryOptions({ limit: 50 }, NEXT_PAGE)
}
