import { badField, type resetPasswordInput } from '@millyard/contracts'
import { publish, rowCount } from '@millyard/service-kit'
import type { z } from 'zod'
import { hashOpaqueToken } from '../sessions/opaque-token.ts'
import { revokeSessionsOf } from '../sessions/session.repository.ts'
import type { AuthTx, Deps } from '../trpc.ts'
import { endChallenges, forgetPendingSecret } from '../two-factor/two-factor.repository.ts'
import { hashPassword, requireGoodPassword } from './password.ts'
import { lockUserWithEmail } from './user.repository.ts'

const spentLink = () => badField('token', 'This link has been used already or is too old. Ask for a new one.')

const livingToken = (tokenHash: string) => ({
  tokenHash,
  purpose: 'reset_password' as const,
  usedAt: null,
  expiresAt: { gt: new Date() },
})

/**
 * Spends the link of the mail and sets the password. Every session ends, at every portal, and so does every other such link.
 * Whoever has the link reads the address, so it is proven from here on. Two-factor sign-in stays on: who reads somebody's
 * mail gets no further than the second step.
 * @throws AppError BAD_INPUT (`password`) for one that is guessed early; (`token`) when the link is unknown, spent, expired, or went to an address that the login had before
 */
export async function resetPassword(
  deps: Deps,
  { token, password, ip }: z.infer<typeof resetPasswordInput> & { ip: string },
): Promise<{ ok: true }> {
  const { database, signInThrottle } = deps
  const tokenHash = hashOpaqueToken(token)
  // Hashing a password is dear: nobody has it done for a link that opens nothing.
  if ((await database.client.emailToken.count({ where: livingToken(tokenHash) })) === 0) throw spentLink()
  requireGoodPassword(password, 'password', [])
  const passwordHash = await hashPassword(password)
  const email = await database.transaction((tx) => applyReset(deps, tx, tokenHash, passwordHash))
  // Who forgot the password has tried several: that must not make them wait now.
  await signInThrottle.forgiveAttempt({ email, ip })
  return { ok: true }
}

async function applyReset(
  { clock, portalUrls }: Deps,
  tx: AuthTx,
  tokenHash: string,
  passwordHash: string,
): Promise<string> {
  const link = await tx.emailToken.findUnique({ where: { tokenHash }, select: { userId: true, email: true } })
  // The login first, then what hangs on it: the same order everywhere, so that nobody waits in a circle.
  const user = link && (await lockUserWithEmail(tx, link.userId, link.email))
  if (!user) throw spentLink()
  const now = new Date()
  if (!rowCount(await tx.emailToken.updateMany({ where: livingToken(tokenHash), data: { usedAt: now } }))) {
    throw spentLink()
  }
  await tx.user.updateMany({
    where: { id: user.id },
    data: { passwordHash, emailVerifiedAt: user.emailVerifiedAt ?? clock.now(), updatedAt: clock.now() },
  })
  await forgetResetLinks(tx, user.id, now)
  await endChallenges(tx, user.id, now)
  await forgetPendingSecret(tx, user.id)
  await revokeSessionsOf(tx, user.id, 'password_reset', now)
  await publish(tx, clock, 'user.password_changed.v1', user.id, {
    userId: user.id,
    name: user.name,
    email: user.email,
    how: 'reset',
    secureUrl: `${portalUrls.storefront}/forgot-password`,
  })
  return user.email
}

/** From here on no link that was sent before sets this login's password. */
export async function forgetResetLinks(tx: AuthTx, userId: string, now: Date): Promise<void> {
  await tx.emailToken.updateMany({
    where: { userId, purpose: 'reset_password', usedAt: null },
    data: { usedAt: now },
  })
}
