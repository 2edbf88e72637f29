import { notFound, USER_NOTES, USER_SESSIONS, type UserDetail } from '@millyard/contracts'
import { recordStaffAction, type StaffActor } from '@millyard/service-kit'
import { GRANT_COLUMNS, toGrants } from '../sessions/grants.ts'
import { SESSION_COLUMNS, toSession } from '../sessions/list-sessions.ts'
import type { Deps } from '../trpc.ts'
import { codesLockedUntil } from '../two-factor/code-attempts.ts'

/** Opening a page again within this time is the same look. */
const SAME_LOOK_MS = 15 * 60_000

/**
 * One person, for staff who help them. Reading it leaves an entry in the log, once in a quarter of an hour for each reader.
 * @throws AppError NOT_FOUND
 */
export async function getUser(deps: Deps, actor: StaffActor, { userId }: { userId: string }): Promise<UserDetail> {
  const { database, signInThrottle } = deps
  const now = new Date()
  const row = await database.client.user.findUnique({
    where: { id: userId },
    select: {
      ...GRANT_COLUMNS,
      createdAt: true,
      blockedAt: true,
      blockedReason: true,
      _count: { select: { addresses: true } },
      sessions: {
        where: { revokedAt: null, expiresAt: { gt: now } },
        select: SESSION_COLUMNS,
        orderBy: { id: 'desc' },
        take: USER_SESSIONS,
      },
      notes: {
        select: { id: true, authorName: true, text: true, createdAt: true },
        orderBy: { id: 'desc' },
        take: USER_NOTES,
      },
    },
  })
  if (!row) throw notFound('person')
  await recordLook(deps, actor, row)
  const [passwordsUntil, codesUntil] = await Promise.all([
    signInThrottle.lockedUntil(row.email),
    codesLockedUntil(database.client, userId),
  ])
  const lockedUntil = [passwordsUntil, codesUntil].flatMap((until) => until ?? []).sort((a, b) => +b - +a)[0]
  const { memberships, staffRoles } = toGrants(row)
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    emailVerified: row.emailVerifiedAt !== null,
    createdAt: row.createdAt.toISOString(),
    addressCount: row._count.addresses,
    memberships,
    staffRoles,
    block: row.blockedAt ? { since: row.blockedAt.toISOString(), reason: row.blockedReason ?? '' } : null,
    lockedUntil: lockedUntil?.toISOString() ?? null,
    twoFactorSince: row.twoFactor?.enabledAt?.toISOString() ?? null,
    sessions: row.sessions.map(toSession),
    notes: row.notes.map(({ createdAt, ...note }) => ({ ...note, createdAt: createdAt.toISOString() })),
  }
}

async function recordLook(
  { database, clock }: Deps,
  actor: StaffActor,
  { id, name }: { id: string; name: string },
): Promise<void> {
  const since = new Date(clock.now().getTime() - SAME_LOOK_MS)
  await database.transaction(async (tx) => {
    const isSameLook = await tx.auditEntry.findFirst({
      where: { subjectId: id, occurredAt: { gt: since }, actorUserId: actor.userId, action: 'user.read' },
      select: { id: true },
    })
    if (isSameLook) return
    await recordStaffAction(tx, clock, actor, { action: 'user.read', subject: { type: 'user', id, name } })
  })
}
