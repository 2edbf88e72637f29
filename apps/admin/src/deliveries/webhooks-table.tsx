'use client'
import { WEBHOOK_STATES, type WebhookEvent, type WebhookState } from '@millyard/contracts'
import { useStatusTexts } from '@millyard/ui'
import {
  ConfirmAction,
  DataTable,
  type DataTableColumn,
  DateText,
  notifyDone,
  StatusBadgeOf,
} from '@millyard/ui/portal'
import { useTRPC } from '@millyard/web-kit/client'
import { IconRefresh, IconWebhook } from '@tabler/icons-react'
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { useExtracted } from 'next-intl'
import { Disclosure } from '../components/disclosure.tsx'
import { UrlSelect } from '../components/url-select.tsx'
import { LIST_REFRESH_MS, tableState } from '../data/table-state.ts'
import { webhooksQuery } from './webhooks-query.ts'

function Retry({ id, type }: WebhookEvent) {
  const t = useExtracted('client')
  const trpc = useTRPC()
  const queries = useQueryClient()
  const retry = useMutation(trpc.payment.webhooks.retry.mutationOptions())
  return (
    <ConfirmAction
      size="xs"
      leftSection={<IconRefresh size={14} />}
      title={t('Process this event again?')}
      message={t.rich('<code>{type}</code> is tried once more. What it has done before is not done a second time.', {
        type,
        code: (chunks) => <code>{chunks}</code>,
      })}
      confirmLabel={t('Try again')}
      onConfirm={async () => {
        await retry.mutateAsync({ eventId: id })
        notifyDone(t('The event is tried again'), t('It says here what became of it.'))
        await queries.invalidateQueries({ queryKey: trpc.payment.webhooks.list.pathKey() })
      }}
    >
      {t('Try now')}
    </ConfirmAction>
  )
}

function useColumns(canRetry: boolean): DataTableColumn<WebhookEvent>[] {
  const t = useExtracted('client')
  return [
    {
      accessor: 'type',
      title: t('Event'),
      render: ({ type, id }) => (
        <>
          <code>{type}</code>
          <br />
          <small>{id}</small>
        </>
      ),
    },
    { accessor: 'state', title: t('State'), render: ({ state }) => <StatusBadgeOf kind="webhook" status={state} /> },
    ...(canRetry
      ? [
          {
            accessor: 'actions',
            title: <span className="mill-visually-hidden">{t('Actions')}</span>,
            render: (event: WebhookEvent) =>
              event.state === 'failed' || event.state === 'parked' ? <Retry {...event} /> : null,
          },
        ]
      : []),
    { accessor: 'objectId', title: t('About'), render: ({ objectId }) => (objectId ? <code>{objectId}</code> : '–') },
    { accessor: 'attempts', title: t('Attempts'), textAlign: 'right' },
    {
      accessor: 'error',
      title: t('Last error'),
      render: ({ error }) => (error ? <Disclosure summary={t('What went wrong')}>{error}</Disclosure> : '–'),
    },
    {
      accessor: 'receivedAt',
      title: t('Received'),
      render: ({ receivedAt }) => <DateText value={receivedAt} style="dateTime" />,
    },
  ]
}

/** What Stripe has told us; what could not be done is tried again from here. */
export function WebhooksTable({ state, canRetry }: { state: WebhookState | undefined; canRetry: boolean }) {
  const t = useExtracted('client')
  const trpc = useTRPC()
  const states = useStatusTexts('webhook')
  const columns = useColumns(canRetry)
  const query = useInfiniteQuery({ ...webhooksQuery(trpc, state), refetchInterval: LIST_REFRESH_MS })
  return (
    <DataTable<WebhookEvent>
      label={t('events of Stripe')}
      columns={columns}
      {...tableState(query)}
      toolbar={
        <UrlSelect
          name="state"
          label={t('State')}
          allLabel={t('All states')}
          options={WEBHOOK_STATES.map((value) => ({ value, label: states[value].label }))}
        />
      }
      empty={{
        icon: <IconWebhook size={24} stroke={1.5} />,
        title: state
          ? t('No event with the state “{state}”', { state: states[state].label })
          : t('Stripe has sent nothing'),
        description: state ? undefined : t('Every event that Stripe sends stands here, with what became of it.'),
      }}
    />
  )
}
