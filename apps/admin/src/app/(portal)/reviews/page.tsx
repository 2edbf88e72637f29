import { REVIEW_QUEUES } from '@millyard/contracts'
import { PageHeader } from '@millyard/ui/portal'
import type { Metadata } from 'next'
import { NoAccess } from '../../../components/no-access.tsx'
import { oneOf, type RawSearchParams } from '../../../data/search-params.ts'
import { createServerQueries } from '../../../data/server-queries.tsx'
import { reviewQueueQuery } from '../../../reviews/review-queue-query.ts'
import { ReviewQueueTable } from '../../../reviews/review-queue-table.tsx'
import { requireStaff } from '../../../session/require-staff.ts'

export const metadata: Metadata = { title: 'Customer reviews' }

export default async function ReviewsPage({ searchParams }: { searchParams: Promise<RawSearchParams> }) {
  const { may } = await requireStaff('/reviews')
  if (!may('products.read')) return <NoAccess needs="products.read" />
  const show = oneOf((await searchParams).show, REVIEW_QUEUES) ?? 'waiting'
  const { trpc, queryClient, hydrate } = createServerQueries()
  await queryClient.prefetchInfiniteQuery(reviewQueueQuery(trpc, show))
  return hydrate(
    <>
      <PageHeader
        title="Customer reviews"
        description="What readers report waits here for a decision. The longest waiting comes first."
      />
      <ReviewQueueTable show={show} loadedAt={Date.now()} />
    </>,
  )
}
