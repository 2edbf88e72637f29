import { newId } from '@millyard/contracts'
import type { VendorActor } from '@millyard/service-kit'
import type { Deps } from '../deps.ts'
import { endPrices } from '../offers/price-history.ts'
import { readLive } from '../revisions/live-content.ts'
import { endRevision, readOpenRevision } from '../revisions/revision.repository.ts'
import { lockVendor } from '../vendors/vendor.repository.ts'
import { countVendorProduct, lockProduct, writeHistory } from './product.repository.ts'
import { productStatus } from './product-status.ts'

/**
 * Takes a product off sale for good. Orders that hold its stock or have bought it go on; a version that is being written or
 * reviewed stays in its history as withdrawn.
 * @throws AppError NOT_FOUND, ILLEGAL_TRANSITION
 */
export async function archiveProduct(deps: Deps, actor: VendorActor, productId: string): Promise<{ ok: true }> {
  const now = deps.clock.now()
  await deps.database.transaction(async (tx) => {
    await lockVendor(tx, actor.vendorId)
    const product = await lockProduct(tx, productId, actor.vendorId)
    productStatus.assert(product.status, 'archived')
    const open = await readOpenRevision(tx, productId)
    if (open) {
      const base = (await readLive(tx, productId))?.content ?? null
      await endRevision(tx, open, { status: 'withdrawn', base, by: actor, now })
    }
    await tx.product.update({
      where: { id: productId },
      data: { status: 'archived', change: null, updatedAt: now },
      select: { id: true },
    })
    const variants = await tx.productVariant.findMany({ where: { productId }, select: { id: true } })
    await endPrices(
      tx,
      variants.map(({ id }) => id),
      now,
    )
    await tx.priceReduction.updateMany({
      where: { productId, state: 'running' },
      data: { state: 'ended', endedAt: now },
    })
    await tx.priceReduction.updateMany({
      where: { productId, state: 'planned' },
      data: { state: 'cancelled', endedAt: now },
    })
    if (product.status === 'approved') await countVendorProduct(tx, actor.vendorId, -1)
    const moved = { fromStatus: product.status, toStatus: 'archived' as const, note: '', actor, now }
    await writeHistory(tx, { id: newId('hst'), productId, ...moved })
  })
  return { ok: true }
}
