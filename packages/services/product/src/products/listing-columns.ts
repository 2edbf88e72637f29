import type { ProductTx } from '../deps.ts'

type ListingColumns = {
  minPriceMinor: number
  isFromPrice: boolean
  variantCount: number
  sellableVariants: number
}

/** The listing's columns that follow from the variants, read under the lock of all of the product's stock rows. */
export async function readListingColumns(tx: ProductTx, productId: string): Promise<ListingColumns> {
  const [row] = await tx.$queryRaw<ListingColumns[]>`
    select coalesce(min(v.price_minor), 0)::int as "minPriceMinor",
           coalesce(max(v.price_minor) > min(v.price_minor), false) as "isFromPrice",
           count(*)::int as "variantCount",
           (count(*) filter (where s.on_hand > s.reserved))::int as "sellableVariants"
    from product_variant v join stock_item s on s.variant_id = v.id
    where v.product_id = ${productId} and v.retired_at is null`
  return row ?? { minPriceMinor: 0, isFromPrice: false, variantCount: 0, sellableVariants: 0 }
}
