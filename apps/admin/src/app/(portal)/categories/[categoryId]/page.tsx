import { load } from '@millyard/web-kit/load'
import type { Metadata } from 'next'
import { getExtracted } from 'next-intl/server'
import { CategoryAttributes } from '../../../../attributes/category-attributes.tsx'
import { NoAccess } from '../../../../components/no-access.tsx'
import { createServerQueries } from '../../../../data/server-queries.tsx'
import { requireStaff } from '../../../../session/require-staff.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getExtracted()
  return { title: t('Attributes of a category') }
}

export default async function CategoryPage({ params }: { params: Promise<{ categoryId: string }> }) {
  const { categoryId } = await params
  const { may } = await requireStaff(`/categories/${categoryId}`)
  if (!may('products.read')) return <NoAccess needs="products.read" />
  const { trpc, queryClient, hydrate } = createServerQueries()
  await load(queryClient.fetchQuery(trpc.product.attributes.ofCategory.queryOptions({ categoryId })))
  return hydrate(<CategoryAttributes categoryId={categoryId} mayChange={may('catalogue.manage')} />)
}
