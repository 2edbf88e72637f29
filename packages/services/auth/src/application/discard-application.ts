import { AppError, type applicationVersionInput } from '@millyard/contracts'
import type { VendorActor } from '@millyard/service-kit'
import type { z } from 'zod'
import { removeDocumentsOf } from '../documents/forget-documents.ts'
import type { Deps } from '../trpc.ts'
import { publishVendorUpdated } from '../vendors/publish-vendor.ts'
import { VENDOR_COLUMNS } from '../vendors/vendor.repository.ts'
import { recordHistory } from '../vendors/vendor-history.ts'
import { vendorTransitions } from '../vendors/vendor-status.ts'
import { mine, readApplication, writeApplication } from './application.repository.ts'

const WITHDRAWN = 'The factory has withdrawn its application.'

/**
 * Ends an application that its people write. A draft that was never sent is deleted without a trace; one that staff have seen
 * stays on file as withdrawn.
 * @throws AppError ILLEGAL_TRANSITION while staff have it, or after a decision; CONFLICT
 */
export async function discardApplication(
  { database, clock }: Deps,
  actor: VendorActor,
  { version }: z.infer<typeof applicationVersionInput>,
): Promise<{ ok: true }> {
  return database.transaction(async (tx) => {
    const now = clock.now()
    const { status, sentAt } = await readApplication(tx, actor, now)
    if (status !== 'draft') throw vendorTransitions.refusal(status, 'draft')
    if (sentAt === null) {
      await removeDocumentsOf(tx, actor.vendorId)
      const { count } = await tx.vendorProfile.deleteMany({ where: { ...mine(actor), status, version, sentAt: null } })
      if (count !== 1) {
        throw new AppError('CONFLICT', { message: 'The application has changed meanwhile. Load the page again.' })
      }
      return { ok: true }
    }
    await writeApplication(tx, actor, {
      version,
      status,
      data: { status: 'rejected', reviewNote: WITHDRAWN, decidedAt: now, updatedAt: now },
    })
    const vendor = await tx.vendorProfile.findUniqueOrThrow({ where: { id: actor.vendorId }, select: VENDOR_COLUMNS })
    await recordHistory(tx, {
      vendorId: vendor.id,
      move: 'withdraw',
      from: status,
      to: 'rejected',
      actorName: actor.name,
      at: now,
    })
    await publishVendorUpdated(tx, clock, vendor)
    return { ok: true }
  })
}
