import { AppError, notFound, type ProductStatus, productStatusSchema } from '@millyard/contracts'
import { Prisma, type PrismaClient } from '@millyard/product-db'
import type { ProductTx } from '../deps.ts'
import type { StoredImage } from '../images/image-ref.ts'
import { EDITABLE_STATUSES } from './product-status.ts'

/** A client or a transaction: whatever can read. */
export type Reader = Pick<PrismaClient, '$queryRaw'>

/** What is on sale: an approved product of an approved vendor. Written out, so that the partial indexes match. */
export const ON_SALE = Prisma.sql`p.status = 'approved' and p.vendor_status = 'approved'`

/** A product with everything that its editor or reviewer sees. */
export type ProductFormRow = {
  id: string
  vendor_id: string
  slug: string
  status: ProductStatus
  review_note: string | null
  title: string
  description: string
  category_id: string
  category_name: string
  currency: string
  lead_time_days: number
  options: unknown
  updated_at: Date
  submitted_at: Date | null
  queued_at: Date
  variants: {
    id: string
    sku: string
    optionValues: string[]
    priceMinor: number
    weightGrams: number
    stock: number
    reserved: number
  }[]
  images: StoredImage[]
}

/** The columns of a `ProductFormRow`, of a product `p`. */
export const FORM_COLUMNS = Prisma.sql`
  p.id, p.vendor_id, p.slug, p.status, p.review_note, p.title, p.description, p.category_id, p.category_name, p.currency,
  p.lead_time_days, p.options, p.updated_at, p.submitted_at, coalesce(p.submitted_at, p.created_at) as queued_at,
  (select coalesce(json_agg(json_build_object('id', v.id, 'sku', v.sku, 'optionValues', v.option_values,
      'priceMinor', v.price_minor, 'weightGrams', v.weight_grams, 'stock', s.on_hand, 'reserved', s.reserved)
      order by v.position), '[]')
    from product_variant v join stock_item s on s.variant_id = v.id where v.product_id = p.id) as variants,
  (select coalesce(json_agg(json_build_object('id', i.id, 'widths', i.widths, 'alt', i.alt) order by i.position), '[]')
    from product_image i where i.product_id = p.id) as images`

type EditableProduct = { id: string; status: ProductStatus; imageCount: number }

async function readOwn(
  reader: Reader,
  vendorId: string,
  productId: string,
  lock: Prisma.Sql,
): Promise<EditableProduct> {
  const [row] = await reader.$queryRaw<EditableProduct[]>`
    select p.id, p.status,
           (select count(*)::int from product_image i where i.product_id = p.id) as "imageCount"
    from product p where p.id = ${productId} and p.vendor_id = ${vendorId} ${lock}`
  if (!row) throw notFound('product')
  if (EDITABLE_STATUSES.includes(row.status)) return row
  throw new AppError('ILLEGAL_TRANSITION', {
    message: `This product is ${row.status.replaceAll('_', ' ')} and cannot be edited.`,
    details: { from: row.status },
  })
}

/** @throws AppError NOT_FOUND when it is not this vendor's, ILLEGAL_TRANSITION when it cannot be edited now */
export function requireEditableProduct(reader: Reader, vendorId: string, productId: string): Promise<EditableProduct> {
  return readOwn(reader, vendorId, productId, Prisma.empty)
}

/**
 * The same, and nobody else changes or submits the product until this transaction ends.
 *
 * The image count is read again after the lock: a statement that waited still counts what it saw when it began.
 */
export async function lockEditableProduct(
  tx: ProductTx,
  vendorId: string,
  productId: string,
): Promise<EditableProduct> {
  await readOwn(tx, vendorId, productId, Prisma.sql`for update of p`)
  return readOwn(tx, vendorId, productId, Prisma.empty)
}

/** The status of a vendor's own product. @throws AppError NOT_FOUND */
export async function readOwnStatus(tx: ProductTx, vendorId: string, productId: string): Promise<ProductStatus> {
  const product = await tx.product.findFirst({ where: { id: productId, vendorId }, select: { status: true } })
  if (!product) throw notFound('product')
  return productStatusSchema.parse(product.status)
}

/** Writes one line of a product's immutable history. */
export async function writeHistory(
  tx: ProductTx,
  entry: {
    id: string
    productId: string
    fromStatus: ProductStatus | null
    toStatus: ProductStatus
    note: string
    actor: { userId: string; name: string }
    now: Date
  },
): Promise<void> {
  await tx.productStatusHistory.create({
    data: {
      id: entry.id,
      productId: entry.productId,
      fromStatus: entry.fromStatus,
      toStatus: entry.toStatus,
      note: entry.note,
      actorId: entry.actor.userId,
      actorName: entry.actor.name,
      createdAt: entry.now,
    },
    select: { id: true },
  })
}

/** Keeps the vendor's count of approved products, in the transaction that approves or archives one. */
export async function countVendorProduct(tx: ProductTx, vendorId: string, change: 1 | -1): Promise<void> {
  await tx.vendorSummary.updateMany({ where: { vendorId }, data: { productCount: { increment: change } } })
}

/** Whether an error says that a unique column already holds this value. */
export function isTaken(error: unknown, column: string): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError) || error.code !== 'P2002') return false
  return JSON.stringify(error.meta ?? {}).includes(column)
}
