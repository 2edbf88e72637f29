'use client'
import { Alert, Stack, Text } from '@mantine/core'
import { DELIVERY_STATES, type Delivery } from '@millyard/contracts'
import { LOCALE, useStatusTexts } from '@millyard/ui'
import { DataTable, type DataTableColumn, DateText, StatusBadgeOf } from '@millyard/ui/portal'
import { IconAlertTriangle, IconSend2 } from '@tabler/icons-react'
import { useExtracted } from 'next-intl'
import { Disclosure } from '../components/disclosure.tsx'
import { UrlSelect } from '../components/url-select.tsx'
import { COUNT_LIMIT } from '../dashboard/waiting-queries.ts'
import { RetryButton } from './retry-button.tsx'
import { useDeliveries } from './use-deliveries.ts'

type Row = Delivery & { key: string }

const names = new Intl.ListFormat(LOCALE)

function useColumns(canRetry: boolean): DataTableColumn<Row>[] {
  const t = useExtracted('client')
  /** Beside the state, where a narrow screen still shows it. */
  const action: DataTableColumn<Row> = {
    accessor: 'actions',
    title: <span className="mill-visually-hidden">{t('Actions')}</span>,
    render: (row) => (row.state === 'waiting' ? null : <RetryButton delivery={row} />),
  }
  return [
    {
      accessor: 'eventType',
      title: t('Event'),
      render: ({ eventType, eventId }) => (
        <>
          <code>{eventType}</code>
          <br />
          <Text component="code" size="xs" c="dimmed" ff="monospace">
            {eventId}
          </Text>
        </>
      ),
    },
    { accessor: 'state', title: t('State'), render: ({ state }) => <StatusBadgeOf kind="delivery" status={state} /> },
    ...(canRetry ? [action] : []),
    { accessor: 'service', title: t('From') },
    { accessor: 'subscriber', title: t('To') },
    { accessor: 'attempts', title: t('Attempts'), textAlign: 'right' },
    {
      accessor: 'lastError',
      title: t('Last error'),
      render: ({ lastError }) => (lastError ? <Disclosure summary={shorten(lastError)}>{lastError}</Disclosure> : '–'),
    },
    {
      accessor: 'createdAt',
      title: t('Since'),
      render: ({ createdAt }) => <DateText value={createdAt} style="dateTime" />,
    },
    {
      accessor: 'nextAttemptAt',
      title: t('Next attempt'),
      render: ({ nextAttemptAt }) => (nextAttemptAt ? <DateText value={nextAttemptAt} style="dateTime" /> : t('None')),
    },
  ]
}

/** The beginning of an error's first line; the whole of it stands below when it is opened. */
function shorten(error: string): string {
  const [line = ''] = error.split('\n')
  return line.length > 60 ? `${line.slice(0, 57)}…` : line
}

export interface DeliveriesTableProps {
  state: Delivery['state'] | undefined
  canRetry: boolean
}

/** What the six services still have to tell each other. */
export function DeliveriesTable({ state, canRetry }: DeliveriesTableProps) {
  const t = useExtracted('client')

  const stateTexts = useStatusTexts('delivery')
  const columns = useColumns(canRetry)
  const { rows, missing, cut, error, retry } = useDeliveries(state)
  const nothing = {
    waiting: t('No delivery is waiting'),
    retrying: t('No delivery is retrying'),
    failed: t('No delivery has failed'),
    any: missing.length > 0 ? t('Nothing waits at the services that answer') : t('Everything has arrived'),
  }
  return (
    <Stack gap="md">
      {rows && missing.length > 0 ? (
        <Alert color="yellow" icon={<IconAlertTriangle size={18} />} title={t('This list is not complete')}>
          {t(
            '{count, plural, one {{services} does not answer right now. Their deliveries are missing here; the list asks again by itself.} other {{services} do not answer right now. Their deliveries are missing here; the list asks again by itself.}}',
            { services: names.format(missing), count: missing.length },
          )}
        </Alert>
      ) : null}
      <DataTable<Row>
        label={t('event deliveries')}
        columns={columns}
        rows={rows}
        rowKey="key"
        error={error}
        onRetry={retry}
        empty={{
          icon: <IconSend2 size={24} stroke={1.5} />,
          title: nothing[state ?? 'any'],
          description: state === 'failed' ? undefined : t('Deliveries leave this list as soon as they arrive.'),
        }}
        toolbar={
          <UrlSelect
            name="state"
            label={t('State')}
            allLabel={t('All states')}
            options={DELIVERY_STATES.map((value) => ({ value, label: stateTexts[value].label }))}
          />
        }
      />
      {cut.length > 0 ? (
        <p style={{ margin: 0, color: 'var(--mill-ink-soft)' }}>
          {t('Only the newest {count, number} of {services} are shown.', {
            count: COUNT_LIMIT,
            services: names.format(cut),
          })}
        </p>
      ) : null}
    </Stack>
  )
}
