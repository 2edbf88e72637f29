import { expect, test } from 'vitest'
import { formatAge } from './format-age.ts'

const NOW = new Date('2026-11-23T12:00:00.000Z')

test.each([
  ['2026-11-23T11:59:40.000Z', 'now'],
  ['2026-11-23T12:00:30.000Z', 'now'],
  ['2026-11-23T11:58:59.000Z', '1 minute ago'],
  ['2026-11-23T09:30:00.000Z', '2 hours ago'],
  ['2026-11-22T12:00:00.000Z', '1 day ago'],
  ['2026-11-02T11:00:00.000Z', '21 days ago'],
])('%s is %s', (value, words) => {
  expect(formatAge(value, NOW)).toBe(words)
})
