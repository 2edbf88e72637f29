import {
  type acceptStaffInput,
  badField,
  type joinStaffInput,
  type openStaffInvitationSchema,
  type StaffRole,
} from '@millyard/contracts'
import { publish } from '@millyard/service-kit'
import type { z } from 'zod'
import { hashPassword, requireGoodPassword, verifyPassword } from '../accounts/password.ts'
import { lockUserWithEmail } from '../accounts/user.repository.ts'
import { writeAuditEntry } from '../audit/audit.repository.ts'
import { createInvitedLogin, invitationNotValid, OPEN } from '../invitations/invitation-link.ts'
import { hashOpaqueToken } from '../sessions/opaque-token.ts'
import type { AuthTx, Deps } from '../trpc.ts'
import { holdRoster, nextStaffVersion } from './staff.repository.ts'

const usable = (tokenHash: string) => ({ tokenHash, ...OPEN, expiresAt: { gt: new Date() } })

/** Who calls, for the throttles and the log. */
type Caller = { ip: string; requestId: string }

/** What an invitation is about, for whoever holds its link. Changes nothing. @throws AppError NOT_FOUND */
export async function showStaffInvitation(
  { database: { client } }: Deps,
  { token }: { token: string },
): Promise<z.infer<typeof openStaffInvitationSchema>> {
  const found = await client.staffInvitation.findFirst({
    where: usable(hashOpaqueToken(token)),
    select: { email: true, roles: true, expiresAt: true, invitedBy: { select: { name: true } } },
  })
  if (!found) throw invitationNotValid()
  return {
    email: found.email,
    roles: found.roles,
    invitedBy: found.invitedBy.name,
    expiresAt: found.expiresAt.toISOString(),
    hasLogin: (await client.user.count({ where: { email: found.email } })) > 0,
  }
}

/**
 * Joins with the login that has the invited address. The link alone is not enough: whoever holds it shows that the login is
 * theirs with its password (they cannot be signed in to the console yet). The link came by mail, so the address is proven.
 * @throws AppError NOT_FOUND for a link that is no use any more, or an address without a login; BAD_INPUT (`password`);
 * RATE_LIMITED
 */
export async function acceptStaffInvitation(
  deps: Deps,
  { token, password, ip, requestId }: z.infer<typeof acceptStaffInput> & Caller,
): Promise<{ ok: true }> {
  const { database, clock, signInThrottle } = deps
  const tokenHash = hashOpaqueToken(token)
  const found = await database.client.staffInvitation.findFirst({ where: usable(tokenHash), select: { email: true } })
  if (!found) throw invitationNotValid()
  const { email } = found
  await signInThrottle.countAttempt({ email, ip })
  const login = await database.client.user.findUnique({ where: { email }, select: { id: true, passwordHash: true } })
  if (!(await verifyPassword(login?.passwordHash, password)) || !login) {
    throw badField('password', 'This is not the password of your login.')
  }
  await signInThrottle.forgiveAttempt({ email, ip })
  await database.transaction(async (tx) => {
    const invitation = await holdInvitation(tx, tokenHash)
    const user = await lockUserWithEmail(tx, login.id, invitation.email)
    if (!user) throw invitationNotValid()
    // The password may have been reset since it was looked at.
    const { count } = await tx.user.updateMany({
      where: { id: user.id, passwordHash: login.passwordHash, blockedAt: null },
      data: { emailVerifiedAt: user.emailVerifiedAt ?? clock.now() },
    })
    if (count !== 1) throw badField('password', 'This is not the password of your login.')
    await enter(deps, tx, invitation, { userId: user.id, name: user.name, requestId })
  })
  return { ok: true }
}

/**
 * Joins with a new login for the invited address, which is proven by the link. Spends the link.
 * @throws AppError NOT_FOUND for a link that is no use any more; ALREADY_EXISTS when the address has a login; RATE_LIMITED
 */
export async function joinStaff(
  deps: Deps,
  { token, name, password, ip, requestId }: z.infer<typeof joinStaffInput> & Caller,
): Promise<{ ok: true }> {
  const { database, clock, visitorThrottle } = deps
  await visitorThrottle.count('register', ip)
  const tokenHash = hashOpaqueToken(token)
  requireGoodPassword(password, 'password', [name])
  const passwordHash = await hashPassword(password)
  await database.transaction(async (tx) => {
    const invitation = await holdInvitation(tx, tokenHash)
    const userId = await createInvitedLogin(tx, clock, { email: invitation.email, name, passwordHash })
    await enter(deps, tx, invitation, { userId, name, requestId })
  })
  return { ok: true }
}

type HeldInvitation = { id: string; email: string; roles: StaffRole[] }

/** Finds an invitation that can be used, and holds the roster: nobody changes the staff, or takes the link back, meanwhile. */
async function holdInvitation(tx: AuthTx, tokenHash: string): Promise<HeldInvitation> {
  await holdRoster(tx)
  const found = await tx.staffInvitation.findFirst({
    where: usable(tokenHash),
    select: { id: true, email: true, roles: true },
  })
  if (!found) throw invitationNotValid()
  return found
}

/** Makes somebody a member of staff, spends the invitation, writes it down and tells it. */
async function enter(
  { clock }: Deps,
  tx: AuthTx,
  { id, email, roles }: HeldInvitation,
  { userId, name, requestId }: { userId: string; name: string; requestId: string },
): Promise<void> {
  const now = clock.now()
  const { count } = await tx.staffMember.createMany({
    data: [{ userId, roles, createdAt: now, updatedAt: now }],
    skipDuplicates: true,
  })
  // Made staff by the operator since: what they were invited with must not change what they were given.
  if (count !== 1) throw invitationNotValid()
  await tx.staffInvitation.updateMany({ where: { id }, data: { acceptedAt: new Date() } })
  await writeAuditEntry(tx, {
    actorUserId: userId,
    actorName: name,
    action: 'staff.join',
    subjectType: 'user',
    subjectId: userId,
    subjectName: name,
    details: { from: [], to: roles, invitation: id },
    service: 'auth',
    requestId,
    occurredAt: now,
  })
  const version = await nextStaffVersion(tx)
  await publish(tx, clock, 'staff.added.v1', userId, { userId, name, email, roles, version })
}
