import { notFound, offerTermsSchema, type ProductDetail } from '@millyard/contracts'
import { DETAILS } from '../attributes/category-attributes.ts'
import type { Deps } from '../deps.ts'
import { type StoredImage, toImageRef } from '../images/image-ref.ts'
import { AVAILABLE, COMPARE_AT, PRICE_BREAKS, TERMS } from '../offers/offer-columns.ts'
import { ON_SALE } from '../products/product.repository.ts'
import { storedOptionsSchema } from '../products/stored-options.ts'
import { factoryFields, type StoredFactory, toFactory } from './list-factories.ts'
import { CARD_COLUMNS, type CardRow, toProductCard } from './product-card.ts'

type Row = CardRow & {
  description: string
  brand_name: string
  brand_slug: string
  details: ProductDetail['details']
  options: unknown
  factory: StoredFactory
  path: { slug: string; name: string }[]
  images: StoredImage[]
  variants: ProductDetail['variants']
  reduced_until: Date | null
  rating_counts: number[]
  terms: unknown
}

/** Everything a product's page shows, in one statement: the product's row by its slug, and what hangs on it by key. */
export async function showProduct(deps: Deps, slug: string): Promise<ProductDetail> {
  const [row] = await deps.database.client.$queryRaw<Row[]>`
    select ${CARD_COLUMNS}, p.description, p.brand_name, p.brand_slug, ${DETAILS} as details, p.options, p.rating_counts, ${TERMS} as terms,
      (select r.ends_at from price_reduction r where r.product_id = p.id and r.state = 'running') as reduced_until,
      json_build_object(${factoryFields(deps.clock.now())}) as factory,
      (select json_agg(json_build_object('slug', c.slug, 'name', c.name) order by array_position(p.category_path, c.id))
        from category c where c.id = any(p.category_path)) as path,
      (select coalesce(json_agg(json_build_object('id', i.id, 'widths', i.widths, 'alt', i.alt) order by i.position), '[]')
        from product_image i where i.product_id = p.id and i.position is not null) as images,
      (select json_agg(json_build_object('id', v.id, 'sku', v.sku, 'optionValues', v.option_values,
          'priceMinor', v.price_minor, 'priceBreaks', ${PRICE_BREAKS}, 'compareAt', ${COMPARE_AT}, 'available', ${AVAILABLE}) order by v.position)
        from product_variant v join stock_item s on s.variant_id = v.id
        where v.product_id = p.id and v.retired_at is null) as variants
    from product p join vendor_summary f on f.vendor_id = p.vendor_id
    where p.slug = ${slug} and ${ON_SALE}`
  const own = row?.path.at(-1)
  if (!row || !own) throw notFound('product')
  return {
    ...toProductCard(deps, row),
    description: row.description,
    factory: toFactory(deps.mediaUrl, row.factory),
    brand: row.brand_slug === '' ? null : { slug: row.brand_slug, name: row.brand_name },
    category: { ...own, path: row.path },
    details: row.details,
    images: row.images.map((image) => toImageRef(deps.mediaUrl, image)),
    options: storedOptionsSchema.parse(row.options),
    variants: row.variants,
    reducedUntil: row.reduced_until?.toISOString() ?? null,
    ratingCounts: row.rating_counts,
    terms: offerTermsSchema.parse(row.terms),
  }
}
