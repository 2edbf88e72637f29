import { createTransitions, type TransitionTable } from '@millyard/service-kit'
import type Stripe from 'stripe'

export type RefundState = 'requested' | 'pending' | 'succeeded' | 'failed'

export const REFUND_TRANSITIONS = {
  requested: ['pending', 'succeeded', 'failed'],
  pending: ['succeeded', 'failed'],
  // The buyer's bank may send the money back, up to thirty days later.
  succeeded: ['failed'],
  failed: [],
} as const satisfies TransitionTable<RefundState>

/** Where a refund may go from where. It never goes back, so what was read too early changes nothing. */
export const refundState = createTransitions<RefundState>('refund', REFUND_TRANSITIONS)

/** What Stripe's status of a refund means to us. A status that we do not know is not the end. */
export function refundStateOf(refund: Pick<Stripe.Refund, 'status'>): Exclude<RefundState, 'requested'> {
  if (refund.status === 'succeeded') return 'succeeded'
  return refund.status === 'failed' || refund.status === 'canceled' ? 'failed' : 'pending'
}
