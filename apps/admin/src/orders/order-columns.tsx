'use client'
import type { RouterOutputs } from '@millyard/api-client'
import { DateText } from '@millyard/ui'
import { type DataTableColumn, MoneyText, StatusBadgeOf, TextLink } from '@millyard/ui/portal'
import { useExtracted } from 'next-intl'

export type OrderRow = RouterOutputs['order']['adminOrders']['list']['items'][number]

/** Nothing was sold, so nothing is earned. */
const UNEARNED: ReadonlySet<OrderRow['status']> = new Set(['pending_payment', 'cancelled'])

/** Two names, or the first and how many more. */
function ShortList({ names }: { names: readonly string[] }) {
  const t = useExtracted('client')

  const [first = ''] = names
  return names.length > 2
    ? t('{first} and {others, number} more', { first, others: names.length - 1 })
    : names.join(', ')
}

/** Orders as rows: number, what state, since when, for whom, of whom, how much. */
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
    { accessor: 'status', title: t('Status'), render: ({ status }) => <StatusBadgeOf kind="order" status={status} /> },
    {
      accessor: 'placedAt',
      title: t('Placed'),
      render: ({ placedAt }) => <DateText value={placedAt} style="dateTime" />,
    },
    { accessor: 'buyerName', title: t('Buyer') },
    {
      accessor: 'vendorNames',
      title: t('Factories'),
      render: ({ vendorNames }) => (
        <span title={vendorNames.join(', ')}>
          <ShortList names={vendorNames} />
        </span>
      ),
    },
    { accessor: 'itemCount', title: t('Items'), textAlign: 'right', phone: 'hidden' },
    {
      accessor: 'totalMinor',
      title: t('Total'),
      textAlign: 'right',
      phone: 'amount',
      render: ({ totalMinor, currency }) => <MoneyText amountMinor={totalMinor} currency={currency} />,
    },
    {
      accessor: 'commissionMinor',
      title: t('Commission'),
      textAlign: 'right',
      phone: 'hidden',
      render: ({ commissionMinor, currency, status }) =>
        UNEARNED.has(status) ? '–' : <MoneyText amountMinor={commissionMinor} currency={currency} />,
    },
  ]
}
