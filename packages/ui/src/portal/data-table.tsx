'use client'
import { Button, Skeleton, Table } from '@mantine/core'
import { type DataTableColumn, DataTable as MantineDataTable } from 'mantine-datatable'
import type { ReactNode } from 'react'
import { formatCount } from '../format.ts'
import classes from './data-table.module.css'
import { EmptyState, type EmptyStateProps } from './empty-state.tsx'
import { ErrorState } from './error-state.tsx'

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
  /** Opens below a row when it is clicked. */
  renderExpansion?: (row: Row) => ReactNode
  /** Keeps the first column in sight while a phone scrolls sideways. */
  pinFirstColumn?: boolean
  /** Filters above the table, in its frame. */
  toolbar?: ReactNode
}

const SKELETON_ROWS = 6

function LoadingRows<Row>({ label, columns }: { label: string; columns: DataTableColumn<Row>[] }) {
  return (
    <div className={classes.scroll} role="status" aria-label={`Loading ${label}`}>
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
              {columns.map((column, index) => (
                <Table.Td key={String(column.accessor)}>
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
 * for keyset pages. Columns are mantine-datatable's; cells do not break unless a column's `cellsStyle` says so.
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
  return (
    <section className={classes.root} aria-label={label}>
      {toolbar ? <div className={classes.toolbar}>{toolbar}</div> : null}
      {error && !rows ? (
        <ErrorState title={`We could not load the ${label}`} error={error} retry={onRetry} isFramed={false} />
      ) : rows === undefined ? (
        <LoadingRows label={label} columns={columns} />
      ) : rows.length === 0 ? (
        <EmptyState {...empty} isFramed={false} />
      ) : (
        <>
          <MantineDataTable<Row>
            columns={columns}
            records={rows}
            idAccessor={rowKey}
            fetching={isRefreshing}
            highlightOnHover
            withTableBorder={false}
            verticalSpacing={7}
            horizontalSpacing="md"
            fz="sm"
            minHeight={0}
            pinFirstColumn={pinFirstColumn}
            // A wide table is scrolled with the arrow keys too, also when no cell holds a link to reach.
            scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}
            classNames={{ root: classes.table, header: classes.head }}
            {...(onRowClick ? { onRowClick: ({ record }: { record: Row }) => onRowClick(record) } : {})}
            {...(selectedRows && onSelectedRowsChange
              ? { selectedRecords: selectedRows, onSelectedRecordsChange: onSelectedRowsChange }
              : {})}
            {...(renderExpansion
              ? { rowExpansion: { content: ({ record }: { record: Row }) => renderExpansion(record) } }
              : {})}
          />
          <div className={classes.foot}>
            <span>{hasMore ? `First ${formatCount(rows.length)} shown` : `${formatCount(rows.length)} in all`}</span>
            {hasMore && onLoadMore ? (
              <Button variant="default" size="xs" loading={isLoadingMore} onClick={onLoadMore}>
                Load more
              </Button>
            ) : null}
          </div>
        </>
      )}
    </section>
  )
}
