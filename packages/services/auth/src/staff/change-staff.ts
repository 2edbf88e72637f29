import {
  AppError,
  type changeStaffRolesInput,
  notFound,
  type resetTwoFactorInput,
  STAFF_ROLES,
  type StaffRole,
  staffPermissions,
} from '@millyard/contracts'
import { nothingChanged, publish, recordStaffAction, type StaffActor } from '@millyard/service-kit'
import type { z } from 'zod'
import { lockUser } from '../accounts/user.repository.ts'
import { endSessionsInConsole } from '../sessions/session.repository.ts'
import type { AuthTx, Deps } from '../trpc.ts'
import { takeTwoFactorOff } from '../two-factor/take-off.ts'
import { holdStaff, keepAnOwner, nextStaffVersion, revokeInvitationsOf } from './staff.repository.ts'

/**
 * Gives a member of staff exactly these roles. Their sessions in the console end, so that no token outlives what it was given
 * for by more than its own ten minutes. The same roles change nothing.
 * @throws AppError UNAUTHENTICATED, FORBIDDEN (also for more roles of one's own), NOT_FOUND; CONFLICT for the last owner
 */
export async function changeStaffRoles(
  deps: Deps,
  actor: StaffActor,
  { userId, roles }: z.infer<typeof changeStaffRolesInput>,
): Promise<{ ok: true }> {
  const { database, clock } = deps
  await database.transaction(async (tx) => {
    await holdStaff(tx, actor)
    const member = await findMember(tx, userId)
    if (member.roles.join() === roles.join()) return nothingChanged(actor)
    if (userId === actor.userId && roles.some((role) => !member.roles.includes(role))) {
      throw new AppError('FORBIDDEN', {
        message: 'You cannot give yourself more roles. Ask another owner to do it.',
      })
    }
    if (!roles.includes('owner')) await keepAnOwner(tx, member)
    await tx.staffMember.updateMany({ where: { userId }, data: { roles, updatedAt: clock.now() } })
    await recordStaffAction(tx, clock, actor, {
      action: 'staff.set_roles',
      subject: { type: 'user', id: userId, name: member.name },
      details: { from: member.roles, to: roles },
    })
    await endAccess(deps, tx, member, roles)
  })
  return { ok: true }
}

/**
 * Takes somebody off the staff; their login stays. Their sessions in the console end.
 * @throws AppError UNAUTHENTICATED, FORBIDDEN, NOT_FOUND; CONFLICT for the last owner
 */
export async function removeStaffMember(
  deps: Deps,
  actor: StaffActor,
  { userId }: { userId: string },
): Promise<{ ok: true }> {
  const { database, clock } = deps
  await database.transaction(async (tx) => {
    await holdStaff(tx, actor)
    const member = await findMember(tx, userId)
    await keepAnOwner(tx, member)
    await tx.staffMember.deleteMany({ where: { userId } })
    await recordStaffAction(tx, clock, actor, {
      action: 'staff.remove',
      subject: { type: 'user', id: userId, name: member.name },
      details: { from: member.roles, to: [] },
    })
    await endAccess(deps, tx, member, [])
  })
  return { ok: true }
}

/**
 * Takes two-factor sign-in off a colleague whose phone and recovery codes are gone. The console stays closed to them until they
 * have set it up anew.
 * @throws AppError UNAUTHENTICATED, FORBIDDEN (also for one's own: whoever sits at an open console must not), NOT_FOUND
 */
export async function resetTwoFactorOfStaff(
  deps: Deps,
  actor: StaffActor,
  { userId, reason }: z.infer<typeof resetTwoFactorInput>,
): Promise<{ ok: true }> {
  const { database, clock } = deps
  await database.transaction(async (tx) => {
    await holdStaff(tx, actor)
    if (userId === actor.userId) {
      throw new AppError('FORBIDDEN', {
        message:
          'You move your own to another app on the security page. Without your phone and codes, ask another owner.',
      })
    }
    const { name } = await findMember(tx, userId)
    await lockUser(tx, userId)
    const isOff = await takeTwoFactorOff(deps, tx, { userId, audience: 'admin' })
    if (!isOff) return nothingChanged(actor)
    await recordStaffAction(tx, clock, actor, {
      action: 'user.reset_two_factor',
      subject: { type: 'user', id: userId, name },
      details: { reason },
    })
  })
  return { ok: true }
}

type Member = { userId: string; name: string; email: string; roles: StaffRole[] }

async function findMember(tx: AuthTx, userId: string): Promise<Member> {
  const member = await tx.staffMember.findUnique({
    where: { userId },
    select: { roles: true, user: { select: { name: true, email: true } } },
  })
  if (!member) throw notFound('member of staff')
  return { userId, ...member.user, roles: STAFF_ROLES.filter((role) => member.roles.includes(role)) }
}

/** What the old roles opened is shut: sessions, and invitations if the new ones may not invite. Everybody is told. */
async function endAccess(
  { clock }: Deps,
  tx: AuthTx,
  { userId, name, email }: Member,
  roles: StaffRole[],
): Promise<void> {
  const now = new Date()
  await endSessionsInConsole(tx, userId, now)
  if (!staffPermissions(roles).includes('staff.manage')) await revokeInvitationsOf(tx, userId, now)
  const version = await nextStaffVersion(tx)
  await publish(tx, clock, 'staff.roles_changed.v1', userId, { userId, name, email, roles, version })
}
