import { AppError, badField } from '@millyard/contracts'
import type { UserActor } from '@millyard/service-kit'
import { countAttempt } from '../throttling/attempt-counter.ts'
import type { Deps } from '../trpc.ts'
import { verifyPassword } from './password.ts'

const ATTEMPTS = 10
const WINDOW_SECONDS = 900

/**
 * Asks somebody who is signed in for their password before what a stolen session must not do. Answers the hash that it was
 * right for, so that the change can hold on to it. Guessing is slowed down per person, over all sessions.
 * @throws AppError BAD_INPUT (`field`), RATE_LIMITED (`details.retryAfterSeconds`)
 */
export async function confirmPassword(
  { database: { client } }: Deps,
  actor: UserActor,
  password: string,
  field: string,
): Promise<string> {
  const key = `confirm-password:${actor.userId}`
  await countAttempt(client, [{ key, limit: ATTEMPTS }], WINDOW_SECONDS)
  const user = await client.user.findUnique({ where: { id: actor.userId }, select: { passwordHash: true } })
  if (!user) throw new AppError('UNAUTHENTICATED', { message: 'This account does not exist any more.' })
  if (!(await verifyPassword(user.passwordHash, password)) || !user.passwordHash) {
    throw badField(field, 'This is not your password.')
  }
  await client.signInAttempt.deleteMany({ where: { key } })
  return user.passwordHash
}
