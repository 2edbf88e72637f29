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

const EFFECT: Readonly<Record<RowEffect, { before: string; after: string }>> = {
  create: { before: 'Will be a new draft', after: 'A new draft' },
  draft: { before: 'Will be a draft', after: 'A draft' },
  offer: { before: 'Will be applied', after: 'Applied' },
  none: { before: 'Stays as it is', after: 'Stays as it is' },
  problem: {
    before: 'Left alone: another row of this product has a problem',
    after: 'Left alone: another row of this product has a problem',
  },
}

function outcome({ problems, steps, effect, isDone }: ChangeRow): string {
  if (problems.length > 0) {
    return problems.map(({ column, message }) => (effect === null ? message : `${column}: ${message}`)).join(' ')
  }
  const shown = effect ?? (Object.keys(steps).length === 0 ? 'none' : 'offer')
  return isDone ? EFFECT[shown].after : EFFECT[shown].before
}

const COLUMNS: DataTableColumn<ChangeRow>[] = [
  { accessor: 'line', title: 'Row', textAlign: 'right', phone: 'hidden' },
  { accessor: 'title', title: 'Variant', phone: 'title' },
  { accessor: 'sku', title: 'SKU', render: ({ sku }) => <code>{sku}</code> },
  {
    accessor: 'steps.priceMinor',
    title: 'Price',
    textAlign: 'right',
    render: ({ steps, currency }) => (
      <Before step={steps.priceMinor} format={(value) => formatAmount(value, currency)} />
    ),
  },
  {
    accessor: 'steps.stock',
    title: 'Stock',
    textAlign: 'right',
    render: ({ steps }) => <Before step={steps.stock} format={formatCount} />,
  },
  {
    accessor: 'problems',
    title: 'What happens',
    cellsStyle: () => ({ whiteSpace: 'normal', minWidth: 220 }),
    render: outcome,
  },
]

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
      columns={COLUMNS}
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
          allLabel="All rows"
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
