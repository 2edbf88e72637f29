import type { Metadata } from 'next'
import { getExtracted } from 'next-intl/server'
import { CollectionsTable } from '../../../collections/collections-table.tsx'
import { NoAccess } from '../../../components/no-access.tsx'
import { createServerQueries } from '../../../data/server-queries.tsx'
import { requireStaff } from '../../../session/require-staff.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getExtracted()
  return { title: t('Collections') }
}

export default async function CollectionsPage() {
  const { may } = await requireStaff('/collections')
  if (!may('products.read')) return <NoAccess needs="products.read" />
  const { trpc, queryClient, hydrate } = createServerQueries()
  await queryClient.prefetchQuery(trpc.product.collections.list.queryOptions())
  return hydrate(<CollectionsTable mayChange={may('catalogue.manage')} />)
}
