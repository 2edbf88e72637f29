import { MAX_QUANTITY } from '@millyard/contracts'
import { Prisma } from '@millyard/product-db'

/** The quantity prices of a variant `v`, as JSON, ascending. */
export const PRICE_BREAKS = Prisma.sql`
  (select coalesce(json_agg(json_build_object('minQuantity', t.min_quantity, 'priceMinor', t.price_minor)
     order by t.min_quantity), '[]') from price_tier t where t.variant_id = v.id)`

/** The same without the reduction that runs. */
export const REGULAR_PRICE_BREAKS = Prisma.sql`
  (select coalesce(json_agg(json_build_object('minQuantity', t.min_quantity,
     'priceMinor', coalesce(t.regular_price_minor, t.price_minor)) order by t.min_quantity), '[]')
   from price_tier t where t.variant_id = v.id)`

/** What the price of a variant `v` is compared with: nothing when it is not lower. */
export const COMPARE_AT = Prisma.sql`case when (v.prior->>'priceMinor')::int > v.price_minor then v.prior end`

/** Units of a stock row `s` that can be ordered now. */
export const AVAILABLE = Prisma.sql`case when s.is_unlimited then ${MAX_QUANTITY}::int else s.on_hand - s.reserved end`

/** Whether a stock row `s` can be sold now: what is left below the smallest order cannot. */
export const IS_SELLABLE = Prisma.sql`(s.is_unlimited or s.on_hand - s.reserved >= s.min_quantity)`

/** How a product `p` is sold, as JSON. */
export const TERMS = Prisma.sql`
  json_build_object('supply', p.supply, 'isCapped', p.is_capped, 'minQuantity', p.min_quantity,
    'quantityStep', p.quantity_step)`
