import type { PaymentRefundState } from '@millyard/contracts'
import { createTransitions, type TransitionTable } from '@millyard/service-kit'
import type Stripe from 'stripe'

export const REFUND_TRANSITIONS = {
  requested: ['on_hold', 'pending', 'succeeded', 'failed'],
  // The payment was in dispute, which was won or lost.
  on_hold: ['requested', 'charged_back'],
  pending: ['succeeded', 'failed'],
  // The buyer's bank may send the money back, up to thirty days later.
  succeeded: ['failed'],
  // Staff try again; or the buyer's bank has paid it meanwhile.
  failed: ['requested', 'charged_back'],
  charged_back: [],
} as const satisfies TransitionTable<PaymentRefundState>

/** Where a refund may go from where. One attempt never goes back, so what was read too early changes nothing. */
export const refundState = createTransitions<PaymentRefundState>('refund', REFUND_TRANSITIONS)

/** What Stripe's status of a refund means to us. A status that we do not know is not the end. */
export function refundStateOf(
  refund: Pick<Stripe.Refund, 'status'>,
): Exclude<PaymentRefundState, 'requested' | 'on_hold' | 'charged_back'> {
  if (refund.status === 'succeeded') return 'succeeded'
  return refund.status === 'failed' || refund.status === 'canceled' ? 'failed' : 'pending'
}

/** Which attempt of ours Stripe's refund is. */
export function attemptOf(refund: Pick<Stripe.Refund, 'metadata'>): number {
  return Number(refund.metadata?.attempt ?? 0)
}
