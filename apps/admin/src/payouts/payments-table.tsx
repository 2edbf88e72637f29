'use client'
import type { RouterOutputs } from '@millyard/api-client'
import { DataTable, DateText, MoneyText, StatusBadgeOf, TextLink } from '@millyard/ui/portal'
import { useTRPC } from '@millyard/web-kit/client'
import { IconCreditCard } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useExtracted } from 'next-intl'
import { LIST_REFRESH_MS, tableState } from '../data/table-state.ts'
import { paymentsQuery } from './payout-queries.ts'

type Row = RouterOutputs['payment']['finance']['payments']['items'][number]

export function PaymentsTable({ linksOrders }: { linksOrders: boolean }) {
  const t = useExtracted('client')

  const trpc = useTRPC()
  const query = useInfiniteQuery({ ...paymentsQuery(trpc), refetchInterval: LIST_REFRESH_MS })
  return (
    <DataTable<Row>
      label={t('payments')}
      columns={[
        {
          accessor: 'orderNumber',
          title: t('Order'),
          render: ({ orderId, orderNumber }) =>
            linksOrders ? (
              <TextLink href={`/orders/${orderId}`} fw={600} ff="monospace">
                {orderNumber}
              </TextLink>
            ) : (
              <code>{orderNumber}</code>
            ),
        },
        {
          accessor: 'status',
          title: t('Status'),
          render: ({ status }) => <StatusBadgeOf kind="payment" status={status} />,
        },
        {
          accessor: 'amountMinor',
          title: t('Amount'),
          textAlign: 'right',
          phone: 'amount',
          render: ({ amountMinor, currency }) => <MoneyText amountMinor={amountMinor} currency={currency} />,
        },
        {
          accessor: 'feeMinor',
          title: t('Stripe fee'),
          textAlign: 'right',
          render: ({ feeMinor, currency }) =>
            feeMinor === null ? '–' : <MoneyText amountMinor={feeMinor} currency={currency} />,
        },
        {
          accessor: 'stripePaymentIntentId',
          title: t('Stripe payment'),
          render: ({ stripePaymentIntentId }) => (stripePaymentIntentId ? <code>{stripePaymentIntentId}</code> : '–'),
        },
        {
          accessor: 'createdAt',
          title: t('Started'),
          render: ({ createdAt }) => <DateText value={createdAt} style="dateTime" />,
        },
      ]}
      {...tableState(query)}
      empty={{
        icon: <IconCreditCard size={24} stroke={1.5} />,
        title: t('No payments yet'),
        description: t('Every try of a buyer to pay stands here.'),
      }}
    />
  )
}
