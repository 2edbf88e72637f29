'use client'
import type { OfferChange } from '@millyard/contracts'
import { DateText } from '@millyard/ui'
import { DataTable } from '@millyard/ui/portal'
import { useTRPC } from '@millyard/web-kit/client'
import { useInfiniteQuery } from '@tanstack/react-query'
import { nextCursor } from '../data/next-cursor.ts'
import { offerChangeLines } from './offer-changes.ts'

/** Who changed the offer, and what, the last change first. */
export function OfferHistory({ productId }: { productId: string }) {
  const trpc = useTRPC()
  const history = useInfiniteQuery(
    trpc.product.products.offerHistory.infiniteQueryOptions({ productId }, { getNextPageParam: nextCursor }),
  )
  return (
    <section aria-labelledby="offer-history-title">
      <h2 id="offer-history-title">Changes of the offer</h2>
      <DataTable<OfferChange>
        label="changes of the offer"
        columns={[
          { accessor: 'at', title: 'When', render: ({ at }) => <DateText value={at} style="dateTime" /> },
          { accessor: 'by', title: 'Who' },
          {
            accessor: 'after',
            title: 'What',
            render: (change) => offerChangeLines(change).map((line) => <div key={line}>{line}</div>),
          },
        ]}
        rows={history.data?.pages.flatMap(({ items }) => items)}
        error={history.error}
        onRetry={() => history.refetch()}
        hasMore={history.hasNextPage}
        isLoadingMore={history.isFetchingNextPage}
        onLoadMore={() => history.fetchNextPage()}
        empty={{ title: 'No changes yet', description: 'Every change of prices and terms is kept here.' }}
      />
    </section>
  )
}
