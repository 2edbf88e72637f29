import { REVIEW_QUEUES } from '@millyard/contracts'
import { PageHeader } from '@millyard/ui/portal'
import { webEnv } from '@millyard/web-kit'
import type { Metadata } from 'next'
import { getExtracted } from 'next-intl/server'
import { NoAccess } from '../../../components/no-access.tsx'
import { factoryParam, oneOf, type RawSearchParams } from '../../../data/search-params.ts'
import { createServerQueries } from '../../../data/server-queries.tsx'
import { REVIEW_KINDS, reviewQueueQuery } from '../../../reviews/review-queue-query.ts'
import { ReviewQueueTable } from '../../../reviews/review-queue-table.tsx'
import { requireStaff } from '../../../session/require-staff.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getExtracted()
  return { title: t('Customer reviews') }
}

export default async function ReviewsPage({ searchParams }: { searchParams: Promise<RawSearchParams> }) {
  const t = await getExtracted()

  const { may } = await requireStaff('/reviews')
  if (!may('products.read')) return <NoAccess needs="products.read" />
  const params = await searchParams
  const filters = {
    show: oneOf(params.show, REVIEW_QUEUES) ?? ('waiting' as const),
    kind: oneOf(params.kind, REVIEW_KINDS),
    vendorId: factoryParam(params.factory),
  }
  const { trpc, queryClient, hydrate } = createServerQueries()
  await Promise.all([
    queryClient.prefetchInfiniteQuery(reviewQueueQuery(trpc, filters)),
    queryClient.prefetchQuery(trpc.product.productQueue.factories.queryOptions()),
  ])
  return hydrate(
    <>
      <PageHeader
        title={t('Customer reviews')}
        description={t('What readers report waits here for a decision. The longest waiting comes first.')}
      />
      <ReviewQueueTable filters={filters} overdueHours={webEnv().REVIEW_OVERDUE_HOURS} />
    </>,
  )
}
