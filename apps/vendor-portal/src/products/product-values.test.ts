import { newId } from '@millyard/contracts'
import { expect, test } from 'vitest'
import { type ProductValues, parseProduct, toProductValues } from './product-values.ts'

const FILLED: ProductValues = {
  title: 'Oak stool',
  description: 'Turned by hand from one piece of oak, and oiled three times.',
  categoryId: newId('cat'),
  currency: 'EUR',
  leadTimeDays: '14',
  options: [],
  variants: [{ optionValues: [], sku: 'STOOL', priceMinor: '1,240.50', weightGrams: '4200', stock: '3' }],
}
const [variant] = FILLED.variants
if (!variant) throw new Error('there is one')

test('amounts are read in the currency’s own decimals', () => {
  expect(parseProduct(FILLED)).toMatchObject({ ok: true, product: { variants: [{ priceMinor: 124_050 }] } })
  const yen = { ...FILLED, currency: 'JPY', variants: [{ ...variant, priceMinor: '12000' }] }
  expect(parseProduct(yen)).toMatchObject({ ok: true, product: { variants: [{ priceMinor: 12_000 }] } })
})

test('nothing is rounded: too many decimals are refused beside the field', () => {
  expect(parseProduct({ ...FILLED, variants: [{ ...variant, priceMinor: '12.345' }] })).toEqual({
    ok: false,
    fields: { 'variants.0.priceMinor': 'EUR has 2 decimal places. Write it like 12.05.' },
  })
})

test('every wrong field is named in words for a person', () => {
  const answer = parseProduct({
    ...FILLED,
    title: 'O',
    categoryId: '',
    leadTimeDays: 'two weeks',
    options: [{ name: 'Size', values: [] }],
    variants: [{ optionValues: [], sku: '', priceMinor: '', weightGrams: 'heavy', stock: '-1' }],
  })
  if (answer.ok) throw new Error('it is not valid')
  expect(answer.fields).toMatchObject({
    title: 'Write at least 3 characters.',
    categoryId: 'Choose a category.',
    leadTimeDays: 'Enter whole days, 0 or more.',
    'options.0.values': 'Add at least one value.',
    'variants.0.sku': 'Fill in this field.',
    'variants.0.priceMinor': 'Enter a price.',
    'variants.0.weightGrams': 'Enter the weight in whole grams.',
    'variants.0.stock': 'Enter a whole number.',
  })
})

test('a product comes back as it was typed', () => {
  const productId = newId('prd')
  const variantId = newId('var')
  const values = toProductValues({
    id: productId,
    slug: 'oak-stool',
    status: 'draft',
    reviewNote: null,
    title: FILLED.title,
    description: FILLED.description,
    categoryId: FILLED.categoryId,
    categoryName: 'Furniture',
    currency: 'EUR',
    leadTimeDays: 14,
    options: [],
    variants: [
      { id: variantId, sku: 'STOOL', optionValues: [], priceMinor: 124_050, weightGrams: 4200, stock: 3, reserved: 0 },
    ],
    images: [],
    updatedAt: '2026-11-22T10:00:00.000Z',
  })
  expect(values).toEqual({ ...FILLED, variants: [{ ...variant, id: variantId, priceMinor: '1240.50' }] })
})
