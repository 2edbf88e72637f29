import type Stripe from 'stripe'
import { z } from 'zod'
import { postBalanceTransaction } from '../balance/post-balance-transaction.ts'
import { nowSeconds } from '../core/clock.ts'
import { formatMoney } from '../core/currencies.ts'
import { newId } from '../core/ids.ts'
import { tablesOf } from '../core/state.ts'
import { type EventSource, emitEvent } from '../events/emit-event.ts'
import type { Api, Call } from '../http/api.ts'
import { find, findParam, invalidParam, invalidRequest } from '../http/errors.ts'
import { listPage } from '../http/list.ts'
import { amount, listParams, mergeMetadata, metadata, readParams, text } from '../http/params.ts'
import { testCard } from '../payment-methods/test-cards.ts'

const createParams = z.object({
  charge: text.optional(),
  payment_intent: text.optional(),
  amount: amount.optional(),
  reason: z.enum(['duplicate', 'fraudulent', 'requested_by_customer']).optional(),
  metadata: metadata.optional(),
})

function chargeToRefund(call: Call, input: z.output<typeof createParams>): Stripe.Charge {
  if (input.charge !== undefined) return findParam(call.tables.charges, 'charge', input.charge, 'charge')
  if (input.payment_intent === undefined) {
    throw invalidParam(
      'One of the following params should be provided for this request: payment_intent or charge.',
      'charge',
    )
  }
  const intent = findParam(call.tables.paymentIntents, 'payment_intent', input.payment_intent, 'payment_intent')
  const charge = typeof intent.latest_charge === 'string' ? call.tables.charges[intent.latest_charge] : undefined
  if (intent.status !== 'succeeded' || !charge) {
    throw invalidRequest('This PaymentIntent does not have a successful charge to refund.', { param: 'payment_intent' })
  }
  return charge
}

function checkedAmount(call: Call, charge: Stripe.Charge, wanted: number | undefined): number {
  if (!charge.captured) throw invalidRequest(`Charge ${charge.id} has not been captured, so it cannot be refunded.`)
  const disputes = Object.values(call.tables.disputes).filter((dispute) => dispute.charge === charge.id)
  if (disputes.some((dispute) => !dispute.is_charge_refundable)) {
    throw invalidRequest(`Charge ${charge.id} has been charged back; cannot issue a refund.`, {
      code: 'charge_disputed',
    })
  }
  const left = charge.amount_captured - charge.amount_refunded
  if (left === 0) {
    throw invalidRequest(`Charge ${charge.id} has already been refunded.`, { code: 'charge_already_refunded' })
  }
  const asked = wanted ?? left
  if (asked <= left) return asked
  throw invalidRequest(
    `Refund amount (${formatMoney(asked, charge.currency)}) is greater than unrefunded amount on charge (${formatMoney(left, charge.currency)})`,
    { param: 'amount' },
  )
}

function isPending(call: Call, charge: Stripe.Charge): boolean {
  const card = typeof charge.payment_method === 'string' ? call.tables.testCards[charge.payment_method] : undefined
  return card !== undefined && testCard(card).refundsPending === true
}

/** Takes a refund's amount out of the balance. Stripe keeps its fee when a charge is refunded. */
function postRefund({ emulator, account }: EventSource, refund: Stripe.Refund, chargeId: string): void {
  refund.balance_transaction = postBalanceTransaction(emulator.state, account, {
    type: chargeId.startsWith('py') ? 'payment_refund' : 'refund',
    reportingCategory: 'refund',
    source: refund.id,
    amount: -refund.amount,
    currency: refund.currency,
    description: 'REFUND FOR CHARGE',
  }).id
}

/** What the buyer's bank does later: a pending refund succeeds, a pending or succeeded one fails and its money comes back. */
export function settleRefund(source: EventSource, refund: Stripe.Refund, outcome: 'succeeded' | 'failed'): void {
  const tables = tablesOf(source.emulator.state, source.account)
  const charge = typeof refund.charge === 'string' ? tables.charges[refund.charge] : undefined
  if (!charge || refund.status === 'failed' || refund.status === outcome) {
    throw invalidRequest(`Refund ${refund.id} is ${refund.status} and cannot become ${outcome}.`)
  }
  if (outcome === 'succeeded') {
    refund.status = 'succeeded'
    postRefund(source, refund, charge.id)
  } else {
    if (refund.status === 'succeeded') {
      refund.failure_balance_transaction = postBalanceTransaction(source.emulator.state, source.account, {
        type: 'refund_failure',
        reportingCategory: 'refund_failure',
        source: refund.id,
        amount: refund.amount,
        currency: refund.currency,
        description: 'REFUND FAILURE',
      }).id
    }
    refund.status = 'failed'
    refund.failure_reason = 'lost_or_stolen_card'
    charge.amount_refunded -= refund.amount
    charge.refunded = false
    emitEvent(source, 'refund.failed', refund)
  }
  emitEvent(source, 'refund.updated', refund)
  emitEvent(source, 'charge.refund.updated', refund)
}

function createRefund(call: Call): Stripe.Refund {
  const input = readParams(createParams, call.params)
  const charge = chargeToRefund(call, input)
  const value = checkedAmount(call, charge, input.amount)
  const refund: Stripe.Refund = {
    id: newId('re'),
    object: 'refund',
    amount: value,
    balance_transaction: null,
    charge: charge.id,
    created: nowSeconds(call.state),
    currency: charge.currency,
    customer: charge.customer,
    customer_account: null,
    destination_details: {
      type: 'card',
      card: { reference_status: 'pending', reference_type: 'acquirer_reference_number', type: 'refund' },
    },
    metadata: mergeMetadata({}, input.metadata),
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    reason: input.reason ?? null,
    receipt_number: null,
    source_transfer_reversal: null,
    status: isPending(call, charge) ? 'pending' : 'succeeded',
    transfer_reversal: null,
  }
  if (refund.status === 'succeeded') postRefund(call, refund, charge.id)
  call.tables.refunds[refund.id] = refund
  charge.amount_refunded += value
  charge.refunded = charge.amount_refunded === charge.amount_captured
  emitEvent(call, 'refund.created', refund)
  emitEvent(call, 'charge.refunded', charge, { amount_refunded: charge.amount_refunded - value })
  return refund
}

export function registerRefunds(api: Api): void {
  api.post('/v1/refunds', createRefund)

  const filters = listParams.extend({ charge: text.optional(), payment_intent: text.optional() })
  api.get('/v1/refunds', ({ tables, params }) => {
    const query = readParams(filters, params)
    return listPage(
      tables.refunds,
      '/v1/refunds',
      query,
      (row) =>
        (query.charge === undefined || row.charge === query.charge) &&
        (query.payment_intent === undefined || row.payment_intent === query.payment_intent),
    )
  })

  api.get('/v1/charges/:id/refunds', ({ tables, path, params }) => {
    const charge = find(tables.charges, 'charge', path('id'))
    const url = `/v1/charges/${charge.id}/refunds`
    return listPage(tables.refunds, url, readParams(listParams, params), (row) => row.charge === charge.id)
  })

  api.get('/v1/refunds/:id', ({ tables, path }) => find(tables.refunds, 'refund', path('id')))

  api.post('/v1/refunds/:id', (call) => {
    const refund = find(call.tables.refunds, 'refund', call.path('id'))
    const input = readParams(z.object({ metadata: metadata.optional() }), call.params)
    refund.metadata = mergeMetadata(refund.metadata ?? {}, input.metadata)
    emitEvent(call, 'refund.updated', refund)
    return refund
  })
}
