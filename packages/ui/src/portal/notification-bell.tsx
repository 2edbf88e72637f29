import { IconBell } from '@tabler/icons-react'
import { useExtracted } from 'next-intl'
import { IconLink } from './links.tsx'
import classes from './notification-bell.module.css'

export interface NotificationBellProps {
  /** Unread notifications. */
  count: number
  href?: string
}

const MOST = 99

/** The bell of the header: how many are unread, and the way to them. */
export function NotificationBell({ count, href = '/notifications' }: NotificationBellProps) {
  const t = useExtracted('client')

  // The name says the number as it stands there, so that people who speak to their computer can say it too.
  const shown = count > MOST ? `${MOST}+` : String(count)
  return (
    <IconLink
      href={href}
      size={40}
      className={classes.root}
      data-counted={count > 0 || undefined}
      aria-label={count === 0 ? t('Notifications, none unread') : t('Notifications, {shown} unread', { shown })}
    >
      <IconBell size={20} stroke={1.7} />
      {count > 0 ? (
        <span className={classes.count} aria-hidden>
          {shown}
        </span>
      ) : null}
    </IconLink>
  )
}
