import { PageHeader, StatusBadge } from '@millyard/ui/portal'
import { load } from '@millyard/web-kit/load'
import type { Metadata } from 'next'
import { getExtracted } from 'next-intl/server'
import { Flow } from '../../../components/flow.tsx'
import { AutoRefresh } from '../../../data/auto-refresh.tsx'
import { nextCursor } from '../../../data/next-cursor.ts'
import { oneOf, type RawSearchParams } from '../../../data/search-params.ts'
import { createServerQueries } from '../../../data/server-queries.tsx'
import { AccountNotice } from '../../../payouts/account-notice.tsx'
import { openDashboard } from '../../../payouts/actions.ts'
import { Balances } from '../../../payouts/balances.tsx'
import { PayoutList } from '../../../payouts/payout-list.tsx'
import { StripeButton } from '../../../payouts/stripe-button.tsx'
import { api } from '../../../server-kit.ts'
import { requireFactory } from '../../../session/require-factory.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getExtracted()
  return { title: t('Payouts') }
}

export default async function PayoutsPage({ searchParams }: { searchParams: Promise<RawSearchParams> }) {
  const t = await getExtracted()

  const { may } = await requireFactory('/payouts', 'payouts.read')
  const came = oneOf((await searchParams).onboarding, ['done', 'again'])
  const { queryClient, trpc, hydrate } = createServerQueries()
  const [account, balance] = await Promise.all([
    load(api().payment.payoutAccount.get.query()),
    load(api().payment.payouts.balance.query()),
    load(
      queryClient.fetchInfiniteQuery(
        trpc.payment.payouts.list.infiniteQueryOptions({}, { getNextPageParam: nextCursor }),
      ),
    ),
  ])
  return (
    <Flow>
      <PageHeader
        title={t('Payouts')}
        badge={account.status === 'ready' ? <StatusBadge status={{ label: t('Account ready'), tone: 'good' }} /> : null}
        description={t(
          'Buyers pay Millyard; your share, after commission, goes out when the return window has closed.',
        )}
        actions={
          account.status === 'ready' && may('payouts.manage') ? (
            <StripeButton label={t('Your bank account at Stripe')} variant="default" open={openDashboard} />
          ) : null
        }
      />
      <AccountNotice status={account.status} canManage={may('payouts.manage')} came={came} />
      <Balances balances={balance.balances} />
      {hydrate(<PayoutList canSeeOrders={may('orders.read')} />)}
      <AutoRefresh />
    </Flow>
  )
}
