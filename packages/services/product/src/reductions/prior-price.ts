import { Prisma } from '@millyard/product-db'
import type { Reader } from '../products/product.repository.ts'

export const WINDOW_MS = 30 * 24 * 3_600_000

export type Prior = { variantId: string; priceMinor: number; isShort: boolean }

/**
 * The lowest price at which each variant was offered within the 30 days before a moment; absent for what was not on sale
 * then. What was offered for no time at all (set and set again at one moment) was never offered. One statement, by
 * price_history's index on variant and time.
 */
export function readPriorPrices(reader: Reader, productId: string, before: Date): Promise<Prior[]> {
  const from = new Date(before.getTime() - WINDOW_MS)
  return reader.$queryRaw<Prior[]>(Prisma.sql`
    select v.id as "variantId", min(h.price_minor)::int as "priceMinor",
           (select min(first.valid_from) from price_history first where first.variant_id = v.id) > ${from} as "isShort"
    from product_variant v join price_history h on h.variant_id = v.id
    where v.product_id = ${productId} and v.retired_at is null
      and h.valid_from < ${before} and (h.valid_until is null or h.valid_until > ${from})
      and (h.valid_until is null or h.valid_until > h.valid_from)
    group by v.id`)
}
