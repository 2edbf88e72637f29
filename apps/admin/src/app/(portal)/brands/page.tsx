import { countryOptions } from '@millyard/ui'
import type { Metadata } from 'next'
import { getExtracted } from 'next-intl/server'
import { brandsQuery } from '../../../brands/brand-queries.ts'
import { BrandsTable } from '../../../brands/brands-table.tsx'
import { NoAccess } from '../../../components/no-access.tsx'
import { createServerQueries } from '../../../data/server-queries.tsx'
import { requireStaff } from '../../../session/require-staff.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getExtracted()
  return { title: t('Brands') }
}

export default async function BrandsPage() {
  const { may } = await requireStaff('/brands')
  if (!may('products.read')) return <NoAccess needs="products.read" />
  const { trpc, queryClient, hydrate } = createServerQueries()
  await queryClient.prefetchInfiniteQuery(brandsQuery(trpc, ''))
  const countryNames = Object.fromEntries(countryOptions().map(({ value, label }) => [value, label]))
  return hydrate(<BrandsTable mayChange={may('catalogue.manage')} countryNames={countryNames} />)
}
