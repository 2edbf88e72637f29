import type { ShownContent } from '@millyard/contracts'
import { describe, expect, test } from 'vitest'
import { emptyVariant, findProblems, readDraft, toProductValues } from './product-values.ts'

const variant = {
  optionValues: ['S'],
  sku: 'STOOL-S',
  priceMinor: 4_950,
  priceBreaks: [{ minQuantity: 10, priceMinor: 4_500 }],
  weightGrams: 900,
  stock: 3,
}
const content: ShownContent = {
  title: 'Oak stool',
  description: 'Turned by hand from one board of oak.',
  categoryId: 'cat_0198c2f0000070008000000000000000',
  categoryName: 'Seating',
  brandId: null,
  attributes: [],
  brandName: '',
  options: [{ name: 'Size', values: ['S'] }],
  variants: [variant],
  images: [{ id: 'img_0198c2f0000070008000000000000000', basePath: '/m/a', widths: [320], alt: 'From above' }],
  currency: 'EUR',
  leadTimeDays: 5,
  terms: { supply: 'made_to_order', isCapped: true, minQuantity: 2, quantityStep: 2 },
}
const values = toProductValues(content, 'EUR')
const WORDS = {
  price: 'Enter a price.',
  fromUnits: 'Enter from how many units.',
  wholeNumber: 'Enter a whole number.',
  wholeDays: 'Enter whole days, 0 or more.',
  grams: 'Enter the weight in whole grams.',
  decimal: 'Enter a number.',
}
const FIRST = { isFirst: true }

test('what is read is what was written', () => {
  const { categoryName: _name, brandName: _brand, ...draft } = content
  expect(values.variants[0]).toMatchObject({
    priceMinor: '49.50',
    breakPrices: ['45.00'],
    weightGrams: '900',
    stock: '3',
  })
  expect(readDraft(values, FIRST, WORDS)).toEqual({
    content: { ...draft, images: [{ id: content.images[0]?.id, alt: 'From above' }] },
    unread: {},
  })
  expect(findProblems(values, FIRST, WORDS)).toEqual({})
})

test('a draft of nothing has one variant to fill in', () => {
  const empty = toProductValues({ ...content, options: [], variants: [] }, 'EUR')
  expect(empty.variants).toEqual([emptyVariant()])
})

describe('what cannot be read', () => {
  const odd = {
    ...values,
    leadTimeDays: 'soon',
    variants: [{ ...emptyVariant(['S']), sku: 'S', priceMinor: '9,9,9', weightGrams: '1.5 kg', stock: '-1' }],
  }

  test('is left out of the draft and named', () => {
    const { content: draft, unread } = readDraft(odd, FIRST, WORDS)
    expect(draft.variants[0]).toMatchObject({ priceMinor: null, weightGrams: null, stock: null })
    expect(draft.leadTimeDays).toBeNull()
    expect(Object.keys(unread).sort()).toEqual([
      'leadTimeDays',
      'variants.0.priceMinor',
      'variants.0.stock',
      'variants.0.weightGrams',
    ])
  })

  test('counts before what is missing', () => {
    expect(findProblems(odd, FIRST, WORDS)['variants.0.weightGrams']).toBe('Enter the weight in whole grams.')
  })
})

test('empty fields are no error while writing, and are named before the review', () => {
  const empty = { ...values, title: '', leadTimeDays: '', images: [], variants: [emptyVariant(['S'])] }
  expect(readDraft(empty, FIRST, WORDS).unread).toEqual({})
  expect(findProblems(empty, FIRST, WORDS)).toMatchObject({
    title: 'Write at least 3 characters.',
    leadTimeDays: 'Enter whole days, 0 or more.',
    images: 'Add at least one picture.',
    'variants.0.sku': 'Fill in this field.',
    'variants.0.priceMinor': 'Enter a price.',
  })
})

test('of a product on sale, offers are not part of the draft', () => {
  const live = { ...values, variants: [{ ...emptyVariant(['S']), id: 'var_1', priceMinor: '1', stock: '99' }] }
  const { content: draft } = readDraft(live, { isFirst: false }, WORDS)
  expect(draft).toMatchObject({ currency: null, leadTimeDays: null, terms: null })
  expect(draft.variants).toEqual([
    {
      id: 'var_1',
      optionValues: ['S'],
      sku: '',
      priceMinor: null,
      priceBreaks: [],
      weightGrams: null,
      stock: null,
    },
  ])
})

test('amounts follow their currency: yen have no decimals', () => {
  const yen = toProductValues({ ...content, variants: [{ ...variant, priceMinor: 900 }] }, 'JPY')
  expect(yen.variants[0]?.priceMinor).toBe('900')
  expect(
    readDraft({ ...yen, variants: [{ ...emptyVariant(['S']), priceMinor: '9.5' }] }, FIRST, WORDS).unread,
  ).toHaveProperty(['variants.0.priceMinor'])
})

test('more variants than a product may have are named', () => {
  const many = { ...values, variants: Array.from({ length: 101 }, () => emptyVariant(['S'])) }
  expect(findProblems(many, FIRST, WORDS).variants).toContain('at most 100 variants')
})
