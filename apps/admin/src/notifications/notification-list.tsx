'use client'
import { Button, Group, Skeleton, Stack } from '@mantine/core'
import type { Notification } from '@millyard/contracts'
import { DateText } from '@millyard/ui'
import { EmptyState, ErrorState, notifyDone, notifyFailed, PageHeader } from '@millyard/ui/portal'
import { useTRPC } from '@millyard/web-kit/client'
import { IconBell, IconChecks } from '@tabler/icons-react'
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import Link from 'next/link'
import { inboxQuery } from './inbox-query.ts'
import classes from './notifications.module.css'

const EVERY_MS = 20_000

/** The notification centre: unread ones stand out; opening one reads it. */
export function NotificationList() {
  const trpc = useTRPC()
  const queries = useQueryClient()
  const inbox = useInfiniteQuery({ ...inboxQuery(trpc), refetchInterval: EVERY_MS })
  const markRead = useMutation(
    trpc.notification.inbox.markRead.mutationOptions({
      onError: (error) => notifyFailed('We could not mark this as read', error),
      onSettled: () => queries.invalidateQueries(trpc.notification.inbox.pathFilter()),
    }),
  )
  const items = inbox.data?.pages.flatMap((page) => page.items) ?? []
  const hasUnread = items.some(({ readAt }) => readAt === null)

  function body(item: Notification) {
    return (
      <>
        <span className={classes.words}>
          <span className={classes.title}>
            {item.readAt === null ? <span className="mill-visually-hidden">Unread: </span> : null}
            {item.title}
          </span>
          <span className={classes.soft}>{item.body}</span>
        </span>
        <span className={classes.soft}>
          <DateText value={item.createdAt} style="dateTime" />
        </span>
      </>
    )
  }

  return (
    <>
      <PageHeader
        title="Notifications"
        description="New applications, products that wait for review, and paid orders."
        actions={
          hasUnread ? (
            <Button
              variant="default"
              leftSection={<IconChecks size={18} />}
              loading={markRead.isPending}
              onClick={() => markRead.mutate({}, { onSuccess: () => notifyDone('All notifications are read') })}
            >
              Mark all as read
            </Button>
          ) : null
        }
      />
      {inbox.error && !inbox.data ? (
        <ErrorState
          title="We could not load your notifications"
          error={inbox.error}
          retry={() => inbox.refetch()}
          isRetrying={inbox.isFetching}
        />
      ) : inbox.data === undefined ? (
        <Stack gap="xs" role="status" aria-label="Loading notifications">
          <Skeleton height={56} />
          <Skeleton height={56} />
          <Skeleton height={56} />
        </Stack>
      ) : items.length === 0 ? (
        <EmptyState
          icon={<IconBell size={24} stroke={1.5} />}
          title="No notifications yet"
          description="Applications, submitted products and paid orders are told here, to those whose role they concern."
        />
      ) : (
        <ul className={classes.list}>
          {items.map((item) => (
            <li key={item.id} data-unread={item.readAt === null || undefined}>
              {item.href ? (
                <Link
                  href={item.href}
                  className={classes.item}
                  onClick={() => (item.readAt === null ? markRead.mutate({ ids: [item.id] }) : undefined)}
                >
                  {body(item)}
                </Link>
              ) : (
                <div className={classes.item}>{body(item)}</div>
              )}
              {item.readAt === null ? (
                <Button variant="subtle" color="gray" size="xs" onClick={() => markRead.mutate({ ids: [item.id] })}>
                  Mark as read<span className="mill-visually-hidden">: {item.title}</span>
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {inbox.hasNextPage ? (
        <Group justify="center" mt="md">
          <Button variant="default" loading={inbox.isFetchingNextPage} onClick={() => inbox.fetchNextPage()}>
            Load more
          </Button>
        </Group>
      ) : null}
    </>
  )
}
