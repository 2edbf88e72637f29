import { countAttempt, giveBackAttempt, lockedUntil } from '../throttling/attempt-counter.ts'
import { networkOf } from '../throttling/network-address.ts'
import type { Deps, Queryable } from '../trpc.ts'

/** Wrong codes that a login may have from one network address in a quarter of an hour. */
const ATTEMPTS_HERE = 10
const HERE_SECONDS = 900
/**
 * And from anywhere in a day: whoever knows the password guesses one of three codes out of a million with each, so a
 * month of trying is right once in two hundred.
 */
const ATTEMPTS_ANYWHERE = 50
const ANYWHERE_SECONDS = 86_400

const keysOf = (userId: string, ip: string) => ({
  here: `second-step:${userId} ${networkOf(ip)}`,
  anywhere: `second-step:${userId}`,
})

/**
 * Counts a code before it is looked at, so that parallel guesses cannot slip through. Shared by the replicas.
 * @throws AppError RATE_LIMITED with `details.retryAfterSeconds`
 */
export async function countCode(client: Queryable, userId: string, ip: string): Promise<void> {
  const { here, anywhere } = keysOf(userId, ip)
  await countAttempt(client, [{ key: here, limit: ATTEMPTS_HERE }], HERE_SECONDS)
  // Not before: what is refused above must not bring the login nearer to its own limit.
  await countAttempt(client, [{ key: anywhere, limit: ATTEMPTS_ANYWHERE }], ANYWHERE_SECONDS)
}

/**
 * Gives back what was counted for a code that was right. When that fails it is logged and no more: the code is spent, and what
 * it opened (a session, recovery codes that are shown once) must reach the person.
 */
export async function forgiveCode({ database: { client }, log }: Deps, userId: string, ip: string): Promise<void> {
  const { here, anywhere } = keysOf(userId, ip)
  try {
    await client.signInAttempt.deleteMany({ where: { key: here } })
    await giveBackAttempt(client, [anywhere])
  } catch (err) {
    log.warn({ err }, 'a right code still counts as a guess')
  }
}

/** Until when codes of a login are refused, from some network or from all; undefined when they are not. */
export function codesLockedUntil(client: Queryable, userId: string): Promise<Date | undefined> {
  return lockedUntil(client, keysOf(userId, '').anywhere, { anywhere: ATTEMPTS_ANYWHERE, here: ATTEMPTS_HERE })
}

/**
 * Nothing is guessed any more: the secret is gone. Never at a new password: whoever holds somebody's mailbox could then go on
 * guessing for as long as it sends links.
 */
export async function forgetCodes(client: Queryable, userId: string): Promise<void> {
  const { anywhere } = keysOf(userId, '')
  await client.$executeRaw`
    delete from sign_in_attempt where key = ${anywhere} or starts_with(key, ${`${anywhere} `})`
}
