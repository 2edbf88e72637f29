import { PAYMENT_REFUND_STATES } from '@millyard/contracts'
import { PageHeader } from '@millyard/ui/portal'
import type { Metadata } from 'next'
import { getExtracted } from 'next-intl/server'
import { NoAccess } from '../../../components/no-access.tsx'
import { oneOf, type RawSearchParams } from '../../../data/search-params.ts'
import { createServerQueries } from '../../../data/server-queries.tsx'
import { refundsQuery } from '../../../refunds/refunds-query.ts'
import { RefundsTable } from '../../../refunds/refunds-table.tsx'
import { requireStaff } from '../../../session/require-staff.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getExtracted()
  return { title: t('Refunds') }
}

export default async function RefundsPage({ searchParams }: { searchParams: Promise<RawSearchParams> }) {
  const t = await getExtracted()

  const { may } = await requireStaff('/refunds')
  if (!may('finance.read')) return <NoAccess needs="finance.read" />
  const state = oneOf((await searchParams).state, PAYMENT_REFUND_STATES)
  const { trpc, queryClient, hydrate } = createServerQueries()
  await queryClient.prefetchInfiniteQuery(refundsQuery(trpc, state))
  return (
    <>
      <PageHeader
        title={t('Refunds')}
        description={t('Money on its way back to buyers, and who bears it. What the bank sent back waits for you.')}
      />
      {hydrate(<RefundsTable state={state} linksOrders={may('orders.read')} canRetry={may('finance.manage')} />)}
    </>
  )
}
