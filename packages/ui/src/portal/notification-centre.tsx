'use client'
import { Button, Group, Skeleton, Stack } from '@mantine/core'
import type { Notification } from '@millyard/contracts'
import { IconBell, IconChecks } from '@tabler/icons-react'
import Link from 'next/link'
import { useExtracted } from 'next-intl'
import { DateText } from '../shared/date-text.tsx'
import { EmptyState } from './empty-state.tsx'
import { ErrorState } from './error-state.tsx'
import classes from './notification-centre.module.css'
import { PageHeader } from './page-header.tsx'

export interface NotificationCentreProps {
  /** What this portal tells of, in one sentence. */
  description: string
  /** What will stand here, while nothing does. */
  emptyDescription: string
  /** Undefined while the first page loads. */
  notifications: readonly Notification[] | undefined
  error?: unknown
  onRetry: () => void
  isRetrying?: boolean
  hasMore?: boolean
  isLoadingMore?: boolean
  onLoadMore: () => void
  /** These, or all of them. */
  onMarkRead: (ids?: string[]) => void
  isMarking?: boolean
}

function Words({ notification: { readAt, title, body, createdAt } }: { notification: Notification }) {
  const t = useExtracted('client')

  return (
    <>
      <span className={classes.words}>
        <span className={classes.title}>
          {readAt === null ? <span className="mill-visually-hidden">{t('Unread:')} </span> : null}
          {title}
        </span>
        <span className={classes.soft}>{body}</span>
      </span>
      <span className={classes.soft}>
        <DateText value={createdAt} style="dateTime" />
      </span>
    </>
  )
}

/** The notifications page of a portal: unread ones stand out; opening one reads it. */
export function NotificationCentre({
  description,
  emptyDescription,
  notifications,
  error,
  onRetry,
  isRetrying = false,
  hasMore = false,
  isLoadingMore = false,
  onLoadMore,
  onMarkRead,
  isMarking = false,
}: NotificationCentreProps) {
  const t = useExtracted('client')

  return (
    <>
      <PageHeader
        title={t('Notifications')}
        description={description}
        actions={
          notifications?.some(({ readAt }) => readAt === null) ? (
            <Button
              variant="default"
              leftSection={<IconChecks size={18} />}
              loading={isMarking}
              onClick={() => onMarkRead()}
            >
              {t('Mark all as read')}
            </Button>
          ) : null
        }
      />
      {error && !notifications ? (
        <ErrorState
          title={t('We could not load your notifications')}
          error={error}
          retry={onRetry}
          isRetrying={isRetrying}
        />
      ) : notifications === undefined ? (
        <Stack gap="xs" role="status" aria-label={t('Loading notifications')}>
          <Skeleton height={56} />
          <Skeleton height={56} />
          <Skeleton height={56} />
        </Stack>
      ) : notifications.length === 0 ? (
        <EmptyState
          icon={<IconBell size={24} stroke={1.5} />}
          title={t('No notifications yet')}
          description={emptyDescription}
        />
      ) : (
        <ul className={classes.list}>
          {notifications.map((item) => (
            <li key={item.id} data-unread={item.readAt === null || undefined}>
              {item.href ? (
                <Link
                  href={item.href}
                  className={classes.item}
                  onClick={() => (item.readAt === null ? onMarkRead([item.id]) : undefined)}
                >
                  <Words notification={item} />
                </Link>
              ) : (
                <div className={classes.item}>
                  <Words notification={item} />
                </div>
              )}
              {item.readAt === null ? (
                <Button variant="subtle" color="gray" size="xs" onClick={() => onMarkRead([item.id])}>
                  {t.rich('Mark as read<span>: {title}</span>', {
                    title: item.title,
                    span: (chunks) => <span className="mill-visually-hidden">{chunks}</span>,
                  })}
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {hasMore ? (
        <Group justify="center" mt="md">
          <Button variant="default" loading={isLoadingMore} onClick={onLoadMore}>
            {t('Load more')}
          </Button>
        </Group>
      ) : null}
    </>
  )
}
