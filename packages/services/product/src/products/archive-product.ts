import { AppError, newId } from '@millyard/contracts'
import { rowCount, type VendorActor } from '@millyard/service-kit'
import type { Deps } from '../deps.ts'
import { countVendorProduct, readOwnStatus, writeHistory } from './product.repository.ts'
import { productStatus } from './product-status.ts'

/**
 * Takes a product off sale for good. Orders that hold its stock or have bought it go on.
 * @throws AppError NOT_FOUND, ILLEGAL_TRANSITION, CONFLICT (somebody moved it in the same moment)
 */
export async function archiveProduct(deps: Deps, actor: VendorActor, productId: string): Promise<{ ok: true }> {
  const now = deps.clock.now()
  await deps.database.transaction(async (tx) => {
    const from = await readOwnStatus(tx, actor.vendorId, productId)
    productStatus.assert(from, 'archived')
    const changed = await tx.product.updateMany({
      where: { id: productId, vendorId: actor.vendorId, status: from },
      data: { status: 'archived', updatedAt: now },
    })
    if (!rowCount(changed))
      throw new AppError('CONFLICT', { message: 'This product has just changed. Look at it again.' })
    if (from === 'approved') await countVendorProduct(tx, actor.vendorId, -1)
    await writeHistory(tx, {
      id: newId('hst'),
      productId,
      fromStatus: from,
      toStatus: 'archived',
      note: '',
      actor,
      now,
    })
  })
  return { ok: true }
}
