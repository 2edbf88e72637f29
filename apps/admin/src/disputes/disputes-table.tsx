'use client'
import { type AdminDispute, DISPUTE_STATES, type DisputeState } from '@millyard/contracts'
import { useStatusTexts } from '@millyard/ui'
import {
  ButtonLink,
  DataTable,
  type DataTableColumn,
  DateText,
  MoneyText,
  StatusBadgeOf,
  TextLink,
} from '@millyard/ui/portal'
import { useTRPC } from '@millyard/web-kit/client'
import { IconGavel } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useExtracted } from 'next-intl'
import { UrlSelect } from '../components/url-select.tsx'
import { LIST_REFRESH_MS, tableState } from '../data/table-state.ts'
import { AcceptDispute } from './accept-dispute.tsx'
import { useDisputeReason } from './dispute-reasons.ts'
import { disputesQuery } from './disputes-query.ts'
import { isToAnswer, isUndecided } from './is-to-answer.ts'
import { SendEvidence } from './send-evidence.tsx'

const icon = <IconGavel size={24} stroke={1.5} />

export interface DisputesTableProps {
  state: DisputeState | undefined
  linksOrders: boolean
  canAnswer: boolean
}

function useColumns({ linksOrders, canAnswer }: DisputesTableProps): DataTableColumn<AdminDispute>[] {
  const t = useExtracted('client')
  const reasonOf = useDisputeReason()

  return [
    {
      accessor: 'orderNumber',
      title: t('Order'),
      render: ({ orderId, orderNumber }) =>
        linksOrders && orderId ? (
          <TextLink href={`/orders/${orderId}`} fw={600} ff="monospace">
            {orderNumber}
          </TextLink>
        ) : (
          <code>{orderNumber ?? '–'}</code>
        ),
    },
    {
      accessor: 'state',
      title: t('Status'),
      render: ({ state }) => <StatusBadgeOf kind="dispute" status={state} />,
    },
    {
      accessor: 'amountMinor',
      title: t('Amount'),
      textAlign: 'right',
      phone: 'amount',
      render: ({ amountMinor, currency }) =>
        currency ? <MoneyText amountMinor={amountMinor} currency={currency} /> : '–',
    },
    {
      accessor: 'feeMinor',
      title: t('Stripe’s fee'),
      textAlign: 'right',
      render: ({ feeMinor, currency }) =>
        currency && feeMinor !== 0 ? <MoneyText amountMinor={feeMinor} currency={currency} /> : '–',
    },
    { accessor: 'reason', title: t('What the buyer says'), render: ({ reason }) => reasonOf(reason) },
    {
      accessor: 'openedAt',
      title: t('Opened'),
      render: ({ openedAt }) => <DateText value={openedAt} style="date" />,
    },
    {
      accessor: 'evidenceDueAt',
      title: t('Our answer'),
      render: (dispute) => <Answer {...dispute} />,
    },
    ...(canAnswer
      ? [
          {
            accessor: 'actions',
            title: <span className="mill-visually-hidden">{t('Actions')}</span>,
            textAlign: 'right' as const,
            render: (dispute: AdminDispute) =>
              isUndecided(dispute) ? (
                <div style={{ display: 'flex', gap: 8, justifyContent: 'flex-end' }}>
                  {isToAnswer(dispute) ? <SendEvidence dispute={dispute} readsOrder={linksOrders} /> : null}
                  <AcceptDispute dispute={dispute} />
                </div>
              ) : null,
          },
        ]
      : []),
  ]
}

/** What the bank has from us, or until when it takes something. */
function Answer(dispute: AdminDispute) {
  const t = useExtracted('client')
  const { evidenceSentAt, evidenceDueAt } = dispute
  if (evidenceSentAt) {
    return t.rich('Sent on <date></date>', { date: () => <DateText value={evidenceSentAt} style="date" /> })
  }
  if (evidenceDueAt && isUndecided(dispute)) {
    return t.rich('Until <date></date>', { date: () => <DateText value={evidenceDueAt} style="date" /> })
  }
  return t('None')
}

/** Charges that buyers' banks ask back; what is not decided is answered from here. */
export function DisputesTable(props: DisputesTableProps) {
  const { state } = props
  const t = useExtracted('client')

  const trpc = useTRPC()
  const states = useStatusTexts('dispute')
  const columns = useColumns(props)
  const query = useInfiniteQuery({ ...disputesQuery(trpc, state), refetchInterval: LIST_REFRESH_MS })
  return (
    <DataTable<AdminDispute>
      label={t('disputes')}
      columns={columns}
      {...tableState(query)}
      toolbar={
        <UrlSelect
          name="state"
          label={t('Status')}
          allLabel={t('All disputes')}
          options={DISPUTE_STATES.map((value) => ({ value, label: states[value].label }))}
        />
      }
      empty={
        state
          ? {
              icon,
              title: t('No disputes with the status “{status}”', { status: states[state].label }),
              action: (
                <ButtonLink href="/disputes" variant="default">
                  {t('Show all disputes')}
                </ButtonLink>
              ),
            }
          : {
              icon,
              title: t('No disputes'),
              description: t(
                'When a buyer asks their bank for the money back, it stands here, with the day until which you can answer.',
              ),
            }
      }
    />
  )
}
