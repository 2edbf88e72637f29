import { expect, test } from 'vitest'
import { isSomeOf, leftOut } from './search-words.ts'

test.each([
  ['oak or table', 'black oak table', true],
  ['creme', 'Crème vase', true],
  ['oak or skillet', 'oak skilet vase', false],
  ['skillet', 'skilet', false],
  ['skillet', undefined, false],
])('whether %j is some of the words of %j: %j', (q, askedFor, isSome) => {
  expect(isSomeOf({ q, askedFor })).toBe(isSome)
})

test('short words are not called missing', () => {
  expect(leftOut({ q: 'oak or table', askedFor: 'a black oak table' })).toEqual(['black'])
})
