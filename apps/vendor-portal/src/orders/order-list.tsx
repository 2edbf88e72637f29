'use client'
import { VENDOR_ORDER_STATUSES, type VendorOrderStatus } from '@millyard/contracts'
import { useStatusTexts } from '@millyard/ui'
import { ButtonLink, DataTable } from '@millyard/ui/portal'
import { useTRPC } from '@millyard/web-kit/client'
import { IconClipboardList } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useExtracted } from 'next-intl'
import { UrlSelect } from '../components/url-select.tsx'
import { nextCursor } from '../data/next-cursor.ts'
import { useOrderColumns } from './order-columns.tsx'

/** Unpaid parts are not a factory's business, so there is no such filter. */
const STATUSES = VENDOR_ORDER_STATUSES.filter((status) => status !== 'pending_payment')

export function OrderList({ status }: { status?: VendorOrderStatus }) {
  const t = useExtracted('client')

  const states = useStatusTexts('vendorOrder')
  const columns = useOrderColumns()
  const router = useRouter()
  const trpc = useTRPC()
  const orders = useInfiniteQuery(
    trpc.order.vendorOrders.list.infiniteQueryOptions({ status }, { getNextPageParam: nextCursor }),
  )
  return (
    <DataTable
      label={t('orders')}
      columns={columns}
      rows={orders.data?.pages.flatMap(({ items }) => items)}
      error={orders.error}
      onRetry={() => orders.refetch()}
      hasMore={orders.hasNextPage}
      isLoadingMore={orders.isFetchingNextPage}
      onLoadMore={() => orders.fetchNextPage()}
      onRowClick={({ id }) => router.push(`/orders/${id}`)}
      toolbar={
        <UrlSelect
          name="status"
          label={t('Status')}
          allLabel={t('All orders')}
          options={STATUSES.map((value) => ({ value, label: states[value].label }))}
        />
      }
      empty={
        status
          ? {
              icon: <IconClipboardList size={24} stroke={1.5} />,
              title: t('No orders with the status “{status}”', { status: states[status].label }),
              action: (
                <ButtonLink href="/orders" variant="default">
                  {t('Show all orders')}
                </ButtonLink>
              ),
            }
          : {
              icon: <IconClipboardList size={24} stroke={1.5} />,
              title: t('No orders yet'),
              description: t('When a buyer orders from you, the order stands here and you get a mail.'),
            }
      }
    />
  )
}
