import { describe, expect, test } from 'vitest'
import { normalTerms, offerTermsSchema, priceBreakProblems, termsProblems } from './offer.ts'
import { countTogether, mostOrderable, unitPriceAt } from './offer-rules.ts'

const PRICES = {
  priceMinor: 1_000,
  priceBreaks: [
    { minQuantity: 10, priceMinor: 900 },
    { minQuantity: 50, priceMinor: 750 },
  ],
}

describe('the price of a unit', () => {
  test('is that of the last quantity that is reached', () => {
    const at = (count: number) => unitPriceAt(PRICES, count)
    expect(at(1)).toEqual({ unitPriceMinor: 1_000, fromQuantity: 1 })
    expect(at(9).unitPriceMinor).toBe(1_000)
    expect(at(10)).toEqual({ unitPriceMinor: 900, fromQuantity: 10 })
    expect(at(49).unitPriceMinor).toBe(900)
    expect(at(5_000)).toEqual({ unitPriceMinor: 750, fromQuantity: 50 })
  })

  test('never rises with the quantity, for every small table that has no problems', () => {
    const few = [1, 2, 3, 4, 5]
    const each = few.flatMap((quantity) => few.map((priceMinor) => ({ minQuantity: quantity + 1, priceMinor })))
    const breaks = [[], ...each.map((one) => [one]), ...each.flatMap((one) => each.map((other) => [one, other]))]
    const tables = few
      .flatMap((priceMinor) => breaks.map((priceBreaks) => ({ priceMinor, priceBreaks })))
      .filter((table) => priceBreakProblems(table, 1).length === 0)
    expect(tables.length).toBeGreaterThan(300)
    for (const table of tables) {
      for (let count = 1; count < 8; count++) {
        const { unitPriceMinor } = unitPriceAt(table, count)
        // Read naively: the cheapest of all prices whose quantity is reached.
        const reached = table.priceBreaks.filter(({ minQuantity }) => minQuantity <= count)
        expect(unitPriceMinor).toBe(Math.min(table.priceMinor, ...reached.map(({ priceMinor }) => priceMinor)))
        expect(unitPriceAt(table, count + 1).unitPriceMinor).toBeLessThanOrEqual(unitPriceMinor)
      }
    }
  })

  test('counts all lines of a product together', () => {
    const lines = [
      { productId: 'a', quantity: 4 },
      { productId: 'b', quantity: 1 },
      { productId: 'a', quantity: 6 },
    ]
    expect([...countTogether(lines)]).toEqual([
      ['a', 10],
      ['b', 1],
    ])
  })
})

test('quantity prices must grow in quantity, begin above the smallest order, and never cost more', () => {
  const problems = (priceBreaks: { minQuantity: number; priceMinor: number }[], minQuantity = 1) =>
    priceBreakProblems({ priceMinor: 1_000, priceBreaks }, minQuantity).map(({ path }) => path)
  expect(problems(PRICES.priceBreaks)).toEqual([])
  expect(problems([{ minQuantity: 10, priceMinor: 1_000 }])).toEqual([])
  expect(problems([{ minQuantity: 10, priceMinor: 1_001 }])).toEqual(['priceBreaks.0.priceMinor'])
  expect(problems(PRICES.priceBreaks.toReversed())).toEqual(['priceBreaks.1.minQuantity', 'priceBreaks.1.priceMinor'])
  expect(problems([PRICES.priceBreaks[0], PRICES.priceBreaks[0]].flatMap((each) => each ?? []))).toEqual([
    'priceBreaks.1.minQuantity',
  ])
  expect(problems(PRICES.priceBreaks, 10)).toEqual(['priceBreaks.0.minQuantity'])
})

test('the smallest order is a multiple of the lot', () => {
  const terms = (minQuantity: number, quantityStep: number) => offerTermsSchema.parse({ minQuantity, quantityStep })
  expect(termsProblems(terms(12, 6))).toEqual([])
  expect(termsProblems(terms(1, 6)).map(({ path }) => path)).toEqual(['minQuantity'])
})

test('only what is made to order has a limit', () => {
  expect(normalTerms(offerTermsSchema.parse({ supply: 'stock', isCapped: true })).isCapped).toBe(false)
  expect(normalTerms(offerTermsSchema.parse({ supply: 'made_to_order', isCapped: true })).isCapped).toBe(true)
})

test('what can be ordered is whole lots, and nothing when less than the smallest order is there', () => {
  expect(mostOrderable({ available: 23, minQuantity: 6, quantityStep: 6 })).toBe(18)
  expect(mostOrderable({ available: 5, minQuantity: 6, quantityStep: 6 })).toBe(0)
  expect(mostOrderable({ available: 12, minQuantity: 18, quantityStep: 6 })).toBe(0)
  expect(mostOrderable({ available: 50_000, minQuantity: 1, quantityStep: 1 })).toBe(9_999)
})
