import { emailSchema, notFound } from '@millyard/contracts'
import { z } from 'zod'
import { lockUser } from '../accounts/user.repository.ts'
import { writeAuditEntry } from '../audit/audit.repository.ts'
import { OPERATOR } from '../audit/operator.ts'
import type { Deps } from '../trpc.ts'
import { takeTwoFactorOff } from './take-off.ts'

export const operatorResetInput = z.object({
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
  { email, reason }: z.infer<typeof operatorResetInput>,
): Promise<boolean> {
  const { database, clock } = deps
  return database.transaction(async (tx) => {
    const user = await tx.user.findUnique({ where: { email }, select: { id: true, name: true, staffMember: true } })
    if (!user) throw notFound('login')
    await lockUser(tx, user.id)
    const audience = user.staffMember ? 'admin' : 'storefront'
    if (!(await takeTwoFactorOff(deps, tx, { userId: user.id, audience }))) return false
    await writeAuditEntry(tx, {
      ...OPERATOR,
      action: 'user.reset_two_factor',
      subjectType: 'user',
      subjectId: user.id,
      subjectName: user.name,
      details: { reason },
      occurredAt: clock.now(),
    })
    return true
  })
}
