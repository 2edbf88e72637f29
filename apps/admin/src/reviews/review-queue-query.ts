import type { MillyardRouter } from '@millyard/api-client'
import type { REVIEW_QUEUES } from '@millyard/contracts'
import type { TRPCOptionsProxy } from '@trpc/tanstack-react-query'
import { NEXT_PAGE } from '../data/paging.ts'

export type ReviewQueue = (typeof REVIEW_QUEUES)[number]

export const REVIEW_KINDS = ['reported', 'edited'] as const
export interface ReviewQueueFilters {
  show: ReviewQueue
  kind: (typeof REVIEW_KINDS)[number] | undefined
  vendorId: string | undefined
}

/** Customers' reviews: what waits, what is hidden, or all; the same for server and browser. */
export function reviewQueueQuery(trpc: TRPCOptionsProxy<MillyardRouter>, filters: ReviewQueueFilters) {
  return trpc.product.reviewQueue.list.infiniteQueryOptions({ limit: 24, ...filters }, NEXT_PAGE)
}
