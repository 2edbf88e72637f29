import { SEARCH_SORTS, type SearchInput, slugSchema } from '@millyard/contracts'
import { firstParam, type RawSearchParams } from '../page-props.ts'

/** What the address of a listing can say. */
export type ListingQuery = Pick<SearchInput, 'q' | 'category' | 'factory' | 'brand' | 'inStock' | 'cursor'> & {
  sort: SearchInput['sort']
}

const MAX_WORDS = 120
const MAX_CURSOR = 400

function slug(value: string | string[] | undefined): string | undefined {
  const parsed = slugSchema.safeParse(firstParam(value))
  return parsed.success ? parsed.data : undefined
}

/** Reads an address that anyone may have typed: what makes no sense is left out, never an error. */
export function readListingQuery(params: RawSearchParams): ListingQuery {
  const words = firstParam(params.q)?.trim().slice(0, MAX_WORDS)
  const cursor = firstParam(params.cursor)
  const sort = firstParam(params.sort)
  return {
    q: words || undefined,
    category: slug(params.category),
    factory: slug(params.factory),
    inStock: firstParam(params.inStock) === '1' ? true : undefined,
    sort: SEARCH_SORTS.find((known) => known === sort) ?? (words ? 'relevance' : 'newest'),
    cursor: cursor && cursor.length <= MAX_CURSOR ? cursor : undefined,
  }
}

/** The address of a listing, without what is at its default. `fixed` is what the path already says. */
export function listingPath(path: string, query: ListingQuery, fixed: readonly (keyof ListingQuery)[] = []): string {
  const params = new URLSearchParams()
  const put = (key: keyof ListingQuery, value: string | undefined) => {
    if (value && !fixed.includes(key)) params.set(key, value)
  }
  put('q', query.q)
  put('category', query.category)
  put('factory', query.factory)
  put('inStock', query.inStock ? '1' : undefined)
  put('sort', query.sort === (query.q ? 'relevance' : 'newest') ? undefined : query.sort)
  put('cursor', query.cursor)
  const text = params.toString()
  return text ? `${path}?${text}` : path
}
