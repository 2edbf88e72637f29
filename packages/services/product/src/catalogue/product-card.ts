import type { PriorPrice, ProductCard } from '@millyard/contracts'
import { Prisma } from '@millyard/product-db'
import type { Deps } from '../deps.ts'
import { type StoredImage, toImageRefOrNull } from '../images/image-ref.ts'

export type CardRow = {
  id: string
  slug: string
  title: string
  vendor_name: string
  vendor_slug: string
  vendor_city: string
  vendor_country: string
  image: StoredImage | null
  min_price_minor: number
  is_from_price: boolean
  currency: string
  sellable_variants: number
  lead_time_days: number
  supply: string
  compare_at: PriorPrice | null
  min_quantity: number
  rating_average: number
  rating_count: number
  away: { until: string; startsAt: string; endsAt: string } | null
}

/**
 * The columns of a `CardRow`, of a product `p`. They are the product's own: a listing is ordered and cut on one table. Whether
 * the factory is away is looked up for the rows that are shown, since it changes with the days and not with the product.
 */
export const CARD_COLUMNS = Prisma.sql`
  p.id, p.slug, p.title, p.vendor_name, p.vendor_slug, p.vendor_city, p.vendor_country, p.image, p.min_price_minor,
  p.is_from_price, p.currency, p.sellable_variants, p.lead_time_days, p.supply, p.min_quantity, p.compare_at,
  p.rating_average, p.rating_count,
  (select json_build_object('until', a.vacation_until, 'startsAt', a.vacation_starts_at, 'endsAt', a.vacation_ends_at)
   from vendor_summary a where a.vendor_id = p.vendor_id and a.vacation_ends_at is not null) as away`

export function toProductCard({ mediaUrl, clock }: Pick<Deps, 'mediaUrl' | 'clock'>, row: CardRow): ProductCard {
  const now = clock.now().getTime()
  const isAway = row.away !== null && Date.parse(row.away.startsAt) <= now && now < Date.parse(row.away.endsAt)
  return {
    id: row.id,
    slug: row.slug,
    title: row.title,
    factory: { name: row.vendor_name, slug: row.vendor_slug, city: row.vendor_city, country: row.vendor_country },
    image: toImageRefOrNull(mediaUrl, row.image),
    priceMinor: row.min_price_minor,
    compareAt: row.compare_at,
    isFromPrice: row.is_from_price,
    currency: row.currency,
    inStock: row.sellable_variants > 0,
    awayUntil: isAway && row.away ? row.away.until : null,
    isMadeToOrder: row.supply === 'made_to_order',
    leadTimeDays: row.lead_time_days,
    minQuantity: row.min_quantity,
    ratingAverage: row.rating_count === 0 ? null : row.rating_average,
    ratingCount: row.rating_count,
  }
}
