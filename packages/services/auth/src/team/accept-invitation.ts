import {
  AppError,
  type joinInput,
  newId,
  type openInvitationSchema,
  type VendorRole,
  type VendorStatus,
} from '@millyard/contracts'
import { publish, type UserActor } from '@millyard/service-kit'
import type { z } from 'zod'
import { hashPassword, requireGoodPassword } from '../accounts/password.ts'
import { createInvitedLogin, invitationNotValid, OPEN } from '../invitations/invitation-link.ts'
import { hashOpaqueToken } from '../sessions/opaque-token.ts'
import type { AuthTx, Deps } from '../trpc.ts'
import { publishTeamChanged } from './team.repository.ts'

/** People can join a factory that sells, or that still fulfils what it has sold. */
const JOINABLE: VendorStatus[] = ['approved', 'suspended']

const usable = (tokenHash: string) => ({
  tokenHash,
  ...OPEN,
  expiresAt: { gt: new Date() },
  vendor: { status: { in: JOINABLE } },
})

/** What an invitation is about, for whoever holds its link. Changes nothing. @throws AppError NOT_FOUND */
export async function showInvitation(
  { database: { client } }: Deps,
  { token }: { token: string },
): Promise<z.infer<typeof openInvitationSchema>> {
  const found = await client.vendorInvitation.findFirst({
    where: usable(hashOpaqueToken(token)),
    select: {
      email: true,
      role: true,
      expiresAt: true,
      vendor: { select: { name: true, slug: true } },
      invitedBy: { select: { name: true } },
    },
  })
  if (!found) throw invitationNotValid()
  const hasLogin = (await client.user.count({ where: { email: found.email } })) > 0
  return {
    factory: found.vendor,
    email: found.email,
    role: found.role,
    invitedBy: found.invitedBy.name,
    expiresAt: found.expiresAt.toISOString(),
    hasLogin,
  }
}

/**
 * Joins with the caller's login, which must have the invited address: having the link is not enough. The link came by mail,
 * so the address is proven with it. Spends the link.
 * @throws AppError NOT_FOUND for a link that is no use any more; FORBIDDEN for another address; ALREADY_EXISTS for a member
 */
export async function acceptInvitation(
  { database, clock }: Deps,
  actor: UserActor,
  { token }: { token: string },
): Promise<{ vendorId: string }> {
  return database.transaction(async (tx) => {
    const invitation = await holdInvitation(tx, token)
    const user = await tx.user.findUnique({ where: { id: actor.userId }, select: { email: true } })
    if (user?.email !== invitation.email) {
      throw new AppError('FORBIDDEN', {
        message: 'This invitation is for another e-mail address. Sign in with the address that it was sent to.',
      })
    }
    const now = clock.now()
    await tx.user.updateMany({ where: { id: actor.userId, emailVerifiedAt: null }, data: { emailVerifiedAt: now } })
    return enter({ clock }, tx, invitation, actor.userId)
  })
}

/**
 * Joins with a new login for the invited address, which is proven by the link. Spends the link.
 * @throws AppError NOT_FOUND for a link that is no use any more; ALREADY_EXISTS when the address has a login; RATE_LIMITED
 */
export async function joinWithNewLogin(
  { database, clock, visitorThrottle }: Deps,
  { token, name, password, ip }: z.infer<typeof joinInput> & { ip: string },
): Promise<{ vendorId: string }> {
  await visitorThrottle.count('register', ip)
  requireGoodPassword(password, 'password', [name])
  const passwordHash = await hashPassword(password)
  return database.transaction(async (tx) => {
    const invitation = await holdInvitation(tx, token)
    const userId = await createInvitedLogin(tx, clock, { email: invitation.email, name, passwordHash })
    return enter({ clock }, tx, invitation, userId)
  })
}

type HeldInvitation = { id: string; vendorId: string; email: string; role: VendorRole }

/** Finds an invitation that can be used, and holds its factory: nobody changes the team, or takes the link back, meanwhile. */
async function holdInvitation(tx: AuthTx, token: string): Promise<HeldInvitation> {
  const tokenHash = hashOpaqueToken(token)
  await tx.$queryRaw`
    select v.id from vendor_profile v join vendor_invitation i on i.vendor_id = v.id
    where i.token_hash = ${tokenHash} for no key update of v`
  const found = await tx.vendorInvitation.findFirst({
    where: usable(tokenHash),
    select: { id: true, vendorId: true, email: true, role: true },
  })
  if (!found) throw invitationNotValid()
  return found
}

/** Makes somebody a member, spends the invitation and tells everybody. */
async function enter(
  { clock }: Pick<Deps, 'clock'>,
  tx: AuthTx,
  { id, vendorId, role }: HeldInvitation,
  userId: string,
): Promise<{ vendorId: string }> {
  const { count } = await tx.vendorMember.createMany({
    data: [{ id: newId('mem'), vendorId, userId, role, createdAt: clock.now() }],
    skipDuplicates: true,
  })
  if (count !== 1) throw new AppError('ALREADY_EXISTS', { message: 'You belong to this factory already.' })
  await tx.vendorInvitation.updateMany({ where: { id }, data: { acceptedAt: new Date() } })
  await publishTeamChanged(tx, clock, vendorId)
  await publish(tx, clock, 'vendor.member_added.v1', vendorId, { vendorId, userId, role })
  return { vendorId }
}
