import { randomBytes } from 'node:crypto'
import { AppError, newId, type VendorApplication } from '@millyard/contracts'
import { publish, type UserActor } from '@millyard/service-kit'
import { lockUser } from '../accounts/user.repository.ts'
import { publishTeamChanged } from '../team/team.repository.ts'
import type { AuthTx, Deps } from '../trpc.ts'
import { publishVendorUpdated } from './publish-vendor.ts'
import { NO_VACATION } from './vacation.repository.ts'
import { toApplicationColumns, type VendorRow } from './vendor.repository.ts'
import { slugCandidates } from './vendor-slug.ts'

/**
 * Applies with a factory: it goes into review and the caller becomes its owner. Their next token refresh acts for it.
 * @throws AppError ALREADY_EXISTS (`details.vendorId`) while another application of theirs is open
 */
export async function submitApplication(
  { database, clock }: Deps,
  actor: UserActor,
  input: VendorApplication,
): Promise<{ vendorId: string }> {
  return database.transaction(async (tx) => {
    // The lock makes a double click wait for its twin, which then has an open application.
    if (!(await lockUser(tx, actor.userId))) {
      throw new AppError('UNAUTHENTICATED', { message: 'This account does not exist any more.' })
    }
    const open = await tx.vendorProfile.findFirst({
      where: { ownerUserId: actor.userId, status: { in: ['in_review', 'changes_requested'] } },
      select: { id: true },
    })
    if (open) {
      throw new AppError('ALREADY_EXISTS', {
        message: 'You have an application that is not decided yet. Change that one, or wait for the answer.',
        details: { vendorId: open.id },
      })
    }

    const now = clock.now()
    const vendor = await insertVendor(tx, {
      id: newId('ven'),
      status: 'in_review',
      version: 1,
      ...toApplicationColumns(input),
      reviewNote: null,
      ownerUserId: actor.userId,
      appliedAt: now,
      decidedAt: null,
      ...NO_VACATION,
    })
    await tx.vendorMember.createMany({
      data: [{ id: newId('mem'), vendorId: vendor.id, userId: actor.userId, role: 'owner', createdAt: now }],
    })
    await publishVendorUpdated(tx, clock, vendor)
    await publishTeamChanged(tx, clock, vendor.id)
    await publish(tx, clock, 'vendor.applied.v1', vendor.id, {
      vendorId: vendor.id,
      name: vendor.name,
      ownerUserId: actor.userId,
      note: '',
    })
    return { vendorId: vendor.id }
  })
}

/** Inserts under the first slug that is free. A parallel insert of the same slug is waited for, then the next one is tried. */
async function insertVendor(tx: AuthTx, vendor: Omit<VendorRow, 'slug'>): Promise<VendorRow> {
  for (const slug of slugCandidates(vendor.name, () => randomBytes(4).toString('hex'))) {
    const { count } = await tx.vendorProfile.createMany({
      data: [{ ...vendor, slug, updatedAt: vendor.appliedAt }],
      skipDuplicates: true,
    })
    if (count === 1) return { ...vendor, slug }
  }
  throw new Error(`No slug is free for "${vendor.name}".`)
}
