import type { MillyardRouter } from '@millyard/api-client'
import type { RevisionStatus } from '@millyard/contracts'
import type { TRPCOptionsProxy } from '@trpc/tanstack-react-query'
import { NEXT_PAGE } from '../data/paging.ts'

export const QUEUE_STATUSES = ['submitted', 'changes_requested', 'approved', 'rejected', 'withdrawn'] as const
export type QueueStatus = Exclude<RevisionStatus, 'draft'>

export const PRODUCT_KINDS = ['new', 'change'] as const
export interface ProductQueueFilters {
  status: QueueStatus
  kind: (typeof PRODUCT_KINDS)[number] | undefined
  vendorId: string | undefined
}

/** Versions of products in one state, the longest waiting first; the same for server and browser. */
export function productQueueQuery(trpc: TRPCOptionsProxy<MillyardRouter>, filters: ProductQueueFilters) {
  return trpc.product.productQueue.list.infiniteQueryOptions({ limit: 24, ...filters }, NEXT_PAGE)
}
