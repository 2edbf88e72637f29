import { expect, test } from 'vitest'
import { priceEnds } from './product-price.ts'

test('one price is one price, several are a range, none is nothing', () => {
  expect(priceEnds([{ priceMinor: 3850 }, { priceMinor: 3850 }], 'EUR')).toEqual(['€38.50'])
  expect(priceEnds([{ priceMinor: 5200 }, { priceMinor: 3850 }], 'EUR')).toEqual(['€38.50', '€52.00'])
  expect(priceEnds([{ priceMinor: 900 }, { priceMinor: 1200 }], 'JPY')).toEqual(['JP¥900', 'JP¥1,200'])
  expect(priceEnds([], 'EUR')).toEqual([])
})
