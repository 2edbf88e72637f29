'use client'
import type { RouterOutputs } from '@millyard/api-client'
import { PAYOUT_STATUS, plural } from '@millyard/ui'
import { DataTable, DateText, MoneyText, StatusBadge } from '@millyard/ui/portal'
import { useTRPC } from '@millyard/web-kit/client'
import { IconCash } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Disclosure } from '../components/disclosure.tsx'
import { LIST_REFRESH_MS, tableState } from '../data/table-state.ts'
import { payoutsQuery } from './payout-queries.ts'

type Row = RouterOutputs['payment']['finance']['payouts']['items'][number]

function Orders({ orders, currency }: Row) {
  if (orders.length === 0) return '–'
  return (
    <Disclosure summary={plural(orders.length, 'order')}>
      {orders.map(({ vendorOrderId, number, amountMinor }) => (
        <span key={vendorOrderId} style={{ display: 'block' }}>
          <code>{number}</code> <MoneyText amountMinor={amountMinor} currency={currency} />
        </span>
      ))}
    </Disclosure>
  )
}

export function PayoutsTable() {
  const trpc = useTRPC()
  const query = useInfiniteQuery({ ...payoutsQuery(trpc), refetchInterval: LIST_REFRESH_MS })
  return (
    <DataTable<Row>
      label="payouts"
      columns={[
        { accessor: 'vendorName', title: 'Factory' },
        {
          accessor: 'status',
          render: ({ status, failure }) => (
            <>
              <StatusBadge status={PAYOUT_STATUS[status]} />
              {failure ? <Disclosure summary="Why it failed">{failure}</Disclosure> : null}
            </>
          ),
        },
        {
          accessor: 'amountMinor',
          title: 'Amount',
          textAlign: 'right',
          phone: 'amount',
          render: ({ amountMinor, currency }) => <MoneyText amountMinor={amountMinor} currency={currency} />,
        },
        { accessor: 'orders', title: 'Orders', render: Orders },
        {
          accessor: 'stripeTransferId',
          title: 'Stripe transfer',
          render: ({ stripeTransferId }) => (stripeTransferId ? <code>{stripeTransferId}</code> : '–'),
        },
        {
          accessor: 'createdAt',
          title: 'Made',
          render: ({ createdAt }) => <DateText value={createdAt} style="dateTime" />,
        },
        {
          accessor: 'sentAt',
          title: 'Sent',
          render: ({ sentAt }) => (sentAt ? <DateText value={sentAt} style="dateTime" /> : 'Not yet'),
        },
      ]}
      {...tableState(query)}
      empty={{
        icon: <IconCash size={24} stroke={1.5} />,
        title: 'No payouts yet',
        description: 'A payout is made when an order is delivered and its return window has closed.',
      }}
    />
  )
}
