import { expect, test } from 'vitest'
import { changeWords } from './change-words.ts'

const products = { create: 0, draft: 0, offer: 0, none: 0, problem: 0 }
const none = { kind: 'edit', prices: 0, stocks: 0, unchanged: 0, problems: 0, products } as const

test('what a change does is said with its numbers, and what it leaves alone after it', () => {
  expect(changeWords(none)).toBe('Nothing changes')
  expect(changeWords({ ...none, prices: 2, stocks: 1, unchanged: 1, problems: 3 })).toBe(
    '2 prices, 1 shelf; 1 row stays as before; 3 rows with a problem',
  )
  expect(changeWords({ ...none, stocks: 2 })).toBe('2 shelves')
})

test('what a file does is said by its products', () => {
  const file = { ...none, kind: 'import', prices: 9, unchanged: 9 } as const
  expect(changeWords(file)).toBe('Nothing changes')
  expect(changeWords({ ...file, products: { create: 1, draft: 2, offer: 3, none: 1, problem: 2 } })).toBe(
    '1 new product, 2 products with a draft, 3 products with new prices or stock; 1 product stays as before; 2 products with a problem',
  )
})
