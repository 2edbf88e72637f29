import { badField, type verifyEmailInput } from '@millyard/contracts'
import { rowCount } from '@millyard/service-kit'
import type { z } from 'zod'
import { hashOpaqueToken } from '../sessions/opaque-token.ts'
import type { Deps } from '../trpc.ts'

/**
 * Spends the token of the mail and marks the address as proven.
 * @throws AppError BAD_INPUT (`token`) when it is unknown, spent, expired, or was sent to another address.
 */
export async function verifyEmail(
  { database, clock }: Deps,
  input: z.infer<typeof verifyEmailInput>,
): Promise<{ ok: true }> {
  const tokenHash = hashOpaqueToken(input.token)
  const isDone = await database.transaction(async (tx) => {
    const found = await tx.emailToken.findUnique({ where: { tokenHash }, select: { userId: true, email: true } })
    if (!found) return false
    const now = new Date()
    const isSpent = rowCount(
      await tx.emailToken.updateMany({
        where: { tokenHash, purpose: 'verify_email', usedAt: null, expiresAt: { gt: now } },
        data: { usedAt: now },
      }),
    )
    if (!isSpent) return false
    const { count } = await tx.user.updateMany({
      where: { id: found.userId, email: found.email },
      data: { emailVerifiedAt: clock.now(), updatedAt: clock.now() },
    })
    return count === 1
  })
  if (!isDone) throw badField('token', 'This link has been used already or is too old.')
  return { ok: true }
}
