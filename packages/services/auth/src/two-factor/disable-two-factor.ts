import { AppError, type guardedTwoFactorInput } from '@millyard/contracts'
import type { UserActor } from '@millyard/service-kit'
import type { z } from 'zod'
import { lockUser } from '../accounts/user.repository.ts'
import { requireLivingSession } from '../sessions/session.repository.ts'
import type { Deps } from '../trpc.ts'
import { confirmOwner, requireCode, withCountedCode } from './confirm-owner.ts'
import { publishTwoFactorChange } from './publish-change.ts'
import { removeTwoFactor } from './two-factor.repository.ts'

/**
 * Takes the second step away, with its recovery codes; a mail tells of it. Staff cannot: they move it to another app.
 * @throws AppError BAD_INPUT (`password`, `code`), FORBIDDEN for staff, RATE_LIMITED, UNAUTHENTICATED
 */
export async function disableTwoFactor(
  deps: Deps,
  actor: UserActor,
  { password, code, ip }: z.infer<typeof guardedTwoFactorInput> & { ip: string },
): Promise<{ ok: true }> {
  const { database } = deps
  const { userId } = actor
  await confirmOwner(deps, actor, password)
  await withCountedCode(deps, { userId, ip }, () =>
    database.transaction(async (tx) => {
      await lockUser(tx, userId)
      await requireLivingSession(tx, actor)
      if ((await tx.staffMember.count({ where: { userId } })) > 0) {
        throw new AppError('FORBIDDEN', {
          message: 'Staff keep two-factor sign-in on. You can move it to another app.',
        })
      }
      await requireCode(deps, tx, userId, code)
      await removeTwoFactor(tx, userId, new Date())
      await publishTwoFactorChange(deps, tx, actor, 'turned_off')
    }),
  )
  return { ok: true }
}
