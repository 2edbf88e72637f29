'use client'
import { useSyncExternalStore } from 'react'
import { formatDate } from './format.ts'
import { formatAge } from './format-age.ts'

const subscribe = (onTick: () => void) => {
  const timer = setInterval(onTick, 30_000)
  return () => clearInterval(timer)
}
const browserMinute = () => Math.floor(Date.now() / 60_000)
const serverMinute = () => null

/** The time, renewed every minute; null on the server and at first paint, so that both write the same. */
export function useNow(): Date | null {
  const minute = useSyncExternalStore<number | null>(subscribe, browserMinute, serverMinute)
  return minute === null ? null : new Date()
}

/** How long something has waited; the server writes the date, the browser the age, without a mismatch. */
export function AgeText({ value }: { value: string }) {
  const now = useNow()
  return (
    <time dateTime={value} title={formatDate(value, 'dateTime')}>
      {now === null ? formatDate(value) : formatAge(value, now)}
    </time>
  )
}
