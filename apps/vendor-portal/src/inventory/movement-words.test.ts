import { expect, test } from 'vitest'
import { changeText, movementWords } from './movement-words.ts'

test('what came is told from what went, and a count that changed nothing from both', () => {
  expect([3, -2, 0].map(changeText)).toEqual(['+3', '−2', '±0'])
})

test('units that come back by hand are told from those of a cancelled order', () => {
  const order = { vendorOrderId: 'vor_1', number: 'M-1-1' }
  expect(movementWords({ kind: 'returned', order })).toBe('Back from a cancelled order')
  expect(movementWords({ kind: 'returned', order: null })).toBe('Returned')
  expect(movementWords({ kind: 'sold', order })).toBe('Sold')
})
