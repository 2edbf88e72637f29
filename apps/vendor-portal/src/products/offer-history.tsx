'use client'
import type { OfferChange } from '@millyard/contracts'
import { DateText } from '@millyard/ui'
import { DataTable } from '@millyard/ui/portal'
import { useTRPC } from '@millyard/web-kit/client'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useExtracted } from 'next-intl'
import { nextCursor } from '../data/next-cursor.ts'
import { useOfferChangeLines } from './offer-changes.ts'

/** Who changed the offer, and what, the last change first. */
export function OfferHistory({ productId }: { productId: string }) {
  const t = useExtracted('client')

  const linesOf = useOfferChangeLines()
  const trpc = useTRPC()
  const history = useInfiniteQuery(
    trpc.product.products.offerHistory.infiniteQueryOptions({ productId }, { getNextPageParam: nextCursor }),
  )
  return (
    <section aria-labelledby="offer-history-title">
      <h2 id="offer-history-title">{t('Changes of the offer')}</h2>
      <DataTable<OfferChange>
        label={t('changes of the offer')}
        columns={[
          { accessor: 'at', title: t('When'), render: ({ at }) => <DateText value={at} style="dateTime" /> },
          { accessor: 'by', title: t('Who') },
          {
            accessor: 'after',
            title: t('What'),
            render: (change) => linesOf(change).map((line) => <div key={line}>{line}</div>),
          },
        ]}
        rows={history.data?.pages.flatMap(({ items }) => items)}
        error={history.error}
        onRetry={() => history.refetch()}
        hasMore={history.hasNextPage}
        isLoadingMore={history.isFetchingNextPage}
        onLoadMore={() => history.fetchNextPage()}
        empty={{ title: t('No changes yet'), description: t('Every change of prices and terms is kept here.') }}
      />
    </section>
  )
}
