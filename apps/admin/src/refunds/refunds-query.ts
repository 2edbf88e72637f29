import type { MillyardRouter } from '@millyard/api-client'
import type { PaymentRefundState } from '@millyard/contracts'
import type { TRPCOptionsProxy } from '@trpc/tanstack-react-query'
import { NEXT_PAGE } from '../data/paging.ts'

/** Refunds of all orders, newest first, or those in one state; the same for server and browser. */
export function refundsQuery(trpc: TRPCOptionsProxy<MillyardRouter>, state: PaymentRefundState | undefined) {
  return trpc.payment.finance.refunds.infiniteQueryOptions({ limit: 50, ...(state ? { state } : {}) }, NEXT_PAGE)
}
