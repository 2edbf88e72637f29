import { VENDOR_STATUSES } from '@millyard/contracts'
import { PageHeader } from '@millyard/ui/portal'
import { webEnv } from '@millyard/web-kit'
import type { Metadata } from 'next'
import { getExtracted } from 'next-intl/server'
import { NoAccess } from '../../../components/no-access.tsx'
import { oneOf, type RawSearchParams } from '../../../data/search-params.ts'
import { createServerQueries } from '../../../data/server-queries.tsx'
import { factoriesQuery } from '../../../factories/factories-query.ts'
import { FactoriesTable } from '../../../factories/factories-table.tsx'
import { requireStaff } from '../../../session/require-staff.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getExtracted()
  return { title: t('Factories') }
}

const FILTERS = [...VENDOR_STATUSES, 'all'] as const

export default async function FactoriesPage({ searchParams }: { searchParams: Promise<RawSearchParams> }) {
  const t = await getExtracted()

  const { may } = await requireStaff('/factories')
  if (!may('vendors.read')) return <NoAccess needs="vendors.read" />
  const filter = oneOf((await searchParams).status, FILTERS) ?? 'in_review'
  const status = filter === 'all' ? undefined : filter
  const { trpc, queryClient, hydrate } = createServerQueries()
  await queryClient.prefetchInfiniteQuery(factoriesQuery(trpc, status))
  return hydrate(
    <>
      <PageHeader title={t('Factories')} description={t('Applications and factories, the longest waiting first.')} />
      <FactoriesTable status={status} overdueHours={webEnv().REVIEW_OVERDUE_HOURS} />
    </>,
  )
}
