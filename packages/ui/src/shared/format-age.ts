import { LOCALE } from './format.ts'

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const

/** How long ago something was, in its largest unit: "3 days ago", "12 minutes ago", "now". */
export function formatAge(value: string, now: Date): string {
  const elapsedMs = now.getTime() - new Date(value).getTime()
  const format = new Intl.RelativeTimeFormat(LOCALE, { numeric: 'auto' })
  for (const [unit, ms] of UNITS) {
    // "2 days ago" and not "yesterday": a queue counts hours, not calendar days.
    if (elapsedMs >= ms) return new Intl.RelativeTimeFormat(LOCALE).format(-Math.floor(elapsedMs / ms), unit)
  }
  return format.format(0, 'second')
}
