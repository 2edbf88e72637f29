import { Prisma } from '@millyard/product-db'
import type { Deps, ProductTx } from '../deps.ts'
import type { Reader } from '../products/product.repository.ts'

const WINDOW_MS = 30 * 24 * 3_600_000

export type Prior = { variantId: string; priceMinor: number; isShort: boolean }
type Rules = Pick<Deps, 'comparisonAfterMs'>

/**
 * The lowest price at which each of these variants was offered within the 30 days before a moment; absent for what was not on
 * sale for long enough to be compared with. What was offered for no time at all (set and set again at one moment) was never
 * offered. A variant that took the place of another (same options or same SKU, retired within those days) goes on with its
 * history: goods do not become new by being written anew. One statement, by price_history's index on variant and time.
 */
export function readPriorPrices(
  reader: Reader,
  { comparisonAfterMs }: Rules,
  variantIds: readonly string[],
  before: Date,
): Promise<Prior[]> {
  const from = new Date(before.getTime() - WINDOW_MS)
  const latest = new Date(before.getTime() - comparisonAfterMs)
  return reader.$queryRaw<Prior[]>(Prisma.sql`
    select v.id as "variantId", min(h.price_minor) filter (where h.valid_until is null or h.valid_until > ${from})::int as "priceMinor",
      min(h.valid_from) > ${from} as "isShort"
    from product_variant v
    join product_variant o on o.product_id = v.product_id
      and (o.id = v.id or o.retired_at > ${from} and (o.option_values = v.option_values or o.sku = v.sku))
    join price_history h on h.variant_id = o.id and h.valid_from < ${before}
      and (h.valid_until is null or h.valid_until > h.valid_from)
    where v.id = any(${[...variantIds]}) and v.retired_at is null
    group by v.id
    having min(h.valid_from) <= ${latest}
      and bool_or(h.valid_until is null or h.valid_until > ${from})`)
}

/** Writes down what these variants are compared with from now on. Their rows are locked by the caller. */
export async function keepPriors(tx: ProductTx, rules: Rules, variantIds: readonly string[], now: Date): Promise<void> {
  if (variantIds.length === 0) return
  const priors = await readPriorPrices(tx, rules, variantIds, now)
  await tx.$executeRaw`
    update product_variant v set prior = case when c."variantId" is null then null
      else jsonb_build_object('priceMinor', c."priceMinor", 'isShort', c."isShort") end
    from unnest(${[...variantIds]}::text[]) as own(id)
    left join jsonb_to_recordset(${JSON.stringify(priors)}::jsonb) as c("variantId" text, "priceMinor" int, "isShort" boolean)
      on c."variantId" = own.id
    where v.id = own.id`
}
