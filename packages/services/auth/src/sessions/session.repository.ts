import { AppError, type Audience } from '@millyard/contracts'
import type { AuthTx, Queryable } from '../trpc.ts'

/** A refresh token with its session, held until the transaction ends. */
export type HeldToken = {
  sessionId: string
  userId: string
  audience: Audience
  vendorId: string | null
  expiresAt: Date
  rotatedAt: Date | null
  takenBackAt: Date | null
  revokedAt: Date | null
}

/**
 * Finds a token and holds it together with its session. Rotations, a change of the acting vendor and the revocation of one
 * session happen one after the other: no rotation can slip past a revocation and leave a living token behind.
 */
export async function holdRefreshToken(tx: AuthTx, tokenHash: string): Promise<HeldToken | undefined> {
  // The session alone is locked, and the token read only then: two locks here and a write to other tokens of the session
  // would wait for each other in a circle.
  await tx.$queryRaw`
    select s.id from session s join refresh_token t on t.session_id = s.id
    where t.token_hash = ${tokenHash} for update of s`
  const rows = await tx.$queryRaw<HeldToken[]>`
    select s.id as "sessionId", s.user_id as "userId", s.audience::text as audience, s.vendor_id as "vendorId",
           t.expires_at as "expiresAt", t.rotated_at as "rotatedAt", t.taken_back_at as "takenBackAt",
           s.revoked_at as "revokedAt"
    from refresh_token t join session s on s.id = t.session_id
    where t.token_hash = ${tokenHash}`
  return rows[0]
}

export type NewSession = {
  id: string
  userId: string
  audience: Audience
  vendorId: string | null
  userAgent: string | null
  network: string | null
  tokenHash: string
  now: Date
  expiresAt: Date
}

/** Starts a family of refresh tokens with its first one. */
export async function insertSession(tx: AuthTx, { tokenHash, now, ...session }: NewSession): Promise<void> {
  await tx.session.createMany({ data: [{ ...session, createdAt: now, lastUsedAt: now }] })
  await tx.refreshToken.createMany({
    data: [{ tokenHash, sessionId: session.id, createdAt: now, expiresAt: session.expiresAt }],
  })
}

export type Rotation = {
  sessionId: string
  spentHash: string
  tokenHash: string
  vendorId: string | null
  now: Date
  expiresAt: Date
}

/** Spends one token and adds the next. The first use counts: within the grace window it is not moved. */
export async function rotateToken(tx: AuthTx, rotation: Rotation): Promise<void> {
  const { sessionId, spentHash, tokenHash, vendorId, now, expiresAt } = rotation
  await tx.refreshToken.updateMany({ where: { tokenHash: spentHash, rotatedAt: null }, data: { rotatedAt: now } })
  await tx.refreshToken.createMany({
    data: [{ tokenHash, sessionId, parentHash: spentHash, createdAt: now, expiresAt }],
  })
  await tx.session.updateMany({ where: { id: sessionId }, data: { lastUsedAt: now, expiresAt, vendorId } })
}

/** Says whether any token that was given for this one has been used. Ask while the session is held. */
export async function hasUsedSuccessor(tx: AuthTx, sessionId: string, tokenHash: string): Promise<boolean> {
  const used = await tx.refreshToken.findFirst({
    where: { sessionId, parentHash: tokenHash, rotatedAt: { not: null } },
    select: { sessionId: true },
  })
  return used !== null
}

/** Makes a spent token unspent: what was given for it never arrived and is of no use to anybody from here on. */
export async function takeSuccessorsBack(tx: AuthTx, sessionId: string, tokenHash: string, now: Date): Promise<void> {
  await tx.refreshToken.updateMany({
    where: { sessionId, parentHash: tokenHash, takenBackAt: null },
    data: { takenBackAt: now },
  })
  await tx.refreshToken.updateMany({ where: { tokenHash }, data: { rotatedAt: null } })
}

export type RevokedReason =
  | 'signed_out'
  | 'token_reused'
  | 'access_lost'
  | 'taken_over'
  | 'password_reset'
  | 'password_changed'
  | 'two_factor_changed'
  | 'google_disconnected'
  | 'revoked_by_owner'
  | 'team_changed'
  | 'staff_changed'
  | 'ended_by_staff'
  | 'blocked'

/** Ends all sessions of a person, at every portal; all but one when `except` names it. */
export async function revokeSessionsOf(
  db: Queryable,
  userId: string,
  reason: RevokedReason,
  now: Date,
  { except }: { except?: string } = {},
): Promise<void> {
  await db.session.updateMany({
    where: { userId, revokedAt: null, ...(except ? { id: { not: except } } : {}) },
    data: { revokedAt: now, revokedReason: reason },
  })
}

/**
 * An access token outlives the end of its session by up to ten minutes. What touches the account's security asks here, and
 * keeps the session from being ended until the transaction is over.
 * @throws AppError UNAUTHENTICATED
 */
export async function requireLivingSession(
  tx: AuthTx,
  { userId, sessionId }: { userId: string; sessionId: string },
): Promise<void> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select id from session where id = ${sessionId} and user_id = ${userId} and revoked_at is null for share`
  if (rows.length === 0) throw new AppError('UNAUTHENTICATED', { message: 'Your session has ended. Sign in again.' })
}

/** Ends the sessions in which somebody acts for one vendor; those for another vendor, and in other portals, stay. */
export async function endSessionsForVendor(
  db: Queryable,
  { userId, vendorId, reason, now }: { userId: string; vendorId: string; reason: RevokedReason; now: Date },
): Promise<void> {
  await db.session.updateMany({
    where: { userId, audience: 'vendor', vendorId, revokedAt: null },
    data: { revokedAt: now, revokedReason: reason },
  })
}

/** Ends the sessions in the admin console; those at other portals stay. */
export async function endSessionsInConsole(db: Queryable, userId: string, now: Date): Promise<void> {
  await db.session.updateMany({
    where: { userId, audience: 'admin', revokedAt: null },
    data: { revokedAt: now, revokedReason: 'staff_changed' },
  })
}

/** Ends a session: none of its tokens works from here on. */
export async function revokeSession(db: Queryable, sessionId: string, reason: RevokedReason, now: Date): Promise<void> {
  await db.session.updateMany({
    where: { id: sessionId, revokedAt: null },
    data: { revokedAt: now, revokedReason: reason },
  })
}
