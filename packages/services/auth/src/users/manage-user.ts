import {
  AppError,
  type addUserNoteInput,
  type blockUserInput,
  newId,
  notFound,
  type resetTwoFactorInput,
  type StaffAction,
  type userSessionInput,
} from '@millyard/contracts'
import { nothingChanged, publish, recordStaffAction, rowCount, type StaffActor } from '@millyard/service-kit'
import type { z } from 'zod'
import { createEmailToken } from '../accounts/email-token.ts'
import { countMail } from '../accounts/mail-limits.ts'
import { lockUser } from '../accounts/user.repository.ts'
import { revokeSessionsOf } from '../sessions/session.repository.ts'
import { holdRoster } from '../staff/staff.repository.ts'
import type { AuthTx, Deps } from '../trpc.ts'
import { takeTwoFactorOff } from '../two-factor/take-off.ts'
import { endChallenges } from '../two-factor/two-factor.repository.ts'

type Ok = { ok: true }
const OK: Ok = { ok: true }

type Held = { id: string; name: string; email: string; isVerified: boolean; isBlocked: boolean; isStaff: boolean }

/**
 * Holds a login that staff are about to change. Who is staff is changed by an owner alone, on the staff page: support must not
 * take over, lock out or sign out those who are above it.
 * @throws AppError NOT_FOUND; FORBIDDEN for somebody of the staff
 */
async function holdPerson(tx: AuthTx, userId: string): Promise<Held> {
  const isThere = await lockUser(tx, userId)
  const row = await tx.user.findUnique({
    where: { id: userId },
    select: {
      id: true,
      name: true,
      email: true,
      emailVerifiedAt: true,
      blockedAt: true,
      staffMember: { select: { userId: true } },
    },
  })
  if (!isThere || !row) throw notFound('person')
  const { emailVerifiedAt, blockedAt, staffMember, ...person } = row
  if (staffMember) {
    throw new AppError('FORBIDDEN', { message: 'This person is staff. An owner changes that on the staff page.' })
  }
  return { ...person, isVerified: emailVerifiedAt !== null, isBlocked: blockedAt !== null, isStaff: false }
}

const record = (
  { clock }: Deps,
  tx: AuthTx,
  actor: StaffActor,
  action: StaffAction,
  { id, name }: Held,
  details: Record<string, string> = {},
) => recordStaffAction(tx, clock, actor, { action, subject: { type: 'user', id, name }, details })

/**
 * Has the mail that proves the address sent again. Nothing is sent to an address that is proven.
 * @throws AppError NOT_FOUND, FORBIDDEN (staff), RATE_LIMITED
 */
export async function sendVerificationTo(deps: Deps, actor: StaffActor, { userId }: { userId: string }): Promise<Ok> {
  await deps.database.transaction(async (tx) => {
    const person = await holdPerson(tx, userId)
    if (person.isVerified) return nothingChanged(actor)
    await countMail(tx, 'verification', person.email)
    await record(deps, tx, actor, 'user.send_verification', person)
    const { name, email } = person
    const token = await createEmailToken(tx, 'verify_email', { userId, email })
    const verifyUrl = `${deps.portalUrls.storefront}/verify-email?token=${token}`
    await publish(tx, deps.clock, 'user.verification_requested.v1', userId, { userId, name, email, verifyUrl })
  })
  return OK
}

/** Has a link sent with which the person sets a new password. @throws AppError NOT_FOUND, FORBIDDEN (staff), RATE_LIMITED */
export async function sendResetLinkTo(deps: Deps, actor: StaffActor, { userId }: { userId: string }): Promise<Ok> {
  await deps.database.transaction(async (tx) => {
    const person = await holdPerson(tx, userId)
    await countMail(tx, 'reset', person.email)
    await record(deps, tx, actor, 'user.send_reset_link', person)
    const { name, email } = person
    const token = await createEmailToken(tx, 'reset_password', { userId, email })
    const resetUrl = `${deps.portalUrls.storefront}/reset-password?token=${token}`
    await publish(tx, deps.clock, 'user.password_reset_requested.v1', userId, { userId, name, email, resetUrl })
  })
  return OK
}

