import { type DomainEvent, FEW_RECOVERY_CODES } from '@millyard/contracts'
import type { Deps, NotificationTx } from '../deps.ts'
import { type Message, writeMessages } from './message.ts'

/** A mail for everything that happens to somebody's second step: it is how they learn of what they did not do. */
export async function onTwoFactorChanged(
  deps: Deps,
  tx: NotificationTx,
  { id, data }: DomainEvent<'user.two_factor_changed.v1'>,
): Promise<void> {
  const { userId, name, email } = data
  await writeMessages(deps, tx, id, [{ to: { userId, name, email }, mail: mailOf(data) }])
}

function mailOf(data: DomainEvent<'user.two_factor_changed.v1'>['data']): Message['mail'] {
  const { name, what, recoveryCodesLeft: codesLeft, secureUrl, securityUrl } = data
  switch (what) {
    case 'turned_on':
    case 'moved':
      return { template: 'two-factor-on', props: { name, isMoved: what === 'moved', secureUrl } }
    case 'turned_off':
    case 'reset_by_staff':
      return { template: 'two-factor-off', props: { name, isByStaff: what === 'reset_by_staff', secureUrl } }
    case 'codes_renewed':
      return { template: 'recovery-codes-renewed', props: { name, secureUrl } }
    case 'recovery_code_used':
      return codesLeft <= FEW_RECOVERY_CODES
        ? { template: 'recovery-codes-few', props: { name, codesLeft, securityUrl, secureUrl } }
        : { template: 'recovery-code-used', props: { name, codesLeft, secureUrl } }
  }
}
