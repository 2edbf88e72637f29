import {
  AppError,
  type Audience,
  type connectGoogleInput,
  GOOGLE_AUDIENCES,
  type GoogleAudience,
  type googleStartSchema,
  type startConnectGoogleInput,
} from '@millyard/contracts'
import type { UserActor } from '@millyard/service-kit'
import type { z } from 'zod'
import { lockUser } from '../accounts/user.repository.ts'
import { requireLivingSession } from '../sessions/session.repository.ts'
import type { Deps, Queryable } from '../trpc.ts'
import { confirmOwner } from '../two-factor/confirm-owner.ts'
import { findGoogleAccount, insertGoogleAccount, noteGoogleSignIn } from './google.repository.ts'
import { beginFlow, endFlow, requireGoogle } from './google-flow.ts'
import { publishGoogleChange } from './publish-google-change.ts'

/** The console is never entered through Google, so nothing is connected there either. */
function requireGooglePortal(audience: Audience): GoogleAudience {
  const portal = GOOGLE_AUDIENCES.find((one) => one === audience)
  if (!portal) throw new AppError('NOT_FOUND', { message: 'Connect Google in the shop, under Security.' })
  return portal
}

/** Whoever registers with somebody else's address must not keep a way in when its owner takes the login back. */
async function requireProvenAddress(db: Queryable, userId: string): Promise<void> {
  const user = await db.user.findUnique({ where: { id: userId }, select: { emailVerifiedAt: true } })
  if (!user) throw new AppError('UNAUTHENTICATED', { message: 'This account does not exist any more.' })
  if (!user.emailVerifiedAt) throw new AppError('CONFLICT', { message: 'Confirm your e-mail address first.' })
}

const hasOther = () =>
  new AppError('CONFLICT', { message: 'Another Google account is connected already. Disconnect it first.' })

/**
 * The way to Google, for somebody who is signed in and wants to sign in with Google from now on.
 * @throws AppError BAD_INPUT (`password`), CONFLICT for an address that is not proven and where one is connected,
 * NOT_FOUND in the console and where Google is not offered, RATE_LIMITED, UNAVAILABLE
 */
export async function startConnectGoogle(
  deps: Deps,
  actor: UserActor,
  { password }: z.infer<typeof startConnectGoogleInput>,
): Promise<z.infer<typeof googleStartSchema>> {
  requireGoogle(deps)
  const { client } = deps.database
  const { userId } = actor
  const audience = requireGooglePortal(actor.audience)
  await requireProvenAddress(client, userId)
  await confirmOwner(deps, actor, password)
  if (await findGoogleAccount(client, userId)) throw hasOther()
  return beginFlow(deps, { audience, purpose: 'connect', userId })
}

/**
 * Connects the Google account that somebody comes back with to the login that went there. A mail tells of it.
 * @throws AppError TOKEN_EXPIRED, INVALID_CREDENTIALS, ALREADY_EXISTS when it opens another login, CONFLICT when the login has
 * another one, NOT_FOUND in the console and where Google is not offered, UNAUTHENTICATED when the session was ended, UNAVAILABLE
 */
export async function connectGoogle(
  deps: Deps,
  actor: UserActor,
  input: z.infer<typeof connectGoogleInput>,
): Promise<{ ok: true }> {
  const { database, clock } = deps
  const { userId } = actor
  const audience = requireGooglePortal(actor.audience)
  const { subject, email } = await endFlow(deps, { audience, purpose: 'connect', userId }, input)
  await database.transaction(async (tx) => {
    await lockUser(tx, userId)
    await requireLivingSession(tx, actor)
    await requireProvenAddress(tx, userId)
    const account = { subject, userId, email, now: clock.now() }
    const present = await findGoogleAccount(tx, userId)
    if (present && present.subject !== subject) throw hasOther()
    if (present) {
      await noteGoogleSignIn(tx, account)
      return
    }
    if (!(await insertGoogleAccount(tx, account))) {
      throw new AppError('ALREADY_EXISTS', {
        message: 'This Google account opens another Millyard account. Disconnect it there first.',
      })
    }
    await publishGoogleChange(deps, tx, { userId, audience, what: 'connected', googleEmail: email })
  })
  return { ok: true }
}
