'use client'
import type { RouterOutputs } from '@millyard/api-client'
import { PAYMENT_REFUND_STATES, type PaymentRefundState } from '@millyard/contracts'
import { formatAmount, useStatusTexts } from '@millyard/ui'
import {
  ButtonLink,
  ConfirmAction,
  DataTable,
  type DataTableColumn,
  DateText,
  MoneyText,
  notifyDone,
  StatusBadgeOf,
  TextLink,
} from '@millyard/ui/portal'
import { useTRPC } from '@millyard/web-kit/client'
import { IconReceiptRefund } from '@tabler/icons-react'
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { useExtracted } from 'next-intl'
import { UrlSelect } from '../components/url-select.tsx'
import { LIST_REFRESH_MS, tableState } from '../data/table-state.ts'
import { refundsQuery } from './refunds-query.ts'

type Row = RouterOutputs['payment']['finance']['refunds']['items'][number]

const icon = <IconReceiptRefund size={24} stroke={1.5} />

export interface RefundsTableProps {
  state: PaymentRefundState | undefined
  linksOrders: boolean
  canRetry: boolean
}

function Retry({ id, orderNumber, amountMinor, currency }: Row) {
  const t = useExtracted('client')

  const trpc = useTRPC()
  const queries = useQueryClient()
  const retry = useMutation(trpc.payment.finance.retryRefund.mutationOptions())
  const amount = formatAmount(amountMinor, currency)
  return (
    <ConfirmAction
      size="xs"
      title={t('Send {amount} of order {number} again?', { amount, number: orderNumber })}
      message={t(
        'It goes to the card again. Do it when the buyer has a new card with the same bank, or the bank has told them that it works now.',
      )}
      confirmLabel={t('Send again')}
      onConfirm={async () => {
        await retry.mutateAsync({ refundId: id })
        notifyDone(t('Sent again'), t('{amount} is on its way.', { amount }))
        await queries.invalidateQueries({ queryKey: trpc.payment.finance.refunds.pathKey() })
      }}
    />
  )
}

function useColumns({ linksOrders, canRetry }: RefundsTableProps): DataTableColumn<Row>[] {
  const t = useExtracted('client')

  return [
    {
      accessor: 'orderNumber',
      title: t('Order'),
      render: ({ orderId, orderNumber, vendorOrderNumber }) =>
        linksOrders ? (
          <TextLink href={`/orders/${orderId}`} fw={600} ff="monospace">
            {vendorOrderNumber ?? orderNumber}
          </TextLink>
        ) : (
          <code>{vendorOrderNumber ?? orderNumber}</code>
        ),
    },
    {
      accessor: 'state',
      title: t('Status'),
      render: ({ state, failure }) => (
        <>
          <StatusBadgeOf kind="paymentRefund" status={state} />
          {failure ? <div>{failure.replaceAll('_', ' ')}</div> : null}
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
    { accessor: 'vendorName', title: t('Factory'), render: ({ vendorName }) => vendorName ?? t('The whole order') },
    {
      accessor: 'payableMinor',
      title: t('The factory bears'),
      textAlign: 'right',
      render: ({ vendorName, payableMinor, currency }) =>
        vendorName === null ? '–' : <MoneyText amountMinor={payableMinor} currency={currency} />,
    },
    {
      accessor: 'commissionMinor',
      title: t('We bear'),
      textAlign: 'right',
      render: ({ vendorName, commissionMinor, currency }) =>
        vendorName === null ? '–' : <MoneyText amountMinor={commissionMinor} currency={currency} />,
    },
    {
      accessor: 'createdAt',
      title: t('Asked for'),
      render: ({ createdAt }) => <DateText value={createdAt} style="dateTime" />,
    },
    ...(canRetry
      ? [
          {
            accessor: 'actions',
            title: <span className="mill-visually-hidden">{t('Actions')}</span>,
            textAlign: 'right' as const,
            render: (row: Row) => (row.state === 'failed' ? <Retry {...row} /> : null),
          },
        ]
      : []),
    {
      accessor: 'stripeRefundId',
      title: t('Stripe refund'),
      render: ({ stripeRefundId }) => (stripeRefundId ? <code>{stripeRefundId}</code> : '–'),
    },
  ]
}

/** Money on its way back to buyers; what failed is sent again from here. */
export function RefundsTable(props: RefundsTableProps) {
  const { state } = props
  const t = useExtracted('client')

  const trpc = useTRPC()
  const states = useStatusTexts('paymentRefund')
  const columns = useColumns(props)
  const query = useInfiniteQuery({ ...refundsQuery(trpc, state), refetchInterval: LIST_REFRESH_MS })
  return (
    <DataTable<Row>
      label={t('refunds')}
      columns={columns}
      {...tableState(query)}
      toolbar={
        <UrlSelect
          name="state"
          label={t('Status')}
          allLabel={t('All refunds')}
          options={PAYMENT_REFUND_STATES.map((value) => ({ value, label: states[value].label }))}
        />
      }
      empty={
        state
          ? {
              icon,
              title: t('No refunds with the status “{status}”', { status: states[state].label }),
              action: (
                <ButtonLink href="/refunds" variant="default">
                  {t('Show all refunds')}
                </ButtonLink>
              ),
            }
          : {
              icon,
              title: t('No refunds yet'),
              description: t('What is cancelled after it was paid, or given back, stands here.'),
            }
      }
    />
  )
}
