import { expect, test } from 'vitest'
import { wishNews } from './wish-news.ts'

const WISH = {
  isOnSale: true,
  inStock: true,
  wasInStock: true,
  priceMinor: 4_900,
  priceWhenAddedMinor: 4_900,
}

test.each([
  ['nothing', {}, []],
  ['a lower price', { priceMinor: 3_900 }, [{ kind: 'cheaper', amountMinor: 1_000 }]],
  ['a higher price', { priceMinor: 5_000 }, [{ kind: 'dearer', amountMinor: 100 }]],
  ['a price in another currency says nothing', { priceWhenAddedMinor: null, priceMinor: 1 }, []],
  ['sold out', { inStock: false }, [{ kind: 'sold_out' }]],
  ['sold out then and now', { inStock: false, wasInStock: false }, [{ kind: 'sold_out' }]],
  [
    'back, and cheaper',
    { wasInStock: false, priceMinor: 4_800 },
    [{ kind: 'back_in_stock' }, { kind: 'cheaper', amountMinor: 100 }],
  ],
  ['gone: its price is no news', { isOnSale: false, inStock: false, priceMinor: 1 }, [{ kind: 'gone' }]],
])('what has changed: %s', (_, change, news) => {
  expect(wishNews({ ...WISH, ...change })).toEqual(news)
})
