'use client'
import { useSyncExternalStore } from 'react'
import { type DateStyle, formatDate } from './format.ts'

export interface DateTextProps {
  /** ISO string. */
  value: string
  style?: DateStyle
}

const subscribe = () => () => {}
const browserZone = () => new Intl.DateTimeFormat().resolvedOptions().timeZone
const serverZone = () => 'UTC'

/** A moment in the reader's own time zone; the server writes UTC, the browser corrects it without a mismatch. */
export function DateText({ value, style = 'date' }: DateTextProps) {
  const timeZone = useSyncExternalStore(subscribe, browserZone, serverZone)
  return (
    <time dateTime={value} title={formatDate(value, 'dateTime', timeZone)}>
      {formatDate(value, style, timeZone)}
    </time>
  )
}
