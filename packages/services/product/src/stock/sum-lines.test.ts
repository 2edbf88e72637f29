import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sumLines } from './sum-lines.ts'

test('P02 lines of one variant become their sum, in the order of the ids, and no unit is lost', () => {
  const line = fc.record({
    variantId: fc.constantFrom('var_a', 'var_b', 'var_c'),
    quantity: fc.integer({ min: 1, max: 99 }),
  })
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      const sums = sumLines(lines)
      const ids = sums.map((sum) => sum.variantId)
      expect(ids).toEqual([...new Set(lines.map((each) => each.variantId))].sort())
      for (const { variantId, quantity } of sums) {
        const own = lines.filter((each) => each.variantId === variantId)
        expect(quantity).toBe(own.reduce((total, each) => total + each.quantity, 0))
      }
    }),
  )
})
