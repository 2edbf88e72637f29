'use client'
import type { RouterOutputs } from '@millyard/api-client'
import { DateText } from '@millyard/ui'
import { type DataTableColumn, MoneyText, StatusBadgeOf, TextLink } from '@millyard/ui/portal'

export type OrderRow = RouterOutputs['order']['vendorOrders']['list']['items'][number]

/** Orders as rows: number, what state, since when and until when, for whom, how much. */
export const ORDER_COLUMNS: DataTableColumn<OrderRow>[] = [
  {
    accessor: 'number',
    title: 'Order',
    render: ({ id, number }) => (
      <TextLink href={`/orders/${id}`} fw={600} ff="monospace">
        {number}
      </TextLink>
    ),
  },
  {
    accessor: 'status',
    title: 'Status',
    render: ({ status }) => <StatusBadgeOf kind="vendorOrder" status={status} />,
  },
  { accessor: 'placedAt', title: 'Placed', render: ({ placedAt }) => <DateText value={placedAt} /> },
  {
    accessor: 'shipBy',
    title: 'Ship by',
    render: ({ shipBy, status }) =>
      status === 'to_ship' || status === 'partially_shipped' ? <DateText value={shipBy} /> : '–',
  },
  { accessor: 'buyerName', title: 'Buyer', render: ({ buyerName, country }) => `${buyerName}, ${country}` },
  { accessor: 'itemCount', title: 'Items', textAlign: 'right', phone: 'hidden' },
  {
    accessor: 'totalMinor',
    title: 'Total',
    textAlign: 'right',
    phone: 'amount',
    render: ({ totalMinor, currency }) => <MoneyText amountMinor={totalMinor} currency={currency} />,
  },
  {
    accessor: 'payableMinor',
    title: 'You get',
    textAlign: 'right',
    render: ({ payableMinor, currency }) => <MoneyText amountMinor={payableMinor} currency={currency} />,
  },
]
