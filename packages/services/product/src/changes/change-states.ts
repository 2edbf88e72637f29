import type { ChangeState } from '@millyard/contracts'
import { createTransitions } from '@millyard/service-kit'

/** What may become of a change of many variants. Cancelling one that is being applied keeps what was applied. */
export const changeStates = createTransitions<ChangeState>('change', {
  checking: ['ready', 'failed', 'cancelled'],
  ready: ['applying', 'cancelled'],
  applying: ['done', 'cancelled'],
  done: [],
  cancelled: [],
  failed: [],
})
