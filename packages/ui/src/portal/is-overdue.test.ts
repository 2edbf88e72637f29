import { expect, test } from 'vitest'
import { isOverdue } from './is-overdue.ts'

const since = '2026-03-02T09:00:00.000Z'

test('what has waited as long as that, or longer, is overdue', () => {
  expect(isOverdue(since, 48, new Date('2026-03-04T08:59:59.000Z'))).toBe(false)
  expect(isOverdue(since, 48, new Date('2026-03-04T09:00:00.000Z'))).toBe(true)
})
