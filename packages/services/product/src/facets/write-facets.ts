import { Prisma } from '@millyard/product-db'
import type { ProductTx } from '../deps.ts'
import { TOKEN_SOURCES } from './facet-table.ts'

/**
 * Writes the tokens of products and their variants from all sources, and how people write them: one statement, in the
 * transaction that changes what they come from. The products' rows are locked by the caller. What a variant itself says of a
 * facet holds for it, not what is said of the whole product.
 */
export async function writeFacets(tx: ProductTx, productIds: readonly string[]): Promise<void> {
  if (productIds.length === 0) return
  const sources = Object.values(TOKEN_SOURCES).map((source) => Prisma.sql`(${source(productIds)})`)
  await tx.$executeRaw`
    with source as materialized (
      select s.*, s.facet || ':' || facet_slug(s.value_name) as token
      from (${Prisma.join(sources, ' union all ')}) as s(product_id, variant_id, facet, facet_name, value_name)
    ),
    known as (
      insert into facet_value (token, facet, facet_name, value_name)
      select distinct on (token) token, facet, trim(facet_name), trim(value_name) from source order by token, product_id
      on conflict (token) do nothing
    ),
    of_variant as materialized (
      select v.id, v.product_id,
        coalesce(array_agg(distinct s.token order by s.token) filter (where s.token is not null), '{}') as tokens
      from product_variant v left join source s
        on s.product_id = v.product_id and (s.variant_id = v.id or s.variant_id is null
          and not exists (select from source own where own.variant_id = v.id and own.facet = s.facet))
      where v.product_id = any(${productIds}) and v.retired_at is null
      group by v.id
    ),
    written as (
      update product_variant v set facet_tokens = o.tokens from of_variant o
      where v.id = o.id and v.facet_tokens is distinct from o.tokens
    )
    update product p set facet_tokens = o.tokens
    from (
      select o.product_id, coalesce(array_agg(distinct token order by token) filter (where token is not null), '{}') as tokens
      from of_variant o left join lateral unnest(o.tokens) as token on true group by o.product_id
    ) o
    where p.id = o.product_id and p.facet_tokens is distinct from o.tokens`
}
