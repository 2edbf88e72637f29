import { type ListFilters, listFiltersSchema, SEARCH_SORTS, type SearchInput, slugSchema } from '@millyard/contracts'
import { currencyExponent, isCurrencyCode, toDecimalString } from '@millyard/money'
import { firstParam, type RawSearchParams } from '../page-props.ts'

/** What the address of a listing can say. What its path says besides is its scope. */
export type ListingQuery = {
  q: string | undefined
  /** What somebody typed before the words were corrected. */
  askedFor: string | undefined
  /** The words are looked for as they are. */
  isExact: boolean
  filters: ListFilters
  sort: SearchInput['sort']
  cursor: string | undefined
  /** How many pages are on the screen. */
  pages: number
  /** The facet of which all values are shown. */
  all: string | undefined
}

export const GOODS_PER_PAGE = 24
/** A longer list goes on with its next address. */
const MOST_PAGES = 8
const MAX_WORDS = 120
const MAX_CURSOR = 400
/** Prices are meant in it unless the address says otherwise. */
const USUAL_CURRENCY = 'EUR'
/** What is no facet. `price-min` and `price-max` are the fields of a form without scripts. */
const OWN_PARAMS = new Set(
  [
    'q',
    'for',
    'exact',
    'category',
    'factory',
    'collection',
    'price',
    'price-min',
    'price-max',
    'currency',
    'rating',
  ].concat(['in-stock', 'inStock', 'sort', 'cursor', 'pages', 'all', 'limit']),
)

/** The values of a parameter: `a,b`, or given several times as forms do. */
function listParam(value: string | string[] | undefined): string[] {
  return [value ?? []].flat().flatMap((text) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean),
  )
}

function keep<Key extends keyof ListFilters>(key: Key, value: unknown): ListFilters[Key] | undefined {
  const parsed = listFiltersSchema.shape[key].safeParse(value)
  return parsed.success ? (parsed.data as ListFilters[Key]) : undefined
}

function words(value: string | string[] | undefined): string | undefined {
  return firstParam(value)?.trim().slice(0, MAX_WORDS) || undefined
}

/** Reads an address that anyone may have typed: what makes no sense is left out, never an error. */
export function readListingQuery(params: RawSearchParams): ListingQuery {
  const q = words(params.q)
  const cursor = firstParam(params.cursor)
  const sort = firstParam(params.sort)
  const pages = Number(firstParam(params.pages))
  const all = firstParam(params.all)
  return {
    q,
    askedFor: q ? words(params.for) : undefined,
    isExact: firstParam(params.exact) === '1',
    filters: readFilters(params),
    sort: SEARCH_SORTS.find((known) => known === sort) ?? 'relevance',
    cursor: cursor && cursor.length <= MAX_CURSOR ? cursor : undefined,
    pages: Number.isInteger(pages) && pages >= 1 && pages <= MOST_PAGES ? pages : 1,
    all: all && keep('values', { [all]: ['x'] }) ? all : undefined,
  }
}

function readFilters(params: RawSearchParams): ListFilters {
  const rating = Number(firstParam(params.rating))
  const values: Record<string, string[]> = {}
  for (const [key, value] of Object.entries(params)) {
    if (OWN_PARAMS.has(key)) continue
    const found = [...new Set(listParam(value))].filter((part) => keep('values', { [key]: [part] }))
    const fits = keep('values', { ...values, [key]: found })
    if (found.length > 0 && fits) values[key] = found
  }
  const slugs = (value: string | string[] | undefined) => {
    const found = [...new Set(listParam(value))].filter((part) => slugSchema.safeParse(part).success)
    return found.length > 0 ? found : undefined
  }
  const filters: ListFilters = {
    categories: keep('categories', slugs(params.category)),
    factories: keep('factories', slugs(params.factory)),
    price: readPrice(params),
    rating: keep('rating', rating),
    inStock: (firstParam(params['in-stock']) ?? firstParam(params.inStock)) === '1' ? true : undefined,
    values: Object.keys(values).length > 0 ? values : undefined,
  }
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined))
}

