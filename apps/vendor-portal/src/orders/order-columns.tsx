'use client'
import type { RouterOutputs } from '@millyard/api-client'
import { DateText, isToSend } from '@millyard/ui'
import { type DataTableColumn, MoneyText, StatusBadge, StatusBadgeOf, TextLink } from '@millyard/ui/portal'
import { useExtracted } from 'next-intl'

export type OrderRow = RouterOutputs['order']['vendorOrders']['list']['items'][number]

/** Orders as rows: number, what state, since when and until when, for whom, how much. */
export function useOrderColumns(): DataTableColumn<OrderRow>[] {
  const t = useExtracted('client')

  return [
    {
      accessor: 'number',
      title: t('Order'),
      render: ({ id, number }) => (
        <TextLink href={`/orders/${id}`} fw={600} ff="monospace">
          {number}
        </TextLink>
      ),
    },
    {
      accessor: 'status',
      title: t('Status'),
      render: ({ status }) => <StatusBadgeOf kind="vendorOrder" status={status} />,
    },
    { accessor: 'placedAt', title: t('Placed'), render: ({ placedAt }) => <DateText value={placedAt} /> },
    {
      accessor: 'shipBy',
      title: t('Ship by'),
      render: ({ shipBy, status, isLate }) =>
        isLate ? (
          <StatusBadge status={{ label: t('Late'), tone: 'bad' }} />
        ) : isToSend(status) ? (
          <DateText value={shipBy} />
        ) : (
          '–'
        ),
    },
    { accessor: 'buyerName', title: t('Buyer'), render: ({ buyerName, country }) => `${buyerName}, ${country}` },
    { accessor: 'itemCount', title: t('Items'), textAlign: 'right', phone: 'hidden' },
    {
      accessor: 'totalMinor',
      title: t('Total'),
      textAlign: 'right',
      phone: 'amount',
      render: ({ totalMinor, currency }) => <MoneyText amountMinor={totalMinor} currency={currency} />,
    },
    {
      accessor: 'payableMinor',
      title: t('You get'),
      textAlign: 'right',
      render: ({ payableMinor, currency }) => <MoneyText amountMinor={payableMinor} currency={currency} />,
    },
  ]
}
