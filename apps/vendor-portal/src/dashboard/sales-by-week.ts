import { sumMinor } from '@millyard/money'

const DAY_MS = 86_400_000
const WEEK_MS = 7 * DAY_MS

export interface Sale {
  placedAt: string
  totalMinor: number
  currency: string
  status: string
}

export interface SalesWeek {
  /** First day, ISO date; seven days with it. */
  from: string
  to: string
  totalMinor: number
  orderCount: number
}

export interface Sales {
  currency: string
  weeks: SalesWeek[]
}

/** The currency of most sales; undefined without any. */
function mainCurrency(sales: readonly Sale[]): string | undefined {
  const counts = new Map<string, number>()
  for (const { currency } of sales) counts.set(currency, (counts.get(currency) ?? 0) + 1)
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0]
}

/**
 * What buyers paid in each of the last `weekCount` runs of seven days, the last of which ends today (UTC), in the currency
 * of most orders. Cancelled orders do not count. Undefined when nothing was sold in that time.
 *
 * `coveredFrom`: how far back the given sales reach when older ones exist; weeks that are not covered whole are left out.
 */
export function salesByWeek(
  sales: readonly Sale[],
  { now, weekCount, coveredFrom }: { now: Date; weekCount: number; coveredFrom?: string },
): Sales | undefined {
  const counted = sales.filter(({ status }) => status !== 'cancelled')
  // Demo clocks run ahead: the newest order is never in the future.
  const newest = Math.max(now.getTime(), ...counted.map(({ placedAt }) => Date.parse(placedAt)))
  const end = (Math.floor(newest / DAY_MS) + 1) * DAY_MS
  const recent = counted.filter(({ placedAt }) => Date.parse(placedAt) >= end - weekCount * WEEK_MS)
  const currency = mainCurrency(recent)
  if (!currency) return undefined

  const weeks = Array.from({ length: weekCount }, (_, index) => {
    const start = end - (weekCount - index) * WEEK_MS
    const inWeek = recent.filter((sale) => {
      const at = Date.parse(sale.placedAt)
      return sale.currency === currency && at >= start && at < start + WEEK_MS
    })
    return {
      from: new Date(start).toISOString().slice(0, 10),
      to: new Date(start + WEEK_MS - DAY_MS).toISOString().slice(0, 10),
      totalMinor: sumMinor(inWeek.map((sale) => sale.totalMinor)),
      orderCount: inWeek.length,
      start,
    }
  })
  const covered = coveredFrom === undefined ? 0 : Date.parse(coveredFrom)
  return { currency, weeks: weeks.filter(({ start }) => start >= covered).map(({ start: _start, ...week }) => week) }
}
