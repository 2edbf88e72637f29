import type { RefundStatus } from '@millyard/contracts'
import { createTransitions, type TransitionTable } from '@millyard/service-kit'

export const REFUND_TRANSITIONS = {
  requested: ['accepted', 'refused'],
  refused: [],
  accepted: ['succeeded', 'failed'],
  // The buyer's bank may send the money back, up to thirty days later.
  succeeded: ['failed'],
  // Staff try again.
  failed: ['succeeded'],
} as const satisfies TransitionTable<RefundStatus>

/** Where a refund may go. Only units wait for shipping's answer (`requested`); money alone begins as accepted. */
export const refundStatus = createTransitions<RefundStatus>('refund', REFUND_TRANSITIONS)
