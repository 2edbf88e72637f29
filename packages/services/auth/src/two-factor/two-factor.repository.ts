import type { AuthTx, Queryable } from '../trpc.ts'
import { forgetCodes } from './code-attempts.ts'

/** Whether the second step is in force for this login. */
export async function hasTwoFactor(db: Queryable, userId: string): Promise<boolean> {
  return (await db.twoFactor.count({ where: { userId, enabledAt: { not: null } } })) > 0
}

export const TWO_FACTOR_COLUMNS = {
  secret: true,
  enabledAt: true,
  lastUsedStep: true,
  pendingSecret: true,
  pendingSince: true,
} as const

export function findTwoFactor(db: Queryable, userId: string) {
  return db.twoFactor.findUnique({ where: { userId }, select: TWO_FACTOR_COLUMNS })
}

/** Spends the code of a time step. Answers false when that one, or a later one, was spent before. */
export async function spendStep(tx: AuthTx, userId: string, step: number): Promise<boolean> {
  const { count } = await tx.twoFactor.updateMany({
    where: { userId, lastUsedStep: { lt: step } },
    data: { lastUsedStep: step },
  })
  return count === 1
}

/** Takes the second step away with everything that belongs to it, the count of wrong codes too. */
export async function removeTwoFactor(tx: AuthTx, userId: string, now: Date): Promise<void> {
  await tx.twoFactor.deleteMany({ where: { userId } })
  await tx.recoveryCode.deleteMany({ where: { userId } })
  await forgetCodes(tx, userId)
  await endChallenges(tx, userId, now)
}

/** Whoever has answered the first step only has to start anew. */
export async function endChallenges(tx: AuthTx, userId: string, now: Date): Promise<void> {
  await tx.signInChallenge.updateMany({ where: { userId, endedAt: null }, data: { endedAt: now } })
}

/** A secret that was shown and not confirmed is worth nothing from here on. */
export async function forgetPendingSecret(tx: AuthTx, userId: string): Promise<void> {
  await tx.twoFactor.updateMany({ where: { userId }, data: { pendingSecret: null, pendingSince: null } })
}
