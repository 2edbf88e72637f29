import {
  AppError,
  notFound,
  type OfferTerms,
  type OpenChange,
  type ProductStatus,
  productStatusSchema,
} from '@millyard/contracts'
import { Prisma, type PrismaClient } from '@millyard/product-db'
import type { ProductTx } from '../deps.ts'
import { TERMS } from '../offers/offer-columns.ts'
import { REVISABLE_STATUSES } from './product-status.ts'

/** A client or a transaction: whatever can read. */
export type Reader = Pick<PrismaClient, '$queryRaw'>

/** What is on sale: an approved product of an approved vendor. Written out, so that the partial indexes match. */
export const ON_SALE = Prisma.sql`p.status = 'approved' and p.vendor_status = 'approved'`

/*
 * Locks of whatever writes a product, always in this order, so that no two transactions can wait for each other:
 * vendor_summary → stock rows by variant id → product row → its open revision.
 */

/** A product's row as it is under its lock. */
export type LockedProduct = {
  id: string
  vendorId: string
  status: ProductStatus
  change: OpenChange | null
  slug: string | null
  title: string
  currency: string
  publishedAt: Date | null
  /** How it is sold, once it is. */
  terms: OfferTerms
  /** Of the reduction that runs. */
  reductionPercent: number | null
}

/**
 * Takes a product's row: nobody else changes, submits, decides or archives it until this transaction ends. `vendorId`: only
 * if it is this vendor's.
 * @throws AppError NOT_FOUND
 */
export async function lockProduct(tx: ProductTx, productId: string, vendorId?: string): Promise<LockedProduct> {
  const [row] = await tx.$queryRaw<LockedProduct[]>`
    select p.id, p.vendor_id as "vendorId", p.status, p.change, p.slug, p.title, p.currency,
           p.published_at as "publishedAt", ${TERMS} as terms,
           p.reduction_percent as "reductionPercent"
    from product p
    where p.id = ${productId} ${vendorId ? Prisma.sql`and p.vendor_id = ${vendorId}` : Prisma.empty}
    for no key update of p`
  if (!row) throw notFound('product')
  return row
}

/** @throws AppError ILLEGAL_TRANSITION when nothing about this product can change any more */
export function requireRevisable({ status }: Pick<LockedProduct, 'status'>): void {
  if (REVISABLE_STATUSES.includes(status)) return
  throw new AppError('ILLEGAL_TRANSITION', {
    message: `This product is ${status} and cannot be edited.`,
    details: { from: status },
  })
}

/** Whose product this is, before any lock. @throws AppError NOT_FOUND */
export async function readVendorId(tx: ProductTx, productId: string): Promise<string> {
  const product = await tx.product.findUnique({ where: { id: productId }, select: { vendorId: true } })
  if (!product) throw notFound('product')
  return product.vendorId
}

/** The status of a vendor's own product. @throws AppError NOT_FOUND */
export async function readOwnStatus(reader: PrismaClient, vendorId: string, productId: string): Promise<ProductStatus> {
  const product = await reader.product.findFirst({ where: { id: productId, vendorId }, select: { status: true } })
  if (!product) throw notFound('product')
  return productStatusSchema.parse(product.status)
}

type HistoryEntry = {
  id: string
  productId: string
  fromStatus: ProductStatus | null
  toStatus: ProductStatus
  note: string
  actor: { userId: string; name: string }
  now: Date
}

/** Writes one line of a product's immutable history. */
export function writeHistory(tx: ProductTx, entry: HistoryEntry): Promise<void> {
  return writeHistories(tx, [entry])
}

/** The same of many products. */
export async function writeHistories(tx: ProductTx, entries: readonly HistoryEntry[]): Promise<void> {
  await tx.productStatusHistory.createMany({
    data: entries.map(({ actor, now, ...entry }) => ({
      ...entry,
      actorId: actor.userId,
      actorName: actor.name,
      createdAt: now,
    })),
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

/** The address of a product that has been on sale: what was bought and reviewed has one; a draft may not. */
export function slugOf({ slug }: { slug: string | null }): string {
  if (slug === null) throw new Error('A product that was never on sale has no address.')
  return slug
}
