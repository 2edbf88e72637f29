import { DEFAULT_LOW_STOCK_AT, type InventoryRow, type StockState } from '@millyard/contracts'
import { Prisma } from '@millyard/product-db'
import { type StoredImage, toImageRefOrNull } from '../images/image-ref.ts'
import { IS_SELLABLE } from '../offers/offer-columns.ts'

/** A variant that is on sale, with its shelf. */
export type ShelfRow = {
  variantId: string
  productId: string
  productTitle: string
  optionValues: string[]
  sku: string
  image: StoredImage | null
  priceMinor: number
  currency: string
  onHand: number
  reserved: number
  isUnlimited: boolean
  minQuantity: number
  lowAt: number
  ownLowAt: number | null
}

/** The vendor's variants on sale: `v`, its product `p`, its shelf `s`, its threshold `l`. */
export const shelvesOf = (vendorId: string) => Prisma.sql`
  from product_variant v
  join product p on p.id = v.product_id and p.status = 'approved'
  join stock_item s on s.variant_id = v.id
  left join stock_setting d on d.vendor_id = v.vendor_id
  cross join lateral (select coalesce(s.low_at, d.low_at, ${DEFAULT_LOW_STOCK_AT}) as low_at) l
  where v.vendor_id = ${vendorId} and v.retired_at is null`

export const SHELF_COLUMNS = Prisma.sql`
  v.id as "variantId", p.id as "productId", p.title as "productTitle", v.option_values as "optionValues", v.sku, p.image,
  coalesce(v.regular_price_minor, v.price_minor) as "priceMinor", p.currency, s.on_hand as "onHand", s.reserved, s.is_unlimited as "isUnlimited",
  s.min_quantity as "minQuantity", l.low_at as "lowAt", s.low_at as "ownLowAt"`

export const IS_OUT = Prisma.sql`not ${IS_SELLABLE}`
/** What is made without a limit never runs low. */
export const IS_LOW = Prisma.sql`${IS_SELLABLE} and not s.is_unlimited and s.on_hand - s.reserved <= l.low_at`

export function toInventoryRow(mediaUrl: string, row: ShelfRow): InventoryRow {
  return {
    ...row,
    image: toImageRefOrNull(mediaUrl, row.image),
    available: row.isUnlimited ? null : row.onHand - row.reserved,
    state: stateOf(row),
  }
}

/** The same as `IS_OUT` and `IS_LOW`. */
function stateOf({ isUnlimited, onHand, reserved, minQuantity, lowAt }: ShelfRow): StockState {
  if (isUnlimited) return 'enough'
  const available = onHand - reserved
  if (available < minQuantity) return 'out'
  return available <= lowAt ? 'low' : 'enough'
}
