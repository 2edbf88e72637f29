import { countTogether, type PricedLine, type priceLinesInput, unitPriceAt } from '@millyard/contracts'
import type { z } from 'zod'
import type { Deps } from '../deps.ts'
import { type StoredImage, toImageRefOrNull } from '../images/image-ref.ts'
import { AVAILABLE, COMPARE_AT, PRICE_BREAKS } from '../offers/offer-columns.ts'
import { ON_SALE } from '../products/product.repository.ts'

type Row = Omit<PricedLine, 'image' | 'unitPriceMinor'> & { image: StoredImage | null }

/**
 * What an order needs to know of its lines, in one statement. A variant that is unknown or not on sale is absent (P12). The
 * unit price is that of the quantities asked about, all variants of a product together (docs/decisions/015).
 */
export async function priceLines(
  deps: Deps,
  { lines }: z.infer<typeof priceLinesInput>,
): Promise<{ lines: PricedLine[] }> {
  const now = deps.clock.now()
  const variantIds = [...new Set(lines.map((line) => line.variantId))]
  if (variantIds.length === 0) return { lines: [] }
  const rows = await deps.database.client.$queryRaw<Row[]>`
    select v.id as "variantId", p.id as "productId", p.slug as "productSlug", p.category_id as "categoryId", p.title,
           array_to_string(v.option_values, ', ') as "variantTitle", v.sku, p.image,
           p.vendor_id as "vendorId", p.vendor_name as "vendorName", p.vendor_slug as "vendorSlug",
           concat_ws(', ', nullif(p.vendor_city, ''), p.vendor_country) as "vendorPlace",
           case when f.vacation_starts_at <= ${now} and f.vacation_ends_at > ${now}
                then to_char(f.vacation_until, 'YYYY-MM-DD') end as "awayUntil",
           v.price_minor as "listPriceMinor", ${COMPARE_AT} as "compareAt", ${PRICE_BREAKS} as "priceBreaks", p.min_quantity as "minQuantity",
           p.quantity_step as "quantityStep", p.supply = 'made_to_order' as "isMadeToOrder", p.currency, v.weight_grams as "weightGrams",
           p.lead_time_days as "leadTimeDays", ${AVAILABLE} as available
    from product_variant v
    join product p on p.id = v.product_id
    join vendor_summary f on f.vendor_id = p.vendor_id
    join stock_item s on s.variant_id = v.id
    where v.id = any(${variantIds}) and v.retired_at is null and ${ON_SALE}`
  const productOf = new Map(rows.map(({ variantId, productId }) => [variantId, productId]))
  const counts = countTogether(
    lines.flatMap(({ variantId, quantity }) => {
      const productId = productOf.get(variantId)
      return productId ? [{ productId, quantity }] : []
    }),
  )
  return {
    lines: rows.map((row) => {
      const prices = { priceMinor: row.listPriceMinor, priceBreaks: row.priceBreaks }
      const { unitPriceMinor } = unitPriceAt(prices, counts.get(row.productId) ?? 1)
      return { ...row, unitPriceMinor, image: toImageRefOrNull(deps.mediaUrl, row.image) }
    }),
  }
}
