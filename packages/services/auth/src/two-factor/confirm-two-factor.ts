import { AppError, type confirmTwoFactorInput } from '@millyard/contracts'
import type { UserActor } from '@millyard/service-kit'
import type { z } from 'zod'
import { lockUser } from '../accounts/user.repository.ts'
import { requireLivingSession, revokeSessionsOf } from '../sessions/session.repository.ts'
import type { Deps } from '../trpc.ts'
import { withCountedCode, wrongCode } from './confirm-owner.ts'
import { publishTwoFactorChange } from './publish-change.ts'
import { replaceRecoveryCodes } from './recovery-codes.ts'
import { matchingStep } from './totp.ts'
import { endChallenges, findTwoFactor } from './two-factor.repository.ts'

/** A secret on a screen is confirmed at once or not at all. */
const PENDING_SECONDS = 1_800

/**
 * Puts the secret that was shown last into force, with the first code that the app makes of it, and gives ten recovery
 * codes, this once. Every other session ends: they were opened without the second step, or with the one from before.
 * @throws AppError BAD_INPUT (`code`), CONFLICT when nothing waits for a code, RATE_LIMITED, UNAUTHENTICATED
 */
export async function confirmTwoFactor(
  deps: Deps,
  actor: UserActor,
  { code, ip }: z.infer<typeof confirmTwoFactorInput> & { ip: string },
): Promise<{ codes: string[] }> {
  const { database, twoFactor } = deps
  const { userId, sessionId } = actor
  // Without a secret that waits nothing is guessed, and nothing is counted towards a lock.
  if (!(await findTwoFactor(database.client, userId))?.pendingSecret) throw tooLate()
  return withCountedCode(deps, { userId, ip }, () =>
    database.transaction(async (tx) => {
      await lockUser(tx, userId)
      await requireLivingSession(tx, actor)
      const now = new Date()
      const found = await findTwoFactor(tx, userId)
      const since = found?.pendingSince?.getTime() ?? 0
      if (!found?.pendingSecret || now.getTime() - since > PENDING_SECONDS * 1_000) {
        throw tooLate()
      }
      const step = matchingStep(twoFactor.box.open(userId, found.pendingSecret), code, now)
      if (step === undefined) throw wrongCode()
      await tx.twoFactor.updateMany({
        where: { userId },
        data: {
          secret: found.pendingSecret,
          enabledAt: now,
          lastUsedStep: step,
          pendingSecret: null,
          pendingSince: null,
        },
      })
      const codes = await replaceRecoveryCodes(tx, userId, now)
      await revokeSessionsOf(tx, userId, 'two_factor_changed', now, { except: sessionId })
      await endChallenges(tx, userId, now)
      await publishTwoFactorChange(deps, tx, actor, found.enabledAt ? 'moved' : 'turned_on')
      return { codes }
    }),
  )
}

const tooLate = () => new AppError('CONFLICT', { message: 'This took too long. Start anew, with a fresh QR code.' })
