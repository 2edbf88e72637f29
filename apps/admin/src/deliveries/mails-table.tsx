'use client'
import type { RouterOutputs } from '@millyard/api-client'
import { DataTable, DateText, StatusBadge } from '@millyard/ui/portal'
import { useTRPC } from '@millyard/web-kit/client'
import { IconMail } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useExtracted } from 'next-intl'
import { Disclosure } from '../components/disclosure.tsx'
import { LIST_REFRESH_MS, tableState } from '../data/table-state.ts'
import { useMailStatus } from './mail-status.ts'
import { mailsQuery } from './mails-query.ts'

type Row = RouterOutputs['notification']['mailLog']['list']['items'][number]

export function MailsTable() {
  const t = useExtracted('client')

  const mailStatus = useMailStatus()
  const trpc = useTRPC()
  const query = useInfiniteQuery({ ...mailsQuery(trpc), refetchInterval: LIST_REFRESH_MS })
  return (
    <DataTable<Row>
      label={t('mails')}
      columns={[
        { accessor: 'to', title: t('To') },
        { accessor: 'subject', title: t('Subject') },
        {
          accessor: 'status',
          title: t('Status'),
          render: ({ status, failure }) => (
            <>
              <StatusBadge status={mailStatus[status]} />
              {failure ? <Disclosure summary={t('Why it failed')}>{failure}</Disclosure> : null}
            </>
          ),
        },
        { accessor: 'template', title: t('Template'), render: ({ template }) => <code>{template}</code> },
        {
          accessor: 'createdAt',
          title: t('Written'),
          render: ({ createdAt }) => <DateText value={createdAt} style="dateTime" />,
        },
        {
          accessor: 'sentAt',
          title: t('Sent'),
          render: ({ sentAt }) => (sentAt ? <DateText value={sentAt} style="dateTime" /> : t('Not yet')),
        },
        { accessor: 'eventId', title: t('Event'), render: ({ eventId }) => <code>{eventId}</code> },
      ]}
      {...tableState(query)}
      empty={{
        icon: <IconMail size={24} stroke={1.5} />,
        title: t('No mails yet'),
        description: t('Every mail that Millyard writes stands here.'),
      }}
    />
  )
}
