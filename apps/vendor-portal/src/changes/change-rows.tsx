'use client'
import type { ChangeKind, ChangeRow, ChangeState, RowEffect } from '@millyard/contracts'
import { formatAmount, formatCount } from '@millyard/ui'
import { DataTable, type DataTableColumn } from '@millyard/ui/portal'
import { useTRPC } from '@millyard/web-kit/client'
import { IconCircleCheck } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useExtracted } from 'next-intl'
import { UrlSelect } from '../components/url-select.tsx'
import { nextCursor } from '../data/next-cursor.ts'

type Step = { from: number; to: number } | undefined

/** "€9.99 → €10.99": before and after; a dash for what stays. */
function Before({ step, format }: { step: Step; format: (value: number) => string }) {
  const t = useExtracted('client')

  if (!step) return <span>–</span>
  return (
    <span style={{ whiteSpace: 'nowrap' }}>
      {format(step.from)} <span aria-hidden>→</span>
      <span className="mill-visually-hidden"> {t('becomes')} </span> <strong>{format(step.to)}</strong>
    </span>
  )
}

/** What becomes of a row, or why nothing does. */
function useOutcome(): (row: ChangeRow) => string {
  const t = useExtracted('client')

  const effects: Readonly<Record<RowEffect, { before: string; after: string }>> = {
    create: { before: t('Will be a new draft'), after: t('A new draft') },
    draft: { before: t('Will be a draft'), after: t('A draft') },
    offer: { before: t('Will be applied'), after: t('Applied') },
    none: { before: t('Stays as it is'), after: t('Stays as it is') },
    problem: {
      before: t('Left alone: another row of this product has a problem'),
      after: t('Left alone: another row of this product has a problem'),
    },
  }
  return ({ problems, steps, effect, isDone }) => {
    if (problems.length > 0) {
      return problems.map(({ column, message }) => (effect === null ? message : `${column}: ${message}`)).join(' ')
    }
    const shown = effect ?? (Object.keys(steps).length === 0 ? 'none' : 'offer')
    return isDone ? effects[shown].after : effects[shown].before
  }
}

function useColumns(): DataTableColumn<ChangeRow>[] {
  const t = useExtracted('client')

  const outcome = useOutcome()
  return [
    { accessor: 'line', title: t('Row'), textAlign: 'right', phone: 'hidden' },
    { accessor: 'title', title: t('Variant'), phone: 'title' },
    { accessor: 'sku', title: t('SKU'), render: ({ sku }) => <code>{sku}</code> },
    {
      accessor: 'steps.priceMinor',
      title: t('Price'),
      textAlign: 'right',
      render: ({ steps, currency }) => (
        <Before step={steps.priceMinor} format={(value) => formatAmount(value, currency)} />
      ),
    },
    {
      accessor: 'steps.stock',
      title: t('Stock'),
      textAlign: 'right',
      render: ({ steps }) => <Before step={steps.stock} format={formatCount} />,
    },
    {
      accessor: 'problems',
      title: t('What happens'),
      cellsStyle: () => ({ whiteSpace: 'normal', minWidth: 220 }),
      render: outcome,
    },
  ]
}

export type ShownRows = 'all' | 'changes' | 'problems'

/** The rows of a change, with before and after. */
export function ChangeRows({
  changeId,
  kind,
  show,
  state,
}: {
  changeId: string
  kind: ChangeKind
  show: ShownRows
  state: ChangeState
}) {
  const t = useExtracted('client')

  const columns = useColumns()
  const trpc = useTRPC()
  const rows = useInfiniteQuery(
    trpc.product.changes.rows.infiniteQueryOptions(
      { changeId, show, limit: 50 },
      // What a row says changes while it is applied: never an older answer.
      { getNextPageParam: nextCursor, enabled: state !== 'checking', staleTime: 0 },
    ),
  )
  return (
    <DataTable
      label={t('rows')}
      columns={columns}
      rowKey={({ line }) => String(line)}
      rows={rows.data?.pages.flatMap(({ items }) => items)}
      error={rows.error}
      onRetry={() => rows.refetch()}
      hasMore={rows.hasNextPage}
      isLoadingMore={rows.isFetchingNextPage}
      onLoadMore={() => rows.fetchNextPage()}
      toolbar={
        <UrlSelect
          name="show"
          label={t('Show')}
          allLabel={t('All rows')}
          options={[
            { value: 'changes', label: t('What changes') },
            { value: 'problems', label: t('With a problem') },
          ]}
        />
      }
      empty={{
        icon: <IconCircleCheck size={24} stroke={1.5} />,
        title: show === 'problems' ? t('No row has a problem') : t('No row fits'),
        description:
          show !== 'all'
            ? t('Show all rows above.')
            : kind === 'import'
              ? t('It was stopped before its rows were read.')
              : t('None of your variants on sale was chosen.'),
      }}
    />
  )
}
