import type Stripe from 'stripe'
import { postBalanceTransaction } from '../balance/post-balance-transaction.ts'
import { type EventSource, emitEvent } from '../events/emit-event.ts'
import { invalidRequest } from '../http/errors.ts'

const OPEN: readonly string[] = ['needs_response', 'under_review', 'warning_needs_response', 'warning_under_review']

export const isInquiry = (dispute: Stripe.Dispute): boolean => dispute.status.startsWith('warning_')
export const isOpen = (dispute: Stripe.Dispute): boolean => OPEN.includes(dispute.status)

/**
 * Closes an open dispute. Won: the amount comes back, the fee does not. Lost: nothing comes back, or a part of it, when the bank
 * counts a refund that was sent before (the dashboard calls that partially won). An inquiry ends as `warning_closed` either way,
 * for it never took anything.
 */
export function settleDispute(
  source: EventSource,
  dispute: Stripe.Dispute,
  outcome: 'won' | 'lost',
  returnedAmount = outcome === 'won' ? dispute.amount : 0,
): void {
  if (!isOpen(dispute)) throw invalidRequest(`This dispute is already closed, it has a status of ${dispute.status}.`)
  if (isInquiry(dispute)) {
    dispute.status = 'warning_closed'
    emitEvent(source, 'charge.dispute.closed', dispute)
    return
  }
  dispute.status = outcome
  if (outcome === 'won') dispute.is_charge_refundable = true
  if (returnedAmount > 0) {
    const reversal = postBalanceTransaction(source.emulator.state, source.account, {
      type: 'adjustment',
      reportingCategory: 'dispute_reversal',
      source: dispute.id,
      amount: returnedAmount,
      currency: dispute.currency,
      description: `Chargeback reversal for ${String(dispute.charge)}`,
    })
    dispute.balance_transactions.push({ ...reversal })
  }
  emitEvent(source, 'charge.dispute.closed', dispute)
  if (returnedAmount > 0) emitEvent(source, 'charge.dispute.funds_reinstated', dispute)
}
