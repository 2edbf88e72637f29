import type { MillyardRouter } from '@millyard/api-client'
import type { DisputeState } from '@millyard/contracts'
import type { TRPCOptionsProxy } from '@trpc/tanstack-react-query'
import { NEXT_PAGE } from '../data/paging.ts'

/** Disputes of all orders, newest first, or those in one state; the same for server and browser. */
export function disputesQuery(trpc: TRPCOptionsProxy<MillyardRouter>, state: DisputeState | undefined) {
  return trpc.payment.finance.disputes.infiniteQueryOptions({ limit: 50, ...(state ? { state } : {}) }, NEXT_PAGE)
}
