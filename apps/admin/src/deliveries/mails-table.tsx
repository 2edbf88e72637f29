'use client'
import type { RouterOutputs } from '@millyard/api-client'
import { DataTable, DateText, StatusBadge } from '@millyard/ui/portal'
import { useTRPC } from '@millyard/web-kit/client'
import { IconMail } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Disclosure } from '../components/disclosure.tsx'
import { LIST_REFRESH_MS, tableState } from '../data/table-state.ts'
import { MAIL_STATUS } from './mail-status.ts'
import { mailsQuery } from './mails-query.ts'

type Row = RouterOutputs['notification']['mailLog']['list']['items'][number]

export function MailsTable() {
  const trpc = useTRPC()
  const query = useInfiniteQuery({ ...mailsQuery(trpc), refetchInterval: LIST_REFRESH_MS })
  return (
    <DataTable<Row>
      label="mails"
      columns={[
        { accessor: 'to', title: 'To' },
        { accessor: 'subject' },
        {
          accessor: 'status',
          render: ({ status, failure }) => (
            <>
              <StatusBadge status={MAIL_STATUS[status]} />
              {failure ? <Disclosure summary="Why it failed">{failure}</Disclosure> : null}
            </>
          ),
        },
        { accessor: 'template', render: ({ template }) => <code>{template}</code> },
        {
          accessor: 'createdAt',
          title: 'Written',
          render: ({ createdAt }) => <DateText value={createdAt} style="dateTime" />,
        },
        {
          accessor: 'sentAt',
          title: 'Sent',
          render: ({ sentAt }) => (sentAt ? <DateText value={sentAt} style="dateTime" /> : 'Not yet'),
        },
        { accessor: 'eventId', title: 'Event', render: ({ eventId }) => <code>{eventId}</code> },
      ]}
      {...tableState(query)}
      empty={{
        icon: <IconMail size={24} stroke={1.5} />,
        title: 'No mails yet',
        description: 'Every mail that Millyard writes stands here.',
      }}
    />
  )
}
