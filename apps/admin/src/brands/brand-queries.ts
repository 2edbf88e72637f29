import type { MillyardRouter } from '@millyard/api-client'
import type { TRPCOptionsProxy } from '@trpc/tanstack-react-query'
import { NEXT_PAGE } from '../data/paging.ts'

type Queries = TRPCOptionsProxy<MillyardRouter>

/** The list by name; the same for server and browser. */
export function brandsQuery(trpc: Queries, words: string) {
  return trpc.product.brands.list.infiniteQueryOptions({ limit: 48, ...(words ? { q: words } : {}) }, NEXT_PAGE)
}

/** Proposals, the longest waiting first. */
export function proposalsQuery(trpc: Queries, vendorId: string | undefined) {
  return trpc.product.brands.proposals.infiniteQueryOptions({ limit: 24, ...(vendorId ? { vendorId } : {}) }, NEXT_PAGE)
}
