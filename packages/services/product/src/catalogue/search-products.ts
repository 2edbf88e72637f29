import { idSchema, type ProductCard, type SearchInput, timestampSchema } from '@millyard/contracts'
import { Prisma } from '@millyard/product-db'
import { decodeCursor, toPage, UNNAMED } from '@millyard/service-kit'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { chosenFacets, matchFilters, matchScope } from '../facets/match-filters.ts'
import { ON_SALE } from '../products/product.repository.ts'
import { isSpeltRight } from './english.ts'
import { CARD_COLUMNS, type CardRow, toProductCard } from './product-card.ts'
import { MOST_ALIKE, toSearchQuery } from './search-query.ts'

type Mode = 'all' | 'words' | 'alike'
type Row = CardRow & { mode: Mode; sort_key: Date | number }
type Sort = { key: Prisma.Sql; isAscending: boolean; schema: z.ZodType<string | number>; cast: Prisma.Sql }

const NUMBER_AS_INT = { schema: z.int32(), cast: Prisma.sql`::int` }
const NUMBER = { schema: z.number(), cast: Prisma.sql`::float8` }
const SORTS = {
  newest: {
    key: Prisma.sql`p.published_at`,
    isAscending: false,
    schema: timestampSchema,
    cast: Prisma.sql`::timestamptz`,
  },
  price_asc: { key: Prisma.sql`p.min_price_minor`, isAscending: true, ...NUMBER_AS_INT },
  price_desc: { key: Prisma.sql`p.min_price_minor`, isAscending: false, ...NUMBER_AS_INT },
  rating: { key: Prisma.sql`p.rating_score`, isAscending: false, ...NUMBER },
} as const satisfies Record<string, Sort>
/** A collection's own order. */
const PLACED: Sort = { key: Prisma.sql`i.position`, isAscending: true, ...NUMBER_AS_INT }

/**
 * A page of products on sale, always in one statement.
 *
 * Without words it walks one of the partial indexes `product_on_sale_*`. With words it asks the stored search document (GIN);
 * only when that finds nothing, and a word may be misspelt, the same statement goes on to titles that look alike (trigrams). A
 * later page stays with what the first one found, which its cursor says. Only the conditions that are asked for are written, so each
 * combination is a prepared statement with a plan of its own.
 *
 * @throws AppError BAD_INPUT (`cursor` of another list)
 */
