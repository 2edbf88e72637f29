import { AppError } from '@millyard/contracts'
import { publish, type UserActor } from '@millyard/service-kit'
import type { Deps } from '../trpc.ts'
import { createEmailToken } from './email-token.ts'
import { countMail } from './mail-limits.ts'

/**
 * Has the mail that proves the address sent again, with a link to the portal that asks. Links from before go on working.
 * Nothing is sent to an address that is proven.
 * @throws AppError RATE_LIMITED (`details.retryAfterSeconds`)
 */
export async function requestVerification(deps: Deps, actor: UserActor): Promise<{ ok: true }> {
  const { database, clock, portalUrls } = deps
  const { userId, audience } = actor
  const user = await database.client.user.findUnique({
    where: { id: userId },
    select: { name: true, email: true, emailVerifiedAt: true },
  })
  if (!user) throw new AppError('UNAUTHENTICATED', { message: 'This account does not exist any more.' })
  if (user.emailVerifiedAt) return { ok: true }
  const { name, email } = user
  await countMail(database.client, 'verification', email)
  await database.transaction(async (tx) => {
    const token = await createEmailToken(tx, 'verify_email', { userId, email })
    const verifyUrl = `${portalUrls[audience]}/verify-email?token=${token}`
    await publish(tx, clock, 'user.verification_requested.v1', userId, { userId, name, email, verifyUrl })
  })
  return { ok: true }
}
