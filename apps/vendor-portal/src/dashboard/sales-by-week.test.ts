import { expect, test } from 'vitest'
import { type Sale, salesByWeek } from './sales-by-week.ts'

const now = new Date('2026-11-22T15:00:00Z')
const sale = (placedAt: string, totalMinor: number, rest: Partial<Sale> = {}): Sale => ({
  placedAt,
  totalMinor,
  currency: 'EUR',
  status: 'to_ship',
  ...rest,
})

test('the last week ends today, and every sale is in exactly one week', () => {
  const sales = [sale('2026-11-22T23:59:59Z', 100), sale('2026-11-16T00:00:00Z', 10), sale('2026-11-15T23:59:59Z', 1)]
  expect(salesByWeek(sales, { now, weekCount: 2 })).toEqual({
    currency: 'EUR',
    weeks: [
      { from: '2026-11-09', to: '2026-11-15', totalMinor: 1, orderCount: 1 },
      { from: '2026-11-16', to: '2026-11-22', totalMinor: 110, orderCount: 2 },
    ],
  })
})

test('cancelled orders and older ones do not count', () => {
  const sales = [sale('2026-11-21T00:00:00Z', 100, { status: 'cancelled' }), sale('2026-10-01T00:00:00Z', 100)]
  expect(salesByWeek(sales, { now, weekCount: 2 })).toBeUndefined()
})

test('amounts of different currencies are never added', () => {
  const sales = [
    sale('2026-11-20T00:00:00Z', 5),
    sale('2026-11-20T00:00:00Z', 700, { currency: 'JPY' }),
    sale('2026-11-21T00:00:00Z', 300, { currency: 'JPY' }),
  ]
  const weeks = salesByWeek(sales, { now, weekCount: 1 })
  expect(weeks).toMatchObject({ currency: 'JPY', weeks: [{ totalMinor: 1000, orderCount: 2 }] })
})

test('a week that is not covered whole is left out', () => {
  const weeks = salesByWeek([sale('2026-11-21T00:00:00Z', 5)], {
    now,
    weekCount: 3,
    coveredFrom: '2026-11-11T10:00:00Z',
  })
  expect(weeks?.weeks.map(({ from }) => from)).toEqual(['2026-11-16'])
})

test('a clock that runs ahead does not hide sales', () => {
  expect(salesByWeek([sale('2027-01-05T00:00:00Z', 5)], { now, weekCount: 1 })?.weeks).toEqual([
    { from: '2026-12-30', to: '2027-01-05', totalMinor: 5, orderCount: 1 },
  ])
})
