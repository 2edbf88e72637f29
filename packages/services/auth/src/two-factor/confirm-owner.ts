import { AppError, badField } from '@millyard/contracts'
import type { UserActor } from '@millyard/service-kit'
import { confirmPassword } from '../accounts/confirm-password.ts'
import type { AuthTx, Deps } from '../trpc.ts'
import { countCode, forgiveCode } from './code-attempts.ts'
import { spendCode } from './second-step.ts'

/** Without a password to ask for, a sign-in as fresh as this stands for it. */
const FRESH_SECONDS = 900

/**
 * Asks somebody who is signed in for their password, or, of a login that has none, for a sign-in of the last quarter of an
 * hour: a session that was stolen must not change how the login is kept.
 * @throws AppError BAD_INPUT (`password`), RATE_LIMITED, FORBIDDEN for a sign-in that is too old
 */
export async function confirmOwner(deps: Deps, actor: UserActor, password: string | undefined): Promise<void> {
  const { client } = deps.database
  const user = await client.user.findUnique({ where: { id: actor.userId }, select: { passwordHash: true } })
  if (user?.passwordHash) {
    if (!password) throw badField('password', 'Fill in this field.')
    await confirmPassword(deps, actor, password, 'password')
    return
  }
  const since = new Date(Date.now() - FRESH_SECONDS * 1_000)
  const isFresh = await client.session.count({
    where: { id: actor.sessionId, userId: actor.userId, createdAt: { gt: since } },
  })
  if (!isFresh) throw new AppError('FORBIDDEN', { message: 'Sign out and in again, then do this within 15 minutes.' })
}

/**
 * Spends a code of somebody who is signed in, in the transaction of what it allows. `counted` first: a guess counts even
 * when the transaction is rolled back.
 * @throws AppError BAD_INPUT (`code`)
 */
export async function requireCode(deps: Deps, tx: AuthTx, userId: string, code: string): Promise<void> {
  if (!(await spendCode(deps, tx, userId, code, new Date()))) throw wrongCode()
}

export const wrongCode = () =>
  badField('code', 'This code is not right, or was used already. Wait for the next one and try again.')

/** Counts a guess of somebody who is signed in, and gives it back when `work` went through. */
export async function withCountedCode<T>(
  deps: Deps,
  { userId, ip }: { userId: string; ip: string },
  work: () => Promise<T>,
): Promise<T> {
  await countCode(deps.database.client, userId, ip)
  const result = await work()
  await forgiveCode(deps, userId, ip)
  return result
}
