import { vendorOrderStatusSchema } from '@millyard/contracts'
import { PageHeader } from '@millyard/ui/portal'
import { load } from '@millyard/web-kit/load'
import type { Metadata } from 'next'
import { getExtracted } from 'next-intl/server'
import { nextCursor } from '../../../data/next-cursor.ts'
import { oneOf, type RawSearchParams } from '../../../data/search-params.ts'
import { createServerQueries } from '../../../data/server-queries.tsx'
import { OrderList } from '../../../orders/order-list.tsx'
import { requireFactory } from '../../../session/require-factory.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getExtracted()
  return { title: t('Orders') }
}

export default async function OrdersPage({ searchParams }: { searchParams: Promise<RawSearchParams> }) {
  const t = await getExtracted()

  await requireFactory('/orders', 'orders.read')
  const status = oneOf((await searchParams).status, vendorOrderStatusSchema.options)
  const { queryClient, trpc, hydrate } = createServerQueries()
  await load(
    queryClient.fetchInfiniteQuery(
      trpc.order.vendorOrders.list.infiniteQueryOptions({ status }, { getNextPageParam: nextCursor }),
    ),
  )
  return (
    <>
      <PageHeader title={t('Orders')} description={t('Your part of every order, the newest first.')} />
      {hydrate(<OrderList status={status} />)}
    </>
  )
}
