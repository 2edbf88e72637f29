import { AppError, type decideVendorInput, notFound, type VendorStatus } from '@millyard/contracts'
import { publish, type UserActor } from '@millyard/service-kit'
import type { z } from 'zod'
import { writeAuditEntry } from '../audit/audit.repository.ts'
import type { Deps } from '../trpc.ts'
import { publishVendorUpdated } from '../vendors/publish-vendor.ts'
import { vendorTransitions } from '../vendors/vendor-status.ts'
import { REVIEW_COLUMNS, toReview, type VendorReview } from './vendor-review.repository.ts'

type Decision = z.infer<typeof decideVendorInput>['decision']

const OUTCOMES = {
  approve: { status: 'approved', event: 'vendor.approved.v1' },
  request_changes: { status: 'changes_requested', event: 'vendor.changes_requested.v1' },
  reject: { status: 'rejected', event: 'vendor.rejected.v1' },
} as const satisfies Record<Decision, { status: VendorStatus; event: `vendor.${string}.v1` }>

/**
 * Decides about an application: status, note, audit entry and events are written together or not at all. Of two members of
 * staff who decide at once, one wins.
 * @throws AppError NOT_FOUND; ILLEGAL_TRANSITION when it is decided already; CONFLICT when it was decided or changed at
 * the same moment
 */
export async function decideApplication(
  { database, clock }: Deps,
  actor: UserActor,
  input: z.infer<typeof decideVendorInput> & { requestId: string },
): Promise<VendorReview> {
  const { vendorId, decision, note, requestId } = input
  const outcome = OUTCOMES[decision]
  return database.transaction(async (tx) => {
    const current = await tx.vendorProfile.findUnique({
      where: { id: vendorId },
      select: { status: true, version: true },
    })
    if (!current) throw notFound('factory')
    vendorTransitions.assert(current.status, outcome.status)

    const now = clock.now()
    const { count } = await tx.vendorProfile.updateMany({
      where: { id: vendorId, status: current.status, version: current.version },
      data: {
        status: outcome.status,
        version: { increment: 1 },
        reviewNote: note || null,
        decidedAt: now,
        updatedAt: now,
      },
    })
    if (count !== 1) {
      throw new AppError('CONFLICT', {
        message: 'This application was changed or decided at the same moment. Load it again.',
      })
    }
    const row = await tx.vendorProfile.findUniqueOrThrow({ where: { id: vendorId }, select: REVIEW_COLUMNS })
    await writeAuditEntry(tx, {
      actorUserId: actor.userId,
      action: `vendor.${decision}`,
      subjectType: 'vendor',
      subjectId: vendorId,
      details: { from: current.status, to: outcome.status, note },
      requestId,
      occurredAt: now,
    })
    await publishVendorUpdated(tx, clock, row)
    await publish(tx, clock, outcome.event, vendorId, {
      vendorId,
      name: row.name,
      ownerUserId: row.ownerUserId,
      note,
    })
    return toReview(row)
  })
}
