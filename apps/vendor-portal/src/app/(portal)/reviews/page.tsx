import { PageHeader } from '@millyard/ui/portal'
import { load } from '@millyard/web-kit/load'
import type { Metadata } from 'next'
import { getExtracted } from 'next-intl/server'
import { firstParam, oneOf, type RawSearchParams } from '../../../data/search-params.ts'
import { createServerQueries } from '../../../data/server-queries.tsx'
import { ReviewList } from '../../../reviews/review-list.tsx'
import { type ReviewFilter, SHOWN, vendorReviewsQuery } from '../../../reviews/vendor-reviews-query.ts'
import { requireFactory } from '../../../session/require-factory.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getExtracted()
  return { title: t('Reviews') }
}

const STARS = ['1', '2', '3', '4', '5'] as const

export default async function ReviewsPage({ searchParams }: { searchParams: Promise<RawSearchParams> }) {
  const t = await getExtracted()

  const { may, vendor } = await requireFactory('/reviews', 'products.read')
  const params = await searchParams
  const stars = oneOf(firstParam(params.stars), STARS)
  const filter: ReviewFilter = { show: oneOf(params.show, SHOWN), stars: stars ? Number(stars) : undefined }
  const { queryClient, trpc, hydrate } = createServerQueries()
  await load(queryClient.fetchInfiniteQuery(vendorReviewsQuery(trpc, filter)))
  return (
    <>
      <PageHeader
        title={t('Reviews')}
        description={t('What people who bought your products say. You can reply once to each; everybody reads it.')}
      />
      {hydrate(<ReviewList filter={filter} factoryName={vendor.name} canReply={may('products.write')} />)}
    </>
  )
}
