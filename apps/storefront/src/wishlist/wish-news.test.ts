import { expect, test } from 'vitest'
import { wishNews } from './wish-news.ts'

const WISH = {
  isOnSale: true,
  inStock: true,
  wasInStock: true,
  priceMinor: 4_900,
  priceWhenAddedMinor: 4_900,
  currency: 'EUR',
}

test.each([
  ['nothing', {}, []],
  ['a lower price', { priceMinor: 3_900 }, ['€10.00 less than when you added it']],
  ['a higher price', { priceMinor: 5_000 }, ['€1.00 more than when you added it']],
  ['a price in another currency says nothing', { priceWhenAddedMinor: null, priceMinor: 1 }, []],
  ['sold out', { inStock: false }, ['Sold out at the moment']],
  ['sold out then and now', { inStock: false, wasInStock: false }, ['Sold out at the moment']],
  [
    'back, and cheaper',
    { wasInStock: false, priceMinor: 4_800 },
    ['Back in stock', '€1.00 less than when you added it'],
  ],
  ['gone: its price is no news', { isOnSale: false, inStock: false, priceMinor: 1 }, ['No longer sold']],
])('what has changed: %s', (_, change, news) => {
  expect(wishNews({ ...WISH, ...change }).map(({ text }) => text)).toEqual(news)
})
