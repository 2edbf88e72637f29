import { AppError, type Audience, type Challenge } from '@millyard/contracts'
import type { AuthTx } from '../trpc.ts'
import { createOpaqueToken } from './opaque-token.ts'

/** How long the second step may take, in real time. */
const TTL_SECONDS = 300
/** Wrong codes that one challenge bears; after that the first step has to be taken again. */
export const CHALLENGE_ATTEMPTS = 5

/** Remembers that somebody's first step was right. What it answers opens nothing by itself, and at one portal alone. */
export async function createChallenge(
  tx: AuthTx,
  { userId, audience }: { userId: string; audience: Audience },
): Promise<Challenge> {
  const { token, tokenHash } = createOpaqueToken()
  const createdAt = new Date()
  const expiresAt = new Date(createdAt.getTime() + TTL_SECONDS * 1_000)
  await tx.signInChallenge.createMany({ data: [{ tokenHash, userId, audience, createdAt, expiresAt }] })
  return { challenge: token, expiresAt: expiresAt.toISOString() }
}

export const secondStepRequired = (challenge: Challenge) =>
  new AppError('SECOND_STEP_REQUIRED', {
    message: 'Enter the code that your app shows, or a recovery code.',
    details: challenge,
  })

/** What finds a challenge that still waits, at this portal. */
export const livingChallenge = (tokenHash: string, audience: Audience) => ({
  tokenHash,
  audience,
  endedAt: null,
  expiresAt: { gt: new Date() },
  attempts: { lt: CHALLENGE_ATTEMPTS },
})
