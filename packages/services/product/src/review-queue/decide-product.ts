import {
  AppError,
  type decideProductInput,
  newId,
  notFound,
  type ProductStatus,
  productStatusSchema,
} from '@millyard/contracts'
import { publish, recordStaffAction, rowCount, type StaffActor } from '@millyard/service-kit'
import type { z } from 'zod'
import type { Deps } from '../deps.ts'
import { countVendorProduct, writeHistory } from '../products/product.repository.ts'
import { productStatus } from '../products/product-status.ts'

const OUTCOMES = {
  approve: { status: 'approved', event: 'product.approved.v1' },
  request_changes: { status: 'changes_requested', event: 'product.changes_requested.v1' },
  reject: { status: 'rejected', event: 'product.rejected.v1' },
} as const satisfies Record<string, { status: ProductStatus; event: string }>

/**
 * Decides on a submitted product. An approved one is on sale as soon as this commits; of two decisions at the same moment
 * one wins.
 * @throws AppError NOT_FOUND, ILLEGAL_TRANSITION (not submitted), CONFLICT (decided in the same moment)
 */
export async function decideProduct(
  deps: Deps,
  actor: StaffActor,
  { productId, decision, note }: z.infer<typeof decideProductInput>,
): Promise<{ ok: true }> {
  const { status, event } = OUTCOMES[decision]
  const now = deps.clock.now()
  await deps.database.transaction(async (tx) => {
    const product = await tx.product.findUnique({
      where: { id: productId },
      select: { status: true, vendorId: true, title: true, slug: true, publishedAt: true },
    })
    if (!product) throw notFound('product')
    const from = productStatusSchema.parse(product.status)
    productStatus.assert(from, status)
    const changed = await tx.product.updateMany({
      where: { id: productId, status: from },
      data: {
        status,
        reviewNote: note === '' ? null : note,
        updatedAt: now,
        ...(status === 'approved' ? { publishedAt: product.publishedAt ?? now } : {}),
      },
    })
    if (!rowCount(changed))
      throw new AppError('CONFLICT', { message: 'This product has just been decided. Look at it again.' })
    if (status === 'approved') await countVendorProduct(tx, product.vendorId, 1)
    await writeHistory(tx, { id: newId('hst'), productId, fromStatus: from, toStatus: status, note, actor, now })
    const { vendorId, title, slug } = product
    await publish(tx, deps.clock, event, productId, { productId, vendorId, title, slug, note })
    await recordStaffAction(tx, deps.clock, actor, {
      action: `product.${decision}`,
      subject: { type: 'product', id: productId, name: title },
      details: { from, to: status, note },
    })
  })
  return { ok: true }
}
