import type { AuthTx, Deps } from '../trpc.ts'
import { spendRecoveryCode } from './recovery-codes.ts'
import { matchingStep } from './totp.ts'
import { findTwoFactor, spendStep } from './two-factor.repository.ts'

/**
 * Spends a code of the app or a recovery code, as `secondCodeSchema` gives it, and says which it was; nothing when it is
 * not right, or was spent before. Ask while the login is held.
 */
export async function spendCode(
  { twoFactor }: Pick<Deps, 'twoFactor'>,
  tx: AuthTx,
  userId: string,
  code: string,
  now: Date,
): Promise<'app' | 'recovery' | undefined> {
  const found = await findTwoFactor(tx, userId)
  if (!found?.secret) return undefined
  if (code.length > 6) return (await spendRecoveryCode(tx, userId, code, now)) ? 'recovery' : undefined
  const secret = twoFactor.box.open(userId, found.secret)
  const step = matchingStep(secret, code, now)
  if (step === undefined) return undefined
  // The people of a demo share one secret, and several sign in as them within a step. No such secret in production.
  if (secret === twoFactor.demoSecret) return 'app'
  return (await spendStep(tx, userId, step)) ? 'app' : undefined
}
