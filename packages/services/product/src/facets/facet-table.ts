import type { ListFilters } from '@millyard/contracts'
import { Prisma } from '@millyard/product-db'
import { attributeTokens } from '../attributes/category-attributes.ts'

/*
 * All that goods can be narrowed by stands in this file: where tokens come from, what columns say, and in which order a page
 * shows them. See "Facets" in the README for how to add one.
 */

/**
 * Where tokens come from: rows `(product_id, variant_id, facet, facet_name, value_name)` of the given products, all text.
 * `variant_id` is null for what is said of the whole product. `facet` is a key (`brand`, or `facet_key(name)` of a name that
 * people gave); the value's part of the token is made of `value_name`.
 */
export type TokenSource = (productIds: readonly string[]) => Prisma.Sql

export const TOKEN_SOURCES: Readonly<Record<string, TokenSource>> = {
  /** The name that stands on the goods. */
  brand: (productIds) => Prisma.sql`
    select p.id as product_id, null::text as variant_id, 'brand' as facet, 'Brand' as facet_name, p.brand_name as value_name
    from product p where p.id = any(${productIds}) and p.brand_name <> ''`,
  /** What the product's category asks for and the factory has answered: material, width. */
  attributes: attributeTokens,
  /** Option values of the variants that are sold: colour, size. */
  options: (productIds) => Prisma.sql`
    select v.product_id, v.id as variant_id, facet_key(o.option ->> 'name') as facet, o.option ->> 'name' as facet_name,
           v.option_values[o.place] as value_name
    from product p join product_variant v on v.product_id = p.id and v.retired_at is null
    cross join lateral jsonb_array_elements(p.options) with ordinality as o(option, place)
    where p.id = any(${productIds}) and v.option_values[o.place] is not null`,
}

/** The order on the page. Facets that are not named stand at the end, those that most of the goods have first. */
export const FACET_ORDER: readonly string[] = ['category', 'price', 'in-stock', 'rating', 'brand', 'factory']

/** A facet that columns of the product answer. Conditions speak of a product `p`, counts read a base `b` (see `BASE_COLUMNS`). */
export type ColumnFacet = {
  name: string
  kind: 'values' | 'price' | 'rating'
  /** What goods must be; undefined when nothing is chosen. */
  condition: (filters: ListFilters) => Prisma.Sql | undefined
  chosen: (filters: ListFilters) => readonly string[]
  /** Rows `(value text, label text, n bigint, low int, high int)`, at most `limit`, chosen ones first. */
  counts: (base: Prisma.Sql, filters: ListFilters, limit: number) => Prisma.Sql
}

export const COLUMN_FACETS: Readonly<Record<string, ColumnFacet>> = {
  category: {
    name: 'Category',
    kind: 'values',
    condition: ({ categories }) =>
      categories &&
      Prisma.sql`p.category_path && array(select c.id from category c where c.slug = any(${categories}::text[]))`,
    chosen: ({ categories }) => categories ?? [],
    // All of them, as far as that goes: a page shows the level of the tree that it is about.
    counts: (base) => Prisma.sql`
      select c.slug as value, c.name as label, n.n, null::int as low, null::int as high
      from (select node, count(*) as n from ${base} b cross join lateral unnest(b.category_path) as node
            group by node order by n desc, node limit ${MOST_CATEGORIES}) n
      join category c on c.id = n.node`,
  },
  factory: {
    name: 'Factory',
    kind: 'values',
    condition: ({ factories }) => factories && Prisma.sql`p.vendor_slug = any(${factories}::text[])`,
    chosen: ({ factories }) => factories ?? [],
    counts: (base, { factories = [] }, limit) => Prisma.sql`
      select b.vendor_slug as value, min(b.vendor_name) as label, count(*) as n, null::int as low, null::int as high
      from ${base} b group by b.vendor_slug
      order by b.vendor_slug = any(${factories}::text[]) desc, n desc, b.vendor_slug limit ${limit}`,
  },
  price: {
    name: 'Price',
    kind: 'price',
    condition: ({ price }) =>
      price &&
      Prisma.sql`p.currency = ${price.currency} and p.min_price_minor between ${price.minMinor ?? 0}::int
        and ${price.maxMinor ?? MAX_INT}::int`,
    chosen: ({ price }) => (price ? [price.currency] : []),
    counts: (base, { price }) => Prisma.sql`
      select b.currency as value, b.currency as label, count(*) as n, min(b.min_price_minor) as low,
             max(b.min_price_minor) as high
      from ${base} b group by b.currency order by b.currency = ${price?.currency ?? ''} desc, n desc, b.currency limit 1`,
  },
  rating: {
    name: 'Rating',
    kind: 'rating',
    condition: ({ rating }) => (rating === undefined ? undefined : Prisma.sql`p.rating_average >= ${rating}::float8`),
    chosen: ({ rating }) => (rating === undefined ? [] : [String(rating)]),
    counts: (base) => Prisma.sql`
      select stars::text as value, stars::text as label, count(*) as n, null::int as low, null::int as high
      from ${base} b cross join generate_series(1, 5) as stars where b.rating_average >= stars group by stars
      order by stars desc`,
  },
}

/** What counting reads of the goods. */
export const BASE_COLUMNS = Prisma.sql`
  p.id, p.category_path, p.vendor_slug, p.vendor_name, p.currency, p.min_price_minor, p.rating_average,
  p.sellable_variants, p.facet_tokens`

const MOST_CATEGORIES = 300
const MAX_INT = 2_147_483_647
