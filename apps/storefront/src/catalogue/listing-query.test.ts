import { expect, test } from 'vitest'
import { isPlainListing, isWrittenByForm, listingPath, readListingQuery, withoutFacet } from './listing-query.ts'

const read = (address: string) => {
  const params: Record<string, string | string[]> = {}
  const { searchParams } = new URL(address, 'http://x')
  for (const key of searchParams.keys()) {
    const all = searchParams.getAll(key)
    params[key] = all.length > 1 ? all : (all[0] ?? '')
  }
  return readListingQuery(params)
}

test('an address that makes no sense is a plain listing', () => {
  const query = read(
    `/search?sort=sideways&category=../etc&cursor=${'x'.repeat(500)}&in-stock=yes&rating=9&price=cheap&pages=999&a%20b=c&all=%3F`,
  )
  expect(query).toMatchObject({
    q: undefined,
    filters: {},
    sort: 'relevance',
    cursor: undefined,
    pages: 1,
    all: undefined,
  })
  expect(isPlainListing(query)).toBe(true)
})

test.each([
  '/search?q=oak%20chair&colour=oak,walnut&factory=alder-ash&price=20-80&rating=4&in-stock=1&sort=price_asc',
  '/search?q=table&for=tabel&exact=1',
  '/search?category=tables,lamps&price=19.99-&all=colour&pages=3',
  '/search?price=-800&currency=SEK&cursor=abc',
  '/search?gr%C3%B6%C3%9Fe=40cm',
])('an address and what it says are the same thing: %s', (address) => {
  expect(listingPath('/search', read(address))).toBe(address)
})

test('prices are read in the minor unit of their currency, either way round', () => {
  expect(read('/?price=80-20,5').filters.price).toEqual({ currency: 'EUR', minMinor: 2_050, maxMinor: 8_000 })
  expect(read('/?price=100-&currency=JPY').filters.price).toEqual({ currency: 'JPY', minMinor: 100 })
  expect(read('/?price=1.5-&currency=KWD').filters.price).toEqual({ currency: 'KWD', minMinor: 1_500 })
  expect(read('/?price=-').filters.price).toBeUndefined()
  expect(read('/?price=999999999-').filters.price).toBeUndefined()
})

test('what a form without scripts sends means the same', () => {
  const params = { colour: ['oak', 'walnut', 'oak'], 'price-min': '20', 'price-max': '', rating: '' }
  expect(isWrittenByForm(params)).toBe(true)
  expect(listingPath('/search', readListingQuery(params))).toBe('/search?colour=oak,walnut&price=20-')
  expect(isWrittenByForm({ colour: 'oak,walnut', utm_source: 'mail' })).toBe(false)
})

test('one value or a whole facet is taken away', () => {
  const { filters } = read('/?colour=oak,walnut&size=40cm&in-stock=1')
  expect(withoutFacet(filters, 'colour', 'oak').values).toEqual({ colour: ['walnut'], size: ['40cm'] })
  expect(withoutFacet(filters, 'colour').values).toEqual({ size: ['40cm'] })
  expect(withoutFacet(filters, 'in-stock').inStock).toBeUndefined()
})
