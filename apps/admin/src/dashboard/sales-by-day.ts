import { sumMinor } from '@millyard/money'

const DAY_MS = 86_400_000

export interface Sale {
  placedAt: string
  totalMinor: number
  currency: string
  status: string
}

export interface SalesDay {
  /** ISO date, UTC. */
  day: string
  totalMinor: number
  orderCount: number
}

export interface Sales {
  currency: string
  days: SalesDay[]
}

/** Not paid, or given back: no sales. */
const UNSOLD: readonly string[] = ['pending_payment', 'cancelled']

/** The currency of most sales; undefined without any. */
function mainCurrency(sales: readonly Sale[]): string | undefined {
  const counts = new Map<string, number>()
  for (const { currency } of sales) counts.set(currency, (counts.get(currency) ?? 0) + 1)
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0]
}

/**
 * What buyers paid on each of the last `dayCount` days, the last of which is today (UTC), in the currency of most orders.
 * Unpaid and cancelled orders do not count. Undefined when nothing was sold in that time.
 *
 * `coveredFrom`: how far back the given sales reach when older ones exist; days that are not covered whole are left out.
 */
export function salesByDay(
  sales: readonly Sale[],
  { now, dayCount, coveredFrom }: { now: Date; dayCount: number; coveredFrom?: string | undefined },
): Sales | undefined {
  const counted = sales.filter(({ status }) => !UNSOLD.includes(status))
  // Demo clocks run ahead: the newest order is never in the future.
  const newest = Math.max(now.getTime(), ...counted.map(({ placedAt }) => Date.parse(placedAt)))
  const end = (Math.floor(newest / DAY_MS) + 1) * DAY_MS
  const first = end - dayCount * DAY_MS
  const recent = counted.filter(({ placedAt }) => Date.parse(placedAt) >= first)
  const currency = mainCurrency(recent)
  if (!currency) return undefined

  const covered = coveredFrom === undefined ? first : Date.parse(coveredFrom)
  const days = Array.from({ length: dayCount }, (_, index) => first + index * DAY_MS)
    .filter((start) => start >= covered)
    .map((start) => {
      const ofDay = recent.filter((sale) => {
        const at = Date.parse(sale.placedAt)
        return sale.currency === currency && at >= start && at < start + DAY_MS
      })
      return {
        day: new Date(start).toISOString().slice(0, 10),
        totalMinor: sumMinor(ofDay.map((sale) => sale.totalMinor)),
        orderCount: ofDay.length,
      }
    })
  return { currency, days }
}

/** Several days as one. */
export function sumDays(days: readonly SalesDay[]): { totalMinor: number; orderCount: number } {
  return {
    totalMinor: sumMinor(days.map(({ totalMinor }) => totalMinor)),
    orderCount: days.reduce((sum, { orderCount }) => sum + orderCount, 0),
  }
}
