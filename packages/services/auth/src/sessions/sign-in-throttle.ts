import { AppError } from '@millyard/contracts'
import type { Queryable } from '../trpc.ts'

export type SignInLimits = { perAccount: number; perIp: number; windowSeconds: number }
type Attempt = { email: string; ip: string }

/**
 * Slows guessing down, per account and per network address. Only failures count in the end: an attempt is counted before
 * the password is looked at (so that parallel guesses cannot slip through) and given back when it was right. Unknown
 * addresses are counted like known ones. The counters live in the database, so that replicas share them.
 */
export type SignInThrottle = {
  /** @throws AppError RATE_LIMITED with `details.retryAfterSeconds` */
  countAttempt(attempt: Attempt): Promise<void>
  forgiveAttempt(attempt: Attempt): Promise<void>
}

const keysOf = ({ email, ip }: Attempt) => ({ account: `account:${email}`, ip: `ip:${ip}` })

export function createSignInThrottle(client: Queryable, limits: SignInLimits): SignInThrottle {
  return {
    async countAttempt(attempt) {
      const keys = keysOf(attempt)
      // One statement counts both. Rows in key order, so that two attempts never wait for each other in a circle.
      // The window's end does not move with further attempts: hammering does not prolong the wait.
      const rows = await client.$queryRaw<{ key: string; attempts: number; wait_seconds: number }[]>`
        insert into sign_in_attempt as counter (key, attempts, expires_at)
        select key, 1, now() + make_interval(secs => ${limits.windowSeconds}::int)
        from unnest(array[${keys.account}, ${keys.ip}]::text[]) as given (key) order by key
        on conflict (key) do update set
          attempts = case when counter.expires_at <= now() then 1 else least(counter.attempts + 1, 1000000000) end,
          expires_at = case when counter.expires_at <= now() then excluded.expires_at else counter.expires_at end
        returning key, attempts, greatest(1, ceil(extract(epoch from expires_at - now())))::int as wait_seconds`
      const over = rows.filter((row) => row.attempts > (row.key === keys.ip ? limits.perIp : limits.perAccount))
      if (over.length === 0) return
      const retryAfterSeconds = Math.max(...over.map((row) => row.wait_seconds))
      throw new AppError('RATE_LIMITED', {
        message: `Too many attempts. Try again in ${describeWait(retryAfterSeconds)}.`,
        details: { retryAfterSeconds },
      })
    },

    async forgiveAttempt(attempt) {
      const keys = keysOf(attempt)
      await client.$executeRaw`
        update sign_in_attempt set attempts = case when key = ${keys.account} then 0 else greatest(attempts - 1, 0) end
        where key in (select key from sign_in_attempt where key in (${keys.account}, ${keys.ip}) order by key for update)`
    },
  }
}

function describeWait(seconds: number): string {
  if (seconds < 90) return `${seconds} seconds`
  return `${Math.ceil(seconds / 60)} minutes`
}
