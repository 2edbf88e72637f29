'use client'
import { NotificationCentre, notifyDone, notifyFailed } from '@millyard/ui/portal'
import { useTRPC } from '@millyard/web-kit/client'
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { useExtracted } from 'next-intl'
import { nextCursor } from '../data/next-cursor.ts'

const EVERY_MS = 20_000

/** The notification centre, asked for again while it is looked at. */
export function NotificationList() {
  const t = useExtracted('client')

  const trpc = useTRPC()
  const queries = useQueryClient()
  const inbox = useInfiniteQuery(
    trpc.notification.inbox.list.infiniteQueryOptions(
      {},
      { getNextPageParam: nextCursor, refetchInterval: EVERY_MS, refetchIntervalInBackground: false },
    ),
  )
  const markRead = useMutation(
    trpc.notification.inbox.markRead.mutationOptions({
      onError: (error) => notifyFailed(t('We could not mark this as read'), error),
      onSettled: () => queries.invalidateQueries(trpc.notification.inbox.pathFilter()),
    }),
  )
  return (
    <NotificationCentre
      description={t('What happened to your orders, products and payouts.')}
      emptyDescription={t('New orders, decisions of our staff and payouts are told here and by mail.')}
      notifications={inbox.data?.pages.flatMap((page) => page.items)}
      error={inbox.error}
      onRetry={() => void inbox.refetch()}
      isRetrying={inbox.isFetching}
      hasMore={inbox.hasNextPage}
      isLoadingMore={inbox.isFetchingNextPage}
      onLoadMore={() => void inbox.fetchNextPage()}
      onMarkRead={(ids) =>
        ids
          ? markRead.mutate({ ids })
          : markRead.mutate({}, { onSuccess: () => notifyDone(t('All notifications are read')) })
      }
      isMarking={markRead.isPending}
    />
  )
}
