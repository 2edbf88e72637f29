import { AppError, type Challenge, type finishGoogleInput, newId, type TokenPair } from '@millyard/contracts'
import { publish } from '@millyard/service-kit'
import type { z } from 'zod'
import { insertUser, isOpen } from '../accounts/user.repository.ts'
import { findGrants, portalAccess } from '../sessions/grants.ts'
import { issueTokenPair } from '../sessions/issue-token-pair.ts'
import { type OpenedSession, openSession, type Visitor } from '../sessions/open-session.ts'
import { blocked } from '../sessions/sign-in.ts'
import { createChallenge, secondStepRequired } from '../sessions/sign-in-challenge.ts'
import type { AuthTx, Deps } from '../trpc.ts'
import { findGoogleLogin, insertGoogleAccount, noteGoogleSignIn } from './google.repository.ts'
import type { GoogleIdentity } from './google-client.ts'
import { endFlow, requireGoogle } from './google-flow.ts'
import { nameOf } from './name-of.ts'

type Input = z.infer<typeof finishGoogleInput> & Visitor

/**
 * Signs somebody in who comes back from Google, or, with two-factor on, asks for the second step as the password does. A
 * Google account that nobody has connected makes a new login, unless its address has one already: then nothing is linked,
 * since whoever made that login may not be the owner of the address.
 * @throws AppError TOKEN_EXPIRED, INVALID_CREDENTIALS, FORBIDDEN for an address that Google has not confirmed,
 * ALREADY_EXISTS, LOGIN_BLOCKED, SECOND_STEP_REQUIRED (`details.challenge`), RATE_LIMITED, NOT_FOUND, UNAVAILABLE
 */
export async function finishGoogle(deps: Deps, input: Input): Promise<TokenPair> {
  requireGoogle(deps)
  const { audience, ip } = input
  await deps.signInThrottle.countTrip('finish', ip)
  const identity = await endFlow(deps, { audience, purpose: 'sign_in', userId: null }, input)
  await deps.signInThrottle.forgiveTrip(ip)
  const userId =
    (await findGoogleLogin(deps.database.client, identity.subject)) ?? (await makeLogin(deps, identity, ip))
  const outcome = await deps.database.transaction((tx) => enter(deps, tx, { userId, identity, input }))
  if ('challenge' in outcome) throw secondStepRequired(outcome.challenge)
  return issueTokenPair(deps, outcome.session, outcome.refresh)
}

/** The login of a Google account that opens none yet. Of two at the same moment the second finds what the first has made. */
async function makeLogin(deps: Deps, identity: GoogleIdentity, ip: string): Promise<string> {
  const { database, clock, visitorThrottle } = deps
  const { subject, email, isEmailVerified } = identity
  if (!isEmailVerified) {
    throw new AppError('FORBIDDEN', {
      message: 'Google has not confirmed your e-mail address. Confirm it there, or create an account with a password.',
    })
  }
  await visitorThrottle.count('register', ip)
  return database.transaction(async (tx) => {
    const id = newId('usr')
    const now = clock.now()
    const name = nameOf(identity)
    // Waits for a registration with the same address that is under way.
    if (!(await insertUser(tx, { id, email, name, passwordHash: null, emailVerifiedAt: now, now }))) {
      const made = await findGoogleLogin(tx, subject)
      if (made) return made
      throw new AppError('ALREADY_EXISTS', {
        message:
          'There is an account with this address. Sign in with your password and connect Google under Security; if you do not know the password, ask for a new one.',
      })
    }
    if (!(await insertGoogleAccount(tx, { subject, userId: id, email, now }))) {
      throw new AppError('CONFLICT', { message: 'This Google account was connected just now. Start again.' })
    }
    await publish(tx, clock, 'user.registered.v1', id, { userId: id, name, email })
    return id
  })
}

async function enter(
  deps: Deps,
  tx: AuthTx,
  { userId, identity, input }: { userId: string; identity: GoogleIdentity; input: Input },
): Promise<{ challenge: Challenge } | OpenedSession> {
  const { audience, ip, userAgent } = input
  const { subject, email } = identity
  // Held until the session is written: blocking a login, and disconnecting Google, end nothing that comes after them.
  if (!(await isOpen(tx, userId))) throw blocked()
  if (!(await noteGoogleSignIn(tx, { subject, userId, email, now: deps.clock.now() }))) {
    throw new AppError('CONFLICT', { message: 'This Google account was disconnected just now. Start again.' })
  }
  const grants = await findGrants(tx, userId)
  const access = grants && portalAccess(grants, audience, null)
  if (!access) throw blocked()
  if (grants.hasTwoFactor) return { challenge: await createChallenge(tx, { userId, audience }) }
  return openSession(deps, tx, { audience, user: grants.user, access, visitor: { ip, userAgent } })
}
