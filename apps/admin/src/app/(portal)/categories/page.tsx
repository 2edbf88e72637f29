import type { Metadata } from 'next'
import { getExtracted } from 'next-intl/server'
import { CategoryTable } from '../../../categories/category-table.tsx'
import { NoAccess } from '../../../components/no-access.tsx'
import { createServerQueries } from '../../../data/server-queries.tsx'
import { requireStaff } from '../../../session/require-staff.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getExtracted()
  return { title: t('Categories') }
}

export default async function CategoriesPage() {
  const { may } = await requireStaff('/categories')
  if (!may('products.read')) return <NoAccess needs="products.read" />
  const { trpc, queryClient, hydrate } = createServerQueries()
  await queryClient.prefetchQuery(trpc.product.categories.list.queryOptions())
  return hydrate(<CategoryTable mayChange={may('catalogue.manage')} />)
}
