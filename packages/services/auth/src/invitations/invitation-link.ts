import { AppError, INVITATION_TTL_DAYS, newId } from '@millyard/contracts'
import { type Clock, publish } from '@millyard/service-kit'
import { insertUser } from '../accounts/user.repository.ts'
import { createOpaqueToken } from '../sessions/opaque-token.ts'
import type { AuthTx } from '../trpc.ts'

/** What invitations to a factory and to the staff have in common: a link by mail, for one address, for seven days of real time. */

const DAY_MS = 86_400_000

/** How an invitation can be used no more is written in its row; an expired one is still open, so that it can be sent again. */
export const OPEN = { acceptedAt: null, revokedAt: null } as const

/** The secret of the link, and what the row keeps of it. */
export function newInvitationLink(now: Date) {
  const { token, tokenHash } = createOpaqueToken()
  return { token, link: { tokenHash, sentAt: now, expiresAt: new Date(now.getTime() + INVITATION_TTL_DAYS * DAY_MS) } }
}

/** The same for a link that was used, taken back, has expired or never was. */
export const invitationNotValid = () =>
  new AppError('NOT_FOUND', { message: 'This invitation is not valid any more. Ask for a new one.' })

/** The address cannot be invited. */
export const addressTaken = (message: string) =>
  new AppError('ALREADY_EXISTS', { message, fields: [{ path: 'email', message }] })

/**
 * A new login for an invited address, which the link has proven.
 * @throws AppError ALREADY_EXISTS when the address has a login
 */
export async function createInvitedLogin(
  tx: AuthTx,
  clock: Clock,
  { email, name, passwordHash }: { email: string; name: string; passwordHash: string },
): Promise<string> {
  const userId = newId('usr')
  const now = clock.now()
  if (!(await insertUser(tx, { id: userId, email, name, passwordHash, emailVerifiedAt: now, now }))) {
    throw new AppError('ALREADY_EXISTS', { message: 'There is a login for this address. Sign in to accept.' })
  }
  await publish(tx, clock, 'user.registered.v1', userId, { userId, name, email })
  return userId
}
