import { expect, test } from 'vitest'
import { cellOf, readOffer, toOfferValues } from './offer-values.ts'

const WORDS = {
  price: 'Enter a price.',
  fromUnits: 'Enter from how many units.',
  wholeNumber: 'Enter a whole number.',
  wholeDays: 'Enter whole days, 0 or more.',
}

const variant = (id: string, priceMinor: number, priceBreaks: { minQuantity: number; priceMinor: number }[]) => ({
  id,
  sku: id,
  optionValues: [id],
  priceMinor,
  priceBreaks,
  weightGrams: 1,
  stock: 1,
  reserved: 0,
})
const live = {
  currency: 'EUR',
  leadTimeDays: 3,
  terms: { supply: 'stock', isCapped: false, minQuantity: 6, quantityStep: 6 } as const,
  variants: [
    variant('var_s', 4_900, [
      { minQuantity: 12, priceMinor: 4_500 },
      { minQuantity: 60, priceMinor: 4_000 },
    ]),
    variant('var_l', 5_900, [{ minQuantity: 24, priceMinor: 5_500 }]),
  ],
}
const product = { productId: 'prd_1', version: 4, currency: 'EUR' }
const values = toOfferValues(live)

test('every quantity of any variant is a column, and what is read is what was written', () => {
  expect(values.quantities).toEqual(['12', '24', '60'])
  expect(values.rows.map(({ breakPrices }) => breakPrices)).toEqual([
    ['45.00', '', '40.00'],
    ['', '55.00', ''],
  ])
  expect(readOffer(values, product, WORDS)).toEqual({
    input: {
      productId: 'prd_1',
      version: 4,
      leadTimeDays: 3,
      terms: live.terms,
      variants: live.variants.map(({ id, priceMinor, priceBreaks }) => ({ variantId: id, priceMinor, priceBreaks })),
    },
    fields: {},
  })
})

test('what cannot be read is said at its cell', () => {
  const { fields } = readOffer(
    {
      ...values,
      leadTimeDays: 'soon',
      quantities: ['many', '24', '60'],
      rows: [
        { variantId: 'var_s', price: '', breakPrices: ['45.00', '', 'x'] },
        { variantId: 'var_l', price: '59', breakPrices: ['', '', ''] },
      ],
    },
    product,
    WORDS,
  )
  expect(Object.keys(fields).sort()).toEqual([
    'leadTimeDays',
    'quantities.0',
    'variants.0.breakPrices.2',
    'variants.0.priceMinor',
  ])
})

test('prices that rise, quantities that do not, and broken lots are said where they stand', () => {
  const [small = values.rows[0], large] = values.rows
  const { fields } = readOffer(
    {
      ...values,
      minQuantity: '7',
      quantities: ['12', '24', '12'],
      rows: [small, large].flatMap((row) => (row ? [{ ...row, breakPrices: ['50.00', '', '40.00'] }] : [])),
    },
    product,
    WORDS,
  )
  expect(Object.keys(fields).sort()).toEqual(['quantities.2', 'terms.minQuantity', 'variants.0.breakPrices.0'])
  expect(cellOf('variants.1.priceBreaks.0.priceMinor', values.rows)).toBe('variants.1.breakPrices.1')
  expect(cellOf('leadTimeDays', values.rows)).toBe('leadTimeDays')
})
