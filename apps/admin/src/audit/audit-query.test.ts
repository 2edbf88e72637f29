import { expect, test } from 'vitest'
import { midnight, readDay } from './audit-query.ts'

test.each(['2026-02-30', '2026-13-01', '26-01-01', '2026-01-01T00:00', 'today', ''])(
  '%s is no day: the filter is as if it were not there',
  (value) => {
    expect(readDay(value)).toBeUndefined()
  },
)

test('a day ends when the next one begins, also at the end of a month', () => {
  expect(readDay('2028-02-29')).toBe('2028-02-29')
  expect(midnight('2026-02-28', 1)).toBe(midnight('2026-03-01'))
})
