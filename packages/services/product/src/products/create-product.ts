import { AppError, newId, type ProductDraft, type savedDraftSchema } from '@millyard/contracts'
import { Prisma } from '@millyard/product-db'
import type { VendorActor } from '@millyard/service-kit'
import type { z } from 'zod'
import { withWords } from '../attributes/category-attributes.ts'
import type { Deps, ProductTx } from '../deps.ts'
import { findDraftProblems, refuse, withStoredTexts } from '../revisions/check-draft.ts'
import { copiesOfDrafts } from '../revisions/listing-copies.ts'
import { insertDrafts } from '../revisions/revision.repository.ts'
import { readVendorColumns } from '../vendors/vendor.repository.ts'
import { writeHistories } from './product.repository.ts'

/**
 * Begins a product with its first draft, which may be as empty as it likes.
 * @throws AppError BAD_INPUT (what even a draft may not hold), UNAVAILABLE (we have not heard of the vendor yet)
 */
export async function createProduct(
  deps: Deps,
  actor: VendorActor,
  draft: ProductDraft,
): Promise<z.infer<typeof savedDraftSchema>> {
  const content = { ...withStoredTexts(draft), currency: draft.currency ?? 'EUR' }
  const productId = newId('prd')
  return deps.database.transaction(async (tx) => {
    refuse(await findDraftProblems(tx, { id: productId, vendorId: actor.vendorId, publishedAt: null }, content))
    return insertProduct(tx, actor, productId, await withWords(tx, content), deps.clock.now())
  })
}

/** Writes a product that was never on sale, with its draft. @throws AppError UNAVAILABLE */
export async function insertProduct(
  tx: ProductTx,
  actor: VendorActor,
  productId: string,
  content: ProductDraft,
  now: Date,
): Promise<z.infer<typeof savedDraftSchema>> {
  const [saved] = await insertProducts(tx, actor, [{ productId, content, handle: null }], now)
  if (!saved) throw new Error('A product that was written is missing.')
  return saved
}

/** What a product begins with. `handle`: what the file calls it that it came in. */
export type NewProduct = { productId: string; content: ProductDraft; handle: string | null }

/** The same of many: as many statements as for one. @throws AppError UNAVAILABLE */
export async function insertProducts(
  tx: ProductTx,
  actor: VendorActor,
  products: readonly NewProduct[],
  now: Date,
): Promise<z.infer<typeof savedDraftSchema>[]> {
  const vendor = await readVendorColumns(tx, actor.vendorId)
  if (!vendor) {
    throw new AppError('UNAVAILABLE', { message: 'Your store is still being set up. Try again in a moment.' })
  }
  const copies = await copiesOfDrafts(tx, products)
  await tx.product.createMany({
    data: copies.map(({ image, ...copy }, index) => ({
      id: products[index]?.productId ?? '',
      handle: products[index]?.handle ?? null,
      vendorId: actor.vendorId,
      status: 'draft',
      change: 'draft',
      description: '',
      options: [],
      sellableVariants: 0,
      ...vendor,
      ...copy,
      image: image ?? Prisma.DbNull,
      createdAt: now,
      updatedAt: now,
    })),
  })
  const drafts = products.map(({ productId, content }) => ({ id: newId('prv'), productId, content, by: actor, now }))
  const numbers = await insertDrafts(tx, drafts)
  const made = { fromStatus: null, toStatus: 'draft' as const, note: '', actor, now }
  await writeHistories(
    tx,
    products.map(({ productId }) => ({ id: newId('hst'), productId, ...made })),
  )
  return drafts.map(({ id, productId }, index) => ({
    productId,
    revisionId: id,
    number: numbers[index] ?? 1,
    version: 1,
    savedAt: now.toISOString(),
  }))
}
