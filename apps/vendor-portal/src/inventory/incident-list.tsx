'use client'
import { Button } from '@mantine/core'
import type { StockIncident } from '@millyard/contracts'
import { DateText } from '@millyard/ui'
import { DataTable, type DataTableColumn, notifyDone, notifyFailed, TextLink } from '@millyard/ui/portal'
import { toApiError, useTRPC, useTRPCClient } from '@millyard/web-kit/client'
import { IconCircleCheck } from '@tabler/icons-react'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useExtracted } from 'next-intl'
import { useState } from 'react'
import { UrlSelect } from '../components/url-select.tsx'
import { nextCursor } from '../data/next-cursor.ts'

function SettleButton({ orderId, variantId }: StockIncident) {
  const t = useExtracted('client')

  const client = useTRPCClient()
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const [isSaving, setIsSaving] = useState(false)
  async function settle() {
    setIsSaving(true)
    try {
      await client.product.inventory.settleIncident.mutate({ orderId, variantId })
      notifyDone(t('Settled'), t('It stands under “Settled” now.'))
      await queryClient.invalidateQueries({ queryKey: trpc.product.inventory.pathKey() })
    } catch (cause) {
      notifyFailed(t('This could not be saved'), toApiError(cause).message)
      setIsSaving(false)
    }
  }
  return (
    <Button variant="default" size="compact-sm" loading={isSaving} onClick={settle}>
      {t('Mark as settled')}
    </Button>
  )
}

function useColumns(canSettle: boolean): DataTableColumn<StockIncident>[] {
  const t = useExtracted('client')

  return [
    {
      accessor: 'order',
      title: t('Order'),
      render: ({ order }) =>
        order ? (
          <TextLink href={`/orders/${order.vendorOrderId}`} fw={600} ff="monospace">
            {order.number}
          </TextLink>
        ) : (
          t('An order')
        ),
    },
    {
      accessor: 'productTitle',
      title: t('Variant'),
      render: ({ productTitle, optionValues, sku, variantId }) => (
        <TextLink href={`/inventory?variant=${variantId}`}>
          {[productTitle, ...optionValues].join(', ')} ({sku})
        </TextLink>
      ),
    },
    {
      accessor: 'requested',
      title: t('What happened'),
      render: ({ requested, available }) =>
        t(
          '{requested, plural, one {# unit} other {# units}} paid for, {available, number} could be taken from the shelf',
          { requested, available: Math.max(available, 0) },
        ),
    },
    { accessor: 'createdAt', title: t('When'), render: ({ createdAt }) => <DateText value={createdAt} /> },
    {
      accessor: 'actions',
      title: '',
      textAlign: 'right',
      render: (incident) =>
        incident.settledAt ? (
          <Settled by={incident.settledBy ?? ''} at={incident.settledAt} />
        ) : canSettle ? (
          <SettleButton {...incident} />
        ) : null,
    },
  ]
}

function Settled({ by, at }: { by: string; at: string }) {
  const t = useExtracted('client')

  return t.rich('Settled by {name}, <date></date>', { name: by, date: () => <DateText value={at} /> })
}

/** Orders that were paid when their units were gone: by the factory to make, or to talk over with the buyer. */
export function IncidentList({ isSettled, canSettle }: { isSettled: boolean; canSettle: boolean }) {
  const t = useExtracted('client')

  const columns = useColumns(canSettle)
  const trpc = useTRPC()
  const incidents = useInfiniteQuery(
    trpc.product.inventory.incidents.infiniteQueryOptions({ isSettled }, { getNextPageParam: nextCursor }),
  )
  return (
    <DataTable
      label={t('incidents')}
      columns={columns}
      rowKey={({ orderId, variantId }) => `${orderId}${variantId}`}
      rows={incidents.data?.pages.flatMap(({ items }) => items)}
      error={incidents.error}
      onRetry={() => incidents.refetch()}
      hasMore={incidents.hasNextPage}
      isLoadingMore={incidents.isFetchingNextPage}
      onLoadMore={() => incidents.fetchNextPage()}
      toolbar={
        <UrlSelect
          name="show"
          label={t('Show')}
          allLabel={t('To settle')}
          options={[{ value: 'settled', label: t('Settled') }]}
        />
      }
      empty={{
        icon: <IconCircleCheck size={24} stroke={1.5} />,
        title: isSettled ? t('Nothing was settled yet') : t('No order waits for units'),
        description: t('When a payment arrives after the units were gone, the order stands here.'),
      }}
    />
  )
}
