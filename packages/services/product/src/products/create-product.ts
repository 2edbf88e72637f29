import { AppError, newId, type ProductDraft, type savedDraftSchema } from '@millyard/contracts'
import type { VendorActor } from '@millyard/service-kit'
import type { z } from 'zod'
import type { Deps, ProductTx } from '../deps.ts'
import { findDraftProblems, refuse, withStoredTexts } from '../revisions/check-draft.ts'
import { draftCopies } from '../revisions/listing-copies.ts'
import { insertDraft } from '../revisions/revision.repository.ts'
import { readVendorColumns } from '../vendors/vendor.repository.ts'
import { writeHistory } from './product.repository.ts'

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
    return insertProduct(tx, actor, productId, content, deps.clock.now())
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
  const vendor = await readVendorColumns(tx, actor.vendorId)
  if (!vendor) {
    throw new AppError('UNAVAILABLE', { message: 'Your store is still being set up. Try again in a moment.' })
  }
  await tx.product.create({
    data: {
      id: productId,
      vendorId: actor.vendorId,
      status: 'draft',
      change: 'draft',
      description: '',
      options: [],
      sellableVariants: 0,
      ...vendor,
      ...(await draftCopies(tx, productId, content)),
      createdAt: now,
      updatedAt: now,
    },
    select: { id: true },
  })
  const revisionId = newId('prv')
  const number = await insertDraft(tx, { id: revisionId, productId, content, by: actor, now })
  const made = { fromStatus: null, toStatus: 'draft' as const, note: '', actor, now }
  await writeHistory(tx, { id: newId('hst'), productId, ...made })
  return { productId, revisionId, number, version: 1, savedAt: now.toISOString() }
}
