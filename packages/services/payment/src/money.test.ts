import { expect, test } from 'vitest'
import { fromStripeFee, toMinor } from './money.ts'

test('P14 a fee is exact in every currency whose fractions exist, and rounded up in those whose do not', () => {
  expect(fromStripeFee(320, 'EUR')).toBe(320)
  expect(fromStripeFee(87, 'JPY')).toBe(87)
  expect(fromStripeFee(388, 'KWD')).toBe(388)
  expect(fromStripeFee(13_000, 'ISK')).toBe(130)
  expect(fromStripeFee(13_080, 'ISK')).toBe(131)
  expect(fromStripeFee(1, 'UGX')).toBe(1)
})

test('P15 a column that a number cannot hold exactly is refused, not rounded', () => {
  expect(toMinor(-5n)).toBe(-5)
  expect(() => toMinor(2n ** 60n)).toThrow()
})
