import type { PaymentStatus } from '@millyard/contracts'
import { createTransitions, type TransitionTable } from '@millyard/service-kit'

export const PAYMENT_TRANSITIONS = {
  pending: ['requires_action', 'failed', 'succeeded', 'cancelled'],
  requires_action: ['failed', 'succeeded', 'cancelled'],
  // A declined card is not the end: the buyer may try another.
  failed: ['requires_action', 'failed', 'succeeded', 'cancelled'],
  succeeded: ['refunded'],
  // Money that arrives after the cancellation goes back.
  cancelled: ['refunded'],
  refunded: [],
} as const satisfies TransitionTable<PaymentStatus>

/** Where a payment may go from where. */
export const paymentStatus = createTransitions<PaymentStatus>('payment', PAYMENT_TRANSITIONS)

export function isPayable(status: PaymentStatus): boolean {
  return paymentStatus.can(status, 'succeeded')
}
