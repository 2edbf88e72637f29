import { AppError, type StaffRole, staffPermissions } from '@millyard/contracts'
import type { StaffActor } from '@millyard/service-kit'
import { requireLivingSession } from '../sessions/session.repository.ts'
import type { AuthTx } from '../trpc.ts'

/**
 * Holds the roster until the transaction ends: changes of the staff happen one after the other, so that rules that count (the
 * last owner, the size of the staff) hold. The first lock of its transaction, before any login.
 */
export async function holdRoster(tx: AuthTx): Promise<void> {
  await tx.$queryRaw`select version from staff_roster where id = 1 for update`
}

/**
 * Holds the roster for somebody who changes it. Their roles and session are asked again, for their token may be minutes old:
 * of two owners who remove each other, the second finds nothing to act with.
 * @throws AppError UNAUTHENTICATED, FORBIDDEN
 */
export async function holdStaff(tx: AuthTx, actor: StaffActor): Promise<void> {
  await holdRoster(tx)
  await requireLivingSession(tx, actor)
  const me = await tx.staffMember.findUnique({ where: { userId: actor.userId }, select: { roles: true } })
  if (!staffPermissions(me?.roles ?? []).includes('staff.manage')) {
    throw new AppError('FORBIDDEN', {
      message: 'Your role does not allow this.',
      details: { permission: 'staff.manage' },
    })
  }
}

/** Counts a change of the staff, in the transaction that holds the roster. Answers the version that its event carries. */
export async function nextStaffVersion(tx: AuthTx): Promise<number> {
  const { version } = await tx.staffRoster.update({
    where: { id: 1 },
    data: { version: { increment: 1 } },
    select: { version: true },
  })
  return version
}

/** Refuses what would leave the place without an owner. Ask while the roster is held. @throws AppError CONFLICT */
export async function keepAnOwner(tx: AuthTx, member: { userId: string; roles: readonly StaffRole[] }): Promise<void> {
  if (!member.roles.includes('owner')) return
  const others = await tx.staffMember.count({ where: { roles: { has: 'owner' }, userId: { not: member.userId } } })
  if (others === 0) {
    throw new AppError('CONFLICT', { message: 'Millyard needs an owner. Make somebody else an owner first.' })
  }
}

/** Takes back the invitations that somebody sent who may not invite any more. */
export async function revokeInvitationsOf(tx: AuthTx, invitedById: string, now: Date): Promise<void> {
  await tx.staffInvitation.updateMany({
    where: { invitedById, acceptedAt: null, revokedAt: null },
    data: { revokedAt: now },
  })
}
