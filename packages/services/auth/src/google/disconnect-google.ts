import { AppError, type disconnectGoogleInput } from '@millyard/contracts'
import type { UserActor } from '@millyard/service-kit'
import type { z } from 'zod'
import { lockUser } from '../accounts/user.repository.ts'
import { requireLivingSession, revokeSessionsOf } from '../sessions/session.repository.ts'
import type { Deps } from '../trpc.ts'
import { confirmOwner } from '../two-factor/confirm-owner.ts'
import { endChallenges } from '../two-factor/two-factor.repository.ts'
import { deleteGoogleAccount, findGoogleAccount } from './google.repository.ts'
import { publishGoogleChange } from './publish-google-change.ts'

/**
 * From here on the Google account opens the login no more, and every other session ends: one may have been opened with it. Not without a password: it would have no way in. Works where
 * sign-in with Google is not offered any more, and changes nothing when none is connected. A mail tells of it.
 * @throws AppError BAD_INPUT (`password`), CONFLICT without a password, RATE_LIMITED, UNAUTHENTICATED
 */
export async function disconnectGoogle(
  deps: Deps,
  actor: UserActor,
  { password }: z.infer<typeof disconnectGoogleInput>,
): Promise<{ ok: true }> {
  const { database } = deps
  const { userId, audience } = actor
  const user = await database.client.user.findUnique({ where: { id: userId }, select: { passwordHash: true } })
  if (user && !user.passwordHash) {
    throw new AppError('CONFLICT', { message: 'Set a password first: without Google you could not sign in any more.' })
  }
  await confirmOwner(deps, actor, password)
  await database.transaction(async (tx) => {
    await lockUser(tx, userId)
    await requireLivingSession(tx, actor)
    const present = await findGoogleAccount(tx, userId)
    if (!present) return
    await deleteGoogleAccount(tx, userId)
    const now = new Date()
    await revokeSessionsOf(tx, userId, 'google_disconnected', now, { except: actor.sessionId })
    await endChallenges(tx, userId, now)
    await publishGoogleChange(deps, tx, { userId, audience, what: 'disconnected', googleEmail: present.email })
  })
  return { ok: true }
}
