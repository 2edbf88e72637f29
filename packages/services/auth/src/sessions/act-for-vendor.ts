import { AppError, type actForInput, notFound, type TokenPair } from '@millyard/contracts'
import type { UserActor } from '@millyard/service-kit'
import type { z } from 'zod'
import type { Deps } from '../trpc.ts'
import { findGrants, portalAccess } from './grants.ts'
import { issueTokenPair, refreshExpiry } from './issue-token-pair.ts'
import { createOpaqueToken, hashOpaqueToken } from './opaque-token.ts'
import { refusal, settleToken } from './refresh-session.ts'
import { holdRefreshToken, revokeSession, rotateToken } from './session.repository.ts'

/**
 * Spends the session's refresh token and gives a pair that acts for another vendor of the same person. A vendor that is
 * not theirs, or does not exist, is not found and the token stays unspent.
 * @throws AppError FORBIDDEN outside the factory portal, NOT_FOUND, and what a refresh throws
 */
export async function actForVendor(
  deps: Deps,
  actor: UserActor,
  input: z.infer<typeof actForInput>,
): Promise<TokenPair> {
  if (actor.audience !== 'vendor') {
    throw new AppError('FORBIDDEN', { message: 'This can be done in the factory portal alone.' })
  }
  const spentHash = hashOpaqueToken(input.refreshToken)
  const { token, tokenHash } = createOpaqueToken()

  const outcome = await deps.database.transaction(async (tx) => {
    const held = await holdRefreshToken(tx, spentHash)
    // Somebody else's refresh token is as unknown as one that never was.
    if (!held || held.sessionId !== actor.sessionId || held.userId !== actor.userId)
      return { error: notFound('session') }
    const now = new Date()
    const state = await settleToken(tx, held, spentHash, now)
    if (state !== 'usable') {
      if (state === 'reused') await revokeSession(tx, held.sessionId, 'token_reused', now)
      return { error: refusal(state) }
    }
    const grants = await findGrants(tx, held.userId)
    if (!grants?.memberships.some(({ vendorId }) => vendorId === input.vendorId)) return { error: notFound('factory') }
    const access = portalAccess(grants, held.audience, input.vendorId)
    if (!access) return { error: notFound('factory') }
    const { sessionId, audience } = held
    const expiresAt = refreshExpiry(audience, now)
    await rotateToken(tx, { sessionId, spentHash, tokenHash, vendorId: access.vendorId, now, expiresAt })
    return { session: { id: sessionId, audience, user: grants.user, access }, expiresAt }
  })

  if ('error' in outcome) throw outcome.error
  return issueTokenPair(deps, outcome.session, { token, expiresAt: outcome.expiresAt })
}
