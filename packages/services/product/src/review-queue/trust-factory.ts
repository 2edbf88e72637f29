import { newId, notFound, type trustFactoryInput } from '@millyard/contracts'
import { nothingChanged, recordStaffAction, type StaffActor } from '@millyard/service-kit'
import type { z } from 'zod'
import type { Deps } from '../deps.ts'
import { lockVendor } from '../vendors/vendor.repository.ts'

/**
 * Whether a factory's revisions go on sale without review from now on. What waits already still waits. Who said so, and why,
 * is kept; saying what is so already changes nothing.
 * @throws AppError NOT_FOUND
 */
export async function trustFactory(
  deps: Deps,
  actor: StaffActor,
  { vendorId, isTrusted, note }: z.infer<typeof trustFactoryInput>,
): Promise<{ ok: true }> {
  await deps.database.transaction(async (tx) => {
    const vendor = await lockVendor(tx, vendorId)
    if (!vendor) throw notFound('factory')
    if (vendor.isTrusted === isTrusted) return nothingChanged(actor)
    await tx.vendorSummary.update({ where: { vendorId }, data: { isTrusted }, select: { vendorId: true } })
    await tx.vendorTrustChange.create({
      data: {
        id: newId('hst'),
        vendorId,
        isTrusted,
        note,
        actorId: actor.userId,
        actorName: actor.name,
        createdAt: deps.clock.now(),
      },
      select: { id: true },
    })
    await recordStaffAction(tx, deps.clock, actor, {
      action: isTrusted ? 'vendor.trust' : 'vendor.distrust',
      subject: { type: 'vendor', id: vendorId, name: vendor.name },
      details: { note },
    })
  })
  return { ok: true }
}
