import { AppError, type answerChallengeInput, type TokenPair } from '@millyard/contracts'
import { rowCount } from '@millyard/service-kit'
import type { z } from 'zod'
import { lockUser } from '../accounts/user.repository.ts'
import type { AuthTx, Deps } from '../trpc.ts'
import { countCode, forgiveCode } from '../two-factor/code-attempts.ts'
import { wrongCode } from '../two-factor/confirm-owner.ts'
import { publishTwoFactorChange } from '../two-factor/publish-change.ts'
import { spendCode } from '../two-factor/second-step.ts'
import { findGrants, portalAccess } from './grants.ts'
import { issueTokenPair } from './issue-token-pair.ts'
import { hashOpaqueToken } from './opaque-token.ts'
import { type OpenedSession, openSession, type Visitor } from './open-session.ts'
import { livingChallenge } from './sign-in-challenge.ts'

/** The same for one that never was, belongs to another portal, was answered, or has ended. */
const startAnew = () => new AppError('TOKEN_EXPIRED', { message: 'This sign-in took too long. Sign in again.' })

/**
 * The second step of a sign-in: spends the challenge and the code, and opens the session. A challenge bears five wrong
 * codes; the login's own limits count beside it. A recovery code that was used is told to the person by mail.
 * @throws AppError TOKEN_EXPIRED when the first step has to be taken again; BAD_INPUT (`code`); RATE_LIMITED
 */
export async function answerChallenge(
  deps: Deps,
  input: z.infer<typeof answerChallengeInput> & Visitor,
): Promise<TokenPair> {
  const { database } = deps
  const { client } = database
  const { audience, ip } = input
  const where = livingChallenge(hashOpaqueToken(input.challenge), audience)
  const challenge = await client.signInChallenge.findFirst({ where, select: { userId: true } })
  if (!challenge) throw startAnew()
  const { userId } = challenge
  await countCode(client, userId, ip)
  // Counted on its own: the attempt must not be forgotten with a transaction that is rolled back.
  if (!rowCount(await client.signInChallenge.updateMany({ where, data: { attempts: { increment: 1 } } }))) {
    throw startAnew()
  }
  const outcome = await database.transaction((tx) => answer(deps, tx, userId, input))
  if ('error' in outcome) throw outcome.error
  await forgiveCode(deps, userId, ip)
  return issueTokenPair(deps, outcome.session, outcome.refresh)
}

async function answer(
  deps: Deps,
  tx: AuthTx,
  userId: string,
  { challenge, audience, code, ip, userAgent }: z.infer<typeof answerChallengeInput> & Visitor,
): Promise<OpenedSession | { error: AppError }> {
  // The login first: a new password, and turning two-factor off, end challenges under the same lock.
  await lockUser(tx, userId)
  const now = new Date()
  const tokenHash = hashOpaqueToken(challenge)
  const isLiving = await tx.signInChallenge.count({
    where: { tokenHash, userId, audience, endedAt: null, expiresAt: { gt: now }, user: { blockedAt: null } },
  })
  if (!isLiving) return { error: startAnew() }
  const used = await spendCode(deps, tx, userId, code, now)
  if (!used) return { error: wrongCode() }
  await tx.signInChallenge.updateMany({ where: { tokenHash }, data: { endedAt: now } })
  const grants = await findGrants(tx, userId)
  const access = grants && portalAccess(grants, audience, null)
  if (!access) return { error: startAnew() }
  if (used === 'recovery') await publishTwoFactorChange(deps, tx, { userId, audience }, 'recovery_code_used')
  return openSession(deps, tx, { audience, user: grants.user, access, visitor: { ip, userAgent } })
}
