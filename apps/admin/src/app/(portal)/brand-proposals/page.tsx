import { PageHeader } from '@millyard/ui/portal'
import { webEnv } from '@millyard/web-kit'
import type { Metadata } from 'next'
import { getExtracted } from 'next-intl/server'
import { proposalsQuery } from '../../../brands/brand-queries.ts'
import { ProposalsTable } from '../../../brands/proposals-table.tsx'
import { NoAccess } from '../../../components/no-access.tsx'
import { factoryParam, type RawSearchParams } from '../../../data/search-params.ts'
import { createServerQueries } from '../../../data/server-queries.tsx'
import { requireStaff } from '../../../session/require-staff.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getExtracted()
  return { title: t('Brand proposals') }
}

export default async function BrandProposalsPage({ searchParams }: { searchParams: Promise<RawSearchParams> }) {
  const t = await getExtracted()

  const { may } = await requireStaff('/brand-proposals')
  if (!may('products.read')) return <NoAccess needs="products.read" />
  const vendorId = factoryParam((await searchParams).factory)
  const { trpc, queryClient, hydrate } = createServerQueries()
  await Promise.all([
    queryClient.prefetchInfiniteQuery(proposalsQuery(trpc, vendorId)),
    queryClient.prefetchQuery(trpc.product.productQueue.factories.queryOptions()),
  ])
  return hydrate(
    <>
      <PageHeader
        title={t('Brand proposals')}
        description={t('Brands that factories miss in the list. The longest waiting comes first.')}
      />
      <ProposalsTable
        vendorId={vendorId}
        overdueHours={webEnv().REVIEW_OVERDUE_HOURS}
        mayChange={may('catalogue.manage')}
      />
    </>,
  )
}
