import { AppError, GOOGLE_AUDIENCES, type GoogleStatus } from '@millyard/contracts'
import type { UserActor } from '@millyard/service-kit'
import type { Deps } from '../trpc.ts'
import { findGoogleAccount } from './google.repository.ts'

/** Which Google account opens the caller's own login. */
export async function getGoogleStatus(
  { database: { client }, google }: Deps,
  { userId, audience }: UserActor,
): Promise<GoogleStatus> {
  const user = await client.user.findUnique({ where: { id: userId }, select: { passwordHash: true } })
  if (!user) throw new AppError('UNAUTHENTICATED', { message: 'This account does not exist any more.' })
  const account = await findGoogleAccount(client, userId)
  return {
    isOffered: google !== undefined && GOOGLE_AUDIENCES.some((one) => one === audience),
    account: account && {
      email: account.email,
      linkedAt: account.linkedAt.toISOString(),
      lastUsedAt: account.lastUsedAt.toISOString(),
    },
    hasPassword: user.passwordHash !== null,
  }
}
