import { describe, expect, test } from 'vitest'
import { combinations, missingVariants, rebuildVariants, renameValue, suggestSkus } from './build-variants.ts'
import { emptyVariant } from './product-values.ts'

const size = { name: 'Size', values: ['S', 'L'] }
const wood = { name: 'Wood', values: ['Oak', 'Ash'] }
const values = (rows: readonly { optionValues: string[] }[]) => rows.map((row) => row.optionValues.join('/'))

test('a product without options has one variant', () => {
  expect(combinations([])).toEqual([[]])
})

test('an option without values yet changes nothing', () => {
  expect(combinations([size, { name: '', values: [] }])).toEqual([['S'], ['L']])
})

test('thousands of combinations are not built', () => {
  const many = { name: 'Many', values: Array.from({ length: 30 }, (_, index) => `v${index}`) }
  expect(combinations([many, many, many])).toHaveLength(101)
})

describe('when the options change', () => {
  const before = {
    options: [size],
    variants: [
      { ...emptyVariant(['S']), id: 'var_s', sku: 'STOOL-S', priceMinor: '40', weightGrams: '900', stock: '3' },
      { ...emptyVariant(['L']), id: 'var_l', sku: 'STOOL-L', priceMinor: '60', weightGrams: '1500', stock: '2' },
    ],
  }

  test('what was typed stays with its combination', () => {
    const [small, large, huge] = rebuildVariants(before, [{ name: 'Size', values: ['S', 'L', 'XL'] }])
    expect(small).toBe(before.variants[0])
    expect(large).toBe(before.variants[1])
    expect(huge).toMatchObject({ optionValues: ['XL'], sku: '', stock: '' })
  })

  test('a new combination takes price and weight of its closest relative', () => {
    const rows = rebuildVariants(before, [size, wood])
    expect(values(rows)).toEqual(['S/Oak', 'S/Ash', 'L/Oak', 'L/Ash'])
    expect(rows[2]).toMatchObject({ sku: '', priceMinor: '60', weightGrams: '1500', stock: '' })
    expect(rows[2]).not.toHaveProperty('id')
  })

  test('a combination that was taken out stays out', () => {
    const all = rebuildVariants(before, [size, wood])
    const without = { options: [size, wood], variants: all.filter((row) => row.optionValues.join('/') !== 'L/Ash') }
    const rows = rebuildVariants(without, [size, { name: 'Wood', values: ['Oak', 'Ash', 'Elm'] }])
    expect(values(rows)).toEqual(['S/Oak', 'S/Ash', 'S/Elm', 'L/Oak', 'L/Elm'])
    expect(values(missingVariants([size, wood], without.variants))).toEqual(['L/Ash'])
  })

  test('there is always at least one variant', () => {
    expect(rebuildVariants({ options: [size], variants: [] }, [size])).toHaveLength(2)
  })
})

test('a variant on sale that is taken out and comes back is that very variant', () => {
  const onSale = [
    { ...emptyVariant(['S']), id: 'var_s' },
    { ...emptyVariant(['L']), id: 'var_l' },
  ]
  const small = rebuildVariants({ options: [size], variants: onSale }, [{ name: 'Size', values: ['S'] }], onSale)
  const again = rebuildVariants({ options: [{ name: 'Size', values: ['S'] }], variants: small }, [size], onSale)
  expect(again.map(({ id }) => id)).toEqual(['var_s', 'var_l'])
})

test('a renamed value keeps its variants with their ids; a name that is taken changes nothing', () => {
  const before = { options: [size], variants: [{ ...emptyVariant(['S']), id: 'var_s' }, emptyVariant(['L'])] }
  const renamed = renameValue(before, { option: 0, value: 0, name: 'Small' })
  expect(renamed?.options).toEqual([{ name: 'Size', values: ['Small', 'L'] }])
  expect(renamed?.variants.map(({ id, optionValues }) => [id, optionValues[0]])).toEqual([
    ['var_s', 'Small'],
    [undefined, 'L'],
  ])
  expect(renameValue(before, { option: 0, value: 0, name: 'L' })).toBeUndefined()
  expect(renameValue(before, { option: 0, value: 0, name: '' })).toBeUndefined()
})

test('suggested SKUs are readable, keep what is there, and never repeat', () => {
  const rows = [
    { ...emptyVariant(['45 cm']), sku: 'MINE' },
    emptyVariant(['45 cm']),
    emptyVariant(['45-cm']),
    emptyVariant(['Été']),
  ]
  expect(suggestSkus('Oak stool, turned', rows).map(({ sku }) => sku)).toEqual([
    'MINE',
    'OAK-STOOL-45CM',
    'OAK-STOOL-45CM-2',
    'OAK-STOOL-ETE',
  ])
})
