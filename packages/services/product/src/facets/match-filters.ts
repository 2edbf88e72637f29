import type { ListFilters, SearchInput } from '@millyard/contracts'
import { Prisma } from '@millyard/product-db'
import { IS_SELLABLE } from '../offers/offer-columns.ts'
import { COLUMN_FACETS } from './facet-table.ts'

/** What a list is about, as conditions of a product `p`. */
export function matchScope({
  category,
  factory,
  brand,
  collection,
}: Pick<SearchInput, 'category' | 'factory' | 'brand' | 'collection'>) {
  const conditions: Prisma.Sql[] = []
  if (category)
    conditions.push(Prisma.sql`p.category_path @> array[(select c.id from category c where c.slug = ${category})]`)
  if (factory) conditions.push(Prisma.sql`p.vendor_slug = ${factory}`)
  if (brand) conditions.push(Prisma.sql`p.brand_slug = ${brand}`)
  if (collection)
    conditions.push(Prisma.sql`p.id = any(array(select i.product_id from collection_item i
      join collection c on c.id = i.collection_id where c.slug = ${collection} and c.is_shown))`)
  return conditions
}

/** The keys of the facets of which something is chosen. */
export function chosenFacets(filters: ListFilters): string[] {
  return [
    ...Object.entries(COLUMN_FACETS).flatMap(([key, facet]) => (facet.condition(filters) ? [key] : [])),
    ...(filters.inStock ? ['in-stock'] : []),
    ...Object.keys(filters.values ?? {}),
  ]
}

/** The filters as tokens, one list per facet. */
export function toTokens(values: ListFilters['values'], without?: string): string[][] {
  return Object.entries(values ?? {})
    .filter(([facet]) => facet !== without)
    .map(([facet, chosen]) => chosen.map((value) => `${facet}:${value}`))
}

/**
 * What goods must be, as conditions of a product `p`, leaving the choice of one facet out. The product's own tokens find
 * candidates by their index. Where two things must hold for one and the same variant (two facets of values, or one and stock),
 * its variants are asked by key.
 */
export function matchFilters(filters: ListFilters, without?: string): Prisma.Sql[] {
  const conditions = Object.entries(COLUMN_FACETS).flatMap(([key, facet]) =>
    key === without ? [] : (facet.condition(filters) ?? []),
  )
  const tokens = toTokens(filters.values, without)
  const inStock = filters.inStock === true && without !== 'in-stock'
  for (const either of tokens) conditions.push(Prisma.sql`p.facet_tokens && ${either}::text[]`)
  if (inStock) conditions.push(Prisma.sql`p.sellable_variants > 0`)
  if (tokens.length > 0 && tokens.length + Number(inStock) > 1)
    conditions.push(hasVariant(Prisma.sql`p`, tokens, inStock))
  return conditions
}

/**
 * Whether a product has such a variant. One row at most is read, product by product: an `exists` would become a join over all
 * variants of the shop.
 */
export function hasVariant(product: Prisma.Sql, tokens: readonly string[][], inStock: boolean): Prisma.Sql {
  return Prisma.sql`(select true from ${matchVariants(product, tokens, inStock)} limit 1) is true`
}

/** The variants on sale of a product that have one token of each list, and can be bought now when that is asked. */
export function matchVariants(
  product: Prisma.Sql,
  tokens: readonly string[][],
  inStock: boolean,
  join = Prisma.empty,
): Prisma.Sql {
  const conditions = [
    Prisma.sql`v.product_id = ${product}.id and v.retired_at is null`,
    ...tokens.map((either) => Prisma.sql`v.facet_tokens && ${either}::text[]`),
    ...(inStock ? [IS_SELLABLE] : []),
  ]
  const stock = inStock ? Prisma.sql`join stock_item s on s.variant_id = v.id` : Prisma.empty
  return Prisma.sql`product_variant v ${stock} ${join} where ${Prisma.join(conditions, ' and ')}`
}
