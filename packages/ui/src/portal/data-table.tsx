'use client'
import { Button, Skeleton, Table } from '@mantine/core'
import { DataTable as MantineDataTable } from 'mantine-datatable'
import { useExtracted } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { formatCount } from '../shared/format.ts'
import classes from './data-table.module.css'
import { EmptyState, type EmptyStateProps } from './empty-state.tsx'
import { ErrorState } from './error-state.tsx'
import {
  cellAttributes,
  type DataTableColumn,
  expansionColumn,
  placeColumns,
  toMantineColumns,
} from './table-columns.tsx'

export interface DataTableProps<Row> {
  /** What the table lists, for screen readers and the error's words: "orders". */
  label: string
  columns: DataTableColumn<Row>[]
  /** Undefined while the first page loads. */
  rows: Row[] | undefined
  /** Key of a row, or how to make one. */
  rowKey?: (keyof Row & string) | ((row: Row) => string)
  error?: unknown
  onRetry?: () => void
  /** A refresh of rows that are already shown. */
  isRefreshing?: boolean
  empty: Omit<EmptyStateProps, 'isFramed'>
  /** Keyset paging: whether the last page had a cursor. */
  hasMore?: boolean
  isLoadingMore?: boolean
  onLoadMore?: () => void
  /** For pointers only: one cell must hold a real link to the same place. */
  onRowClick?: (row: Row) => void
  selectedRows?: Row[]
  onSelectedRowsChange?: (rows: Row[]) => void
  /** Opens below a row when it is clicked, or by the button at its end. */
  renderExpansion?: (row: Row) => ReactNode
  /** Keeps the first column in sight while a tablet scrolls sideways. */
  pinFirstColumn?: boolean
  /** Filters above the table, in its frame. */
  toolbar?: ReactNode
}

const SKELETON_ROWS = 6

function LoadingRows<Row>({ label, columns }: { label: string; columns: DataTableColumn<Row>[] }) {
  const t = useExtracted('client')

  const placed = placeColumns(columns)
  return (
    <div className={`${classes.scroll} ${classes.table}`} role="status" aria-label={t('Loading {label}', { label })}>
      <Table className={classes.skeleton} aria-hidden>
        <Table.Thead>
          <Table.Tr>
            {columns.map((column) => (
              <Table.Th key={String(column.accessor)} ta={column.textAlign}>
                {column.title}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {Array.from({ length: SKELETON_ROWS }, (_, row) => (
            <Table.Tr key={row}>
              {placed.map((column, index) => (
                <Table.Td key={column.key} {...cellAttributes(column)}>
                  <Skeleton height={12} width={`${45 + ((row * 29 + index * 17) % 40)}%`} />
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}

/**
 * A list in rows of 40 px with its four states: loading (skeletons), error (with retry), empty, filled; and "Load more"
 * for keyset pages. Columns are mantine-datatable's; cells do not break unless a column's `cellsStyle` says so. On a phone
 * every row is a card, by CSS alone: a column's `phone` says where it stands there.
 */
export function DataTable<Row>({
  label,
  columns,
  rows,
  rowKey = 'id' as keyof Row & string,
  error,
  onRetry,
  isRefreshing = false,
  empty,
  hasMore = false,
  isLoadingMore = false,
  onLoadMore,
  onRowClick,
  selectedRows,
  onSelectedRowsChange,
  renderExpansion,
  pinFirstColumn = false,
  toolbar,
}: DataTableProps<Row>) {
  const t = useExtracted('client')

  const [openRows, setOpenRows] = useState<unknown[]>([])
  const keyOf = (row: Row): unknown => (typeof rowKey === 'function' ? rowKey(row) : row[rowKey])
  const shownColumns = renderExpansion
    ? [
        ...columns,
        expansionColumn<Row>(
          t('Details'),
          (row) => openRows.includes(keyOf(row)),
          (row) => setOpenRows((open) => (open.includes(keyOf(row)) ? [] : [keyOf(row)])),
        ),
      ]
    : columns
  return (
    <section className={classes.root} aria-label={label}>
      {toolbar ? <div className={classes.toolbar}>{toolbar}</div> : null}
      {error && !rows ? (
        <ErrorState
          title={t('We could not load the {label}', { label })}
          error={error}
          retry={onRetry}
          isFramed={false}
        />
      ) : rows === undefined ? (
        <LoadingRows label={label} columns={shownColumns} />
      ) : rows.length === 0 ? (
        <EmptyState {...empty} isFramed={false} />
      ) : (
        <>
          <MantineDataTable<Row>
            role="table"
            columns={toMantineColumns(shownColumns)}
            customRowAttributes={() => ({ role: 'row' })}
            records={rows}
            idAccessor={rowKey}
            fetching={isRefreshing}
            highlightOnHover
            withTableBorder={false}
            verticalSpacing={7}
            horizontalSpacing="md"
            fz="sm"
            minHeight={0}
            // The library keeps its own words for an empty table in every table, unseen but read out.
            emptyState={<span hidden />}
            pinFirstColumn={pinFirstColumn}
            // A wide table is scrolled with the arrow keys too, also when no cell holds a link to reach.
            scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}
            classNames={{ root: classes.table, header: classes.head }}
            {...(onRowClick ? { onRowClick: ({ record }: { record: Row }) => onRowClick(record) } : {})}
            {...(selectedRows && onSelectedRowsChange
              ? { selectedRecords: selectedRows, onSelectedRecordsChange: onSelectedRowsChange }
              : {})}
            {...(renderExpansion
              ? {
                  rowExpansion: {
                    expanded: { recordIds: openRows, onRecordIdsChange: setOpenRows },
                    content: ({ record }: { record: Row }) => renderExpansion(record),
                  },
                }
              : {})}
          />
          <div className={classes.foot}>
            <span>
              {hasMore
                ? t('First {length} shown', { length: formatCount(rows.length) })
                : t('{length} in all', { length: formatCount(rows.length) })}
            </span>
            {hasMore && onLoadMore ? (
              <Button variant="default" size="xs" loading={isLoadingMore} onClick={onLoadMore}>
                {t('Load more')}
              </Button>
            ) : null}
          </div>
        </>
      )}
    </section>
  )
}
