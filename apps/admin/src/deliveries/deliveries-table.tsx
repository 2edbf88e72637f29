'use client'
import { Alert, Stack, Text } from '@mantine/core'
import { DELIVERY_STATES, type Delivery } from '@millyard/contracts'
import { DELIVERY_STATE } from '@millyard/ui'
import { DataTable, type DataTableColumn, DateText, StatusBadgeOf } from '@millyard/ui/portal'
import { IconAlertTriangle, IconSend2 } from '@tabler/icons-react'
import { useExtracted } from 'next-intl'
import { Disclosure } from '../components/disclosure.tsx'
import { UrlSelect } from '../components/url-select.tsx'
import { COUNT_LIMIT } from '../dashboard/waiting-queries.ts'
import { RetryButton } from './retry-button.tsx'
import { useDeliveries } from './use-deliveries.ts'

type Row = Delivery & { key: string }

const STATE_OPTIONS = DELIVERY_STATES.map((value) => ({ value, label: DELIVERY_STATE[value].label }))
const names = new Intl.ListFormat('en-GB')

const COLUMNS: DataTableColumn<Row>[] = [
  {
    accessor: 'eventType',
    title: 'Event',
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
  { accessor: 'state', render: ({ state }) => <StatusBadgeOf kind="delivery" status={state} /> },
  { accessor: 'service', title: 'From' },
  { accessor: 'subscriber', title: 'To' },
  { accessor: 'attempts', title: 'Attempts', textAlign: 'right' },
  {
    accessor: 'lastError',
    title: 'Last error',
    render: ({ lastError }) => (lastError ? <Disclosure summary={shorten(lastError)}>{lastError}</Disclosure> : '–'),
  },
  {
    accessor: 'createdAt',
    title: 'Since',
    render: ({ createdAt }) => <DateText value={createdAt} style="dateTime" />,
  },
  {
    accessor: 'nextAttemptAt',
    title: 'Next attempt',
    render: ({ nextAttemptAt }) => (nextAttemptAt ? <DateText value={nextAttemptAt} style="dateTime" /> : 'None'),
  },
]

/** Beside the state, where a narrow screen still shows it. */
const ACTION: DataTableColumn<Row> = {
  accessor: 'actions',
  title: <span className="mill-visually-hidden">Actions</span>,
  render: (row) => (row.state === 'waiting' ? null : <RetryButton delivery={row} />),
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

  const { rows, missing, cut, error, retry } = useDeliveries(state)
  const nothing = missing.length > 0 ? 'Nothing waits at the services that answer' : 'Everything has arrived'
  return (
    <Stack gap="md">
      {rows && missing.length > 0 ? (
        <Alert color="yellow" icon={<IconAlertTriangle size={18} />} title={t('This list is not complete')}>
          {t(
            '{missing} {missing2, plural, one {does} other {do}} not answer right now. Their deliveries are missing here; the list asks again by itself.',
            { missing: names.format(missing), missing2: missing.length },
          )}
        </Alert>
      ) : null}
      <DataTable<Row>
        label={t('event deliveries')}
        columns={canRetry ? COLUMNS.toSpliced(2, 0, ACTION) : COLUMNS}
        rows={rows}
        rowKey="key"
        error={error}
        onRetry={retry}
        empty={
          state === 'failed'
            ? { icon: <IconSend2 size={24} stroke={1.5} />, title: t('No delivery has failed') }
            : {
                icon: <IconSend2 size={24} stroke={1.5} />,
                title: state
                  ? t('No delivery is {toLowerCase}', { toLowerCase: DELIVERY_STATE[state].label.toLowerCase() })
                  : nothing,
                description: t('Deliveries leave this list as soon as they arrive.'),
              }
        }
        toolbar={<UrlSelect name="state" label={t('State')} allLabel="All states" options={STATE_OPTIONS} />}
      />
      {cut.length > 0 ? (
        <p style={{ margin: 0, color: 'var(--mill-ink-soft)' }}>
          {t('Only the newest {COUNTLIMIT, number} of {cut} are shown.', {
            COUNTLIMIT: COUNT_LIMIT,
            cut: names.format(cut),
          })}
        </p>
      ) : null}
    </Stack>
  )
}
