import { expect, test } from 'vitest'
import { priceRange } from './product-price.ts'

test('one price is one price, several are a range, none is nothing', () => {
  expect(priceRange([{ priceMinor: 3850 }, { priceMinor: 3850 }], 'EUR')).toBe('€38.50')
  expect(priceRange([{ priceMinor: 5200 }, { priceMinor: 3850 }], 'EUR')).toBe('€38.50 to €52.00')
  expect(priceRange([{ priceMinor: 900 }, { priceMinor: 1200 }], 'JPY')).toBe('JP¥900 to JP¥1,200')
  expect(priceRange([], 'EUR')).toBe('')
})
