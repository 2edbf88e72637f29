import { AppError, type TwoFactorStatus } from '@millyard/contracts'
import type { UserActor } from '@millyard/service-kit'
import type { Deps } from '../trpc.ts'

/** How the caller's own second step stands. */
export async function getTwoFactorStatus(
  { database: { client } }: Deps,
  { userId }: UserActor,
): Promise<TwoFactorStatus> {
  const user = await client.user.findUnique({
    where: { id: userId },
    select: {
      passwordHash: true,
      twoFactor: { select: { enabledAt: true } },
      staffMember: { select: { userId: true } },
      _count: { select: { recoveryCodes: { where: { usedAt: null } } } },
    },
  })
  if (!user) throw new AppError('UNAUTHENTICATED', { message: 'This account does not exist any more.' })
  return {
    enabledAt: user.twoFactor?.enabledAt?.toISOString() ?? null,
    recoveryCodesLeft: user._count.recoveryCodes,
    isRequired: user.staffMember !== null,
    hasPassword: user.passwordHash !== null,
  }
}
