import type Stripe from 'stripe'
import { z } from 'zod'
import { postBalanceTransaction } from '../balance/post-balance-transaction.ts'
import { nowSeconds } from '../core/clock.ts'
import { formatMoney } from '../core/currencies.ts'
import { newId } from '../core/ids.ts'
import { emitEvent } from '../events/emit-event.ts'
import type { Api, Call } from '../http/api.ts'
import { find, findParam, invalidParam, invalidRequest } from '../http/errors.ts'
import { listPage } from '../http/list.ts'
import { amount, listParams, mergeMetadata, metadata, readParams, text } from '../http/params.ts'

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

function checkedAmount(charge: Stripe.Charge, wanted: number | undefined): number {
  if (!charge.captured) throw invalidRequest(`Charge ${charge.id} has not been captured, so it cannot be refunded.`)
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

function createRefund(call: Call): Stripe.Refund {
  const input = readParams(createParams, call.params)
  const charge = chargeToRefund(call, input)
  const value = checkedAmount(charge, input.amount)
  const refund = {
    id: newId('re'),
    object: 'refund',
    amount: value,
    balance_transaction: null as string | null,
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
    status: 'succeeded',
    transfer_reversal: null,
  } satisfies Stripe.Refund
  // Stripe keeps its fee when a charge is refunded.
  refund.balance_transaction = postBalanceTransaction(call.state, call.account, {
    type: charge.id.startsWith('py') ? 'payment_refund' : 'refund',
    reportingCategory: 'refund',
    source: refund.id,
    amount: -value,
    currency: charge.currency,
    description: 'REFUND FOR CHARGE',
  }).id
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
