import { IconCheck, IconX } from '@tabler/icons-react'
import { useExtracted } from 'next-intl'
import type { ReactNode } from 'react'
import { DateText } from '../shared/date-text.tsx'
import classes from './timeline.module.css'

export interface TimelineStep {
  id: string
  title: ReactNode
  description?: ReactNode
  /** ISO string; steps that have not happened have none. */
  at?: string
  /** `done` happened, `current` is now, `upcoming` is to come, `failed` went wrong. */
  state?: 'done' | 'current' | 'upcoming' | 'failed'
}

/** What happened to an order or a parcel, oldest first. */
export function Timeline({ steps, label }: { steps: readonly TimelineStep[]; label: string }) {
  const t = useExtracted('client')

  return (
    <ol className={classes.root} aria-label={label}>
      {steps.map(({ id, title, description, at, state = 'done' }) => (
        <li
          key={id}
          className={classes.step}
          data-state={state}
          aria-current={state === 'current' ? 'step' : undefined}
        >
          <span className={classes.dot} aria-hidden>
            {state === 'done' ? <IconCheck size={12} stroke={3} /> : null}
            {state === 'failed' ? <IconX size={12} stroke={3} /> : null}
          </span>
          <div>
            <p className={classes.title}>
              {title}
              {state === 'upcoming' ? <span className="mill-visually-hidden"> {t('(to come)')}</span> : null}
            </p>
            {description ? <p className={classes.detail}>{description}</p> : null}
            {at ? (
              <p className={classes.detail}>
                <DateText value={at} style="dateTime" />
              </p>
            ) : null}
          </div>
        </li>
      ))}
    </ol>
  )
}
