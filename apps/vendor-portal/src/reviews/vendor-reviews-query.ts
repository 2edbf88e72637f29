import type { MillyardRouter } from '@millyard/api-client'
import type { TRPCOptionsProxy } from '@trpc/tanstack-react-query'
import { nextCursor } from '../data/next-cursor.ts'

export const SHOWN = ['unanswered', 'answered'] as const

/** What the address of the page narrows the list to. */
export interface ReviewFilter {
  show?: (typeof SHOWN)[number]
  stars?: number
}

/** Reviews of the factory's products, unanswered first; the same for server and browser. */
export function vendorReviewsQuery(trpc: TRPCOptionsProxy<MillyardRouter>, { show, stars }: ReviewFilter) {
  const isAnswered = show === undefined ? undefined : show === 'answered'
  return trpc.product.vendorReviews.list.infiniteQueryOptions(
    { limit: 20, isAnswered, stars },
    { getNextPageParam: nextCursor },
  )
}
