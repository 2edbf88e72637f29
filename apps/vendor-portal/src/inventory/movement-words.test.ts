import { expect, test } from 'vitest'
import { changeText, happeningOf } from './movement-words.ts'

test('what came is told from what went, and a count that changed nothing from both', () => {
  expect([3, -2, 0].map(changeText)).toEqual(['+3', '−2', '±0'])
})

test('units that come back by hand are told from those of a cancelled order', () => {
  const order = { vendorOrderId: 'vor_1', number: 'M-1-1' }
  expect(happeningOf({ kind: 'returned', order })).toBe('cancelled')
  expect(happeningOf({ kind: 'returned', order: null })).toBe('returned')
  expect(happeningOf({ kind: 'sold', order })).toBe('sold')
})
