'use client'
import type { RouterOutputs } from '@millyard/api-client'
import { DateText } from '@millyard/ui'
import { type DataTableColumn, MoneyText, StatusBadgeOf, TextLink } from '@millyard/ui/portal'

export type OrderRow = RouterOutputs['order']['adminOrders']['list']['items'][number]

/** Nothing was sold, so nothing is earned. */
const UNEARNED: ReadonlySet<OrderRow['status']> = new Set(['pending_payment', 'cancelled'])

/** Two names, or the first and how many more. */
function shortList(names: readonly string[]): string {
  return names.length > 2 ? `${names[0]} and ${names.length - 1} more` : names.join(', ')
}

/** Orders as rows: number, what state, since when, for whom, of whom, how much. */
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
  { accessor: 'status', render: ({ status }) => <StatusBadgeOf kind="order" status={status} /> },
  {
    accessor: 'placedAt',
    title: 'Placed',
    render: ({ placedAt }) => <DateText value={placedAt} style="dateTime" />,
  },
  { accessor: 'buyerName', title: 'Buyer' },
  {
    accessor: 'vendorNames',
    title: 'Factories',
    render: ({ vendorNames }) => <span title={vendorNames.join(', ')}>{shortList(vendorNames)}</span>,
  },
  { accessor: 'itemCount', title: 'Items', textAlign: 'right', phone: 'hidden' },
  {
    accessor: 'totalMinor',
    title: 'Total',
    textAlign: 'right',
    phone: 'amount',
    render: ({ totalMinor, currency }) => <MoneyText amountMinor={totalMinor} currency={currency} />,
  },
  {
    accessor: 'commissionMinor',
    title: 'Commission',
    textAlign: 'right',
    phone: 'hidden',
    render: ({ commissionMinor, currency, status }) =>
      UNEARNED.has(status) ? '–' : <MoneyText amountMinor={commissionMinor} currency={currency} />,
  },
]
