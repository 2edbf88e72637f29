import { idSchema, ORDER_STATUSES } from '@millyard/contracts'
import { PageHeader } from '@millyard/ui/portal'
import type { Metadata } from 'next'
import { getExtracted } from 'next-intl/server'
import { NoAccess } from '../../../components/no-access.tsx'
import { firstParam, oneOf, type RawSearchParams } from '../../../data/search-params.ts'
import { createServerQueries } from '../../../data/server-queries.tsx'
import { ordersQuery } from '../../../orders/orders-query.ts'
import { OrdersTable } from '../../../orders/orders-table.tsx'
import { requireStaff } from '../../../session/require-staff.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getExtracted()
  return { title: t('Orders') }
}

const MAX_WORDS = 60
const CUSTOMER = idSchema('usr')

export default async function OrdersPage({ searchParams }: { searchParams: Promise<RawSearchParams> }) {
  const t = await getExtracted()

  const { may } = await requireStaff('/orders')
  if (!may('orders.read')) return <NoAccess needs="orders.read" />
  const params = await searchParams
  const filter = {
    status: oneOf(params.status, ORDER_STATUSES),
    customerId: CUSTOMER.safeParse(firstParam(params.customer)).data,
    q: firstParam(params.q)?.trim().slice(0, MAX_WORDS) || undefined,
  }
  const { trpc, queryClient, hydrate } = createServerQueries()
  await queryClient.prefetchInfiniteQuery(ordersQuery(trpc, filter))
  return (
    <>
      <PageHeader title={t('Orders')} description={t('Every order of every factory, the newest first.')} />
      {hydrate(<OrdersTable filter={filter} />)}
    </>
  )
}
