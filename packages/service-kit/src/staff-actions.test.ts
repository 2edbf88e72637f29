import { expect, test } from 'vitest'
import { withoutPrivateData } from './staff-actions.ts'

test.each([
  ['Write to ada@example.com, she waits', 'Write to [address], she waits'],
  ['call +49 341 5550147 today', 'call [number] today'],
  ['card 4242 4242 4242 4242', 'card [number]'],
  ['IBAN ending 12, order M-1001, 42 pieces of 2026', 'IBAN ending 12, order M-1001, 42 pieces of 2026'],
])('an address or a long number does not reach the log: %s', (typed, kept) => {
  expect(withoutPrivateData(typed)).toBe(kept)
})
