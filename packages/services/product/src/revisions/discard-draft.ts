import { AppError, type openRevisionInput } from '@millyard/contracts'
import type { VendorActor } from '@millyard/service-kit'
import type { z } from 'zod'
import type { Deps } from '../deps.ts'
import { removeProductImages } from '../images/remove-unused-images.ts'
import { lockProduct } from '../products/product.repository.ts'
import { readOpenRevision, requireSeen } from './revision.repository.ts'

/**
 * Throws a draft away, which nobody else has ever seen. A product on sale goes on as it is; one that was never even submitted
 * is gone with it, pictures included. One that staff have seen has a history, and is archived instead.
 * @throws AppError NOT_FOUND, ILLEGAL_TRANSITION, CONFLICT (written since)
 */
export async function discardDraft(
  deps: Deps,
  actor: VendorActor,
  { productId, ...seen }: z.infer<typeof openRevisionInput>,
): Promise<{ ok: true }> {
  const now = deps.clock.now()
  await deps.database.transaction(async (tx) => {
    const product = await lockProduct(tx, productId, actor.vendorId)
    const open = await readOpenRevision(tx, productId)
    if (open?.status !== 'draft') {
      throw new AppError('ILLEGAL_TRANSITION', {
        message: open ? 'Our staff are looking at this version. Withdraw it first.' : 'There is no draft to discard.',
        details: { from: open?.status ?? product.status },
      })
    }
    const draft = requireSeen(open, seen)
    if (product.publishedAt !== null) {
      await tx.productRevision.deleteMany({ where: { id: draft.id, status: 'draft' } })
      await tx.product.update({
        where: { id: productId },
        data: { change: null, updatedAt: now },
        select: { id: true },
      })
    } else if (draft.number === 1) {
      await removeProductImages(tx, productId)
      await tx.product.deleteMany({ where: { id: productId, vendorId: actor.vendorId } })
    } else {
      throw new AppError('ILLEGAL_TRANSITION', {
        message: 'Our staff have seen this product, so it is kept. Archive it instead.',
        details: { from: product.status },
      })
    }
  })
  return { ok: true }
}
