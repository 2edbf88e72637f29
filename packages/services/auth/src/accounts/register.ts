import { newId, type registerInput } from '@millyard/contracts'
import { publish } from '@millyard/service-kit'
import type { z } from 'zod'
import { createOpaqueToken } from '../sessions/opaque-token.ts'
import type { Deps } from '../trpc.ts'
import { hashPassword } from './password.ts'
import { ensureCustomerProfile, insertUser } from './user.repository.ts'

const VERIFY_LINK_TTL_SECONDS = 48 * 3_600

/**
 * Makes a login and has the link sent that proves the address. A taken address gets the same answer after the same work
 * and changes nothing: nobody learns here who has an account.
 * @throws AppError RATE_LIMITED (`details.retryAfterSeconds`)
 */
export async function register(
  deps: Deps,
  input: z.infer<typeof registerInput> & { ip: string },
): Promise<{ ok: true }> {
  const { database, clock, portalUrls, registrationThrottle } = deps
  await registrationThrottle.countRegistration(input.ip)
  const passwordHash = await hashPassword(input.password)
  const { token, tokenHash } = createOpaqueToken()
  const userId = newId('usr')
  const now = clock.now()

  await database.transaction(async (tx) => {
    const isNew = await insertUser(tx, {
      id: userId,
      email: input.email,
      name: input.name,
      passwordHash,
      emailVerifiedAt: null,
      now,
    })
    if (!isNew) return
    if (input.audience === 'storefront') await ensureCustomerProfile(tx, userId, now)
    const issuedAt = new Date()
    await tx.emailToken.create({
      data: {
        tokenHash,
        userId,
        purpose: 'verify_email',
        email: input.email,
        createdAt: issuedAt,
        expiresAt: new Date(issuedAt.getTime() + VERIFY_LINK_TTL_SECONDS * 1_000),
      },
      select: { userId: true },
    })
    const person = { userId, name: input.name, email: input.email }
    await publish(tx, clock, 'user.registered.v1', userId, person)
    await publish(tx, clock, 'user.verification_requested.v1', userId, {
      ...person,
      verifyUrl: `${portalUrls[input.audience]}/verify-email?token=${token}`,
    })
  })
  return { ok: true }
}
