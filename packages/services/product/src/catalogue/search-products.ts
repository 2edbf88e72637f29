import { idSchema, type ProductCard, type SearchInput, timestampSchema } from '@millyard/contracts'
import { Prisma } from '@millyard/product-db'
import { decodeCursor, toPage } from '@millyard/service-kit'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { ON_SALE } from '../products/product.repository.ts'
import { CARD_COLUMNS, type CardRow, toProductCard } from './product-card.ts'
import { splitSearchWords } from './search-words.ts'

type Mode = 'all' | 'words' | 'alike'
type Row = CardRow & { mode: Mode; sort_key: Date | number }
type Sort = { key: Prisma.Sql; isAscending: boolean; schema: z.ZodType<string | number>; cast: Prisma.Sql }

const MOST_ALIKE = 500
const NUMBER = { schema: z.number(), cast: Prisma.sql`::float8` }
const SORTS = {
  newest: {
    key: Prisma.sql`p.published_at`,
    isAscending: false,
    schema: timestampSchema,
    cast: Prisma.sql`::timestamptz`,
  },
  price_asc: { key: Prisma.sql`p.min_price_minor`, isAscending: true, schema: z.int32(), cast: Prisma.sql`::int` },
  price_desc: { key: Prisma.sql`p.min_price_minor`, isAscending: false, schema: z.int32(), cast: Prisma.sql`::int` },
  rating: { key: Prisma.sql`p.rating_average`, isAscending: false, ...NUMBER },
} as const satisfies Record<string, Sort>

/**
 * A page of products on sale, always in one statement.
 *
 * Without words it walks one of the partial indexes `product_on_sale_*`. With words it asks the stored search document (GIN);
 * only when that finds nothing, the same statement goes on to titles that look alike (trigrams). A later page stays with
 * what the first one found, which its cursor says. Only the conditions that are asked for are written, so each
 * combination is a prepared statement with a plan of its own.
 *
 * @throws AppError BAD_INPUT (`cursor` of another list)
 */
export async function searchProducts(
  deps: Deps,
  input: SearchInput,
): Promise<{ items: ProductCard[]; nextCursor: string | null }> {
  const words = input.q ? splitSearchWords(input.q) : undefined
  const filters = toFilters(input)
  const limit = input.limit + 1

  if (!words) {
    const sort = SORTS[input.sort === 'relevance' ? 'newest' : input.sort]
    const after = decodeCursor(input.cursor, cursorSchema(['all'], sort.schema))
    const statement = Prisma.sql`
      select ${branch('all', sort)} from product p
      where ${Prisma.join([ON_SALE, ...filters, ...afterKey(sort, after)], ' and ')}
      order by ${order(sort, Prisma.sql`p.id`)} limit ${limit}`
    return toCards(deps, input, await deps.database.client.$queryRaw<Row[]>(statement))
  }

  const query = words.beginning
    ? Prisma.sql`(websearch_to_tsquery('millyard', ${words.whole}) || (websearch_to_tsquery('millyard', ${words.before})
        && to_tsquery('millyard', ${`${words.beginning}:*`})))`
    : Prisma.sql`websearch_to_tsquery('millyard', ${words.whole})`
  const wordsSort =
    input.sort === 'relevance' ? byScore(Prisma.sql`ts_rank(p.search, ${query})::float8`) : SORTS[input.sort]
  const alikeSort = input.sort === 'relevance' ? byScore(Prisma.sql`s.score`) : SORTS[input.sort]
  const after = decodeCursor(input.cursor, cursorSchema(['words', 'alike'], wordsSort.schema))

  const found = Prisma.sql`
    select ${branch('words', wordsSort)} from product p
    where ${Prisma.join([ON_SALE, Prisma.sql`p.search @@ ${query}`, ...filters, ...afterKey(wordsSort, after)], ' and ')}
    order by ${order(wordsSort, Prisma.sql`p.id`)} limit ${limit}`
  const alike = (condition: Prisma.Sql) => Prisma.sql`
    select ${branch('alike', alikeSort)} from similar_products(${words.whole}, ${MOST_ALIKE}) s join product p on p.id = s.product_id
    where ${Prisma.join([condition, ...filters, ...afterKey(alikeSort, after)], ' and ')}
    order by ${order(alikeSort, Prisma.sql`p.id`)} limit ${limit}`

  const statement =
    after?.[0] === 'words'
      ? found
      : after?.[0] === 'alike'
        ? alike(Prisma.sql`true`)
        : Prisma.sql`
            with found as materialized (${found}), alike as materialized (${alike(Prisma.sql`not exists (select from found)`)})
            select * from (select * from found union all select * from alike) either
            order by sort_key ${wordsSort.isAscending ? Prisma.sql`asc` : Prisma.sql`desc`},
                     id ${wordsSort.isAscending ? Prisma.sql`asc` : Prisma.sql`desc`}`
  return toCards(deps, input, await deps.database.client.$queryRaw<Row[]>(statement))
}

function toFilters(input: SearchInput): Prisma.Sql[] {
  const filters: Prisma.Sql[] = []
  if (input.category)
    filters.push(Prisma.sql`p.category_path @> array[(select c.id from category c where c.slug = ${input.category})]`)
  if (input.factory) filters.push(Prisma.sql`p.vendor_slug = ${input.factory}`)
  if (input.inStock) filters.push(Prisma.sql`p.sellable_variants > 0`)
  return filters
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

function toCards(deps: Deps, input: SearchInput, rows: Row[]) {
  return toPage(
    rows,
    input.limit,
    (row) => toProductCard(deps.mediaUrl, row),
    ({ mode, sort_key, id }) => [mode, sort_key instanceof Date ? sort_key.toISOString() : sort_key, id],
  )
}
