'use client'
import { Group, Text } from '@mantine/core'
import type { RouterOutputs } from '@millyard/api-client'
import { ButtonLink, DataTable, type DataTableColumn, DateText, TextLink } from '@millyard/ui/portal'
import { useTRPC } from '@millyard/web-kit/client'
import { IconHistory } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useExtracted } from 'next-intl'
import { LIST_REFRESH_MS, tableState } from '../data/table-state.ts'
import { AuditExport } from './audit-export.tsx'
import { AuditFilters, type AuditFiltersProps } from './audit-filters.tsx'
import { auditQuery } from './audit-query.ts'
import classes from './audit-table.module.css'
import { detailWords, subjectHref, useActionText } from './audit-words.ts'

type Row = RouterOutputs['auth']['audit']['list']['items'][number]

const icon = <IconHistory size={24} stroke={1.5} />

function ShowAll() {
  const t = useExtracted('client')

  return (
    <ButtonLink href="/audit" variant="default">
      {t('Show everything')}
    </ButtonLink>
  )
}

function useColumns(): DataTableColumn<Row>[] {
  const t = useExtracted('client')
  const actionText = useActionText()
  return [
    {
      accessor: 'at',
      title: t('When'),
      phone: 'line',
      render: ({ at }) => <DateText value={at} style="dateTime" />,
    },
    { accessor: 'actorName', title: t('Who'), phone: 'line' },
    { accessor: 'action', title: t('What'), phone: 'title', render: ({ action }) => actionText(action) },
    { accessor: 'subjectName', title: t('On what'), cellsStyle: () => ({ whiteSpace: 'normal' }), render: Subject },
    {
      accessor: 'requestId', // `details` is the name of the column that opens a row
      title: t('With'),
      phone: 'hidden',
      titleClassName: classes.wide,
      cellsClassName: () => classes.wide,
      cellsStyle: () => ({ whiteSpace: 'normal' }),
      render: ({ details }) => (
        <Text inherit lineClamp={1} className={classes.details}>
          {detailWords(details) || '–'}
        </Text>
      ),
    },
  ]
}

/** What was acted on, as a link where the console has a page of it. */
function Subject(row: Row) {
  const href = subjectHref(row)
  return href ? (
    <TextLink href={href} underline="always">
      {row.subjectName}
    </TextLink>
  ) : (
    <strong>{row.subjectName}</strong>
  )
}

/** The whole of an entry, and the way to what else was done to the same thing. */
function Entry({ row }: { row: Row }) {
  const t = useExtracted('client')

  const words = detailWords(row.details)
  return (
    <div className={classes.entry}>
      {words ? <p className={classes.words}>{words}</p> : null}
      <p className={classes.origin}>
        {t.rich('Done in the {service} service, request <code>{requestId}</code>', {
          service: row.service,
          requestId: row.requestId,
          code: (chunks) => <code>{chunks}</code>,
        })}
      </p>
      <Group gap="md">
        <TextLink href={`/audit?subject=${encodeURIComponent(row.subjectId)}`}>
          {t('Everything done to {subject}', { subject: row.subjectName })}
        </TextLink>
        <TextLink href={`/audit?person=${encodeURIComponent(row.actorId)}`}>
          {t('Everything {name} did', { name: row.actorName })}
        </TextLink>
      </Group>
    </div>
  )
}

/** What staff did, one line each; a line opens to the whole of it. */
export function AuditTable({ filter, people }: AuditFiltersProps) {
  const t = useExtracted('client')

  const columns = useColumns()
  const trpc = useTRPC()
  const query = useInfiniteQuery({ ...auditQuery(trpc, filter), refetchInterval: LIST_REFRESH_MS })
  const isFiltered = Object.keys(filter).length > 0
  return (
    <DataTable<Row>
      label={t('actions')}
      columns={columns}
      {...tableState(query)}
      renderExpansion={(row) => <Entry row={row} />}
      empty={
        isFiltered
          ? { icon, title: t('No action fits these filters'), action: <ShowAll /> }
          : { icon, title: t('Nothing yet'), description: t('Whatever staff do in this console is written down here.') }
      }
      toolbar={
        <>
          <AuditFilters filter={filter} people={people} />
          {isFiltered ? <ShowAll /> : null}
          <AuditExport filter={filter} />
        </>
      }
    />
  )
}
