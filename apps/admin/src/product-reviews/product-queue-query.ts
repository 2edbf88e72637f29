import type { MillyardRouter } from '@millyard/api-client'
import type { ProductStatus } from '@millyard/contracts'
import type { TRPCOptionsProxy } from '@trpc/tanstack-react-query'
import { NEXT_PAGE } from '../data/paging.ts'

/** Products in one state, the longest waiting first; the same for server and browser. */
export function productQueueQuery(trpc: TRPCOptionsProxy<MillyardRouter>, status: ProductStatus) {
  return trpc.product.productQueue.list.infiniteQueryOptions({ limit: 24, status }, NEXT_PAGE)
}
