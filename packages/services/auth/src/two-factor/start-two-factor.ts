import { AppError, badField, type startTwoFactorInput, type TwoFactorSetup } from '@millyard/contracts'
import type { UserActor } from '@millyard/service-kit'
import type { z } from 'zod'
import { lockUser } from '../accounts/user.repository.ts'
import { requireLivingSession } from '../sessions/session.repository.ts'
import type { Deps } from '../trpc.ts'
import { confirmOwner, requireCode, withCountedCode } from './confirm-owner.ts'
import { describeSecret, newTotpSecret } from './totp.ts'
import { findTwoFactor } from './two-factor.repository.ts'

/**
 * Makes a secret for the person's app and shows it. Nothing changes until it is confirmed with its first code: what was in
 * force stays so. Where two-factor is on it takes a code, so that it can be moved to another phone but not be taken over.
 * The address must be proven: whoever registers with somebody else's must not be able to lock its owner out.
 * @throws AppError BAD_INPUT (`password`, `code`), CONFLICT for an address that is not proven, RATE_LIMITED, FORBIDDEN,
 * UNAUTHENTICATED
 */
export async function startTwoFactor(
  deps: Deps,
  actor: UserActor,
  { password, code, ip }: z.infer<typeof startTwoFactorInput> & { ip: string },
): Promise<TwoFactorSetup> {
  const { database, twoFactor } = deps
  const { userId } = actor
  const user = await database.client.user.findUnique({
    where: { id: userId },
    select: { email: true, emailVerifiedAt: true, twoFactor: { select: { enabledAt: true } } },
  })
  if (!user) throw new AppError('UNAUTHENTICATED', { message: 'This account does not exist any more.' })
  if (!user.emailVerifiedAt) throw new AppError('CONFLICT', { message: 'Confirm your e-mail address first.' })
  const isOn = Boolean(user.twoFactor?.enabledAt)
  if (isOn && !code) throw badField('code', 'Fill in this field.')
  await confirmOwner(deps, actor, password)

  const secret = newTotpSecret()
  const keep = () =>
    database.transaction(async (tx) => {
      await lockUser(tx, userId)
      await requireLivingSession(tx, actor)
      const found = await findTwoFactor(tx, userId)
      if (found?.enabledAt) {
        if (!code) throw badField('code', 'Fill in this field.')
        await requireCode(deps, tx, userId, code)
      }
      const pending = { pendingSecret: twoFactor.box.seal(userId, secret), pendingSince: new Date() }
      await tx.twoFactor.upsert({
        where: { userId },
        create: { userId, ...pending },
        update: pending,
        select: { userId: true },
      })
    })
  await (isOn ? withCountedCode(deps, { userId, ip }, keep) : keep())
  return describeSecret(secret, user.email)
}
