import { type Facet, type Facets, type FacetsInput, MAX_COUNTED_GOODS } from '@millyard/contracts'
import { Prisma } from '@millyard/product-db'
import { UNNAMED } from '@millyard/service-kit'
import { isSpeltRight } from '../catalogue/english.ts'
import { MOST_ALIKE, toSearchQuery } from '../catalogue/search-query.ts'
import type { Deps } from '../deps.ts'
import { ON_SALE } from '../products/product.repository.ts'
import { BASE_COLUMNS, COLUMN_FACETS, FACET_ORDER } from './facet-table.ts'
import { chosenFacets, hasVariant, matchFilters, matchScope, matchVariants, toTokens } from './match-filters.ts'

type Row = {
  facet: string
  name: string
  value: string
  label: string
  n: number
  low: number | null
  high: number | null
}
const SHOWN_VALUES = 12
const ALL_VALUES = 200
const MOST_TOKEN_ROWS = 1_000
const TOTAL = '#total'

/**
 * Every facet of a list with counts, in one statement. A facet's counts leave its own choice out, so that a second colour shows
 * what it would add. That makes one base (the goods that match) per chosen facet and one for all others; each is found by the
 * indexes of its own conditions and holds at most `most` goods: of longer lists the newest are counted, and the answer says
 * "at least".
 */
export async function listFacets(deps: Deps, input: FacetsInput, most = MAX_COUNTED_GOODS): Promise<Facets> {
  const filters = { ...input, values: await deps.knownValues.keep(input.values) }
  const chosen = chosenFacets(filters)
  const scope = [ON_SALE, ...matchScope(input), ...matchWords(input)]
  const names = new Map([undefined, ...chosen].map((key, index) => [key, Prisma.raw(`base_${index}`)] as const))
  const base = (key: string | undefined) => names.get(key) ?? names.get(undefined) ?? Prisma.empty
  const bases = [...names].map(
    ([key, name]) => Prisma.sql`${name} as materialized (
      select ${BASE_COLUMNS} from product p where ${Prisma.join([...scope, ...matchFilters(filters, key)], ' and ')}
      order by p.published_at desc, p.id desc limit ${most + 1})`,
  )
  const limitOf = (key: string) => (input.all === key ? ALL_VALUES : SHOWN_VALUES) + 1

  const totals = [...names].map(
    ([key, name]) => Prisma.sql`
      select ${TOTAL}::text as facet, ''::text as name, ${key ?? ''}::text as value, ''::text as label, count(*) as n,
             null::int as low, null::int as high from ${name}`,
  )
  const columns = Object.entries(COLUMN_FACETS).map(
    ([key, facet]) => Prisma.sql`
      select ${key}::text, ${facet.name}::text, c.* from (${facet.counts(base(key), filters, limitOf(key))}) c`,
  )
  const tokens = Object.keys(filters.values ?? {})
  const statement = Prisma.sql`${Prisma.raw(UNNAMED)}with ${Prisma.join([...bases, ...tokenBases(filters, tokens, base)], ', ')}
    select facet, name, value, label, n::int, low, high from (
      ${Prisma.join(
        [
          ...totals,
          ...columns,
          countInStock(filters, base('in-stock')),
          countTokens(limitOf, input.all, [undefined, ...tokens], filters),
        ].map((part) => Prisma.sql`(${part})`),
        ' union all ',
      )}
    ) rows`
  const rows = await deps.database.client.$queryRaw<Row[]>(statement)
  return toFacets(rows, filters, chosen, most, limitOf)
}

function matchWords({ q, isAlike }: FacetsInput): Prisma.Sql[] {
  if (!q) return []
  if (isAlike && isSpeltRight(q)) return [Prisma.sql`false`]
  return isAlike
    ? [Prisma.sql`p.id = any(array(select s.product_id from similar_products(${q}, ${MOST_ALIKE}) s))`]
    : [Prisma.sql`p.search @@ ${toSearchQuery(q)}`]
}

function countInStock(filters: FacetsInput, base: Prisma.Sql): Prisma.Sql {
  const tokens = toTokens(filters.values)
  const condition =
    tokens.length === 0
      ? Prisma.sql`b.sellable_variants > 0`
      : Prisma.sql`b.sellable_variants > 0 and ${hasVariant(Prisma.sql`b`, tokens, true)}`
  return Prisma.sql`
    select 'in-stock', 'In stock', '1', 'In stock', count(*), null::int, null::int from ${base} b where ${condition}`
}

const tokenBase = (index: number) => Prisma.raw(`tokens_${index}`)

/**
 * Which tokens the goods of a base have: the product's own where one variant need not have two things at once, else those of
 * the variants that have everything else that is chosen.
 */
