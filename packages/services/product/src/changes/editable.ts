import {
  ATTRIBUTE_COLUMN,
  type CsvColumn,
  type OfferSnapshot,
  type ProductDraft,
  type ProductStatus,
  productDraftSchema,
  productStatusSchema,
  type VendorVariant,
} from '@millyard/contracts'
import { isCurrencyCode, toDecimalString } from '@millyard/money'
import { Prisma } from '@millyard/product-db'
import type { Reader } from '../products/product.repository.ts'
import { type LiveProduct, readLives } from '../revisions/live-content.ts'
import { writeDescription } from './description-cell.ts'
import { type Vocabulary, writeAttribute } from './vocabulary.ts'

export type DraftVariant = ProductDraft['variants'][number]

/** A product as its factory would go on writing it: the version in work, or else what is on sale, with today's offers. */
export type EditableProduct = {
  id: string
  /** What files call it. */
  handle: string
  status: ProductStatus
  currency: string
  leadTimeDays: number | null
  publishedAt: Date | null
  content: ProductDraft
  /** Of variants that are on sale. */
  offers: ReadonlyMap<string, VendorVariant>
  /** The offer that they make up, for its rules. */
  offer: OfferSnapshot | undefined
  /** The version in work. */
  open: { id: string; number: number; version: number; isSubmitted: boolean } | undefined
  /** Its last version, as far as it is written: another one, and somebody has worked on it meanwhile. */
  seen: string
}

type Row = {
  id: string
  handle: string
  status: string
  currency: string
  leadTimeDays: number
  publishedAt: Date | null
  revisionId: string | null
  number: number
  revisionStatus: string | null
  version: number
  content: unknown
}

/** Products of a vendor by id: two statements. */
export async function readEditables(
  reader: Reader,
  vendorId: string,
  productIds: readonly string[],
): Promise<Map<string, EditableProduct>> {
  if (productIds.length === 0) return new Map()
  const rows = await reader.$queryRaw<Row[]>`
    select p.id, ${HANDLE} as handle, p.status, p.currency, p.lead_time_days as "leadTimeDays",
      p.published_at as "publishedAt", r.id as "revisionId", r.number, r.status as "revisionStatus", r.version, r.content
    from product p left join lateral (
      select id, number, status, version, content from product_revision where product_id = p.id order by number desc limit 1
    ) r on true
    where p.id = any(${[...productIds]}) and p.vendor_id = ${vendorId}`
  const lives = await readLives(
    reader,
    rows.map(({ id }) => id),
  )
  return new Map(
    rows.map((row) => {
      const live = lives.get(row.id)
      const isOpen = row.revisionStatus === 'draft' || row.revisionStatus === 'submitted'
      const written = isOpen || !live ? productDraftSchema.parse(row.content ?? {}) : live.content
      return [
        row.id,
        {
          id: row.id,
          handle: row.handle,
          status: productStatusSchema.parse(row.status),
          currency: live ? row.currency : (written.currency ?? row.currency),
          leadTimeDays: live ? row.leadTimeDays : written.leadTimeDays,
          publishedAt: row.publishedAt,
          content: written,
          offers: new Map(live?.variants.map((variant) => [variant.id, variant])),
          offer: live && toSnapshot(live),
          open:
            isOpen && row.revisionId
              ? {
                  id: row.revisionId,
                  number: row.number,
                  version: row.version,
                  isSubmitted: row.revisionStatus === 'submitted',
                }
              : undefined,
          seen: `${row.revisionId} ${row.version} ${row.revisionStatus}`,
        },
      ]
    }),
  )
}

function toSnapshot({ currency, leadTimeDays, terms, variants }: LiveProduct): OfferSnapshot {
  return {
    currency,
    leadTimeDays,
    terms,
    variants: variants.map(({ id, optionValues, priceMinor, priceBreaks }) => ({
      variantId: id,
      optionValues,
      priceMinor,
      priceBreaks,
    })),
  }
}

/** What a file calls a product `p`; a slug gives way where a file has given another product that very name. */
const HANDLE = Prisma.sql`coalesce(p.handle, case when not exists (
  select from product o where o.vendor_id = p.vendor_id and o.handle = p.slug) then p.slug end, p.id)`

export const offerOf = (product: EditableProduct, { id }: DraftVariant) => (id ? product.offers.get(id) : undefined)

/** What a file says of a product as a whole, by column; what is empty is ''. */
export function productCells(product: EditableProduct, words: Vocabulary): Record<string, string> {
  const { content } = product
  const option = (index: number) => content.options[index]?.name ?? ''
  return {
    ...({
      product: product.handle,
      title: content.title,
      description: writeDescription(content.description),
      category: content.categoryId === null ? '' : words.categoryPath(content.categoryId),
      brand: content.brandId === null ? '' : words.brandName(content.brandId),
      lead_time_days: product.leadTimeDays === null ? '' : String(product.leadTimeDays),
      currency: product.currency,
      option1_name: option(0),
      option2_name: option(1),
      option3_name: option(2),
    } satisfies Partial<Record<CsvColumn, string>>),
    ...Object.fromEntries(
      words.attributes.map((attribute) => [
        `${ATTRIBUTE_COLUMN}${attribute.name.toLowerCase()}`,
        writeAttribute(attribute, content.attributes.find(({ attributeId }) => attributeId === attribute.id)?.value),
      ]),
    ),
  }
}

/** What a file says of one variant. */
export function variantCells(product: EditableProduct, variant: DraftVariant): Record<string, string> {
  const { sku, priceMinor, weightGrams, stock } = offerOf(product, variant) ?? variant
  const option = (index: number) => variant.optionValues[index] ?? ''
  const number = (value: number | null) => (value === null ? '' : String(value))
  return {
    option1_value: option(0),
    option2_value: option(1),
    option3_value: option(2),
    sku,
    price:
      priceMinor !== null && isCurrencyCode(product.currency)
        ? toDecimalString({ amountMinor: priceMinor, currency: product.currency })
        : '',
    weight_grams: number(weightGrams),
    stock: number(stock),
  } satisfies Partial<Record<CsvColumn, string>>
}
