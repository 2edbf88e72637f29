import { AppError } from '@millyard/contracts'
import type { Queryable } from '../trpc.ts'

/** What is counted, and how often it may happen in one window. */
export type Counter = { key: string; limit: number }

/**
 * Counts one attempt under each key and answers for how many seconds it has to wait where that is one too many, 0 where it
 * is not. The counters live in the database, so that replicas share them. The window's end does not move with further
 * attempts: hammering does not prolong the wait.
 */
export async function tallyAttempt(client: Queryable, counters: Counter[], windowSeconds: number): Promise<number> {
  // One statement. Rows in key order, so that two attempts never wait for each other in a circle.
  const rows = await client.$queryRaw<{ key: string; attempts: number; wait_seconds: number }[]>`
    insert into sign_in_attempt as counter (key, attempts, expires_at)
    select key, 1, now() + make_interval(secs => ${windowSeconds}::int)
    from unnest(${counters.map(({ key }) => key)}::text[]) as given (key) order by key
    on conflict (key) do update set
      attempts = case when counter.expires_at <= now() then 1 else least(counter.attempts + 1, 1000000000) end,
      expires_at = case when counter.expires_at <= now() then excluded.expires_at else counter.expires_at end
    returning key, attempts, greatest(1, ceil(extract(epoch from expires_at - now())))::int as wait_seconds`
  const over = rows.filter((row) => counters.some(({ key, limit }) => row.key === key && row.attempts > limit))
  return Math.max(0, ...over.map((row) => row.wait_seconds))
}

/**
 * Counts one attempt and refuses it where that is one too many.
 * @throws AppError RATE_LIMITED with `details.retryAfterSeconds`
 */
export async function countAttempt(client: Queryable, counters: Counter[], windowSeconds: number): Promise<void> {
  const retryAfterSeconds = await tallyAttempt(client, counters, windowSeconds)
  if (retryAfterSeconds === 0) return
  throw new AppError('RATE_LIMITED', {
    message: `Too many attempts. Try again in ${describeWait(retryAfterSeconds)}.`,
    details: { retryAfterSeconds },
  })
}

/**
 * Takes an attempt that was no failure off each of these counters; off `cleared` all of them. One statement, rows in key order.
 */
export async function giveBackAttempt(client: Queryable, keys: readonly string[], cleared = ''): Promise<void> {
  await client.$executeRaw`
    update sign_in_attempt set attempts = case when key = ${cleared} then 0 else greatest(attempts - 1, 0) end
    where key in (select key from sign_in_attempt where key = any(${[...keys]}::text[]) order by key for update)`
}

/**
 * Until when something is refused: its own counter is full, or one of those that begin with its key (what comes from one
 * network). Undefined when it is not. The table holds what was tried lately alone, so reading through it is cheap.
 */
export async function lockedUntil(
  client: Queryable,
  key: string,
  limits: { anywhere: number; here: number },
): Promise<Date | undefined> {
  const [row] = await client.$queryRaw<{ until: Date | null }[]>`
    select max(expires_at) as until from sign_in_attempt
    where expires_at > now() and (
      (key = ${key} and attempts >= ${limits.anywhere})
      or (starts_with(key, ${`${key} `}) and attempts >= ${limits.here}))`
  return row?.until ?? undefined
}

function describeWait(seconds: number): string {
  if (seconds < 90) return `${seconds} seconds`
  return `${Math.ceil(seconds / 60)} minutes`
}
