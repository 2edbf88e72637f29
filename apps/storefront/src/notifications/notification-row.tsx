'use client'
import type { Notification } from '@millyard/contracts'
import { DateText } from '@millyard/ui'
import Link from 'next/link'
import { useExtracted } from 'next-intl'
import { cx } from '../components/cx.ts'
import { markRead } from './actions.ts'

/** One notification. Following it marks it as read. */
export function NotificationRow({ notification }: { notification: Notification }) {
  const t = useExtracted('account')
  const { id, title, body, href, readAt, createdAt } = notification
  const isUnread = readAt === null
  return (
    <article className="relative flex gap-3 py-4">
      <span
        className={cx('mt-2.5 size-2 shrink-0 rounded-full', isUnread ? 'bg-copper' : 'bg-transparent')}
        aria-hidden
      />
      <div className="min-w-0">
        <h2 className={cx('font-sans text-base tracking-normal', isUnread ? 'font-semibold' : 'font-medium')}>
          {isUnread ? <span className="sr-only">{t('Unread:')} </span> : null}
          {href ? (
            <Link
              href={href}
              onClick={() => {
                if (isUnread) void markRead(id)
              }}
              className="underline-offset-4 after:absolute after:inset-0 hover:underline"
            >
              {title}
            </Link>
          ) : (
            title
          )}
        </h2>
        <p className="text-ink-soft">{body}</p>
        <p className="text-ink-soft text-sm">
          <DateText value={createdAt} style="dateTime" />
        </p>
      </div>
    </article>
  )
}
