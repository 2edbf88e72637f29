import { newId, type registerInput } from '@millyard/contracts'
import { publish } from '@millyard/service-kit'
import type { z } from 'zod'
import type { AuthTx, Deps } from '../trpc.ts'
import { newEmailLink } from './email-token.ts'
import { mayMail } from './mail-limits.ts'
import { hashPassword, requireGoodPassword } from './password.ts'
import { insertRegistration } from './registration.repository.ts'

/**
 * Makes a login and has the link sent that proves the address. A taken address gets the same answer after the same work and
 * changes nothing, but its owner is told by mail: nobody learns here who has an account, and who forgot theirs is helped.
 * @throws AppError RATE_LIMITED (`details.retryAfterSeconds`), BAD_INPUT (`password`) for one that is guessed early
 */
export async function register(
  deps: Deps,
  input: z.infer<typeof registerInput> & { ip: string },
): Promise<{ ok: true }> {
  const { database, clock, portalUrls, visitorThrottle } = deps
  const { name, email, audience } = input
  await visitorThrottle.count('register', input.ip)
  requireGoodPassword(input.password, 'password', [name, email])
  const mayTellOwner = await mayMail(database.client, 'registered-already', email)
  const passwordHash = await hashPassword(input.password)
  const { token, ...link } = newEmailLink('verify_email')
  const userId = newId('usr')
  const now = clock.now()

  await database.transaction(async (tx) => {
    const isCustomer = audience === 'storefront'
    const isNew = await insertRegistration(tx, { userId, email, name, passwordHash, isCustomer, now, link })
    // Two more statements, whichever way it goes.
    if (!isNew) return tellOwner(deps, tx, { email, audience, mayTellOwner })
    const person = { userId, name, email }
    await publish(tx, clock, 'user.registered.v1', userId, person)
    await publish(tx, clock, 'user.verification_requested.v1', userId, {
      ...person,
      verifyUrl: `${portalUrls[audience]}/verify-email?token=${token}`,
    })
  })
  return { ok: true }
}

async function tellOwner(
  { clock, portalUrls }: Deps,
  tx: AuthTx,
  {
    email,
    audience,
    mayTellOwner,
  }: Pick<z.infer<typeof registerInput>, 'email' | 'audience'> & { mayTellOwner: boolean },
): Promise<void> {
  const owner = await tx.user.findUnique({ where: { email }, select: { id: true, name: true } })
  if (!owner || !mayTellOwner) return
  await publish(tx, clock, 'user.registration_repeated.v1', owner.id, {
    userId: owner.id,
    name: owner.name,
    email,
    signInUrl: `${portalUrls[audience]}/sign-in`,
  })
}
