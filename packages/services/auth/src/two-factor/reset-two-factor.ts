import { emailSchema, notFound } from '@millyard/contracts'
import { z } from 'zod'
import { lockUser } from '../accounts/user.repository.ts'
import { writeAuditEntry } from '../audit/audit.repository.ts'
import { OPERATOR } from '../audit/operator.ts'
import { revokeSessionsOf } from '../sessions/session.repository.ts'
import type { Deps } from '../trpc.ts'
import { publishTwoFactorChange } from './publish-change.ts'
import { hasTwoFactor, removeTwoFactor } from './two-factor.repository.ts'

export const resetTwoFactorInput = z.object({
  email: emailSchema,
  /** Why, and how the operator knows who asked; stands in the log of what staff do. */
  reason: z.string().trim().min(5, 'Say why, and how you know that it is them.').max(500),
})

/**
 * Takes somebody's second step away for the operator, who has made sure who asks: phone and recovery codes are gone. Every
 * session ends, the person gets a mail, the log an entry. Staff set it up anew at their next sign-in.
 * Answers false, and does nothing, when it is not on.
 * @throws AppError NOT_FOUND when nobody has the address
 */
export async function resetTwoFactor(
  deps: Pick<Deps, 'database' | 'clock' | 'portalUrls'>,
  { email, reason }: z.infer<typeof resetTwoFactorInput>,
): Promise<boolean> {
  const { database, clock } = deps
  return database.transaction(async (tx) => {
    const user = await tx.user.findUnique({ where: { email }, select: { id: true, name: true, staffMember: true } })
    if (!user) throw notFound('login')
    await lockUser(tx, user.id)
    if (!(await hasTwoFactor(tx, user.id))) return false
    const now = new Date()
    await removeTwoFactor(tx, user.id, now)
    await revokeSessionsOf(tx, user.id, 'two_factor_changed', now)
    await writeAuditEntry(tx, {
      ...OPERATOR,
      action: 'staff.reset_two_factor',
      subjectType: 'user',
      subjectId: user.id,
      subjectName: user.name,
      details: { reason },
      occurredAt: clock.now(),
    })
    const audience = user.staffMember ? 'admin' : 'storefront'
    await publishTwoFactorChange(deps, tx, { userId: user.id, audience }, 'reset_by_operator')
    return true
  })
}
