'use client'
import type { RouterOutputs } from '@millyard/api-client'
import { DataTable, DateText, MoneyText, StatusBadgeOf } from '@millyard/ui/portal'
import { useTRPC } from '@millyard/web-kit/client'
import { IconCash } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useExtracted } from 'next-intl'
import { Disclosure } from '../components/disclosure.tsx'
import { LIST_REFRESH_MS, tableState } from '../data/table-state.ts'
import { payoutsQuery } from './payout-queries.ts'

type Row = RouterOutputs['payment']['finance']['payouts']['items'][number]

function Orders({ orders, deductions, currency }: Row) {
  const t = useExtracted('client')

  if (orders.length === 0) return '–'
  return (
    <Disclosure summary={t('{orders, plural, one {# order} other {# orders}}', { orders: orders.length })}>
      {orders.map(({ vendorOrderId, number, amountMinor }) => (
        <span key={vendorOrderId} style={{ display: 'block' }}>
          <code>{number}</code> <MoneyText amountMinor={amountMinor} currency={currency} />
        </span>
      ))}
      {deductions.map(({ vendorOrderId, number, amountMinor }) => (
        <span key={`kept-${vendorOrderId}`} style={{ display: 'block' }}>
          {t.rich('Kept for a refund of <order></order>', { order: () => <code>{number}</code> })}{' '}
          <MoneyText amountMinor={-amountMinor} currency={currency} />
        </span>
      ))}
    </Disclosure>
  )
}

export function PayoutsTable() {
  const t = useExtracted('client')

  const trpc = useTRPC()
  const query = useInfiniteQuery({ ...payoutsQuery(trpc), refetchInterval: LIST_REFRESH_MS })
  return (
    <DataTable<Row>
      label={t('payouts')}
      columns={[
        { accessor: 'vendorName', title: t('Factory') },
        {
          accessor: 'status',
          title: t('Status'),
          render: ({ status, failure }) => (
            <>
              <StatusBadgeOf kind="payout" status={status} />
              {failure ? <Disclosure summary={t('Why it failed')}>{failure}</Disclosure> : null}
            </>
          ),
        },
        {
          accessor: 'amountMinor',
          title: t('Amount'),
          textAlign: 'right',
          phone: 'amount',
          render: ({ amountMinor, currency }) => <MoneyText amountMinor={amountMinor} currency={currency} />,
        },
        { accessor: 'orders', title: t('Orders'), render: Orders },
        {
          accessor: 'stripeTransferId',
          title: t('Stripe transfer'),
          render: ({ stripeTransferId }) => (stripeTransferId ? <code>{stripeTransferId}</code> : '–'),
        },
        {
          accessor: 'createdAt',
          title: t('Made'),
          render: ({ createdAt }) => <DateText value={createdAt} style="dateTime" />,
        },
        {
          accessor: 'sentAt',
          title: t('Sent'),
          render: ({ sentAt }) => (sentAt ? <DateText value={sentAt} style="dateTime" /> : t('Not yet')),
        },
      ]}
      {...tableState(query)}
      empty={{
        icon: <IconCash size={24} stroke={1.5} />,
        title: t('No payouts yet'),
        description: t('A payout is made when an order is delivered and its return window has closed.'),
      }}
    />
  )
}
