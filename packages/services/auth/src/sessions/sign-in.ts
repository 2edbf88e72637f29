import { AppError, type signInInput, type TokenPair } from '@millyard/contracts'
import type { z } from 'zod'
import { verifyPassword } from '../accounts/password.ts'
import { holdPassword } from '../accounts/user.repository.ts'
import type { Deps } from '../trpc.ts'
import { findGrants, portalAccess } from './grants.ts'
import { issueTokenPair } from './issue-token-pair.ts'
import { openSession, type Visitor } from './open-session.ts'
import { createChallenge, secondStepRequired } from './sign-in-challenge.ts'

/** Said to whoever has taken the first step: they learn nothing that they could not try. */
export const blocked = () =>
  new AppError('LOGIN_BLOCKED', {
    message: 'This login is blocked. Write to our support if you do not know why.',
  })

const invalidCredentials = () =>
  new AppError('INVALID_CREDENTIALS', { message: 'The e-mail address or the password is not right.' })

export const notStaff = () => new AppError('FORBIDDEN', { message: 'This account is not a member of staff.' })

/**
 * Opens a session at one portal, or, with two-factor on, asks for the second step and opens nothing. An unknown address and
 * a wrong password get the same answer after the same work, whatever the login has switched on.
 * @throws AppError INVALID_CREDENTIALS; RATE_LIMITED (`details.retryAfterSeconds`); after the right password alone:
 * SECOND_STEP_REQUIRED (`details.challenge`), LOGIN_BLOCKED, and FORBIDDEN at the admin console for somebody who is not staff
 */
export async function signIn(deps: Deps, input: z.infer<typeof signInInput> & Visitor): Promise<TokenPair> {
  const { database, signInThrottle } = deps
  const { email, password, audience, ip, userAgent } = input
  await signInThrottle.countAttempt({ email, ip })

  // Nothing else of the account is read before the password was right: more work would tell that there is one.
  const found = await database.client.user.findUnique({
    where: { email },
    select: { id: true, passwordHash: true, blockedAt: true },
  })
  const isRight = await verifyPassword(found?.passwordHash, password)
  if (!found || !isRight) throw invalidCredentials()
  await signInThrottle.forgiveAttempt({ email, ip })
  if (found.blockedAt) throw blocked()

  const { id: userId, passwordHash } = found
  const outcome = await database.transaction(async (tx) => {
    // The password may have been reset since it was looked at; who resets it ends the sessions that exist then. Held with
    // it is whether two-factor is on.
    if (!passwordHash || !(await holdPassword(tx, userId, passwordHash))) throw invalidCredentials()
    const grants = await findGrants(tx, userId)
    const access = grants && portalAccess(grants, audience, null)
    if (!access) throw notStaff()
    if (grants.hasTwoFactor) return { challenge: await createChallenge(tx, { userId, audience }) }
    return openSession(deps, tx, { audience, user: grants.user, access, visitor: { ip, userAgent } })
  })
  if ('challenge' in outcome) throw secondStepRequired(outcome.challenge)
  return issueTokenPair(deps, outcome.session, outcome.refresh)
}
