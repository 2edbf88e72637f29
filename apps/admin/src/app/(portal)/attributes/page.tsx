import type { Metadata } from 'next'
import { getExtracted } from 'next-intl/server'
import { AttributesTable } from '../../../attributes/attributes-table.tsx'
import { NoAccess } from '../../../components/no-access.tsx'
import { createServerQueries } from '../../../data/server-queries.tsx'
import { requireStaff } from '../../../session/require-staff.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getExtracted()
  return { title: t('Attributes') }
}

export default async function AttributesPage() {
  const { may } = await requireStaff('/attributes')
  if (!may('products.read')) return <NoAccess needs="products.read" />
  const { trpc, queryClient, hydrate } = createServerQueries()
  await queryClient.prefetchQuery(trpc.product.attributes.list.queryOptions())
  return hydrate(<AttributesTable mayChange={may('catalogue.manage')} />)
}