/** `20-80`, `19.99-`, `-80`, in units of the currency. */
function readPrice(params: RawSearchParams): ListFilters['price'] {
  const text =
    firstParam(params.price) ?? `${firstParam(params['price-min']) ?? ''}-${firstParam(params['price-max']) ?? ''}`
  const match = /^\s*(\d{0,9}(?:[.,]\d{1,3})?)\s*-\s*(\d{0,9}(?:[.,]\d{1,3})?)\s*$/.exec(text)
  const asked = firstParam(params.currency)?.toUpperCase()
  const currency = asked && isCurrencyCode(asked) ? asked : USUAL_CURRENCY
  const toMinor = (amount: string | undefined) =>
    amount ? Math.round(Number(amount.replace(',', '.')) * 10 ** currencyExponent(currency)) : undefined
  const [low, high] = [toMinor(match?.[1]), toMinor(match?.[2])]
  if (low === undefined && high === undefined) return undefined
  const isTurned = low !== undefined && high !== undefined && low > high
  return keep('price', { currency, minMinor: isTurned ? high : low, maxMinor: isTurned ? low : high })
}

/** An amount as addresses and fields say it: `20`, `19.99`. */
export function toPlainAmount(amountMinor: number | undefined, currency: string): string {
  return amountMinor === undefined ? '' : toDecimalString({ amountMinor, currency }).replace(/\.0+$/, '')
}

/** The address of a listing, without what is at its default. */
export function listingPath(path: string, query: ListingQuery): string {
  const { filters } = query
  const params: [string, string | undefined][] = [
    ['q', query.q],
    ['for', query.askedFor],
    ['exact', query.isExact ? '1' : undefined],
    ['category', filters.categories?.join(',')],
    ...Object.entries(filters.values ?? {}).map(([key, chosen]): [string, string] => [key, chosen.join(',')]),
    ['factory', filters.factories?.join(',')],
    ['price', priceParam(filters.price)],
    ['currency', filters.price && filters.price.currency !== USUAL_CURRENCY ? filters.price.currency : undefined],
    ['rating', filters.rating?.toString()],
    ['in-stock', filters.inStock ? '1' : undefined],
    ['sort', query.sort === 'relevance' ? undefined : query.sort],
    ['all', query.all],
    ['pages', query.pages > 1 ? String(query.pages) : undefined],
    ['cursor', query.cursor],
  ]
  const text = params
    .flatMap(([key, value]) =>
      value ? [`${encodeURIComponent(key)}=${encodeURIComponent(value).replaceAll('%2C', ',')}`] : [],
    )
    .join('&')
  return text ? `${path}?${text}` : path
}

function priceParam(price: ListFilters['price']): string | undefined {
  if (!price) return undefined
  return `${toPlainAmount(price.minMinor, price.currency)}-${toPlainAmount(price.maxMinor, price.currency)}`
}

/** The same list from its beginning, narrowed otherwise. */
export function withFilters(query: ListingQuery, filters: ListFilters): ListingQuery {
  return { ...query, filters, cursor: undefined, pages: 1, all: undefined }
}

/** The filters without the choice of one facet, or without one value of it. */
export function withoutFacet(filters: ListFilters, key: string, value?: string): ListFilters {
  const drop = (chosen: string[] | undefined) => {
    const rest = value === undefined ? [] : (chosen ?? []).filter((other) => other !== value)
    return rest.length > 0 ? rest : undefined
  }
  if (key === 'category') return { ...filters, categories: drop(filters.categories) }
  if (key === 'factory') return { ...filters, factories: drop(filters.factories) }
  if (key === 'price') return { ...filters, price: undefined }
  if (key === 'rating') return { ...filters, rating: undefined }
  if (key === 'in-stock') return { ...filters, inStock: undefined }
  const values = Object.fromEntries(
    Object.entries(filters.values ?? {}).flatMap(([other, chosen]) => {
      const rest = other === key ? drop(chosen) : chosen
      return rest ? [[other, rest]] : []
    }),
  )
  return { ...filters, values: Object.keys(values).length > 0 ? values : undefined }
}

export function isNarrowed({ filters }: ListingQuery): boolean {
  return Object.values(filters).some((value) => value !== undefined)
}

/** Whether one more page fits on the screen. */
export function hasRoom({ pages }: ListingQuery): boolean {
  return pages < MOST_PAGES
}

/** A form without scripts says things twice or in two fields; its answer gets the address that people can read. */
export function isWrittenByForm(params: RawSearchParams): boolean {
  return (
    'price-min' in params ||
    'price-max' in params ||
    Object.entries(params).some(([key, value]) => Array.isArray(value) && key !== 'q')
  )
}

/** Lists as they are are for search engines; what somebody made of them is not. */
export function isPlainListing(query: ListingQuery): boolean {
  return (
    !query.q && !isNarrowed(query) && !query.cursor && query.pages === 1 && query.sort === 'relevance' && !query.all
  )
}
