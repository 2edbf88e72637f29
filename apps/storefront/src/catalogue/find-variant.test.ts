import { expect, test } from 'vitest'
import { findVariant, firstVariant, isSoldOut, type Variant } from './find-variant.ts'

const variant = (id: string, optionValues: string[], priceMinor: number, available: number): Variant => ({
  id,
  sku: id,
  optionValues,
  priceMinor,
  priceBreaks: [],
  compareAt: null,
  available,
})
const variants = [
  variant('var_1', ['Oak', '40 cm'], 900, 0),
  variant('var_2', ['Oak', '60 cm'], 1200, 4),
  variant('var_3', ['Ash', '40 cm'], 1000, 2),
]

test('a variant is found by all of its values', () => {
  expect(findVariant(variants, ['Oak', '60 cm'])?.id).toBe('var_2')
  expect(findVariant(variants, ['Ash', '60 cm'])).toBeUndefined()
  expect(findVariant(variants, ['Oak'])).toBeUndefined()
})

test('a page starts with the cheapest variant that can be bought', () => {
  expect(firstVariant(variants)?.id).toBe('var_3')
  expect(firstVariant(variants.map((one) => ({ ...one, available: 0 })))?.id).toBe('var_1')
})

test('a value counts as sold out beside the other choices, and when the combination is not made', () => {
  expect(isSoldOut(variants, ['Oak', '60 cm'], 1, '40 cm')).toBe(true)
  expect(isSoldOut(variants, ['Oak', '60 cm'], 0, 'Ash')).toBe(true)
  expect(isSoldOut(variants, ['Oak', '40 cm'], 0, 'Ash')).toBe(false)
})
