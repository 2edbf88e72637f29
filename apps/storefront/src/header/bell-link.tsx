'use client'
import Link from 'next/link'
import { useExtracted } from 'next-intl'
import { type ReactNode, useEffect, useState } from 'react'
import { HEADER_BUTTON } from '../components/header-button.ts'
import { SITE_LINKS } from '../site-links.ts'
import { askProxy } from './ask-proxy.ts'

const EVERY_MS = 30_000
const MOST = 99

export interface BellLinkProps {
  initialCount: number
  /** The bell. */
  children: ReactNode
}

/** Notifications with the number of unread ones, asked for again while the page is looked at. */
export function BellLink({ initialCount, children }: BellLinkProps) {
  const t = useExtracted('client')
  const [count, setCount] = useState(initialCount)
  useEffect(() => setCount(initialCount), [initialCount])
  useEffect(() => {
    const timer = setInterval(async () => {
      if (document.visibilityState !== 'visible') return
      // The bell keeps its last number when nothing came; the next round asks again.
      const fresh = await askProxy<{ count: number }>('notification/inbox.unreadCount')
      if (fresh) setCount(fresh.count)
    }, EVERY_MS)
    return () => clearInterval(timer)
  }, [])
  // The name says the number as it stands there, so that people who speak to their computer can say it too.
  const shown = count > MOST ? `${MOST}+` : String(count)
  return (
    <Link
      prefetch={false}
      href={SITE_LINKS.notifications}
      className={HEADER_BUTTON}
      aria-label={count === 0 ? t('Notifications') : t('Notifications, {shown} unread', { shown })}
    >
      {children}
      {count > 0 ? (
        <span className="figures absolute top-0 right-0 min-w-5 rounded-full bg-copper px-1 text-center font-semibold text-ground text-sm leading-5">
          {shown}
        </span>
      ) : null}
    </Link>
  )
}
