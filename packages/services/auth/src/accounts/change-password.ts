import { badField, type changePasswordInput } from '@millyard/contracts'
import { publish, rowCount, type UserActor } from '@millyard/service-kit'
import type { z } from 'zod'
import { requireLivingSession, revokeSessionsOf } from '../sessions/session.repository.ts'
import type { Deps } from '../trpc.ts'
import { endChallenges, forgetPendingSecret } from '../two-factor/two-factor.repository.ts'
import { confirmPassword } from './confirm-password.ts'
import { hashPassword, requireGoodPassword } from './password.ts'
import { forgetResetLinks } from './reset-password.ts'

/**
 * Sets another password. The session that asks goes on, every other one ends, and so does every link that would set the
 * password, and every sign-in that waits for its second step; two-factor sign-in stays as it is. A mail tells of it.
 * @throws AppError BAD_INPUT (`currentPassword`, `newPassword`), RATE_LIMITED, UNAUTHENTICATED when the session was ended
 */
export async function changePassword(
  deps: Deps,
  actor: UserActor,
  { currentPassword, newPassword }: z.infer<typeof changePasswordInput>,
): Promise<{ ok: true }> {
  const { database, clock, portalUrls } = deps
  const { userId, sessionId, audience } = actor
  const before = await confirmPassword(deps, actor, currentPassword, 'currentPassword')
  if (newPassword === currentPassword) throw badField('newPassword', 'Choose one that you do not have already.')
  const owner = await database.client.user.findUniqueOrThrow({
    where: { id: userId },
    select: { name: true, email: true },
  })
  requireGoodPassword(newPassword, 'newPassword', [owner.name, owner.email])
  const passwordHash = await hashPassword(newPassword)
  await database.transaction(async (tx) => {
    const isChanged = rowCount(
      await tx.user.updateMany({
        where: { id: userId, passwordHash: before },
        data: { passwordHash, updatedAt: clock.now() },
      }),
    )
    if (!isChanged) throw badField('currentPassword', 'Your password has just been changed. Enter the new one.')
    await requireLivingSession(tx, actor)
    const now = new Date()
    await forgetResetLinks(tx, userId, now)
    await endChallenges(tx, userId, now)
    await forgetPendingSecret(tx, userId)
    await revokeSessionsOf(tx, userId, 'password_changed', now, { except: sessionId })
    const { name, email } = await tx.user.findUniqueOrThrow({
      where: { id: userId },
      select: { name: true, email: true },
    })
    const secureUrl = `${portalUrls[audience]}/forgot-password`
    await publish(tx, clock, 'user.password_changed.v1', userId, { userId, name, email, how: 'changed', secureUrl })
  })
  return { ok: true }
}
