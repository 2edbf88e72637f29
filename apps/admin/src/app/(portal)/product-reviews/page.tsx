import { PageHeader } from '@millyard/ui/portal'
import type { Metadata } from 'next'
import { NoAccess } from '../../../components/no-access.tsx'
import { oneOf, type RawSearchParams } from '../../../data/search-params.ts'
import { createServerQueries } from '../../../data/server-queries.tsx'
import { productQueueQuery, QUEUE_STATUSES } from '../../../product-reviews/product-queue-query.ts'
import { ProductQueueTable } from '../../../product-reviews/product-queue-table.tsx'
import { requireStaff } from '../../../session/require-staff.ts'

export const metadata: Metadata = { title: 'Product reviews' }

export default async function ProductReviewsPage({ searchParams }: { searchParams: Promise<RawSearchParams> }) {
  const { may } = await requireStaff('/product-reviews')
  if (!may('products.read')) return <NoAccess needs="products.read" />
  const status = oneOf((await searchParams).status, QUEUE_STATUSES) ?? 'submitted'
  const { trpc, queryClient, hydrate } = createServerQueries()
  await queryClient.prefetchInfiniteQuery(productQueueQuery(trpc, status))
  return hydrate(
    <>
      <PageHeader
        title="Product reviews"
        description="New products, and changes of products on sale. The longest waiting comes first."
      />
      <ProductQueueTable status={status} />
    </>,
  )
}
