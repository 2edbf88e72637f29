import { expect, test } from 'vitest'
import { editDistance } from './edit-distance.ts'

test.each([
  ['table', 'table', 0],
  ['tabel', 'table', 1],
  ['tble', 'table', 1],
  ['tabble', 'table', 1],
  ['tabke', 'table', 1],
  ['walnutt', 'walnut', 1],
  ['kitten', 'sitting', 3],
  ['', 'oak', 3],
])('%s → %s: %i', (a, b, distance) => {
  expect(editDistance(a, b)).toBe(distance)
  expect(editDistance(b, a)).toBe(distance)
})