export async function searchProducts(
  deps: Deps,
  input: SearchInput,
): Promise<{ items: ProductCard[]; nextCursor: string | null; foundBy: Mode }> {
  const filters = { ...input, values: await deps.knownValues.keep(input.values) }
  const conditions = [...matchScope(input), ...matchFilters(filters)]
  // Of what shapes there can be, those with filters are too many to be kept.
  const beginning = chosenFacets(filters).some((key) => key !== 'in-stock') ? Prisma.raw(UNNAMED) : Prisma.empty
  const limit = input.limit + 1

  if (!input.q) {
    const isPlaced = input.collection !== undefined && input.sort === 'relevance'
    const sort = isPlaced ? PLACED : SORTS[input.sort === 'relevance' ? 'newest' : input.sort]
    const after = decodeCursor(input.cursor, cursorSchema(['all'], sort.schema))
    const placed = isPlaced
      ? Prisma.sql`join collection_item i on i.product_id = p.id
          and i.collection_id = (select c.id from collection c where c.slug = ${input.collection} and c.is_shown)`
      : Prisma.empty
    const statement = Prisma.sql`${beginning}
      select ${branch('all', sort)} from product p ${placed}
      where ${Prisma.join([ON_SALE, ...conditions, ...afterKey(sort, after)], ' and ')}
      order by ${order(sort, Prisma.sql`p.id`)} limit ${limit}`
    return toCards(deps, input, await deps.database.client.$queryRaw<Row[]>(statement), 'all')
  }

  const query = toSearchQuery(input.q)
  const wordsSort =
    input.sort === 'relevance' ? byScore(Prisma.sql`ts_rank(p.search, ${query})::float8`) : SORTS[input.sort]
  const alikeSort = input.sort === 'relevance' ? byScore(Prisma.sql`s.score`) : SORTS[input.sort]
  const after = decodeCursor(input.cursor, cursorSchema(['words', 'alike'], wordsSort.schema))

  const found = Prisma.sql`
    select ${branch('words', wordsSort)} from product p
    where ${Prisma.join([ON_SALE, Prisma.sql`p.search @@ ${query}`, ...conditions, ...afterKey(wordsSort, after)], ' and ')}
    order by ${order(wordsSort, Prisma.sql`p.id`)} limit ${limit}`
  const neverMisspelt = isSpeltRight(input.q) ? [Prisma.sql`false`] : []
  const alike = (condition: Prisma.Sql) => Prisma.sql`
    select ${branch('alike', alikeSort)} from similar_products(${input.q}, ${MOST_ALIKE}) s join product p on p.id = s.product_id
    where ${Prisma.join([condition, ...neverMisspelt, ...conditions, ...afterKey(alikeSort, after)], ' and ')}
    order by ${order(alikeSort, Prisma.sql`p.id`)} limit ${limit}`
  if (after) {
    const statement = Prisma.sql`${beginning}${after[0] === 'words' ? found : alike(Prisma.sql`true`)}`
    return toCards(deps, input, await deps.database.client.$queryRaw<Row[]>(statement), after[0])
  }

  // Whether the words find anything is asked without filters: one that leaves nothing must not bring other goods.
  const none =
    conditions.length === 0 ? Prisma.sql`not exists (select from found)` : Prisma.sql`not finds_words(${query})`
  const statement = Prisma.sql`${beginning}
    with found as materialized (${found}), is_alike as materialized (select ${none} as is_alike),
      alike as materialized (${alike(Prisma.sql`(select is_alike from is_alike)`)})
    select either.*, a.is_alike from is_alike a
    left join (select * from found union all select * from alike) either on true
    order by sort_key ${wordsSort.isAscending ? Prisma.sql`asc` : Prisma.sql`desc`},
             id ${wordsSort.isAscending ? Prisma.sql`asc` : Prisma.sql`desc`}`
  const rows = await deps.database.client.$queryRaw<(Row & { is_alike: boolean })[]>(statement)
  const mode = rows.some((row) => row.is_alike) ? 'alike' : 'words'
  return toCards(
    deps,
    input,
    rows.filter((row) => row.id !== null),
    mode,
  )
}

function byScore(key: Prisma.Sql): Sort {
  return { key, isAscending: false, ...NUMBER }
}

function branch(mode: Mode, sort: Sort): Prisma.Sql {
  return Prisma.sql`${CARD_COLUMNS}, ${mode}::text as mode, ${sort.key} as sort_key`
}

function order(sort: Sort, id: Prisma.Sql): Prisma.Sql {
  return sort.isAscending ? Prisma.sql`${sort.key}, ${id}` : Prisma.sql`${sort.key} desc, ${id} desc`
}

function cursorSchema(modes: [Mode, ...Mode[]], key: z.ZodType<string | number>) {
  return z.tuple([z.enum(modes), key, idSchema('prd')])
}

function afterKey(sort: Sort, after: [Mode, string | number, string] | undefined): Prisma.Sql[] {
  if (!after) return []
  const [, key, id] = after
  return [
    sort.isAscending
      ? Prisma.sql`(${sort.key}, p.id) > (${key}${sort.cast}, ${id})`
      : Prisma.sql`(${sort.key}, p.id) < (${key}${sort.cast}, ${id})`,
  ]
}

function toCards(deps: Deps, input: SearchInput, rows: Row[], foundBy: Mode) {
  const page = toPage(
    rows,
    input.limit,
    (row) => toProductCard(deps, row),
    ({ mode, sort_key, id }) => [mode, sort_key instanceof Date ? sort_key.toISOString() : sort_key, id],
  )
  return { ...page, foundBy }
}