function tokenBases(
  filters: FacetsInput,
  chosenTokens: readonly string[],
  base: (key: string | undefined) => Prisma.Sql,
): Prisma.Sql[] {
  return [undefined, ...chosenTokens].map((key, index) => {
    const others = toTokens(filters.values, key)
    const inStock = filters.inStock === true
    const condition =
      key === undefined
        ? Prisma.sql`split_part(token, ':', 1) <> all(${chosenTokens}::text[])`
        : Prisma.sql`split_part(token, ':', 1) = ${key}`
    const counted =
      others.length === 0 && !inStock
        ? Prisma.sql`select token, count(*) as n from ${base(key)} b cross join lateral unnest(b.facet_tokens) as token
            where ${condition} group by token`
        : Prisma.sql`select token, count(*) as n from ${base(key)} b cross join lateral (
              select distinct token from ${matchVariants(Prisma.sql`b`, others, inStock, Prisma.sql`cross join lateral unnest(v.facet_tokens) as token`)}
            ) t where ${condition} group by token`
    return Prisma.sql`${tokenBase(index)} as materialized (${counted})`
  })
}

/** The most frequent tokens of each facet, chosen ones first, with their names. Facets that most goods have come first. */
function countTokens(
  limitOf: (key: string) => number,
  all: string | undefined,
  keys: readonly (string | undefined)[],
  filters: FacetsInput,
): Prisma.Sql {
  const chosen = toTokens(filters.values).flat()
  const union = Prisma.join(
    keys.map((_, index) => Prisma.sql`select * from ${tokenBase(index)}`),
    ' union all ',
  )
  return Prisma.sql`
    select v.facet, v.facet_name, substr(v.token, length(v.facet) + 2), v.value_name, t.n, null::int, null::int
    from (
      select token, n, sum(n) over (partition by facet) as weight,
             row_number() over (partition by facet order by token = any(${chosen}::text[]) desc, n desc, token) as place, facet
      from (
        select token, sum(n) as n, split_part(token, ':', 1) as facet
        from (${union} union all select token, 0 from unnest(${chosen}::text[]) as token) u group by token
      ) u
    ) t
    join facet_value v on v.token = t.token
    where t.place <= ${limitOf('')} or (t.facet = ${all ?? ''} and t.place <= ${ALL_VALUES + 1})
    order by t.weight desc, t.facet, t.place limit ${MOST_TOKEN_ROWS}`
}

function toFacets(
  rows: readonly Row[],
  filters: FacetsInput,
  chosen: readonly string[],
  most: number,
  limitOf: (key: string) => number,
): Facets {
  const totals = new Map(rows.filter(({ facet }) => facet === TOTAL).map(({ value, n }) => [value, n]))
  const totalOf = (key: string) => totals.get(key) ?? totals.get('') ?? 0
  const byFacet = Map.groupBy(
    rows.filter(({ facet }) => facet !== TOTAL),
    ({ facet }) => facet,
  )
  // What is chosen stays in sight, also where no goods have it any more.
  for (const key of chosen) if (!byFacet.has(key)) byFacet.set(key, [])
  const facets = [...byFacet].map(([key, found]): Facet => {
    const column = COLUMN_FACETS[key]
    const kind = column?.kind ?? (key === 'in-stock' ? 'flag' : 'values')
    const isChosen = new Set(
      column ? column.chosen(filters) : key === 'in-stock' ? (filters.inStock ? ['1'] : []) : filters.values?.[key],
    )
    const [first] = found
    const values =
      kind === 'price'
        ? []
        : found.map(({ value, label, n }) => ({ value, label, count: n, isChosen: isChosen.has(value) }))
    for (const value of kind === 'price' ? [] : isChosen)
      if (!values.some((known) => known.value === value)) values.push({ value, label: value, count: 0, isChosen: true })
    const limit = key === 'category' ? values.length : limitOf(key) - 1
    return {
      key,
      name: first?.name ?? column?.name ?? key,
      kind,
      values: values
        .toSorted(
          (a, b) => Number(b.isChosen) - Number(a.isChosen) || b.count - a.count || a.label.localeCompare(b.label),
        )
        .slice(0, Math.max(limit, isChosen.size)),
      hasMore: values.length > limit,
      price:
        kind === 'price' && first?.low != null && first.high != null
          ? { currency: first.value, minMinor: first.low, maxMinor: first.high }
          : null,
      isAtLeast: totalOf(key) > most,
      countWithout: totals.has(key) ? Math.min(totalOf(key), most) : null,
    }
  })
  const rank = (key: string) => {
    const place = FACET_ORDER.indexOf(key)
    return place === -1 ? FACET_ORDER.length : place
  }
  return {
    total: { count: Math.min(totalOf(''), most), isAtLeast: totalOf('') > most },
    facets: facets.toSorted((a, b) => rank(a.key) - rank(b.key)),
  }
}
