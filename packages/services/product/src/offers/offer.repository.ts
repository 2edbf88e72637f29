import { type OfferSnapshot, offerSnapshotSchema, type ProductStatus } from '@millyard/contracts'
import { Prisma } from '@millyard/product-db'
import type { ProductTx } from '../deps.ts'
import { LISTING_COLUMNS } from '../products/listing-columns.ts'
import type { Reader } from '../products/product.repository.ts'
import { currentVariants } from '../reductions/reduction-prices.ts'
import { REGULAR_PRICE_BREAKS, TERMS } from './offer-columns.ts'

/** `offer` has the prices without a reduction; `percent` is that of the one that runs. */
export type StoredOffer = {
  productId: string
  status: ProductStatus
  version: number
  percent: number | null
  offer: OfferSnapshot
}

/**
 * Takes the stock rows of these products, in the order in which everybody takes them, and then the products. `vendorId`: only
 * where they are this vendor's.
 */
export async function lockOffers(tx: ProductTx, productIds: readonly string[], vendorId?: string): Promise<void> {
  const own = vendorId === undefined ? Prisma.empty : Prisma.sql`and p.vendor_id = ${vendorId}`
  await tx.$queryRaw`
    select 1 from stock_item s join product p on p.id = s.product_id
    where s.product_id = any(${productIds}) ${own} order by s.variant_id for no key update of s`
  await tx.$queryRaw`
    select 1 from product p where p.id = any(${productIds}) ${own} order by p.id for no key update`
}

/** The offers of products that are, or were, on sale; with a `vendorId` only of this vendor's. One statement. */
export async function readOffers(
  reader: Reader,
  productIds: readonly string[],
  vendorId?: string,
): Promise<Map<string, StoredOffer>> {
  const rows = await reader.$queryRaw<
    { productId: string; status: ProductStatus; version: number; percent: number | null; offer: unknown }[]
  >(Prisma.sql`
    select p.id as "productId", p.status, p.offer_version as version, p.reduction_percent as percent,
      json_build_object('currency', p.currency, 'leadTimeDays', p.lead_time_days, 'terms', ${TERMS},
        'variants', (select coalesce(json_agg(json_build_object('variantId', v.id, 'optionValues', v.option_values,
            'priceMinor', coalesce(v.regular_price_minor, v.price_minor), 'priceBreaks', ${REGULAR_PRICE_BREAKS}) order by v.position), '[]')
          from product_variant v where v.product_id = p.id and v.retired_at is null)) as offer
    from product p
    where p.id = any(${productIds}) and p.published_at is not null
      ${vendorId === undefined ? Prisma.empty : Prisma.sql`and p.vendor_id = ${vendorId}`}`)
  return new Map(rows.map(({ offer, ...row }) => [row.productId, { ...row, offer: offerSnapshotSchema.parse(offer) }]))
}

/** Writes offers over what is there, at the prices that the reduction which runs makes of them, with the copies of them that stock rows and listings keep. All rows are locked. */
export async function storeOffers(
  tx: ProductTx,
  offers: readonly { productId: string; offer: OfferSnapshot; percent: number | null }[],
  now: Date,
): Promise<void> {
  const products = offers.map(({ productId, percent, offer: { leadTimeDays, terms } }) => ({
    productId,
    percent,
    leadTimeDays,
    ...terms,
  }))
  const variants = offers.flatMap(({ offer, percent }) => pricedVariants(offer, percent))
  const tiers = variants.flatMap(({ variantId, priceBreaks }) => priceBreaks.map((each) => ({ variantId, ...each })))
  const productIds = products.map(({ productId }) => productId)
  await tx.$executeRaw`
    update product_variant v set price_minor = c."priceMinor", regular_price_minor = c."regularPriceMinor"
    from jsonb_to_recordset(${JSON.stringify(variants)}::jsonb)
      as c("variantId" text, "priceMinor" int, "regularPriceMinor" int)
    where v.id = c."variantId"`
  await storeTiers(
    tx,
    variants.map(({ variantId }) => variantId),
    tiers,
  )
  await tx.$executeRaw`
    update stock_item s set is_unlimited = c.supply = 'made_to_order' and not c."isCapped", min_quantity = c."minQuantity"
    from jsonb_to_recordset(${JSON.stringify(products)}::jsonb)
      as c("productId" text, supply text, "isCapped" boolean, "minQuantity" int)
    where s.product_id = c."productId"`
  await tx.$executeRaw`
    update product p set lead_time_days = c."leadTimeDays", supply = c.supply, is_capped = c."isCapped",
      min_quantity = c."minQuantity", quantity_step = c."quantityStep",
      reduction_percent = c.percent, offer_version = p.offer_version + 1, updated_at = ${now}
    from jsonb_to_recordset(${JSON.stringify(products)}::jsonb)
      as c("productId" text, percent int, "leadTimeDays" int, supply text, "isCapped" boolean, "minQuantity" int, "quantityStep" int)
    where p.id = c."productId"`
  await tx.$executeRaw`
    update product p set min_price_minor = l."minPriceMinor", is_from_price = l."isFromPrice",
      variant_count = l."variantCount", sellable_variants = l."sellableVariants", compare_at = l."compareAt"
    from (select v.product_id, ${LISTING_COLUMNS}
          from product_variant v join stock_item s on s.variant_id = v.id
          where v.product_id = any(${productIds}) and v.retired_at is null group by v.product_id) l
    where p.id = l.product_id`
}

/** Variants at the prices of now, with those without the reduction beside them while one runs. */
function pricedVariants(offer: OfferSnapshot, percent: number | null) {
  const current = currentVariants(offer, percent)
  return offer.variants.map((regular, index) => {
    const now = current[index] ?? regular
    return {
      variantId: regular.variantId,
      priceMinor: now.priceMinor,
      regularPriceMinor: percent === null ? null : regular.priceMinor,
      priceBreaks: now.priceBreaks.map((each, at) => ({
        ...each,
        regularPriceMinor: percent === null ? null : (regular.priceBreaks[at]?.priceMinor ?? null),
      })),
    }
  })
}

/** Writes the quantity prices of these variants over what is there. */
export async function storeTiers(
  tx: ProductTx,
  variantIds: readonly string[],
  tiers: readonly { variantId: string; minQuantity: number; priceMinor: number; regularPriceMinor?: number | null }[],
): Promise<void> {
  await tx.priceTier.deleteMany({ where: { variantId: { in: [...variantIds] } } })
  if (tiers.length > 0) await tx.priceTier.createMany({ data: [...tiers] })
}
