import { newId } from '@millyard/contracts'
import type { ProductTx } from '../deps.ts'

export type OfferedPrice = { variantId: string; productId: string; priceMinor: number }

/**
 * Writes down at what these variants are offered from now on, in the transaction that changes it. What is offered at the same
 * price already goes on. The variants' stock rows are locked by the caller, so one price follows the other without a gap.
 */
export async function recordPrices(tx: ProductTx, prices: readonly OfferedPrice[], now: Date): Promise<void> {
  if (prices.length === 0) return
  const variantIds = prices.map(({ variantId }) => variantId)
  const amounts = prices.map(({ priceMinor }) => priceMinor)
  // Two statements: within one, the new row could meet the index before the old one has ended.
  await tx.$executeRaw`
    update price_history h set valid_until = greatest(h.valid_from, ${now})
    from unnest(${variantIds}::text[], ${amounts}::int[]) as c(variant_id, price_minor)
    where h.variant_id = c.variant_id and h.valid_until is null and h.price_minor <> c.price_minor`
  await tx.$executeRaw`
    insert into price_history (id, variant_id, product_id, price_minor, valid_from)
    select c.id, c.variant_id, c.product_id, c.price_minor, ${now}
    from unnest(${prices.map(() => newId('prh'))}::text[], ${variantIds}::text[],
                ${prices.map(({ productId }) => productId)}::text[], ${amounts}::int[]) as c(id, variant_id, product_id, price_minor)
    where not exists (select from price_history h where h.variant_id = c.variant_id and h.valid_until is null)`
}

/** These variants are offered no more. */
export async function endPrices(tx: ProductTx, variantIds: readonly string[], now: Date): Promise<void> {
  if (variantIds.length === 0) return
  await tx.$executeRaw`
    update price_history set valid_until = greatest(valid_from, ${now})
    where variant_id = any(${variantIds}) and valid_until is null`
}
