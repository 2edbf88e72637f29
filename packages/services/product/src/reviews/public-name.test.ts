import { expect, test } from 'vitest'
import { publicName } from './public-name.ts'

test.each([
  ['Anna Keller', 'Anna K.'],
  ['Anna Maria keller', 'Anna K.'],
  ['Madonna', 'Madonna'],
  ['', 'A customer'],
])('strangers read "%s" as "%s"', (name, shown) => {
  expect(publicName(name)).toBe(shown)
})
