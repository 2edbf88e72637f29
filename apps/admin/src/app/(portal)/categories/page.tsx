import type { Metadata } from 'next'
import { CategoryTable } from '../../../categories/category-table.tsx'
import { NoAccess } from '../../../components/no-access.tsx'
import { createServerQueries } from '../../../data/server-queries.tsx'
import { requireStaff } from '../../../session/require-staff.ts'

export const metadata: Metadata = { title: 'Categories' }

export default async function CategoriesPage() {
  const { may } = await requireStaff('/categories')
  if (!may('products.read')) return <NoAccess needs="products.read" />
  const { trpc, queryClient, hydrate } = createServerQueries()
  await queryClient.prefetchQuery(trpc.product.categories.list.queryOptions())
  return hydrate(<CategoryTable mayChange={may('catalogue.manage')} />)
}
