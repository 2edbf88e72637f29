import type { GoogleAudience } from '@millyard/contracts'
import type { AuthTx, Queryable } from '../trpc.ts'

export const PROVIDER = 'google'

export type NewFlow = {
  stateHash: string
  audience: GoogleAudience
  purpose: 'sign_in' | 'connect'
  userId: string | null
  nonce: string
  codeVerifier: string
  createdAt: Date
  expiresAt: Date
}

export async function insertFlow(client: Queryable, flow: NewFlow): Promise<void> {
  await client.oAuthFlow.createMany({ data: [flow] })
}

type Sought = Pick<NewFlow, 'stateHash' | 'audience' | 'purpose' | 'userId'>

/**
 * Takes a flow that is still open, of this portal, purpose and person, away and answers it: whoever comes second finds
 * nothing, in parallel too.
 */
export async function spendFlow(
  client: Queryable,
  { stateHash, audience, purpose, userId }: Sought,
): Promise<{ nonce: string; codeVerifier: string } | undefined> {
  const [flow] = await client.$queryRaw<{ nonce: string; codeVerifier: string }[]>`
    delete from oauth_flow
    where state_hash = ${stateHash} and audience = ${audience}::audience and purpose = ${purpose}::oauth_purpose
      and user_id is not distinct from ${userId}::text and expires_at > now()
    returning nonce, code_verifier as "codeVerifier"`
  return flow
}

/** Whose login this Google account opens. */
export async function findGoogleLogin(db: Queryable, subject: string): Promise<string | undefined> {
  const found = await db.oAuthAccount.findUnique({
    where: { provider_subject: { provider: PROVIDER, subject } },
    select: { userId: true },
  })
  return found?.userId
}

/** The Google account of a login. */
export function findGoogleAccount(db: Queryable, userId: string) {
  return db.oAuthAccount.findUnique({
    where: { userId_provider: { userId, provider: PROVIDER } },
    select: { subject: true, email: true, linkedAt: true, lastUsedAt: true },
  })
}

export type NewGoogleAccount = { subject: string; userId: string; email: string; now: Date }

/** Answers false, and links nothing, when the account opens a login already, or the login has another account. */
export async function insertGoogleAccount(
  tx: AuthTx,
  { subject, userId, email, now }: NewGoogleAccount,
): Promise<boolean> {
  const { count } = await tx.oAuthAccount.createMany({
    data: [{ provider: PROVIDER, subject, userId, email, linkedAt: now, lastUsedAt: now }],
    skipDuplicates: true,
  })
  return count === 1
}

/**
 * Says whether this Google account still opens this login, and writes down that it did. Hold the login first: connecting and
 * disconnecting do too.
 */
export async function noteGoogleSignIn(
  tx: AuthTx,
  { subject, userId, email, now }: NewGoogleAccount,
): Promise<boolean> {
  const { count } = await tx.oAuthAccount.updateMany({
    where: { provider: PROVIDER, subject, userId },
    data: { email, lastUsedAt: now },
  })
  return count === 1
}

export async function deleteGoogleAccount(tx: AuthTx, userId: string): Promise<void> {
  await tx.oAuthAccount.deleteMany({ where: { userId, provider: PROVIDER } })
}
