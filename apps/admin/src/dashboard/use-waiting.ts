'use client'
import type { StaffPermission } from '@millyard/contracts'
import { useTRPC } from '@millyard/web-kit/client'
import { useQueries, useQuery } from '@tanstack/react-query'
import {
  COUNT_LIMIT,
  failedDeliveries,
  waitingApplications,
  waitingBrands,
  waitingProducts,
  waitingReviews,
} from './waiting-queries.ts'

const EVERY_MS = 30_000

export interface WaitingGroup {
  count: number
  /** Whether there are more than were counted. */
  isMore: boolean
  /** ISO string of what has waited longest. */
  oldestAt?: string
}

export interface Waiting {
  /** Undefined: not known yet, not known at the moment, or not this person's to see. */
  applications?: WaitingGroup
  products?: WaitingGroup
  reviews?: WaitingGroup
  brands?: WaitingGroup
  failedDeliveries?: WaitingGroup
  /** Whether something of this person's could not be asked. */
  isIncomplete: boolean
}

const toGroup = (page: { items: readonly unknown[]; nextCursor: string | null }, oldestAt?: string): WaitingGroup => ({
  count: page.items.length,
  isMore: page.nextCursor !== null,
  ...(oldestAt ? { oldestAt } : {}),
})

/** What waits for this member of staff; asked again while the page is looked at. */
export function useWaiting(permissions: readonly StaffPermission[]): Waiting {
  const trpc = useTRPC()
  const polled = { refetchInterval: EVERY_MS }
  const applications = useQuery({
    ...waitingApplications(trpc),
    ...polled,
    enabled: permissions.includes('vendors.review'),
  })
  const products = useQuery({
    ...waitingProducts(trpc),
    ...polled,
    enabled: permissions.includes('products.review'),
  })
  const reviews = useQuery({ ...waitingReviews(trpc), ...polled, enabled: permissions.includes('products.review') })
  const brands = useQuery({ ...waitingBrands(trpc), ...polled, enabled: permissions.includes('catalogue.manage') })
  const deliveries = useQueries({
    queries: failedDeliveries(trpc).map((query) => ({
      ...query,
      ...polled,
      enabled: permissions.includes('operations.read'),
    })),
  })
  const failed = deliveries.flatMap(({ data }) => (data ? [data] : []))
  const failedItems = failed.flatMap(({ items }) => items)
  return {
    applications: applications.data && toGroup(applications.data, applications.data.items[0]?.appliedAt),
    products: products.data && toGroup(products.data, products.data.items[0]?.submittedAt ?? undefined),
    reviews: reviews.data && toGroup(reviews.data, reviews.data.items[0]?.waitingSince ?? undefined),
    brands: brands.data && toGroup(brands.data, brands.data.items[0]?.proposedAt),
    failedDeliveries:
      failed.length === 0
        ? undefined
        : {
            count: failedItems.length,
            isMore: failed.some(({ nextCursor }) => nextCursor !== null),
          },
    isIncomplete:
      applications.isError ||
      products.isError ||
      reviews.isError ||
      brands.isError ||
      deliveries.some(({ isError }) => isError),
  }
}

/** "3", or "100+" where counting stopped. */
export function countText({ count, isMore }: WaitingGroup): string {
  return isMore ? `${COUNT_LIMIT}+` : String(count)
}
