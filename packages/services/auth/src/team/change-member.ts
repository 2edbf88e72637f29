import { type changeMemberRoleInput, notFound, type VendorRole, vendorPermissions } from '@millyard/contracts'
import { publish, type VendorActor } from '@millyard/service-kit'
import type { z } from 'zod'
import { endSessionsForVendor } from '../sessions/session.repository.ts'
import type { AuthTx, Deps } from '../trpc.ts'
import { holdTeam, keepAnOwner, publishTeamChanged, revokeInvitationsOf } from './team.repository.ts'

/**
 * Gives a member another role. Their sessions for this factory end, so that no token outlives what it was given for by
 * more than its own ten minutes. The role that they have already changes nothing.
 * @throws AppError FORBIDDEN, NOT_FOUND; CONFLICT for the last owner
 */
export async function changeMemberRole(
  { database, clock }: Deps,
  actor: VendorActor,
  { memberId, role }: z.infer<typeof changeMemberRoleInput>,
): Promise<{ ok: true }> {
  await database.transaction(async (tx) => {
    const { vendorId, name: vendorName } = await holdTeam(tx, actor, 'team.manage')
    const member = await findMember(tx, { id: memberId, vendorId })
    if (member.role === role) return
    await keepAnOwner(tx, member)
    await tx.vendorMember.updateMany({ where: { id: member.id, vendorId }, data: { role } })
    await endAccess(tx, member, role)
    await publishTeamChanged(tx, clock, vendorId)
    await publish(tx, clock, 'vendor.member_role_changed.v1', vendorId, {
      vendorId,
      vendorName,
      userId: member.userId,
      role,
    })
  })
  return { ok: true }
}

/** Ends somebody's membership and their sessions for this factory. @throws AppError FORBIDDEN, NOT_FOUND; CONFLICT for the last owner */
export async function removeMember(
  deps: Deps,
  actor: VendorActor,
  { memberId }: { memberId: string },
): Promise<{ ok: true }> {
  return endMembership(deps, actor, 'team.manage', { id: memberId })
}

/** Ends the caller's own membership. @throws AppError NOT_FOUND; CONFLICT for the last owner */
export async function leaveTeam(deps: Deps, actor: VendorActor): Promise<{ ok: true }> {
  return endMembership(deps, actor, 'team.read', { userId: actor.userId })
}

async function endMembership(
  { database, clock }: Deps,
  actor: VendorActor,
  permission: 'team.read' | 'team.manage',
  who: { id: string } | { userId: string },
): Promise<{ ok: true }> {
  await database.transaction(async (tx) => {
    const { vendorId, name: vendorName } = await holdTeam(tx, actor, permission)
    const member = await findMember(tx, { ...who, vendorId })
    await keepAnOwner(tx, member)
    await tx.vendorMember.deleteMany({ where: { id: member.id, vendorId } })
    await endAccess(tx, member, undefined)
    await publishTeamChanged(tx, clock, vendorId)
    await publish(tx, clock, 'vendor.member_removed.v1', vendorId, {
      vendorId,
      vendorName,
      userId: member.userId,
      isOwnWish: member.userId === actor.userId,
    })
  })
  return { ok: true }
}

type Member = { id: string; vendorId: string; userId: string; role: VendorRole }

async function findMember(tx: AuthTx, where: { id?: string; userId?: string; vendorId: string }): Promise<Member> {
  const member = await tx.vendorMember.findFirst({
    where,
    select: { id: true, vendorId: true, userId: true, role: true },
  })
  if (!member) throw notFound('member')
  return member
}

/** What the old role opened is shut: sessions, and invitations if the new role may not invite. */
async function endAccess(tx: AuthTx, { userId, vendorId }: Member, role: VendorRole | undefined): Promise<void> {
  const now = new Date()
  await endSessionsForVendor(tx, { userId, vendorId, reason: 'team_changed', now })
  if (!role || !vendorPermissions(role, 'approved').includes('team.manage')) {
    await revokeInvitationsOf(tx, vendorId, userId, now)
  }
}
