import type { DisputeState } from '@millyard/contracts'
import { fromStripeAmount } from '@millyard/money'
import type Stripe from 'stripe'
import type { Deps } from '../deps.ts'
import { fromStripeFee } from '../money.ts'
import { idOf } from '../stripe.ts'
import { orderOfIntent } from '../webhooks/order-of-intent.ts'
import { disputeStateOf } from './dispute-state.ts'

/** A dispute as Stripe has it now, in minor units. */
export type DisputeNews = {
  id: string
  orderId: string
  intentId: string
  state: DisputeState
  reason: string
  amountMinor: number
  currency: string
  openedAt: Date
  evidenceDueAt: Date | null
  isEvidenceSent: boolean
  /** Money that has moved: out of our balance when the bank took it, back when it was won. */
  movements: { amountMinor: number; feeMinor: number }[]
}

const MS_PER_SECOND = 1_000

/**
 * Reads a dispute from Stripe, not from the event, so that late and shuffled events end in the same state (P10). Null when it is
 * about a charge that Millyard did not make.
 * @throws Error when Stripe moves it in another currency than the charge's
 */
export async function readDispute(deps: Pick<Deps, 'stripe'>, id: string): Promise<DisputeNews | null> {
  const dispute = await deps.stripe.disputes.retrieve(id)
  const intentId = idOf(dispute.payment_intent)
  if (intentId === null) return null
  const orderId = orderOfIntent(await deps.stripe.paymentIntents.retrieve(intentId))
  if (orderId === null) return null
  const { amountMinor, currency } = fromStripeAmount(dispute.amount, dispute.currency)
  const { due_by: dueBy, submission_count: submissions } = dispute.evidence_details
  return {
    id,
    orderId,
    intentId,
    state: disputeStateOf(dispute),
    reason: dispute.reason,
    amountMinor,
    currency,
    openedAt: new Date(dispute.created * MS_PER_SECOND),
    evidenceDueAt: dueBy === null ? null : new Date(dueBy * MS_PER_SECOND),
    isEvidenceSent: submissions > 0,
    movements: dispute.balance_transactions.map((booked) => movementOf(dispute, booked, currency)),
  }
}

function movementOf(dispute: Stripe.Dispute, booked: Stripe.BalanceTransaction, currency: string) {
  if (booked.currency !== dispute.currency) {
    throw new Error(`Stripe moved ${dispute.id} in ${booked.currency}, but it is in ${dispute.currency}.`)
  }
  return {
    amountMinor: fromStripeAmount(booked.amount, booked.currency).amountMinor,
    feeMinor: fromStripeFee(booked.fee, currency),
  }
}
