const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

const format = (value: number, unit: 'minute' | 'hour' | 'day') =>
  new Intl.NumberFormat('en-GB', { style: 'unit', unit, unitDisplay: 'long' }).format(value)

/** How long something has waited: "12 minutes", "5 hours", "3 days". */
export function waitingText(since: string, now: number): string {
  const waited = Math.max(0, now - Date.parse(since))
  if (waited >= 2 * DAY_MS) return format(Math.floor(waited / DAY_MS), 'day')
  if (waited >= HOUR_MS) return format(Math.floor(waited / HOUR_MS), 'hour')
  return format(Math.floor(waited / 60_000), 'minute')
}
