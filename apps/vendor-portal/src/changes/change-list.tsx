'use client'
import type { RouterOutputs } from '@millyard/api-client'
import { DateText } from '@millyard/ui'
import { ButtonLink, DataTable, type DataTableColumn, StatusBadge, TextLink } from '@millyard/ui/portal'
import { useTRPC } from '@millyard/web-kit/client'
import { IconEdit, IconTableImport } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { nextCursor } from '../data/next-cursor.ts'
import { CHANGE_STATE, changeWords } from './change-words.ts'

type Row = RouterOutputs['product']['changes']['list']['items'][number]

const COLUMNS: DataTableColumn<Row>[] = [
  {
    accessor: 'title',
    title: 'Change',
    render: ({ id, title, kind }) => (
      <TextLink href={kind === 'import' ? `/products/import/${id}` : `/inventory/changes/${id}`} fw={600}>
        {title}
      </TextLink>
    ),
  },
  { accessor: 'state', title: 'State', render: ({ state }) => <StatusBadge status={CHANGE_STATE[state]} /> },
  { accessor: 'rows', title: 'What it does', render: changeWords, cellsStyle: () => ({ whiteSpace: 'normal' }) },
  { accessor: 'createdBy', title: 'By' },
  { accessor: 'createdAt', title: 'When', render: ({ createdAt }) => <DateText value={createdAt} style="dateTime" /> },
]

const NO_CHANGES = {
  icon: <IconEdit size={24} stroke={1.5} />,
  title: 'No changes yet',
  description: 'Change prices and stock of many variants in one go. You see every row before anything happens.',
  action: <ButtonLink href="/inventory/edit">Change prices and stock</ButtonLink>,
}
const NO_FILES = {
  icon: <IconTableImport size={24} stroke={1.5} />,
  title: 'No imports yet',
  description: 'Export your products, or download the template, to see how a file is written.',
}

/** The last changes of many variants at once, or those by a file alone. */
export function ChangeList({ kind }: { kind?: 'import' }) {
  const trpc = useTRPC()
  const changes = useInfiniteQuery(
    trpc.product.changes.list.infiniteQueryOptions({ kind }, { getNextPageParam: nextCursor }),
  )
  return (
    <DataTable
      label={kind === 'import' ? 'imports' : 'changes'}
      columns={COLUMNS}
      rows={changes.data?.pages.flatMap(({ items }) => items)}
      error={changes.error}
      onRetry={() => changes.refetch()}
      hasMore={changes.hasNextPage}
      isLoadingMore={changes.isFetchingNextPage}
      onLoadMore={() => changes.fetchNextPage()}
      empty={kind === 'import' ? NO_FILES : NO_CHANGES}
    />
  )
}
