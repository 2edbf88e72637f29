import { AppError, newId, type signInInput, type TokenPair } from '@millyard/contracts'
import type { z } from 'zod'
import { verifyPassword } from '../accounts/password.ts'
import { ensureCustomerProfile, holdPassword } from '../accounts/user.repository.ts'
import { placeOf } from '../throttling/network-address.ts'
import type { Deps } from '../trpc.ts'
import { findGrants, portalAccess } from './grants.ts'
import { issueTokenPair, refreshExpiry } from './issue-token-pair.ts'
import { createOpaqueToken } from './opaque-token.ts'
import { insertSession } from './session.repository.ts'

/** Who is at the other end, as far as that can be seen. */
export type Visitor = { ip: string; userAgent: string | undefined }

const USER_AGENT_LENGTH = 300

/** Said to whoever knows the password: they learn nothing that they could not try. */
const blocked = () =>
  new AppError('LOGIN_BLOCKED', {
    message: 'This login is blocked. Write to our support if you do not know why.',
  })

const invalidCredentials = () =>
  new AppError('INVALID_CREDENTIALS', { message: 'The e-mail address or the password is not right.' })

/**
 * Opens a session at one portal. An unknown address and a wrong password get the same answer after the same work.
 * @throws AppError INVALID_CREDENTIALS; LOGIN_BLOCKED after the right password alone; RATE_LIMITED (`details.retryAfterSeconds`); FORBIDDEN at the admin console for
 * somebody who is not staff, after the right password alone.
 */
export async function signIn(deps: Deps, input: z.infer<typeof signInInput> & Visitor): Promise<TokenPair> {
  const { database, clock, signInThrottle } = deps
  const { email, password, audience, ip } = input
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

  const { passwordHash } = found
  const grants = await findGrants(database.client, found.id)
  const access = grants && portalAccess(grants, audience, null)
  if (!access) throw new AppError('FORBIDDEN', { message: 'This account is not a member of staff.' })

  const { token, tokenHash } = createOpaqueToken()
  const sessionId = newId('ses')
  const now = new Date()
  const expiresAt = refreshExpiry(audience, now)
  await database.transaction(async (tx) => {
    // The password may have been reset since it was looked at; who resets it ends the sessions that exist then.
    if (!passwordHash || !(await holdPassword(tx, grants.user.id, passwordHash))) throw invalidCredentials()
    await insertSession(tx, {
      id: sessionId,
      userId: grants.user.id,
      audience,
      vendorId: access.vendorId,
      userAgent: input.userAgent?.slice(0, USER_AGENT_LENGTH) ?? null,
      network: placeOf(ip),
      tokenHash,
      now,
      expiresAt,
    })
    if (audience === 'storefront') await ensureCustomerProfile(tx, grants.user.id, clock.now())
  })
  return issueTokenPair(deps, { id: sessionId, audience, user: grants.user, access }, { token, expiresAt })
}
