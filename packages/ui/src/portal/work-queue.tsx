import { IconChevronRight, IconCircleCheck } from '@tabler/icons-react'
import Link from 'next/link'
import { useExtracted } from 'next-intl'
import type { ReactNode } from 'react'
import classes from './work-queue.module.css'

export interface WorkQueueItem {
  /** What to do: "Ship 3 orders". */
  title: string
  /** Why now: "The oldest is due tomorrow". */
  description?: ReactNode
  href: string
  icon: ReactNode
  count?: number
  isUrgent?: boolean
}

export interface WorkQueueProps {
  title?: string
  items: readonly WorkQueueItem[]
  /** Said when nothing waits. */
  doneText?: string
}

/** What waits for me: the first thing of a dashboard. */
export function WorkQueue({ title, items, doneText }: WorkQueueProps) {
  const t = useExtracted('client')
  const heading = title ?? t('Waiting for you')
  return (
    <section className={classes.root} aria-label={heading}>
      <h2 className={classes.title}>{heading}</h2>
      {items.length === 0 ? (
        <p className={classes.done}>
          <IconCircleCheck size={20} stroke={1.7} aria-hidden />
          {doneText ?? t('Nothing waits for you.')}
        </p>
      ) : (
        <ul className={classes.list}>
          {items.map((item) => (
            <li key={`${item.href}${item.title}`}>
              <Link className={classes.item} href={item.href} data-urgent={item.isUrgent || undefined}>
                <span className={classes.icon} aria-hidden>
                  {item.icon}
                </span>
                <span className={classes.words}>
                  <span className={classes.itemTitle}>{item.title}</span>
                  {item.description ? <span className={classes.description}>{item.description}</span> : null}
                </span>
                {item.count === undefined ? null : <span className={classes.count}>{item.count}</span>}
                <IconChevronRight size={18} stroke={1.7} className={classes.chevron} aria-hidden />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
