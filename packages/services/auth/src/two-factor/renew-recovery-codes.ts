import type { guardedTwoFactorInput } from '@millyard/contracts'
import type { UserActor } from '@millyard/service-kit'
import type { z } from 'zod'
import { lockUser } from '../accounts/user.repository.ts'
import { requireLivingSession } from '../sessions/session.repository.ts'
import type { Deps } from '../trpc.ts'
import { confirmOwner, requireCode, withCountedCode } from './confirm-owner.ts'
import { publishTwoFactorChange } from './publish-change.ts'
import { replaceRecoveryCodes } from './recovery-codes.ts'

/**
 * Ten new recovery codes, shown this once; those from before open nothing any more.
 * @throws AppError BAD_INPUT (`password`, `code`), RATE_LIMITED, UNAUTHENTICATED
 */
export async function renewRecoveryCodes(
  deps: Deps,
  actor: UserActor,
  { password, code, ip }: z.infer<typeof guardedTwoFactorInput> & { ip: string },
): Promise<{ codes: string[] }> {
  const { userId } = actor
  await confirmOwner(deps, actor, password)
  return withCountedCode(deps, { userId, ip }, () =>
    deps.database.transaction(async (tx) => {
      await lockUser(tx, userId)
      await requireLivingSession(tx, actor)
      await requireCode(deps, tx, userId, code)
      const codes = await replaceRecoveryCodes(tx, userId, new Date())
      await publishTwoFactorChange(deps, tx, actor, 'codes_renewed')
      return { codes }
    }),
  )
}
