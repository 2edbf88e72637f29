import { AppError, badField, newId } from '@millyard/contracts'
import { publish, rowCount, type VendorActor } from '@millyard/service-kit'
import type { Deps } from '../deps.ts'
import { lockVendorSummary } from '../vendors/vendor.repository.ts'
import { readOwnStatus, writeHistory } from './product.repository.ts'
import { productStatus } from './product-status.ts'

/**
 * Puts a draft into the review queue. It needs a picture, and an approved vendor.
 * @throws AppError NOT_FOUND, ILLEGAL_TRANSITION, BAD_INPUT (`images`), FORBIDDEN (vendor not approved)
 */
export async function submitProduct(deps: Deps, actor: VendorActor, productId: string): Promise<{ ok: true }> {
  const { vendorId } = actor
  const now = deps.clock.now()
  await deps.database.transaction(async (tx) => {
    const vendor = await lockVendorSummary(tx, vendorId)
    const from = await readOwnStatus(tx, vendorId, productId)
    productStatus.assert(from, 'submitted')
    if (vendor?.vendorStatus !== 'approved')
      throw new AppError('FORBIDDEN', { message: 'Your store must be approved before you can submit products.' })
    const changed = await tx.product.updateMany({
      where: { id: productId, vendorId, status: from, images: { some: {} } },
      data: { status: 'submitted', submittedAt: now, reviewNote: null, updatedAt: now },
    })
    if (!rowCount(changed)) {
      if ((await readOwnStatus(tx, vendorId, productId)) === from) throw badField('images', 'Add at least one picture.')
      throw new AppError('CONFLICT', { message: 'This product has just changed. Look at it again.' })
    }
    const product = await tx.product.findUniqueOrThrow({
      where: { id: productId },
      select: { title: true, slug: true },
    })
    await writeHistory(tx, {
      id: newId('hst'),
      productId,
      fromStatus: from,
      toStatus: 'submitted',
      note: '',
      actor,
      now,
    })
    await publish(tx, deps.clock, 'product.submitted.v1', productId, {
      productId,
      vendorId,
      ...product,
      note: '',
    })
  })
  return { ok: true }
}
