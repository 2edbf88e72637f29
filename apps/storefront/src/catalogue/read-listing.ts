import type { Facets, ProductCard, SearchInput } from '@millyard/contracts'
import { load, loadOptional } from '@millyard/web-kit/load'
import { anonymousApi } from '../server-kit.ts'
import { GOODS_PER_PAGE, type ListingQuery } from './listing-query.ts'

export type Scope = Pick<SearchInput, 'category' | 'factory' | 'brand' | 'collection'>
export type ListingData = {
  items: ProductCard[]
  /** The next page by itself. */
  nextCursor: string | null
  foundBy: 'all' | 'words' | 'alike'
  /** Null when the counts could not be had: the goods are shown without filters. */
  facets: Facets | null
}

/** What one answer of the catalogue holds at most. */
const MOST_AT_ONCE = 96

/** A list with its facets. Both are asked at once; only words that find nothing by themselves are counted after they were looked for. */
export async function readListing(query: ListingQuery, scope: Scope): Promise<ListingData> {
  const { catalogue } = anonymousApi().product
  const asked = { q: query.q, ...scope, ...query.filters }
  const readFacets = (isAlike: boolean) =>
    loadOptional(catalogue.facets.query({ ...asked, all: query.all, isAlike }), null)
  const [page, facets] = await Promise.all([readPages(query, scope), readFacets(false)])
  return { ...page, facets: page.foundBy === 'alike' ? await readFacets(true) : facets }
}

/** The pages that are on the screen, in as few questions as that takes. */
async function readPages({ q, filters, sort, cursor, pages }: ListingQuery, scope: Scope) {
  const { catalogue } = anonymousApi().product
  const items: ProductCard[] = []
  let next = cursor
  for (let left = pages * GOODS_PER_PAGE; ; ) {
    const limit = Math.min(left, MOST_AT_ONCE)
    const page = await load(catalogue.search.query({ q, ...scope, ...filters, sort, cursor: next, limit }))
    items.push(...page.items)
    left -= limit
    if (left === 0 || !page.nextCursor) return { items, nextCursor: page.nextCursor, foundBy: page.foundBy }
    next = page.nextCursor
  }
}
