import type Stripe from 'stripe'
import { postBalanceTransaction } from '../balance/post-balance-transaction.ts'
import { nowSeconds } from '../core/clock.ts'
import { newId } from '../core/ids.ts'
import { DEFAULT_DISPUTE_FEE } from '../core/options.ts'
import { tablesOf } from '../core/state.ts'
import { type EventSource, emitEvent } from '../events/emit-event.ts'
import { invalidRequest } from '../http/errors.ts'

const DAYS_TO_ANSWER = 7
const SECONDS_A_DAY = 86_400

export interface DisputeOpening {
  reason: string
  /** The bank only asks: no money moves. */
  inquiry?: boolean
  /** Default: all that is not refunded. */
  amount?: number
}

function noEvidence(): Stripe.Dispute.Evidence {
  return {
    access_activity_log: null,
    billing_address: null,
    cancellation_policy: null,
    cancellation_policy_disclosure: null,
    cancellation_rebuttal: null,
    customer_communication: null,
    customer_email_address: null,
    customer_name: null,
    customer_purchase_ip: null,
    customer_signature: null,
    duplicate_charge_documentation: null,
    duplicate_charge_explanation: null,
    duplicate_charge_id: null,
    enhanced_evidence: {},
    product_description: null,
    receipt: null,
    refund_policy: null,
    refund_policy_disclosure: null,
    refund_refusal_explanation: null,
    service_date: null,
    service_documentation: null,
    shipping_address: null,
    shipping_carrier: null,
    shipping_date: null,
    shipping_documentation: null,
    shipping_tracking_number: null,
    uncategorized_file: null,
    uncategorized_text: null,
  }
}

function checkedAmount(source: EventSource, charge: Stripe.Charge, wanted: number | undefined): number {
  if (!charge.captured) throw invalidRequest(`Charge ${charge.id} has not been captured, so it cannot be disputed.`)
  const { disputes } = tablesOf(source.emulator.state, source.account)
  if (Object.values(disputes).some((dispute) => dispute.charge === charge.id)) {
    throw invalidRequest(`Charge ${charge.id} has already been disputed.`)
  }
  const left = charge.amount_captured - charge.amount_refunded
  const amount = wanted ?? left
  if (amount >= 1 && amount <= left) return amount
  throw invalidRequest(`A dispute of charge ${charge.id} can be of at most ${left}.`, { param: 'amount' })
}

/** The buyer's bank disputes a captured charge: the amount and the dispute fee leave the balance, unless it only asks. */
export function openDispute(source: EventSource, charge: Stripe.Charge, opening: DisputeOpening): Stripe.Dispute {
  const { state, options } = source.emulator
  const amount = checkedAmount(source, charge, opening.amount)
  const inquiry = opening.inquiry === true
  const created = nowSeconds(state)
  const dispute: Stripe.Dispute = {
    id: newId('du'),
    object: 'dispute',
    amount,
    balance_transactions: [],
    charge: charge.id,
    created,
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: noEvidence(),
    evidence_details: {
      due_by: created + DAYS_TO_ANSWER * SECONDS_A_DAY,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: 'not_submitted',
    },
    intended_submission_method: 'manual',
    is_charge_refundable: inquiry,
    livemode: false,
    metadata: {},
    payment_intent: charge.payment_intent,
    reason: opening.reason,
    status: inquiry ? 'warning_needs_response' : 'needs_response',
  }
  tablesOf(state, source.account).disputes[dispute.id] = dispute
  charge.disputed = true
  if (!inquiry) {
    const withdrawal = postBalanceTransaction(state, source.account, {
      type: 'adjustment',
      reportingCategory: 'dispute',
      source: dispute.id,
      amount: -amount,
      fee: options.disputeFee ?? DEFAULT_DISPUTE_FEE,
      feeDescription: 'Dispute fee',
      currency: charge.currency,
      description: `Chargeback withdrawal for ${charge.id}`,
    })
    dispute.balance_transactions.push({ ...withdrawal })
  }
  emitEvent(source, 'charge.dispute.created', dispute)
  if (!inquiry) emitEvent(source, 'charge.dispute.funds_withdrawn', dispute)
  return dispute
}
