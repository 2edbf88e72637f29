import { Stack } from '@mantine/core'
import type { StaffPermission } from '@millyard/contracts'
import { PageHeader } from '@millyard/ui/portal'
import { webEnv } from '@millyard/web-kit'
import { loadOptional } from '@millyard/web-kit/load'
import type { QueryClient } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { getExtracted } from 'next-intl/server'
import { loadSales } from '../../dashboard/load-sales.ts'
import { Numbers } from '../../dashboard/numbers.tsx'
import { RecentOrders } from '../../dashboard/recent-orders.tsx'
import { salesByDay } from '../../dashboard/sales-by-day.ts'
import { SalesChart } from '../../dashboard/sales-chart.tsx'
import {
  failedDeliveries,
  waitingApplications,
  waitingBrands,
  waitingProducts,
  waitingReviews,
} from '../../dashboard/waiting-queries.ts'
import { WaitingQueue } from '../../dashboard/waiting-queue.tsx'
import { AutoRefresh } from '../../data/auto-refresh.tsx'
import { createServerQueries } from '../../data/server-queries.tsx'
import { isToAnswer } from '../../disputes/is-to-answer.ts'
import { api } from '../../server-kit.ts'
import { requireStaff } from '../../session/require-staff.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getExtracted()
  return { title: t('Dashboard') }
}

const DAYS = 14
const DAY_MS = 86_400_000
const RECENT_ORDERS = 6

type ServerQueries = Pick<ReturnType<typeof createServerQueries>, 'trpc'> & { queryClient: QueryClient }

/** Puts what waits into the cache; what cannot be asked now is asked by the browser. */
async function prefetchWaiting({ trpc, queryClient }: ServerQueries, may: (permission: StaffPermission) => boolean) {
  await Promise.all([
    may('vendors.review') ? queryClient.prefetchQuery(waitingApplications(trpc)) : undefined,
    may('products.review') ? queryClient.prefetchQuery(waitingProducts(trpc)) : undefined,
    may('products.review') ? queryClient.prefetchQuery(waitingReviews(trpc)) : undefined,
    may('catalogue.manage') ? queryClient.prefetchQuery(waitingBrands(trpc)) : undefined,
    ...(may('operations.read') ? failedDeliveries(trpc).map((query) => queryClient.prefetchQuery(query)) : []),
  ])
}

const failedWebhooks = () => api().payment.webhooks.list.query({ state: 'failed', limit: 100 })

/** What waits for me, then how it goes. Parts that my role does not open are left out. */
export default async function DashboardPage() {
  const t = await getExtracted()

  const { person, permissions, may } = await requireStaff('/')
  const queries = createServerQueries()
  const now = new Date()
  const { finance } = api().payment
  const [recent, balance, payouts, refunds, disputes, webhooks] = await Promise.all([
    may('orders.read') ? loadOptional(loadSales(new Date(now.getTime() - DAYS * DAY_MS)), undefined) : undefined,
    may('finance.read') ? loadOptional(finance.trialBalance.query(), undefined) : undefined,
    may('finance.read') ? loadOptional(finance.payouts.query({ limit: 100 }), undefined) : undefined,
    may('finance.read') ? loadOptional(finance.refunds.query({ state: 'failed', limit: 100 }), undefined) : undefined,
    may('finance.manage') ? loadOptional(finance.disputes.query({ limit: 100 }), undefined) : undefined,
    may('operations.read') ? loadOptional(failedWebhooks(), undefined) : undefined,
    prefetchWaiting(queries, may),
  ])
  const sales = recent ? salesByDay(recent.orders, { now, dayCount: DAYS, coveredFrom: recent.coveredFrom }) : undefined
  return (
    <>
      <PageHeader
        title={t('Dashboard')}
        description={t('Hello {name}. This is Millyard today.', { name: person.user.name })}
      />
      {queries.hydrate(
        <WaitingQueue
          permissions={permissions}
          overdueHours={webEnv().REVIEW_OVERDUE_HOURS}
          isLedgerBroken={balance?.totals.some(({ sumMinor }) => sumMinor !== 0) ?? false}
          failedPayouts={payouts?.items.filter(({ status }) => status === 'failed').length ?? 0}
          failedRefunds={refunds?.items.length ?? 0}
          failedWebhooks={webhooks?.items.length ?? 0}
          openDisputes={disputes?.items.filter(isToAnswer).length ?? 0}
        />,
      )}
      {sales || balance ? <Numbers sales={sales} accounts={balance?.accounts} /> : null}
      <Stack gap="lg">
        {sales ? <SalesChart sales={sales} /> : null}
        {recent ? (
          <RecentOrders rows={recent.orders.slice(0, RECENT_ORDERS)} hasMore={recent.orders.length > RECENT_ORDERS} />
        ) : null}
      </Stack>
      <AutoRefresh everyMs={30_000} />
    </>
  )
}
