import { IconBell } from '@tabler/icons-react'
import { IconLink } from './links.tsx'
import classes from './notification-bell.module.css'

export interface NotificationBellProps {
  /** Unread notifications. */
  count: number
  href?: string
}

/** The bell of the header: how many are unread, and the way to them. */
export function NotificationBell({ count, href = '/notifications' }: NotificationBellProps) {
  return (
    <IconLink
      href={href}
      size={40}
      className={classes.root}
      data-counted={count > 0 || undefined}
      aria-label={count === 0 ? 'Notifications, none unread' : `Notifications, ${count} unread`}
    >
      <IconBell size={20} stroke={1.7} />
      {count > 0 ? (
        <span className={classes.count} aria-hidden>
          {count > 99 ? '99+' : count}
        </span>
      ) : null}
    </IconLink>
  )
}
