import { expect, test } from 'vitest'
import { waitingText } from './waiting-text.ts'

test('an age is told in the largest unit that says something', () => {
  const now = Date.parse('2026-11-24T12:00:00Z')
  expect(waitingText('2026-11-24T11:59:40Z', now)).toBe('0 minutes')
  expect(waitingText('2026-11-24T11:59:00Z', now)).toBe('1 minute')
  expect(waitingText('2026-11-24T07:00:00Z', now)).toBe('5 hours')
  expect(waitingText('2026-11-23T11:00:00Z', now)).toBe('25 hours')
  expect(waitingText('2026-11-21T11:00:00Z', now)).toBe('3 days')
  expect(waitingText('2026-11-25T11:00:00Z', now)).toBe('0 minutes')
})
