'use client'
import { Title } from '@mantine/core'
import { DataTable, TextLink } from '@millyard/ui/portal'
import { IconClipboardList } from '@tabler/icons-react'
import { useRouter } from 'next/navigation'
import { useExtracted } from 'next-intl'
import { type OrderRow, useOrderColumns } from '../orders/order-columns.tsx'

/** The last few orders; the whole list is a page of its own. */
export function RecentOrders({ rows, hasMore }: { rows: OrderRow[]; hasMore: boolean }) {
  const t = useExtracted('client')

  const router = useRouter()
  const columns = useOrderColumns()
  return (
    <DataTable
      label={t('recent orders')}
      columns={columns}
      rows={rows}
      hasMore={hasMore}
      toolbar={
        <>
          <Title order={2} size="h3">
            {t('Recent orders')}
          </Title>
          <TextLink href="/orders" ml="auto">
            {t('See all orders')}
          </TextLink>
        </>
      }
      empty={{
        icon: <IconClipboardList size={24} stroke={1.5} />,
        title: t('No orders yet'),
        description: t('When a buyer orders from you, the order stands here.'),
      }}
      onRowClick={({ id }) => router.push(`/orders/${id}`)}
    />
  )
}
