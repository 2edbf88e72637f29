import {
  type OfferTerms,
  offerTermsSchema,
  type ProductDraft,
  productDraftSchema,
  type VendorVariant,
} from '@millyard/contracts'
import { REGULAR_PRICE_BREAKS, TERMS } from '../offers/offer-columns.ts'
import type { Reader } from '../products/product.repository.ts'

export type LiveProduct = {
  content: ProductDraft
  currency: string
  leadTimeDays: number
  terms: OfferTerms
  offerVersion: number
  variants: VendorVariant[]
}
type Row = {
  id: string
  content: unknown
  currency: string
  lead_time_days: number
  terms: unknown
  offer_version: number
  variants: VendorVariant[]
}

/** What of a product is on sale (or was, before it was archived), as a revision would write it; undefined when it never was. */
export async function readLive(reader: Reader, productId: string): Promise<LiveProduct | undefined> {
  return (await readLives(reader, [productId])).get(productId)
}

/** The same of many products, by id: one statement. */
export async function readLives(reader: Reader, productIds: readonly string[]): Promise<Map<string, LiveProduct>> {
  const rows = await reader.$queryRaw<Row[]>`
    select p.id, p.currency, p.lead_time_days, p.offer_version, ${TERMS} as terms,
      json_build_object('title', p.title, 'description', p.description, 'categoryId', p.category_id, 'brandId', p.brand_id,
        'attributes', p.attributes, 'options', p.options,
        'variants', (select coalesce(json_agg(json_build_object('id', v.id, 'optionValues', v.option_values)
            order by v.position), '[]') from product_variant v where v.product_id = p.id and v.retired_at is null),
        'images', (select coalesce(json_agg(json_build_object('id', i.id, 'alt', i.alt) order by i.position), '[]')
          from product_image i where i.product_id = p.id and i.position is not null)) as content,
      (select coalesce(json_agg(json_build_object('id', v.id, 'sku', v.sku, 'optionValues', v.option_values,
          'priceMinor', coalesce(v.regular_price_minor, v.price_minor), 'priceBreaks', ${REGULAR_PRICE_BREAKS}, 'weightGrams', v.weight_grams, 'stock', s.on_hand, 'reserved', s.reserved)
          order by v.position), '[]')
        from product_variant v join stock_item s on s.variant_id = v.id
        where v.product_id = p.id and v.retired_at is null) as variants
    from product p where p.id = any(${[...productIds]}) and p.published_at is not null`
  return new Map(
    rows.map((row) => [
      row.id,
      {
        content: productDraftSchema.parse(row.content),
        currency: row.currency,
        leadTimeDays: row.lead_time_days,
        terms: offerTermsSchema.parse(row.terms),
        offerVersion: row.offer_version,
        variants: row.variants,
      },
    ]),
  )
}

/** Content alone: what a product on sale keeps of a draft. The offer of a variant that is on sale stands elsewhere. */
export function withoutOffers(content: ProductDraft): ProductDraft {
  return {
    ...content,
    currency: null,
    leadTimeDays: null,
    terms: null,
    variants: content.variants.map((variant) =>
      variant.id ? { id: variant.id, optionValues: variant.optionValues, ...NO_OFFER } : variant,
    ),
  }
}

const NO_OFFER = { sku: '', priceMinor: null, priceBreaks: [], weightGrams: null, stock: null }
