'use client'
import type { RouterOutputs } from '@millyard/api-client'
import { DateText } from '@millyard/ui'
import { ButtonLink, DataTable, type DataTableColumn, StatusBadge, TextLink } from '@millyard/ui/portal'
import { useTRPC } from '@millyard/web-kit/client'
import { IconEdit, IconTableImport } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useExtracted } from 'next-intl'
import { nextCursor } from '../data/next-cursor.ts'
import { useChangeStates, useChangeWords } from './change-words.ts'

type Row = RouterOutputs['product']['changes']['list']['items'][number]

function useColumns(): DataTableColumn<Row>[] {
  const t = useExtracted('client')

  const states = useChangeStates()
  const changeWords = useChangeWords()
  return [
    {
      accessor: 'title',
      title: t('Change'),
      render: ({ id, title, kind }) => (
        <TextLink href={kind === 'import' ? `/products/import/${id}` : `/inventory/changes/${id}`} fw={600}>
          {title}
        </TextLink>
      ),
    },
    { accessor: 'state', title: t('State'), render: ({ state }) => <StatusBadge status={states[state]} /> },
    {
      accessor: 'rows',
      title: t('What it does'),
      render: changeWords,
      cellsStyle: () => ({ whiteSpace: 'normal' }),
    },
    { accessor: 'createdBy', title: t('By') },
    {
      accessor: 'createdAt',
      title: t('When'),
      render: ({ createdAt }) => <DateText value={createdAt} style="dateTime" />,
    },
  ]
}

/** The last changes of many variants at once, or those by a file alone. */
export function ChangeList({ kind }: { kind?: 'import' }) {
  const t = useExtracted('client')

  const columns = useColumns()
  const trpc = useTRPC()
  const changes = useInfiniteQuery(
    trpc.product.changes.list.infiniteQueryOptions({ kind }, { getNextPageParam: nextCursor }),
  )
  return (
    <DataTable
      label={kind === 'import' ? t('imports') : t('changes')}
      columns={columns}
      rows={changes.data?.pages.flatMap(({ items }) => items)}
      error={changes.error}
      onRetry={() => changes.refetch()}
      hasMore={changes.hasNextPage}
      isLoadingMore={changes.isFetchingNextPage}
      onLoadMore={() => changes.fetchNextPage()}
      empty={
        kind === 'import'
          ? {
              icon: <IconTableImport size={24} stroke={1.5} />,
              title: t('No imports yet'),
              description: t('Export your products, or download the template, to see how a file is written.'),
            }
          : {
              icon: <IconEdit size={24} stroke={1.5} />,
              title: t('No changes yet'),
              description: t(
                'Change prices and stock of many variants in one go. You see every row before anything happens.',
              ),
              action: <ButtonLink href="/inventory/edit">{t('Change prices and stock')}</ButtonLink>,
            }
      }
    />
  )
}
