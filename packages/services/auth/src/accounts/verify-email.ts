import { badField, type verifyEmailInput } from '@millyard/contracts'
import { rowCount } from '@millyard/service-kit'
import type { z } from 'zod'
import { hashOpaqueToken } from '../sessions/opaque-token.ts'
import type { Deps } from '../trpc.ts'

/**
 * Spends the token of the mail and marks the address as proven.
 * @throws AppError BAD_INPUT (`token`) when it is unknown, spent, expired, or was sent to another address; the message says
 *   when the address is proven all the same.
 */
export async function verifyEmail(
  { database, clock }: Deps,
  input: z.infer<typeof verifyEmailInput>,
): Promise<{ ok: true }> {
  const tokenHash = hashOpaqueToken(input.token)
  const outcome = await database.transaction(async (tx) => {
    const found = await tx.emailToken.findUnique({
      where: { tokenHash, purpose: 'verify_email' },
      select: { userId: true, email: true },
    })
    if (!found) return 'refused'
    const now = new Date()
    const isSpent = rowCount(
      await tx.emailToken.updateMany({
        where: { tokenHash, purpose: 'verify_email', usedAt: null, expiresAt: { gt: now } },
        data: { usedAt: now },
      }),
    )
    if (!isSpent) {
      const proven = { id: found.userId, email: found.email, emailVerifiedAt: { not: null } }
      return (await tx.user.count({ where: proven })) === 1 ? 'proven before' : 'refused'
    }
    const { count } = await tx.user.updateMany({
      where: { id: found.userId, email: found.email },
      data: { emailVerifiedAt: clock.now(), updatedAt: clock.now() },
    })
    return count === 1 ? 'proven' : 'refused'
  })
  if (outcome === 'proven before') {
    throw badField('token', 'Your e-mail address is confirmed already. There is nothing left to do.')
  }
  if (outcome === 'refused') throw badField('token', 'This link has been used already or is too old.')
  return { ok: true }
}
