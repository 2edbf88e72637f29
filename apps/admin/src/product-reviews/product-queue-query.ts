import type { MillyardRouter } from '@millyard/api-client'
import type { RevisionStatus } from '@millyard/contracts'
import type { TRPCOptionsProxy } from '@trpc/tanstack-react-query'
import { NEXT_PAGE } from '../data/paging.ts'

export const QUEUE_STATUSES = ['submitted', 'changes_requested', 'approved', 'rejected', 'withdrawn'] as const
export type QueueStatus = Exclude<RevisionStatus, 'draft'>

/** Versions of products in one state, the longest waiting first; the same for server and browser. */
export function productQueueQuery(trpc: TRPCOptionsProxy<MillyardRouter>, status: QueueStatus) {
  return trpc.product.productQueue.list.infiniteQueryOptions({ limit: 24, status }, NEXT_PAGE)
}
