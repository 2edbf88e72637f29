import type { MillyardRouter } from '@millyard/api-client'
import type { VendorStatus } from '@millyard/contracts'
import type { TRPCOptionsProxy } from '@trpc/tanstack-react-query'
import { NEXT_PAGE } from '../data/paging.ts'

/** The list of factories, who has waited longest first; the same for server and browser. */
export function factoriesQuery(trpc: TRPCOptionsProxy<MillyardRouter>, status: VendorStatus | undefined) {
  return trpc.auth.vendorReview.list.infiniteQueryOptions({ limit: 50, ...(status ? { status } : {}) }, NEXT_PAGE)
}
