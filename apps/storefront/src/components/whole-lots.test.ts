import { expect, test } from 'vitest'
import { lotAbove, lotBelow, wholeLots } from './whole-lots.ts'

const SIXES = { min: 12, max: 47, step: 6 }

test.each([
  [0, 12],
  [12, 12],
  [13, 18],
  [18, 18],
  [43, 42],
  [47, 42],
  [9_999, 42],
])('%i of what is sold in sixes, twelve at least, 47 there, becomes %i', (typed, quantity) => {
  expect(wholeLots(typed, SIXES)).toBe(quantity)
})

test('a quantity between two lots goes to the next of them, not past it', () => {
  expect(lotAbove(7, 6)).toBe(12)
  expect(lotBelow(7, 6)).toBe(6)
  expect(lotAbove(12, 6)).toBe(18)
  expect(lotBelow(12, 6)).toBe(6)
  expect(lotAbove(3, 1)).toBe(4)
  expect(lotBelow(3, 1)).toBe(2)
})
