import type { Audience, EventData } from '@millyard/contracts'
import { publish } from '@millyard/service-kit'
import { SECURITY_PATHS } from '../accounts/security-paths.ts'
import type { AuthTx, Deps } from '../trpc.ts'

type Change = { userId: string; audience: Audience } & Pick<EventData<'user.google_changed.v1'>, 'what' | 'googleEmail'>

/** Tells the person, in the transaction that does it: somebody who did not do this must learn of it. */
export async function publishGoogleChange(
  { clock, portalUrls }: Pick<Deps, 'clock' | 'portalUrls'>,
  tx: AuthTx,
  { userId, audience, what, googleEmail }: Change,
): Promise<void> {
  const { name, email } = await tx.user.findUniqueOrThrow({
    where: { id: userId },
    select: { name: true, email: true },
  })
  await publish(tx, clock, 'user.google_changed.v1', userId, {
    userId,
    name,
    email,
    what,
    googleEmail,
    secureUrl: `${portalUrls[audience]}/forgot-password`,
    securityUrl: `${portalUrls[audience]}${SECURITY_PATHS[audience]}`,
  })
}
