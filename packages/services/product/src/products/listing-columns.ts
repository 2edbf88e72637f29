import { Prisma } from '@millyard/product-db'
import type { ProductTx } from '../deps.ts'
import { COMPARE_AT, IS_SELLABLE } from '../offers/offer-columns.ts'

type ListingColumns = {
  minPriceMinor: number
  isFromPrice: boolean
  variantCount: number
  sellableVariants: number
  compareAt: { priceMinor: number; isShort: boolean } | null
}

/** The listing's columns that follow from a product's variants `v` and their stock rows `s`: what can be ordered counts. */
export const LISTING_COLUMNS = Prisma.sql`
  coalesce(min(v.price_minor), 0)::int as "minPriceMinor",
  coalesce(max(v.price_minor) > min(v.price_minor), false) as "isFromPrice",
  count(*)::int as "variantCount",
  (count(*) filter (where ${IS_SELLABLE}))::int as "sellableVariants",
  (array_agg(${COMPARE_AT} order by v.price_minor, v.position))[1] as "compareAt"`

/** The listing's columns of one product, read under the lock of all of its stock rows. */
export async function readListingColumns(tx: ProductTx, productId: string) {
  const [row] = await tx.$queryRaw<ListingColumns[]>`
    select ${LISTING_COLUMNS} from product_variant v join stock_item s on s.variant_id = v.id
    where v.product_id = ${productId} and v.retired_at is null`
  const { compareAt, ...columns } = row ?? NONE
  return { ...columns, compareAt: compareAt ?? Prisma.DbNull }
}

const NONE: ListingColumns = {
  minPriceMinor: 0,
  isFromPrice: false,
  variantCount: 0,
  sellableVariants: 0,
  compareAt: null,
}
