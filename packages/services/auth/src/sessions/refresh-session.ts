import { AppError, type refreshInput, type TokenPair } from '@millyard/contracts'
import type { z } from 'zod'
import type { AuthTx, Deps } from '../trpc.ts'
import { findGrants, portalAccess } from './grants.ts'
import { issueTokenPair, refreshExpiry } from './issue-token-pair.ts'
import { createOpaqueToken, hashOpaqueToken } from './opaque-token.ts'
import {
  type HeldToken,
  hasUsedSuccessor,
  holdRefreshToken,
  revokeSession,
  rotateToken,
  takeSuccessorsBack,
} from './session.repository.ts'

/**
 * Two tabs that wake up together send the same token. For this long after its first use it still answers, with a fresh
 * pair of the same session; later it is a copy in the wrong hands, unless nobody ever used what it was spent for.
 */
export const REUSE_GRACE_SECONDS = 20

/** What stands behind a refresh token: it may be spent, its session is over, or it was used before. */
export type TokenState = 'usable' | 'expired' | 'revoked' | 'reused'

export function tokenState(
  token: Pick<HeldToken, 'expiresAt' | 'rotatedAt' | 'revokedAt' | 'takenBackAt'>,
  now: Date,
): TokenState {
  if (token.revokedAt) return 'revoked'
  if (token.takenBackAt) return 'reused'
  if (token.rotatedAt && now.getTime() - token.rotatedAt.getTime() > REUSE_GRACE_SECONDS * 1_000) return 'reused'
  if (token.expiresAt <= now) return 'expired'
  return 'usable'
}

/**
 * The state of a token in the light of what was given for it. A spent one that comes back late was stolen, or its answer
 * was lost on the way. Lost, when nobody has used the answer: that is taken back and the token may be spent again. Should
 * the answer turn up after all, two people hold the session, and it ends then.
 */
export async function settleToken(tx: AuthTx, held: HeldToken, tokenHash: string, now: Date): Promise<TokenState> {
  const state = tokenState(held, now)
  if (state !== 'reused' || held.takenBackAt) return state
  if (await hasUsedSuccessor(tx, held.sessionId, tokenHash)) return 'reused'
  if (held.expiresAt <= now) return 'expired'
  await takeSuccessorsBack(tx, held.sessionId, tokenHash, now)
  return 'usable'
}

const signInAgain = () => new AppError('UNAUTHENTICATED', { message: 'Your session has ended. Sign in again.' })

/** The error for a token that cannot be spent. */
export function refusal(state: Exclude<TokenState, 'usable'>): AppError {
  switch (state) {
    case 'revoked':
      return signInAgain()
    case 'expired':
      return new AppError('TOKEN_EXPIRED', { message: 'Your session has expired. Sign in again.' })
    case 'reused':
      return new AppError('TOKEN_REUSED', {
        message: 'This session was used from two places and has been ended for your safety. Sign in again.',
      })
  }
}

/**
 * Spends a refresh token and gives the next pair of the same session, for the same portal and acting vendor, with the
 * permissions of now. A session of the vendor portal that had no vendor takes the person's first one.
 * A token that was spent before the grace window, and whose successor is in use, revokes the whole session, and that is
 * committed although the call fails.
 * @throws AppError UNAUTHENTICATED, TOKEN_EXPIRED, TOKEN_REUSED
 */
export async function refreshSession(deps: Deps, input: z.infer<typeof refreshInput>): Promise<TokenPair> {
  const spentHash = hashOpaqueToken(input.refreshToken)
  const { token, tokenHash } = createOpaqueToken()

  const outcome = await deps.database.transaction(async (tx) => {
    const held = await holdRefreshToken(tx, spentHash)
    if (!held) return { error: signInAgain() }
    const now = new Date()
    const state = await settleToken(tx, held, spentHash, now)
    if (state !== 'usable') {
      if (state === 'reused') {
        await revokeSession(tx, held.sessionId, 'token_reused', now)
        deps.log.warn({ sessionId: held.sessionId, userId: held.userId }, 'a spent refresh token came back')
      }
      return { error: refusal(state) }
    }
    const grants = await findGrants(tx, held.userId)
    const access = grants && portalAccess(grants, held.audience, held.vendorId)
    if (!access) {
      await revokeSession(tx, held.sessionId, 'access_lost', now)
      return { error: signInAgain() }
    }
    const { sessionId, audience } = held
    const expiresAt = refreshExpiry(audience, now)
    await rotateToken(tx, { sessionId, spentHash, tokenHash, vendorId: access.vendorId, now, expiresAt })
    return { session: { id: sessionId, audience, user: grants.user, access }, expiresAt }
  })

  if ('error' in outcome) throw outcome.error
  return issueTokenPair(deps, outcome.session, { token, expiresAt: outcome.expiresAt })
}
