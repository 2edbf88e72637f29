import type { Deps, ProductTx } from '../deps.ts'

const WINDOW_MS = 30 * 24 * 3_600_000

/**
 * Writes down what these variants are compared with from now on: the lowest price at which each was offered within the 30 days
 * before; nothing for what was not on sale for long enough. What was offered for no time at all (set and set again at one
 * moment) was never offered. A variant that took the place of another (same options or same SKU, retired within those days)
 * goes on with its history: goods do not become new by being written anew. One statement, by price_history's index on variant
 * and time. Their rows are locked by the caller.
 */
export async function keepPriors(
  tx: ProductTx,
  { comparisonAfterMs }: Pick<Deps, 'comparisonAfterMs'>,
  variantIds: readonly string[],
  now: Date,
): Promise<void> {
  if (variantIds.length === 0) return
  const from = new Date(now.getTime() - WINDOW_MS)
  const latest = new Date(now.getTime() - comparisonAfterMs)
  await tx.$executeRaw`
    update product_variant own set prior = found.prior
    from unnest(${[...variantIds]}::text[]) as asked(id)
    left join lateral (
      select jsonb_build_object(
        'priceMinor', min(h.price_minor) filter (where h.valid_until is null or h.valid_until > ${from}),
        'isShort', min(h.valid_from) > ${from}) as prior
      from product_variant v
      join product_variant o on o.product_id = v.product_id
        and (o.id = v.id or o.retired_at > ${from} and (o.option_values = v.option_values or o.sku = v.sku))
      join price_history h on h.variant_id = o.id and h.valid_from < ${now}
        and (h.valid_until is null or h.valid_until > h.valid_from)
      where v.id = asked.id and v.retired_at is null
      having min(h.valid_from) <= ${latest} and bool_or(h.valid_until is null or h.valid_until > ${from})
    ) found on true
    where own.id = asked.id`
}
