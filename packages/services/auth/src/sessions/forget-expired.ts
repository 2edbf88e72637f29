import type { Deps } from '../trpc.ts'

/** How long a session is kept after its end, for the person's own list of recent sessions. */
const KEEP_SESSIONS_DAYS = 30

/**
 * Deletes what has no use any more: sessions long over (their tokens go with them), spent refresh tokens that have
 * expired, views of staff, e-mail tokens, sign-ins that were left half-way, here or at
 * Google, and counters. In real time, as all security
 * lifetimes. Safe to run twice at once.
 */
export async function forgetExpired({ database: { client } }: Deps): Promise<void> {
  await client.$executeRaw`delete from session where expires_at < now() - make_interval(days => ${KEEP_SESSIONS_DAYS}::int)`
  await client.$executeRaw`delete from refresh_token where expires_at < now() - interval '1 day'`
  await client.$executeRaw`delete from view_session where ends_at < now() - interval '1 day'`
  await client.$executeRaw`delete from email_token where expires_at < now() - interval '1 day'`
  await client.$executeRaw`delete from sign_in_challenge where expires_at < now() - interval '1 day'`
  await client.$executeRaw`delete from oauth_flow where expires_at < now() - interval '1 day'`
  await client.$executeRaw`
    update two_factor set pending_secret = null, pending_since = null where pending_since < now() - interval '1 day'`
  await client.$executeRaw`delete from sign_in_attempt where expires_at < now()`
}
