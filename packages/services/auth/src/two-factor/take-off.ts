import type { Audience } from '@millyard/contracts'
import { revokeSessionsOf } from '../sessions/session.repository.ts'
import type { AuthTx, Deps } from '../trpc.ts'
import { publishTwoFactorChange } from './publish-change.ts'
import { hasTwoFactor, removeTwoFactor } from './two-factor.repository.ts'

/**
 * Takes the second step off the login of somebody whose phone and recovery codes are gone: every session ends, sign-ins that
 * wait for a code too, and a mail tells them. Answers false, and does nothing, when it is not on. Ask while the login is held,
 * and write down who did it and why.
 */
export async function takeTwoFactorOff(
  deps: Pick<Deps, 'clock' | 'portalUrls'>,
  tx: AuthTx,
  person: { userId: string; audience: Audience },
): Promise<boolean> {
  const { userId } = person
  if (!(await hasTwoFactor(tx, userId))) return false
  const now = new Date()
  await removeTwoFactor(tx, userId, now)
  await revokeSessionsOf(tx, userId, 'two_factor_changed', now)
  await publishTwoFactorChange(deps, tx, person, 'reset_by_staff')
  return true
}
