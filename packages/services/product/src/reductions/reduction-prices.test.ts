import fc from 'fast-check'
import { expect, test } from 'vitest'
import { reducePrice, reduceUnitPrices } from './reduction-prices.ts'

test.each([
  [4_900, 10, 1, 4_410],
  [999, 15, 1, 849],
  [1, 90, 1, 1],
  [12_340, 15, 10, 10_490],
  [10, 50, 10, 10],
])('%i less %i percent, in steps of %i, is %i', (price, percent, step, reduced) => {
  expect(reducePrice(price, percent, step)).toBe(reduced)
})

test('a reduced price is whole, more than nothing, and never dearer; more units never cost more each', () => {
  const price = fc.integer({ min: 1, max: 100_000_000 })
  fc.assert(
    fc.property(price, fc.array(price, { maxLength: 6 }), fc.integer({ min: 1, max: 90 }), (first, others, percent) => {
      const [priceMinor = 1, ...rest] = [first, ...others].sort((a, b) => b - a)
      const priceBreaks = rest.map((each, index) => ({ minQuantity: index + 2, priceMinor: each }))
      const now = reduceUnitPrices({ priceMinor, priceBreaks }, percent, 'EUR')
      const all = [now.priceMinor, ...now.priceBreaks.map((each) => each.priceMinor)]
      all.forEach((each, index) => {
        expect(Number.isInteger(each)).toBe(true)
        expect(each).toBeGreaterThan(0)
        expect(each).toBeLessThanOrEqual([priceMinor, ...rest][index] ?? 0)
        expect(each).toBeLessThanOrEqual(all[index - 1] ?? each)
      })
    }),
  )
})
