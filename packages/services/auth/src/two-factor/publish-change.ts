import type { Audience, EventData } from '@millyard/contracts'
import { publish } from '@millyard/service-kit'
import { SECURITY_PATHS } from '../accounts/security-paths.ts'
import type { AuthTx, Deps } from '../trpc.ts'
import { countRecoveryCodes } from './recovery-codes.ts'

/** Tells the person, in the transaction that does it. `audience`: the portal whose pages the mail leads to. */
export async function publishTwoFactorChange(
  { clock, portalUrls }: Pick<Deps, 'clock' | 'portalUrls'>,
  tx: AuthTx,
  { userId, audience }: { userId: string; audience: Audience },
  what: EventData<'user.two_factor_changed.v1'>['what'],
): Promise<void> {
  const { name, email } = await tx.user.findUniqueOrThrow({
    where: { id: userId },
    select: { name: true, email: true },
  })
  await publish(tx, clock, 'user.two_factor_changed.v1', userId, {
    userId,
    name,
    email,
    what,
    recoveryCodesLeft: await countRecoveryCodes(tx, userId),
    secureUrl: `${portalUrls[audience]}/forgot-password`,
    securityUrl: `${portalUrls[audience]}${SECURITY_PATHS[audience]}`,
  })
}
