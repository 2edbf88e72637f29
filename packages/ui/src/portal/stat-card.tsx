import { Skeleton } from '@mantine/core'
import { IconArrowDownRight, IconArrowRight, IconArrowUpRight } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { TextLink } from './links.tsx'
import classes from './stat-card.module.css'

export interface StatTrend {
  direction: 'up' | 'down' | 'flat'
  /** "12 % more than last week". */
  text: string
  /** Whether this direction is welcome; decides the colour. */
  tone?: 'good' | 'bad' | 'neutral'
}

export interface StatCardProps {
  label: string
  /** Text, MoneyText or a number; undefined shows a skeleton. */
  value: ReactNode
  trend?: StatTrend
  /** What the number means, where the label is not enough. */
  note?: ReactNode
  /** What to do next, as a link. */
  next?: { label: string; href: string }
}

const TREND_ICONS = { up: IconArrowUpRight, down: IconArrowDownRight, flat: IconArrowRight } as const

/** A number, its trend, what to do next. Put several into a StatRow. */
export function StatCard({ label, value, trend, note, next }: StatCardProps) {
  const TrendIcon = trend ? TREND_ICONS[trend.direction] : undefined
  return (
    <div className={classes.card}>
      <dt className={classes.label}>{label}</dt>
      <dd className={classes.value}>{value ?? <Skeleton height={28} width={96} mt={4} />}</dd>
      {trend && TrendIcon ? (
        <dd className={classes.trend} data-tone={trend.tone ?? 'neutral'}>
          <TrendIcon size={16} stroke={2} aria-hidden />
          {trend.text}
        </dd>
      ) : null}
      {note ? <dd className={classes.trend}>{note}</dd> : null}
      {next ? (
        <dd className={classes.next}>
          <TextLink href={next.href} size="sm" fw={500}>
            {next.label}
          </TextLink>
        </dd>
      ) : null}
    </div>
  )
}

/** Stat cards side by side in one frame, as many as fit. */
export function StatRow({ children }: { children: ReactNode }) {
  return <dl className={classes.row}>{children}</dl>
}
