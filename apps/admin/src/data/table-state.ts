'use client'
import type { DataTableProps } from '@millyard/ui/portal'
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'

export interface Page<Row> {
  items: Row[]
  nextCursor: string | null
}

/** How often lists that move on their own are asked for again while they are looked at. */
export const LIST_REFRESH_MS = 30_000

type TableState<Row> = Pick<
  DataTableProps<Row>,
  'rows' | 'error' | 'onRetry' | 'hasMore' | 'isLoadingMore' | 'onLoadMore'
>

/** What a DataTable needs to know of a keyset list. */
export function tableState<Row>(query: UseInfiniteQueryResult<InfiniteData<Page<Row>>, unknown>): TableState<Row> {
  return {
    rows: query.data?.pages.flatMap(({ items }) => items),
    error: query.error,
    onRetry: () => void query.refetch(),
    hasMore: query.hasNextPage,
    isLoadingMore: query.isFetchingNextPage,
    onLoadMore: () => void query.fetchNextPage(),
  }
}
