import { PageHeader } from '@millyard/ui/portal'
import { webEnv } from '@millyard/web-kit'
import type { Metadata } from 'next'
import { getExtracted } from 'next-intl/server'
import { NoAccess } from '../../../components/no-access.tsx'
import { factoryParam, oneOf, type RawSearchParams } from '../../../data/search-params.ts'
import { createServerQueries } from '../../../data/server-queries.tsx'
import { PRODUCT_KINDS, productQueueQuery, QUEUE_STATUSES } from '../../../product-reviews/product-queue-query.ts'
import { ProductQueueTable } from '../../../product-reviews/product-queue-table.tsx'
import { requireStaff } from '../../../session/require-staff.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getExtracted()
  return { title: t('Product reviews') }
}

export default async function ProductReviewsPage({ searchParams }: { searchParams: Promise<RawSearchParams> }) {
  const t = await getExtracted()

  const { may } = await requireStaff('/product-reviews')
  if (!may('products.read')) return <NoAccess needs="products.read" />
  const params = await searchParams
  const filters = {
    status: oneOf(params.status, QUEUE_STATUSES) ?? ('submitted' as const),
    kind: oneOf(params.kind, PRODUCT_KINDS),
    vendorId: factoryParam(params.factory),
  }
  const { trpc, queryClient, hydrate } = createServerQueries()
  await Promise.all([
    queryClient.prefetchInfiniteQuery(productQueueQuery(trpc, filters)),
    queryClient.prefetchQuery(trpc.product.productQueue.factories.queryOptions()),
  ])
  return hydrate(
    <>
      <PageHeader
        title={t('Product reviews')}
        description={t('New products, and changes of products on sale. The longest waiting comes first.')}
      />
      <ProductQueueTable filters={filters} overdueHours={webEnv().REVIEW_OVERDUE_HOURS} />
    </>,
  )
}
