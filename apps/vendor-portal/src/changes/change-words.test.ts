import { expect, test } from 'vitest'
import { factsOf } from './change-words.ts'

const products = { create: 0, draft: 0, offer: 0, none: 0, problem: 0 }
const none = { kind: 'edit', prices: 0, stocks: 0, unchanged: 0, problems: 0, products } as const

test('what a change does is said with its numbers, and what it leaves alone after it', () => {
  expect(factsOf(none)).toEqual({ does: [], rest: [] })
  expect(factsOf({ ...none, prices: 2, stocks: 1, unchanged: 1, problems: 3 })).toEqual({
    does: [
      ['prices', 2],
      ['shelves', 1],
    ],
    rest: [
      ['rowsAsBefore', 1],
      ['rowsWithProblem', 3],
    ],
  })
  expect(factsOf({ ...none, stocks: 2 })).toEqual({ does: [['shelves', 2]], rest: [] })
})

test('what a file does is said by its products', () => {
  const file = { ...none, kind: 'import', prices: 9, unchanged: 9 } as const
  expect(factsOf(file)).toEqual({ does: [], rest: [] })
  expect(factsOf({ ...file, products: { create: 1, draft: 2, offer: 3, none: 1, problem: 2 } })).toEqual({
    does: [
      ['newProducts', 1],
      ['drafts', 2],
      ['offers', 3],
    ],
    rest: [
      ['productsAsBefore', 1],
      ['productsWithProblem', 2],
    ],
  })
})
