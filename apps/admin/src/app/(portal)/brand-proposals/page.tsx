import { PageHeader } from '@millyard/ui/portal'
import type { Metadata } from 'next'
import { proposalsQuery } from '../../../brands/brand-queries.ts'
import { ProposalsTable } from '../../../brands/proposals-table.tsx'
import { NoAccess } from '../../../components/no-access.tsx'
import { createServerQueries } from '../../../data/server-queries.tsx'
import { requireStaff } from '../../../session/require-staff.ts'

export const metadata: Metadata = { title: 'Brand proposals' }

export default async function BrandProposalsPage() {
  const { may } = await requireStaff('/brand-proposals')
  if (!may('products.read')) return <NoAccess needs="products.read" />
  const { trpc, queryClient, hydrate } = createServerQueries()
  await queryClient.prefetchInfiniteQuery(proposalsQuery(trpc))
  return hydrate(
    <>
      <PageHeader
        title="Brand proposals"
        description="Brands that factories miss in the list. The longest waiting comes first."
      />
      <ProposalsTable mayChange={may('catalogue.manage')} />
    </>,
  )
}
