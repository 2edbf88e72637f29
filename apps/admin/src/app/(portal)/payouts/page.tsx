import { PageHeader, PageTabs } from '@millyard/ui/portal'
import type { Metadata } from 'next'
import { getExtracted } from 'next-intl/server'
import { NoAccess } from '../../../components/no-access.tsx'
import { firstParam, type RawSearchParams } from '../../../data/search-params.ts'
import { createServerQueries } from '../../../data/server-queries.tsx'
import { PaymentsTable } from '../../../payouts/payments-table.tsx'
import { paymentsQuery, payoutsQuery } from '../../../payouts/payout-queries.ts'
import { PayoutsTable } from '../../../payouts/payouts-table.tsx'
import { requireStaff } from '../../../session/require-staff.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getExtracted()
  return { title: t('Payouts') }
}

export default async function PayoutsPage({ searchParams }: { searchParams: Promise<RawSearchParams> }) {
  const t = await getExtracted()

  const { may } = await requireStaff('/payouts')
  if (!may('finance.read')) return <NoAccess needs="finance.read" />
  const isPayments = firstParam((await searchParams).tab) === 'payments'
  const { trpc, queryClient, hydrate } = createServerQueries()
  if (isPayments) await queryClient.prefetchInfiniteQuery(paymentsQuery(trpc))
  else await queryClient.prefetchInfiniteQuery(payoutsQuery(trpc))
  return (
    <>
      <PageHeader
        title={t('Payouts')}
        description={
          isPayments
            ? t('What buyers paid, and what Stripe kept of it.')
            : t('What factories got, once the return window of their orders had closed.')
        }
      />
      <PageTabs
        label={t('Money out and in')}
        tabs={[
          { label: t('Payouts'), href: '/payouts', isCurrent: !isPayments },
          { label: t('Payments'), href: '/payouts?tab=payments', isCurrent: isPayments },
        ]}
      />
      {hydrate(isPayments ? <PaymentsTable linksOrders={may('orders.read')} /> : <PayoutsTable />)}
    </>
  )
}
