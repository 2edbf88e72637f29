import { DISPUTE_STATES } from '@millyard/contracts'
import { PageHeader } from '@millyard/ui/portal'
import type { Metadata } from 'next'
import { getExtracted } from 'next-intl/server'
import { NoAccess } from '../../../components/no-access.tsx'
import { oneOf, type RawSearchParams } from '../../../data/search-params.ts'
import { createServerQueries } from '../../../data/server-queries.tsx'
import { disputesQuery } from '../../../disputes/disputes-query.ts'
import { DisputesTable } from '../../../disputes/disputes-table.tsx'
import { requireStaff } from '../../../session/require-staff.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getExtracted()
  return { title: t('Disputes') }
}

export default async function DisputesPage({ searchParams }: { searchParams: Promise<RawSearchParams> }) {
  const t = await getExtracted()

  const { may } = await requireStaff('/disputes')
  if (!may('finance.read')) return <NoAccess needs="finance.read" />
  const state = oneOf((await searchParams).state, DISPUTE_STATES)
  const { trpc, queryClient, hydrate } = createServerQueries()
  await queryClient.prefetchInfiniteQuery(disputesQuery(trpc, state))
  return (
    <>
      <PageHeader
        title={t('Disputes')}
        description={t(
          'Charges that buyers’ banks ask back. While a bank decides, nothing of the order is paid out or refunded.',
        )}
      />
      {hydrate(<DisputesTable state={state} linksOrders={may('orders.read')} canAnswer={may('finance.manage')} />)}
    </>
  )
}
