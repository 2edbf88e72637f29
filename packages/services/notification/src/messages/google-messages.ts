import type { DomainEvent } from '@millyard/contracts'
import type { Deps, NotificationTx } from '../deps.ts'
import { writeMessages } from './message.ts'

/** A mail when a Google account opens a login, or does not any more: it is how people learn of what they did not do. */
export async function onGoogleChanged(
  deps: Deps,
  tx: NotificationTx,
  { id, data }: DomainEvent<'user.google_changed.v1'>,
): Promise<void> {
  const { userId, name, email, what, googleEmail, secureUrl, securityUrl } = data
  await writeMessages(deps, tx, id, [
    {
      to: { userId, name, email },
      mail:
        what === 'connected'
          ? { template: 'google-connected', props: { name, googleEmail, secureUrl, securityUrl } }
          : { template: 'google-disconnected', props: { name, googleEmail, secureUrl } },
    },
  ])
}
