import { notFound, type sessionIdInput } from '@millyard/contracts'
import { rowCount, type UserActor } from '@millyard/service-kit'
import type { z } from 'zod'
import { lockUser } from '../accounts/user.repository.ts'
import type { Deps } from '../trpc.ts'
import { requireLivingSession } from './session.repository.ts'

/**
 * Ends one of the caller's sessions, at whichever portal. Its next refresh is refused; an access token that it holds lives on
 * for up to ten minutes.
 * @throws AppError NOT_FOUND for somebody else's session, or one that has ended; UNAUTHENTICATED when the caller's own has
 */
export async function revokeOwnSession(
  { database }: Deps,
  actor: UserActor,
  { sessionId }: z.infer<typeof sessionIdInput>,
): Promise<{ ok: true }> {
  const now = new Date()
  await database.transaction(async (tx) => {
    // The login first: two sessions that end each other would wait in a circle.
    await lockUser(tx, actor.userId)
    await requireLivingSession(tx, actor)
    const isRevoked = rowCount(
      await tx.session.updateMany({
        where: { id: sessionId, userId: actor.userId, revokedAt: null, expiresAt: { gt: now } },
        data: { revokedAt: now, revokedReason: 'revoked_by_owner' },
      }),
    )
    if (!isRevoked) throw notFound('session')
  })
  return { ok: true }
}

/**
 * Ends all of the caller's sessions but the one that asks, and says how many.
 * @throws AppError UNAUTHENTICATED when the session that asks was ended
 */
export async function revokeOtherSessions({ database }: Deps, actor: UserActor): Promise<{ count: number }> {
  const now = new Date()
  return database.transaction(async (tx) => {
    await lockUser(tx, actor.userId)
    await requireLivingSession(tx, actor)
    const { count } = await tx.session.updateMany({
      where: { userId: actor.userId, revokedAt: null, expiresAt: { gt: now }, id: { not: actor.sessionId } },
      data: { revokedAt: now, revokedReason: 'revoked_by_owner' },
    })
    return { count }
  })
}
