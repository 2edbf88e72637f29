'use client'
import type { RevisionSummary } from '@millyard/contracts'
import { DateText } from '@millyard/ui'
import { DataTable, StatusBadgeOf, TextLink } from '@millyard/ui/portal'
import { useTRPC } from '@millyard/web-kit/client'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useExtracted } from 'next-intl'
import { nextCursor } from '../data/next-cursor.ts'

/** Who ended it, in words. */
function useDecidedBy(): (revision: RevisionSummary) => string {
  const t = useExtracted('client')

  return ({ status, decidedBy, isAutomatic }) => {
    if (isAutomatic) return t('Automatically: our staff trust your factory')
    if (!decidedBy) return ''
    return status === 'withdrawn' ? t('Withdrawn by {name}', { name: decidedBy }) : t('Our staff')
  }
}

/** Every version of a product, the newest first. */
export function RevisionList({ productId }: { productId: string }) {
  const t = useExtracted('client')

  const decidedBy = useDecidedBy()
  const trpc = useTRPC()
  const history = useInfiniteQuery(
    trpc.product.products.history.infiniteQueryOptions({ productId }, { getNextPageParam: nextCursor }),
  )
  return (
    <DataTable<RevisionSummary>
      label={t('versions')}
      columns={[
        {
          accessor: 'number',
          title: t('Version'),
          render: ({ id, number }) => (
            <TextLink href={`/products/${productId}/history/${id}`} fw={600}>
              {t('Version {number, number}', { number })}
            </TextLink>
          ),
        },
        {
          accessor: 'status',
          title: t('Status'),
          render: ({ status }) => <StatusBadgeOf kind="revision" status={status} />,
        },
        {
          accessor: 'submittedAt',
          title: t('Submitted'),
          render: ({ submittedAt, submittedBy }) =>
            submittedAt
              ? t.rich('<date></date> by {name}', {
                  name: submittedBy ?? '',
                  date: () => <DateText value={submittedAt} style="dateTime" />,
                })
              : t('Not submitted'),
        },
        {
          accessor: 'decidedAt',
          title: t('Decided'),
          render: (row) =>
            row.decidedAt ? (
              <>
                <DateText value={row.decidedAt} style="dateTime" />
                <br />
                {decidedBy(row)}
              </>
            ) : (
              '–'
            ),
        },
        { accessor: 'note', title: t('Note from our staff'), render: ({ note }) => note || '–' },
      ]}
      rows={history.data?.pages.flatMap(({ items }) => items)}
      error={history.error}
      onRetry={() => history.refetch()}
      hasMore={history.hasNextPage}
      isLoadingMore={history.isFetchingNextPage}
      onLoadMore={() => history.fetchNextPage()}
      empty={{ title: t('No versions yet'), description: t('Every version that you submit is kept here.') }}
    />
  )
}
