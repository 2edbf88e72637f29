import { AppError, newId, type openRevisionInput, type savedDraftSchema } from '@millyard/contracts'
import type { VendorActor } from '@millyard/service-kit'
import type { z } from 'zod'
import type { Deps } from '../deps.ts'
import { lockProduct, writeHistory } from '../products/product.repository.ts'
import { productStatus } from '../products/product-status.ts'
import { readLive } from './live-content.ts'
import { endRevision, insertDraft, readOpenRevision, requireSeen } from './revision.repository.ts'

/**
 * Takes a submitted revision back before staff have decided. It stays in the history as withdrawn; a draft that says the same
 * can be changed at once.
 * @throws AppError NOT_FOUND, ILLEGAL_TRANSITION (nothing waits), CONFLICT (decided in the same moment)
 */
export async function withdrawRevision(
  deps: Deps,
  actor: VendorActor,
  { productId, ...seen }: z.infer<typeof openRevisionInput>,
): Promise<z.infer<typeof savedDraftSchema>> {
  const now = deps.clock.now()
  return deps.database.transaction(async (tx) => {
    const product = await lockProduct(tx, productId, actor.vendorId)
    const open = await readOpenRevision(tx, productId)
    if (open?.status !== 'submitted') {
      throw new AppError('ILLEGAL_TRANSITION', {
        message: 'There is nothing to withdraw: our staff have decided already.',
        details: { from: open?.status ?? product.status },
      })
    }
    const submitted = requireSeen(open, seen)
    const base = (await readLive(tx, productId))?.content ?? null
    await endRevision(tx, submitted, { status: 'withdrawn', base, by: actor, now })
    const id = newId('prv')
    const number = await insertDraft(tx, { id, productId, content: submitted.content, by: actor, now })
    const isFirst = product.publishedAt === null
    if (isFirst) productStatus.assert(product.status, 'draft')
    await tx.product.update({
      where: { id: productId },
      data: { change: 'draft', updatedAt: now, ...(isFirst ? { status: 'draft' } : {}) },
      select: { id: true },
    })
    if (isFirst) {
      const moved = { fromStatus: product.status, toStatus: 'draft' as const, note: '', actor, now }
      await writeHistory(tx, { id: newId('hst'), productId, ...moved })
    }
    return { productId, revisionId: id, number, version: 1, savedAt: now.toISOString() }
  })
}
