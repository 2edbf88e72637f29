'use client'
import { ORDER_STATUSES } from '@millyard/contracts'
import { useStatusTexts } from '@millyard/ui'
import { ButtonLink, DataTable, type EmptyStateProps } from '@millyard/ui/portal'
import { useTRPC } from '@millyard/web-kit/client'
import { IconClipboardList } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useExtracted } from 'next-intl'
import { SearchField } from '../components/search-field.tsx'
import { UrlSelect } from '../components/url-select.tsx'
import { LIST_REFRESH_MS, tableState } from '../data/table-state.ts'
import { useOrderColumns } from './order-columns.tsx'
import { type OrderFilter, ordersQuery } from './orders-query.ts'

const icon = <IconClipboardList size={24} stroke={1.5} />

function ShowAll() {
  const t = useExtracted('client')

  return (
    <ButtonLink href="/orders" variant="default">
      {t('Show all orders')}
    </ButtonLink>
  )
}

function useEmptyText({ status, q, customerId }: OrderFilter): Omit<EmptyStateProps, 'isFramed'> {
  const t = useExtracted('client')
  const statusTexts = useStatusTexts('order')

  if (q) {
    return {
      icon,
      title: status
        ? t('No order fits “{words}” with the status “{status}”', { words: q, status: statusTexts[status].label })
        : t('No order fits “{words}”', { words: q }),
      description: t('Search for a whole order number, or a part of the buyer’s name.'),
      action: <ShowAll />,
    }
  }
  if (customerId) return { icon, title: t('No orders of this person'), action: <ShowAll /> }
  if (status) {
    return {
      icon,
      title: t('No orders with the status “{status}”', { status: statusTexts[status].label }),
      action: <ShowAll />,
    }
  }
  return { icon, title: t('No orders yet'), description: t('Every order stands here as soon as it is placed.') }
}

export function OrdersTable({ filter }: { filter: OrderFilter }) {
  const t = useExtracted('client')

  const trpc = useTRPC()
  const router = useRouter()
  const statusTexts = useStatusTexts('order')
  const columns = useOrderColumns()
  const empty = useEmptyText(filter)
  const query = useInfiniteQuery({ ...ordersQuery(trpc, filter), refetchInterval: LIST_REFRESH_MS })
  return (
    <DataTable
      label={t('orders')}
      columns={columns}
      {...tableState(query)}
      empty={empty}
      onRowClick={({ id }) => router.push(`/orders/${id}`)}
      pinFirstColumn
      toolbar={
        <>
          <SearchField label={t('Search orders')} placeholder={t('Number or buyer')} maxLength={60} />
          <UrlSelect
            name="status"
            label={t('Status')}
            allLabel={t('All orders')}
            options={ORDER_STATUSES.map((value) => ({ value, label: statusTexts[value].label }))}
          />
          {filter.customerId ? <ShowAll /> : null}
        </>
      }
    />
  )
}