/** Ends one session of a person. @throws AppError NOT_FOUND (also for one that has ended), FORBIDDEN (staff) */
export async function endSessionOf(
  deps: Deps,
  actor: StaffActor,
  { userId, sessionId }: z.infer<typeof userSessionInput>,
): Promise<Ok> {
  await deps.database.transaction(async (tx) => {
    const person = await holdPerson(tx, userId)
    const now = new Date()
    const isEnded = rowCount(
      await tx.session.updateMany({
        where: { id: sessionId, userId, revokedAt: null, expiresAt: { gt: now } },
        data: { revokedAt: now, revokedReason: 'ended_by_staff' },
      }),
    )
    if (!isEnded) throw notFound('session')
    await record(deps, tx, actor, 'user.end_session', person, { session: sessionId })
  })
  return OK
}

/** Ends all sessions of a person, at every portal, and sign-ins that wait for their second step. @throws AppError NOT_FOUND, FORBIDDEN (staff) */
export async function endSessionsOf(deps: Deps, actor: StaffActor, { userId }: { userId: string }): Promise<Ok> {
  await deps.database.transaction(async (tx) => {
    const person = await holdPerson(tx, userId)
    const now = new Date()
    await revokeSessionsOf(tx, userId, 'ended_by_staff', now)
    await endChallenges(tx, userId, now)
    await record(deps, tx, actor, 'user.end_sessions', person)
  })
  return OK
}

/**
 * Shuts a login: its sessions end, and no new one opens; access tokens that are out end within their ten minutes. The roster is
 * held, so that nobody becomes staff meanwhile.
 * @throws AppError NOT_FOUND, FORBIDDEN (staff)
 */
export async function blockUser(
  deps: Deps,
  actor: StaffActor,
  { userId, reason }: z.infer<typeof blockUserInput>,
): Promise<Ok> {
  await deps.database.transaction(async (tx) => {
    await holdRoster(tx)
    const person = await holdPerson(tx, userId)
    if (person.isBlocked) return nothingChanged(actor)
    const now = deps.clock.now()
    await tx.user.updateMany({
      where: { id: userId },
      data: { blockedAt: now, blockedReason: reason, updatedAt: now },
    })
    const realNow = new Date()
    await revokeSessionsOf(tx, userId, 'blocked', realNow)
    await endChallenges(tx, userId, realNow)
    await record(deps, tx, actor, 'user.block', person, { from: 'open', to: 'blocked', reason })
  })
  return OK
}

/** Opens a login again that staff had shut. @throws AppError NOT_FOUND */
export async function unblockUser(deps: Deps, actor: StaffActor, { userId }: { userId: string }): Promise<Ok> {
  await deps.database.transaction(async (tx) => {
    const person = await holdPerson(tx, userId)
    if (!person.isBlocked) return nothingChanged(actor)
    await tx.user.updateMany({
      where: { id: userId },
      data: { blockedAt: null, blockedReason: null, updatedAt: deps.clock.now() },
    })
    await record(deps, tx, actor, 'user.unblock', person, { from: 'blocked', to: 'open' })
  })
  return OK
}

/**
 * Takes two-factor sign-in off for somebody whose phone and recovery codes are gone: the password alone opens the login then.
 * @throws AppError NOT_FOUND, FORBIDDEN (staff)
 */
export async function resetTwoFactorOf(
  deps: Deps,
  actor: StaffActor,
  { userId, reason }: z.infer<typeof resetTwoFactorInput>,
): Promise<Ok> {
  await deps.database.transaction(async (tx) => {
    const person = await holdPerson(tx, userId)
    const isOff = await takeTwoFactorOff(deps, tx, { userId, audience: 'storefront' })
    if (!isOff) return nothingChanged(actor)
    await record(deps, tx, actor, 'user.reset_two_factor', person, { reason })
  })
  return OK
}

/** Writes something down about a person, for other staff. @throws AppError NOT_FOUND, FORBIDDEN (staff) */
export async function addUserNote(
  deps: Deps,
  actor: StaffActor,
  { userId, text }: z.infer<typeof addUserNoteInput>,
): Promise<Ok> {
  await deps.database.transaction(async (tx) => {
    const person = await holdPerson(tx, userId)
    await tx.userNote.createMany({
      data: [{ id: newId('unt'), userId, authorName: actor.name, text, createdAt: deps.clock.now() }],
    })
    await record(deps, tx, actor, 'user.note', person)
  })
  return OK
}
