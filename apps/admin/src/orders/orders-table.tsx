'use client'
import { ORDER_STATUSES } from '@millyard/contracts'
import { ORDER_STATUS } from '@millyard/ui'
import { ButtonLink, DataTable, type EmptyStateProps } from '@millyard/ui/portal'
import { useTRPC } from '@millyard/web-kit/client'
import { IconClipboardList } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useExtracted } from 'next-intl'
import { SearchField } from '../components/search-field.tsx'
import { UrlSelect } from '../components/url-select.tsx'
import { LIST_REFRESH_MS, tableState } from '../data/table-state.ts'
import { ORDER_COLUMNS } from './order-columns.tsx'
import { type OrderFilter, ordersQuery } from './orders-query.ts'

const STATUS_OPTIONS = ORDER_STATUSES.map((value) => ({ value, label: ORDER_STATUS[value].label }))

const icon = <IconClipboardList size={24} stroke={1.5} />
const showAll = (
  <ButtonLink href="/orders" variant="default">
    Show all orders
  </ButtonLink>
)

function emptyText({ status, q, customerId }: OrderFilter): Omit<EmptyStateProps, 'isFramed'> {
  if (q) {
    const where = status ? ` with the status “${ORDER_STATUS[status].label}”` : ''
    return {
      icon,
      title: `No order fits “${q}”${where}`,
      description: 'Search for a whole order number, or a part of the buyer’s name.',
      action: showAll,
    }
  }
  if (customerId) return { icon, title: 'No orders of this person', action: showAll }
  if (status) return { icon, title: `No orders with the status “${ORDER_STATUS[status].label}”`, action: showAll }
  return { icon, title: 'No orders yet', description: 'Every order stands here as soon as it is placed.' }
}

export function OrdersTable({ filter }: { filter: OrderFilter }) {
  const t = useExtracted('client')

  const trpc = useTRPC()
  const router = useRouter()
  const query = useInfiniteQuery({ ...ordersQuery(trpc, filter), refetchInterval: LIST_REFRESH_MS })
  return (
    <DataTable
      label={t('orders')}
      columns={ORDER_COLUMNS}
      {...tableState(query)}
      empty={emptyText(filter)}
      onRowClick={({ id }) => router.push(`/orders/${id}`)}
      pinFirstColumn
      toolbar={
        <>
          <SearchField label={t('Search orders')} placeholder={t('Order number or buyer')} maxLength={60} />
          <UrlSelect name="status" label={t('Status')} allLabel="All orders" options={STATUS_OPTIONS} />
          {filter.customerId ? showAll : null}
        </>
      }
    />
  )
}
