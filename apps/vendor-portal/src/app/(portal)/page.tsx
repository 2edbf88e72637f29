import { PageHeader, WorkQueue } from '@millyard/ui/portal'
import { loadOptional } from '@millyard/web-kit/load'
import type { Metadata } from 'next'
import { getExtracted } from 'next-intl/server'
import { Flow } from '../../components/flow.tsx'
import { loadSales } from '../../dashboard/load-sales.ts'
import { loadWork } from '../../dashboard/load-work.ts'
import { Numbers } from '../../dashboard/numbers.tsx'
import { RecentOrders } from '../../dashboard/recent-orders.tsx'
import { salesByWeek } from '../../dashboard/sales-by-week.ts'
import { SalesChart } from '../../dashboard/sales-chart.tsx'
import { toWorkItems } from '../../dashboard/work-items.tsx'
import { AutoRefresh } from '../../data/auto-refresh.tsx'
import { api } from '../../server-kit.ts'
import { requireFactory } from '../../session/require-factory.ts'
import { VacationAlert } from '../../store/vacation-alert.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getExtracted()
  return { title: t('Dashboard') }
}

const WEEKS = 8
const RECENT_ORDERS = 6

/** What waits for me, then how it goes. */
export default async function DashboardPage() {
  const t = await getExtracted()

  const { person, vendor, may } = await requireFactory('/')
  const now = new Date()
  const since = new Date(now.getTime() - WEEKS * 7 * 86_400_000)
  const [work, recent, balance] = await Promise.all([
    loadWork(person.permissions),
    may('orders.read') ? loadOptional(loadSales(since), undefined) : undefined,
    may('payouts.read') ? loadOptional(api().payment.payouts.balance.query(), undefined) : undefined,
  ])
  const sales = recent
    ? salesByWeek(recent.orders, { now, weekCount: WEEKS, coveredFrom: recent.coveredFrom })
    : undefined
  return (
    <Flow>
      <PageHeader title={t('Dashboard')} description={t('{name}, today.', { name: vendor.name })} />
      <VacationAlert vacation={vendor.vacation} canManage={may('store.manage')} />
      <WorkQueue
        items={await toWorkItems(work)}
        doneText={t('Nothing waits for you. New orders appear here and come by mail.')}
      />
      {sales || balance ? <Numbers sales={sales} balances={balance?.balances} /> : null}
      {sales ? <SalesChart sales={sales} /> : null}
      {recent ? (
        <RecentOrders rows={recent.orders.slice(0, RECENT_ORDERS)} hasMore={recent.orders.length > RECENT_ORDERS} />
      ) : null}
      <AutoRefresh everyMs={30_000} />
    </Flow>
  )
}
