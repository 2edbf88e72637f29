import type { MillyardRouter } from '@millyard/api-client'
import { SERVICE_NAMES, type ServiceName } from '@millyard/contracts'
import type { TRPCOptionsProxy } from '@trpc/tanstack-react-query'

type Queries = TRPCOptionsProxy<MillyardRouter>

/** Counting stops here: nobody works off more than this in one go, and "100+" says it. */
export const COUNT_LIMIT = 100

/** The queries behind "what waits first". Server and browser ask with the same ones, so that the first paint has them. */
export function waitingApplications(trpc: Queries) {
  return trpc.auth.vendorReview.list.queryOptions({ status: 'in_review', limit: COUNT_LIMIT })
}

export function waitingProducts(trpc: Queries) {
  return trpc.product.productQueue.list.queryOptions({ status: 'submitted', limit: COUNT_LIMIT })
}

/** Customers' reviews that readers reported, or that were edited after they were hidden. */
export function waitingReviews(trpc: Queries) {
  return trpc.product.reviewQueue.list.queryOptions({ show: 'waiting', limit: COUNT_LIMIT })
}

/** Brands that factories have proposed. */
export function waitingBrands(trpc: Queries) {
  return trpc.product.brands.proposals.queryOptions({ limit: COUNT_LIMIT })
}

/** The newest deliveries of one service; every service has its own queue. */
export function deliveriesOf(trpc: Queries, service: ServiceName, state?: 'waiting' | 'retrying' | 'failed') {
  return trpc[service].operations.deliveries.queryOptions({ limit: COUNT_LIMIT, ...(state ? { state } : {}) })
}

export function failedDeliveries(trpc: Queries) {
  return SERVICE_NAMES.map((service) => deliveriesOf(trpc, service, 'failed'))
}
