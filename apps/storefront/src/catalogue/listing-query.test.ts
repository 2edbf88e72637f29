import { expect, test } from 'vitest'
import { listingPath, readListingQuery } from './listing-query.ts'

test('an address that makes no sense is a plain listing', () => {
  expect(readListingQuery({ sort: 'sideways', category: '../etc', cursor: 'x'.repeat(500), inStock: 'yes' })).toEqual({
    q: undefined,
    category: undefined,
    factory: undefined,
    inStock: undefined,
    sort: 'newest',
    cursor: undefined,
  })
})

test('words are ranked by relevance unless another order is asked for', () => {
  expect(readListingQuery({ q: ' oak ' }).sort).toBe('relevance')
  expect(readListingQuery({ q: 'oak', sort: 'price_asc' }).sort).toBe('price_asc')
})

test('a listing and its address are the same thing', () => {
  const query = readListingQuery({
    q: 'oak chair',
    factory: 'alder-ash',
    sort: 'price_desc',
    cursor: 'abc',
    inStock: '1',
  })
  const path = listingPath('/search', query)
  expect(path).toBe('/search?q=oak+chair&factory=alder-ash&inStock=1&sort=price_desc&cursor=abc')
  expect(readListingQuery(Object.fromEntries(new URL(path, 'http://x').searchParams))).toEqual(query)
})

test('what the path says is not said again', () => {
  const query = { ...readListingQuery({}), category: 'kitchen' }
  expect(listingPath('/categories/kitchen', query, ['category'])).toBe('/categories/kitchen')
})
