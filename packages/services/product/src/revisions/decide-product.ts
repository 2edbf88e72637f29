import { AppError, type decideProductInput } from '@millyard/contracts'
import { recordStaffAction, type StaffActor } from '@millyard/service-kit'
import type { z } from 'zod'
import type { Deps } from '../deps.ts'
import { lockProduct, readVendorId } from '../products/product.repository.ts'
import { lockProductStock } from '../stock/stock.repository.ts'
import { lockVendor } from '../vendors/vendor.repository.ts'
import { decideRevision } from './decide-revision.ts'
import { readOpenRevision } from './revision.repository.ts'

const STATUS = { approve: 'approved', request_changes: 'changes_requested', reject: 'rejected' } as const

/**
 * A member of staff decides on the revision that was looked at. Of two decisions at the same moment one wins; one on a
 * revision that was withdrawn, decided or replaced meanwhile changes nothing.
 * @throws AppError NOT_FOUND, CONFLICT (it is no longer what waits), and what applying it throws
 */
export async function decideProduct(
  deps: Deps,
  actor: StaffActor,
  { productId, revisionId, decision, note }: z.infer<typeof decideProductInput>,
): Promise<{ ok: true }> {
  const now = deps.clock.now()
  await deps.database.transaction(async (tx) => {
    await lockVendor(tx, await readVendorId(tx, productId))
    await lockProductStock(tx, productId)
    const product = await lockProduct(tx, productId)
    const open = await readOpenRevision(tx, productId)
    const { slug } = product
    if (open?.id !== revisionId || open.status !== 'submitted' || slug === null) {
      throw new AppError('CONFLICT', {
        message: 'This version was decided, withdrawn or replaced in the meantime. Look at the product again.',
      })
    }
    const by = { userId: actor.userId, name: actor.name }
    await decideRevision(deps, tx, { ...product, slug }, open, {
      status: STATUS[decision],
      note,
      by,
      isAutomatic: false,
      now,
    })
    await recordStaffAction(tx, deps.clock, actor, {
      action: `product.${decision}`,
      subject: { type: 'product', id: productId, name: open.content.title },
      details: { version: String(open.number), note },
    })
  })
  return { ok: true }
}
