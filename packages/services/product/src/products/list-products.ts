import {
  idSchema,
  type OpenChange,
  type ProductStatus,
  timestampSchema,
  type vendorProductsInput,
  type vendorProductsPage,
} from '@millyard/contracts'
import { Prisma } from '@millyard/product-db'
import { decodeCursor, toPage, type VendorActor } from '@millyard/service-kit'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { type StoredImage, toImageRefOrNull } from '../images/image-ref.ts'

type Row = {
  id: string
  title: string
  status: ProductStatus
  change: OpenChange | null
  image: StoredImage | null
  min_price_minor: number
  currency: string
  variant_count: number
  available: number | null
  updated_at: Date
}

/** The vendor's own products, the last changed first. One statement, by the index on vendor and time of change. */
export async function listProducts(
  deps: Deps,
  actor: VendorActor,
  input: z.infer<typeof vendorProductsInput>,
): Promise<z.infer<typeof vendorProductsPage>> {
  const after = decodeCursor(input.cursor, z.tuple([timestampSchema, idSchema('prd')]))
  const filters = [Prisma.sql`p.vendor_id = ${actor.vendorId}`]
  if (input.change) filters.push(Prisma.sql`p.change = ${input.change}`)
  if (input.status) filters.push(Prisma.sql`p.status = ${input.status}`)
  if (input.q) filters.push(Prisma.sql`p.title ilike ${`%${input.q.replace(/[\\%_]/g, '\\$&')}%`}`)
  if (after) filters.push(Prisma.sql`(p.updated_at, p.id) < (${after[0]}::timestamptz, ${after[1]})`)
  const rows = await deps.database.client.$queryRaw<Row[]>`
    select p.id, p.title, p.status, p.change, p.image, p.min_price_minor, p.currency, p.variant_count, p.updated_at,
           (select case when bool_or(s.is_unlimited) then null else coalesce(sum(s.on_hand - s.reserved), 0)::int end from stock_item s
             where s.product_id = p.id and not s.is_retired) as available
    from product p where ${Prisma.join(filters, ' and ')}
    order by p.updated_at desc, p.id desc limit ${input.limit + 1}`
  return toPage(
    rows,
    input.limit,
    (row) => ({
      id: row.id,
      title: row.title,
      status: row.status,
      change: row.change,
      image: toImageRefOrNull(deps.mediaUrl, row.image),
      priceMinor: row.min_price_minor === 0 ? null : row.min_price_minor,
      currency: row.currency,
      variantCount: row.variant_count,
      available: row.available,
      updatedAt: row.updated_at.toISOString(),
    }),
    (row) => [row.updated_at.toISOString(), row.id],
  )
}
