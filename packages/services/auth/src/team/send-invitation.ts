import { AppError, type inviteInput, MAX_TEAM, newId, notFound, type VendorRole } from '@millyard/contracts'
import { publish, type VendorActor } from '@millyard/service-kit'
import type { z } from 'zod'
import { addressTaken, newInvitationLink, OPEN } from '../invitations/invitation-link.ts'
import { countAttempt } from '../throttling/attempt-counter.ts'
import type { AuthTx, Deps } from '../trpc.ts'
import { holdTeam } from './team.repository.ts'

/** Mails that one factory may have us send to strangers in a day. */
const INVITATIONS_PER_DAY = 50
const DAY_SECONDS = 86_400

/**
 * Invites an address to the caller's factory, in one role. The link works for seven days of real time, for the login with
 * this address alone. An invitation of theirs that has expired gives way to the new one.
 * @throws AppError FORBIDDEN, RATE_LIMITED; ALREADY_EXISTS (`email`) for a member or an open invitation; CONFLICT when the
 * team is full
 */
export async function inviteMember(
  deps: Deps,
  actor: VendorActor,
  { email, role }: z.infer<typeof inviteInput>,
): Promise<{ ok: true }> {
  await countInvitation(deps, actor)
  await deps.database.transaction(async (tx) => {
    const team = await holdTeam(tx, actor, 'team.manage')
    const { vendorId } = team
    const now = new Date()
    if ((await tx.vendorMember.count({ where: { vendorId, user: { email } } })) > 0) {
      throw addressTaken('This person belongs to your factory already.')
    }
    const open = await tx.vendorInvitation.findFirst({
      where: { vendorId, email, ...OPEN },
      select: { id: true, expiresAt: true },
    })
    if (open && open.expiresAt > now)
      throw addressTaken('This address is invited already. Send the invitation again instead.')
    if (open) await tx.vendorInvitation.updateMany({ where: { id: open.id }, data: { revokedAt: now } })

    const members = await tx.vendorMember.count({ where: { vendorId } })
    const invited = await tx.vendorInvitation.count({ where: { vendorId, ...OPEN } })
    if (members + invited >= MAX_TEAM) {
      throw new AppError('CONFLICT', {
        message: `A team holds ${MAX_TEAM} people, those who are invited included.`,
        details: { max: MAX_TEAM },
      })
    }
    const { token, link } = newInvitationLink(now)
    const id = newId('inv')
    await tx.vendorInvitation.createMany({ data: [{ id, vendorId, email, role, invitedById: actor.userId, ...link }] })
    const { expiresAt } = link
    await publishInvited(deps, tx, actor, { id, vendorId, vendorName: team.name, email, role, token, expiresAt })
  })
  return { ok: true }
}

/**
 * Sends an open invitation again, with a new link and seven new days; the old link is void.
 * @throws AppError FORBIDDEN, RATE_LIMITED, NOT_FOUND (accepted, revoked, or somebody else's)
 */
export async function resendInvitation(
  deps: Deps,
  actor: VendorActor,
  { invitationId: id }: { invitationId: string },
): Promise<{ ok: true }> {
  await countInvitation(deps, actor)
  await deps.database.transaction(async (tx) => {
    const { vendorId, name: vendorName } = await holdTeam(tx, actor, 'team.manage')
    const { token, link } = newInvitationLink(new Date())
    const [row] = await tx.vendorInvitation.updateManyAndReturn({
      where: { id, vendorId, ...OPEN },
      data: { ...link, invitedById: actor.userId },
      select: { email: true, role: true },
    })
    if (!row) throw notFound('invitation')
    await publishInvited(deps, tx, actor, { id, vendorId, vendorName, ...row, token, expiresAt: link.expiresAt })
  })
  return { ok: true }
}

/** Takes an open invitation back: its link is void. @throws AppError FORBIDDEN, NOT_FOUND */
export async function revokeInvitation(
  { database }: Deps,
  actor: VendorActor,
  { invitationId: id }: { invitationId: string },
): Promise<{ ok: true }> {
  await database.transaction(async (tx) => {
    const { vendorId } = await holdTeam(tx, actor, 'team.manage')
    const { count } = await tx.vendorInvitation.updateMany({
      where: { id, vendorId, ...OPEN },
      data: { revokedAt: new Date() },
    })
    if (count !== 1) throw notFound('invitation')
  })
  return { ok: true }
}

const countInvitation = ({ database }: Deps, { vendorId }: VendorActor) =>
  countAttempt(database.client, [{ key: `invite:${vendorId}`, limit: INVITATIONS_PER_DAY }], DAY_SECONDS)

type Sent = {
  id: string
  vendorId: string
  vendorName: string
  email: string
  role: VendorRole
  token: string
  expiresAt: Date
}

async function publishInvited(
  { clock, portalUrls }: Deps,
  tx: AuthTx,
  actor: VendorActor,
  { id, vendorId, vendorName, email, role, token, expiresAt }: Sent,
): Promise<void> {
  const inviter = await tx.user.findUniqueOrThrow({ where: { id: actor.userId }, select: { name: true } })
  await publish(tx, clock, 'vendor.member_invited.v1', vendorId, {
    vendorId,
    vendorName,
    invitationId: id,
    email,
    role,
    invitedBy: inviter.name,
    acceptUrl: `${portalUrls.vendor}/invitation?token=${token}`,
    expiresAt: expiresAt.toISOString(),
  })
}
