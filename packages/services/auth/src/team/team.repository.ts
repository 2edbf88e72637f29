import {
  AppError,
  notFound,
  type VendorPermission,
  type VendorRole,
  type VendorStatus,
  vendorPermissions,
} from '@millyard/contracts'
import { type Clock, publish, type VendorActor } from '@millyard/service-kit'
import type { AuthTx } from '../trpc.ts'

/** A factory whose team is about to change, with the role of whoever changes it. */
export type HeldTeam = { vendorId: string; name: string; status: VendorStatus; role: VendorRole }

/**
 * Holds the factory's row until the transaction ends: changes of one team happen one after the other, so that rules that
 * count (the last owner, the size of the team) hold. The caller's role is asked again, for their token may be minutes old.
 * @throws AppError NOT_FOUND for somebody who is no member any more, FORBIDDEN when the role does not allow it
 */
export async function holdTeam(tx: AuthTx, actor: VendorActor, permission: VendorPermission): Promise<HeldTeam> {
  const [team] = await tx.$queryRaw<HeldTeam[]>`
    select v.id as "vendorId", v.name, v.status::text as status, m.role::text as role
    from vendor_profile v join vendor_member m on m.vendor_id = v.id and m.user_id = ${actor.userId}
    where v.id = ${actor.vendorId} for no key update of v`
  // The role as of after the wait: a statement that waited has read the member's row before it.
  const member = team
    ? await tx.vendorMember.findFirst({
        where: { vendorId: actor.vendorId, userId: actor.userId },
        select: { role: true },
      })
    : null
  if (!team || !member) throw notFound('factory')
  if (!vendorPermissions(member.role, team.status).includes(permission)) {
    throw new AppError('FORBIDDEN', { message: 'Your role does not allow this.', details: { permission } })
  }
  return { ...team, role: member.role }
}

/** Refuses what would leave the factory without an owner. Ask while the team is held. @throws AppError CONFLICT */
export async function keepAnOwner(
  tx: AuthTx,
  member: { id: string; vendorId: string; role: VendorRole },
): Promise<void> {
  if (member.role !== 'owner') return
  const others = await tx.vendorMember.count({
    where: { vendorId: member.vendorId, role: 'owner', id: { not: member.id } },
  })
  if (others === 0) {
    throw new AppError('CONFLICT', { message: 'A factory needs an owner. Make somebody else its owner first.' })
  }
}

/** Tells who belongs to a vendor now. Call it in the transaction that changed that, while the team is held. */
export async function publishTeamChanged(tx: AuthTx, clock: Clock, vendorId: string): Promise<void> {
  const { teamVersion, members } = await tx.vendorProfile.update({
    where: { id: vendorId },
    data: { teamVersion: { increment: 1 } },
    select: { teamVersion: true, members: { select: { userId: true, role: true }, orderBy: { id: 'asc' } } },
  })
  await publish(tx, clock, 'vendor.team_changed.v1', vendorId, { vendorId, version: teamVersion, members })
}

/** Takes back the invitations that somebody sent who may not invite any more. */
export async function revokeInvitationsOf(tx: AuthTx, vendorId: string, invitedById: string, now: Date): Promise<void> {
  await tx.vendorInvitation.updateMany({
    where: { vendorId, invitedById, acceptedAt: null, revokedAt: null },
    data: { revokedAt: now },
  })
}
