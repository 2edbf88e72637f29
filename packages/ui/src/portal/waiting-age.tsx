'use client'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useExtracted } from 'next-intl'
import { AgeText, useNow } from '../shared/age-text.tsx'
import { isOverdue } from './is-overdue.ts'
import classes from './waiting-age.module.css'

export interface WaitingAgeProps {
  /** ISO string: since when. */
  value: string
  /** From how many hours on it has waited too long. */
  overdueHours: number
}

/** How long something waits for a decision; what waits too long says so, in words and with an icon. */
export function WaitingAge({ value, overdueHours }: WaitingAgeProps) {
  const t = useExtracted('client')

  const now = useNow()
  return (
    <span className={classes.root}>
      <AgeText value={value} />
      {now && isOverdue(value, overdueHours, now) ? (
        <span className={classes.overdue}>
          <IconAlertTriangle size={14} aria-hidden />
          {t('Overdue')}
        </span>
      ) : null}
    </span>
  )
}
