import { DEFAULT_LOW_STOCK_AT, type EventData } from '@millyard/contracts'
import { publish } from '@millyard/service-kit'
import type { Deps, ProductTx } from '../deps.ts'
import type { StockChange } from './stock.repository.ts'

const NAMED = 20

type Row = EventData<'stock.low.v1'>['items'][number] & { vendorId: string }

/**
 * Tells of variants whose shelf has just fallen to their threshold, or below the smallest order, or to nothing; what is made
 * without a limit never does. It goes by what lies there, not by what can be bought: a hold that nobody pays for would warn anew at every visit. Each crossing is seen once, by the transaction
 * that holds the stock row.
 */
export async function tellLowStock(deps: Deps, tx: ProductTx, changes: readonly StockChange[]): Promise<void> {
  const falls = changes.filter(({ stock, onHand }) => onHand < 0 && !stock.isRetired && !stock.isUnlimited)
  if (falls.length === 0) return
  const rows = await tx.$queryRaw<Row[]>`
    select v.vendor_id as "vendorId", v.id as "variantId", p.title, array_to_string(v.option_values, ', ') as "variantTitle",
           v.sku, c.after as "onHand", l.low_at as "lowAt"
    from unnest(${falls.map(({ stock }) => stock.variantId)}::text[], ${falls.map(({ stock }) => stock.onHand)}::int[],
                ${falls.map(({ stock, onHand }) => stock.onHand + onHand)}::int[]) as c(variant_id, before, after)
    join product_variant v on v.id = c.variant_id
    join product p on p.id = v.product_id and p.status = 'approved'
    join stock_item s on s.variant_id = v.id
    left join stock_setting d on d.vendor_id = v.vendor_id
    cross join lateral (
      select greatest(coalesce(s.low_at, d.low_at, ${DEFAULT_LOW_STOCK_AT}), s.min_quantity - 1) as low_at) l
    where (c.before > l.low_at and c.after <= l.low_at) or (c.before > 0 and c.after <= 0)
    order by c.after, v.id`
  const byVendor = new Map<string, Row[]>()
  for (const row of rows) byVendor.set(row.vendorId, [...(byVendor.get(row.vendorId) ?? []), row])
  for (const [vendorId, own] of byVendor)
    await publish(tx, deps.clock, 'stock.low.v1', vendorId, {
      vendorId,
      count: own.length,
      items: own.slice(0, NAMED).map(({ vendorId: _vendorId, ...item }) => item),
    })
}
