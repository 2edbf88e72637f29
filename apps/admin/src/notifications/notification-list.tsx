'use client'
import { NotificationCentre, notifyDone, notifyFailed } from '@millyard/ui/portal'
import { useTRPC } from '@millyard/web-kit/client'
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { useExtracted } from 'next-intl'
import { inboxQuery } from './inbox-query.ts'

const EVERY_MS = 20_000

/** The notification centre, asked for again while it is looked at. */
export function NotificationList() {
  const t = useExtracted('client')

  const trpc = useTRPC()
  const queries = useQueryClient()
  const inbox = useInfiniteQuery({ ...inboxQuery(trpc), refetchInterval: EVERY_MS })
  const markRead = useMutation(
    trpc.notification.inbox.markRead.mutationOptions({
      onError: (error) => notifyFailed(t('We could not mark this as read'), error),
      onSettled: () => queries.invalidateQueries(trpc.notification.inbox.pathFilter()),
    }),
  )
  return (
    <NotificationCentre
      description={t('New applications, products that wait for review, and paid orders.')}
      emptyDescription={t(
        'Applications, submitted products and paid orders are told here, to those whose role they concern.',
      )}
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
