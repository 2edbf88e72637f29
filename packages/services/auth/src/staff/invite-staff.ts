import { AppError, type inviteStaffInput, MAX_STAFF, newId, notFound, type StaffRole } from '@millyard/contracts'
import { publish, recordStaffAction, type StaffActor } from '@millyard/service-kit'
import type { z } from 'zod'
import { addressTaken, newInvitationLink, OPEN } from '../invitations/invitation-link.ts'
import { countAttempt } from '../throttling/attempt-counter.ts'
import type { AuthTx, Deps } from '../trpc.ts'
import { holdStaff } from './staff.repository.ts'

/** Mails that one member of staff may have us send to strangers in a day. */
const INVITATIONS_PER_DAY = 50
const DAY_SECONDS = 86_400

/**
 * Invites an address to the staff, with its roles. The link works for seven days of real time, for the login with this
 * address alone. An invitation that has expired gives way to the new one.
 * @throws AppError FORBIDDEN, RATE_LIMITED; ALREADY_EXISTS (`email`) for a member or an open invitation; CONFLICT when the
 * staff is full
 */
export async function inviteStaff(
  deps: Deps,
  actor: StaffActor,
  { email, roles }: z.infer<typeof inviteStaffInput>,
): Promise<{ ok: true }> {
  await countInvitation(deps, actor)
  await deps.database.transaction(async (tx) => {
    await holdStaff(tx, actor)
    const now = new Date()
    if ((await tx.staffMember.count({ where: { user: { email } } })) > 0) {
      throw addressTaken('This person belongs to the staff already.')
    }
    const open = await tx.staffInvitation.findFirst({
      where: { email, ...OPEN },
      select: { id: true, expiresAt: true },
    })
    if (open && open.expiresAt > now) {
      throw addressTaken('This address is invited already. Send the invitation again instead.')
    }
    if (open) await tx.staffInvitation.updateMany({ where: { id: open.id }, data: { revokedAt: now } })
    const [members, invited] = [await tx.staffMember.count(), await tx.staffInvitation.count({ where: OPEN })]
    if (members + invited >= MAX_STAFF) {
      throw new AppError('CONFLICT', {
        message: `The staff holds ${MAX_STAFF} people, those who are invited included.`,
        details: { max: MAX_STAFF },
      })
    }
    const id = newId('inv')
    const { token, link } = newInvitationLink(now)
    await tx.staffInvitation.createMany({ data: [{ id, email, roles, invitedById: actor.userId, ...link }] })
    await recordInvitation(deps, tx, actor, 'invitation.send', { id, email, roles })
    await publishInvited(deps, tx, actor, { id, email, roles, token, expiresAt: link.expiresAt })
  })
  return { ok: true }
}

/**
 * Sends an open invitation again, with a new link and seven new days; the old link is void.
 * @throws AppError FORBIDDEN, RATE_LIMITED, NOT_FOUND (accepted or revoked)
 */
export async function resendStaffInvitation(
  deps: Deps,
  actor: StaffActor,
  { invitationId: id }: { invitationId: string },
): Promise<{ ok: true }> {
  await countInvitation(deps, actor)
  await deps.database.transaction(async (tx) => {
    await holdStaff(tx, actor)
    const { token, link } = newInvitationLink(new Date())
    const [row] = await tx.staffInvitation.updateManyAndReturn({
      where: { id, ...OPEN },
      data: { ...link, invitedById: actor.userId },
      select: { email: true, roles: true },
    })
    if (!row) throw notFound('invitation')
    await recordInvitation(deps, tx, actor, 'invitation.resend', { id, ...row })
    await publishInvited(deps, tx, actor, { id, ...row, token, expiresAt: link.expiresAt })
  })
  return { ok: true }
}

/** Takes an open invitation back: its link is void. @throws AppError FORBIDDEN, NOT_FOUND */
export async function revokeStaffInvitation(
  deps: Deps,
  actor: StaffActor,
  { invitationId: id }: { invitationId: string },
): Promise<{ ok: true }> {
  await deps.database.transaction(async (tx) => {
    await holdStaff(tx, actor)
    const [row] = await tx.staffInvitation.updateManyAndReturn({
      where: { id, ...OPEN },
      data: { revokedAt: new Date() },
      select: { email: true, roles: true },
    })
    if (!row) throw notFound('invitation')
    await recordInvitation(deps, tx, actor, 'invitation.revoke', { id, ...row })
  })
  return { ok: true }
}

const countInvitation = ({ database }: Deps, { userId }: StaffActor) =>
  countAttempt(database.client, [{ key: `invite-staff:${userId}`, limit: INVITATIONS_PER_DAY }], DAY_SECONDS)

type Invitation = { id: string; email: string; roles: StaffRole[] }

/** The log keeps no addresses: who was invited is told by where they get their mails. */
const recordInvitation = (
  { clock }: Deps,
  tx: AuthTx,
  actor: StaffActor,
  action: 'invitation.send' | 'invitation.resend' | 'invitation.revoke',
  { id, email, roles }: Invitation,
) =>
  recordStaffAction(tx, clock, actor, {
    action,
    subject: { type: 'invitation', id, name: `somebody at ${email.slice(email.lastIndexOf('@') + 1)}` },
    details: { roles },
  })

async function publishInvited(
  { clock, portalUrls }: Deps,
  tx: AuthTx,
  actor: StaffActor,
  { id, email, roles, token, expiresAt }: Invitation & { token: string; expiresAt: Date },
): Promise<void> {
  await publish(tx, clock, 'staff.invited.v1', id, {
    invitationId: id,
    email,
    roles,
    invitedBy: actor.name,
    acceptUrl: `${portalUrls.admin}/invitation?token=${token}`,
    expiresAt: expiresAt.toISOString(),
  })
}
