import { expect, test } from 'vitest'
import { type Sale, salesByDay, sumDays } from './sales-by-day.ts'

const now = new Date('2026-11-22T15:00:00Z')
const sale = (placedAt: string, totalMinor: number, rest: Partial<Sale> = {}): Sale => ({
  placedAt,
  totalMinor,
  currency: 'EUR',
  status: 'paid',
  ...rest,
})

test('the last day is today, and every sale is on exactly one day', () => {
  const sales = [sale('2026-11-22T23:59:59Z', 100), sale('2026-11-22T00:00:00Z', 10), sale('2026-11-21T23:59:59Z', 1)]
  expect(salesByDay(sales, { now, dayCount: 2 })).toEqual({
    currency: 'EUR',
    days: [
      { day: '2026-11-21', totalMinor: 1, orderCount: 1 },
      { day: '2026-11-22', totalMinor: 110, orderCount: 2 },
    ],
  })
})

test('unpaid, cancelled and older orders do not count', () => {
  const sales = [
    sale('2026-11-22T00:00:00Z', 100, { status: 'cancelled' }),
    sale('2026-11-22T00:00:00Z', 100, { status: 'pending_payment' }),
    sale('2026-10-01T00:00:00Z', 100),
  ]
  expect(salesByDay(sales, { now, dayCount: 2 })).toBeUndefined()
})

test('amounts of different currencies are never added', () => {
  const sales = [
    sale('2026-11-22T00:00:00Z', 5),
    sale('2026-11-22T00:00:00Z', 700, { currency: 'JPY' }),
    sale('2026-11-22T01:00:00Z', 300, { currency: 'JPY' }),
  ]
  expect(salesByDay(sales, { now, dayCount: 1 })).toEqual({
    currency: 'JPY',
    days: [{ day: '2026-11-22', totalMinor: 1000, orderCount: 2 }],
  })
})

test('a day that is not covered whole is left out', () => {
  const sales = [sale('2026-11-22T00:00:00Z', 5), sale('2026-11-20T10:00:00Z', 5)]
  const result = salesByDay(sales, { now, dayCount: 5, coveredFrom: '2026-11-20T10:00:00Z' })
  expect(result?.days.map(({ day }) => day)).toEqual(['2026-11-21', '2026-11-22'])
})

test('a clock that runs ahead does not hide sales', () => {
  expect(salesByDay([sale('2027-01-05T00:00:00Z', 5)], { now, dayCount: 1 })?.days).toEqual([
    { day: '2027-01-05', totalMinor: 5, orderCount: 1 },
  ])
})

test('days add up', () => {
  const days = [
    { day: '2026-11-21', totalMinor: 1, orderCount: 1 },
    { day: '2026-11-22', totalMinor: 110, orderCount: 2 },
  ]
  expect(sumDays(days)).toEqual({ totalMinor: 111, orderCount: 3 })
  expect(sumDays([])).toEqual({ totalMinor: 0, orderCount: 0 })
})
