import type Stripe from 'stripe'
import { z } from 'zod'
import { postBalanceTransaction } from '../balance/post-balance-transaction.ts'
import { nowSeconds } from '../core/clock.ts'
import { formatMoney } from '../core/currencies.ts'
import { newId } from '../core/ids.ts'
import { tablesOf } from '../core/state.ts'
import { emitEvent } from '../events/emit-event.ts'
import type { Call } from '../http/api.ts'
import { find, invalidRequest } from '../http/errors.ts'
import { amount, mergeMetadata, metadata, readParams } from '../http/params.ts'

function takeBack(call: Call, transfer: Stripe.Transfer, destination: string, value: number): Stripe.Refund {
  const tables = tablesOf(call.state, destination)
  const paymentId = typeof transfer.destination_payment === 'string' ? transfer.destination_payment : null
  const payment = paymentId ? tables.charges[paymentId] : undefined
  const refund = {
    id: newId('pyr'),
    object: 'refund',
    amount: value,
    balance_transaction: null as string | null,
    charge: paymentId,
    created: nowSeconds(call.state),
    currency: transfer.currency,
    customer: null,
    customer_account: null,
    metadata: {},
    payment_intent: null,
    payment_method: null,
    reason: null,
    receipt_number: null,
    source_transfer_reversal: null,
    status: 'succeeded',
    transfer_reversal: null,
  } satisfies Stripe.Refund
  refund.balance_transaction = postBalanceTransaction(call.state, destination, {
    type: 'payment_refund',
    reportingCategory: 'refund',
    source: refund.id,
    amount: -value,
    currency: transfer.currency,
  }).id
  tables.refunds[refund.id] = refund
  if (payment) {
    payment.amount_refunded += value
    payment.refunded = payment.amount_refunded === payment.amount
  }
  return refund
}

/** Brings a transfer back, whole or in part, as long as the connected account's balance covers it. */
export function reverseTransfer(call: Call): Stripe.TransferReversal {
  const transfer = find(call.tables.transfers, 'transfer', call.path('id'))
  const input = readParams(z.object({ amount: amount.optional(), metadata: metadata.optional() }), call.params)
  const left = transfer.amount - transfer.amount_reversed
  if (left === 0) throw invalidRequest(`Transfer ${transfer.id} is already fully reversed.`)
  const value = input.amount ?? left
  if (value > left) {
    throw invalidRequest(
      `Transfer reversal amount (${formatMoney(value, transfer.currency)}) is greater than unreversed amount on transfer (${formatMoney(left, transfer.currency)}).`,
      { param: 'amount' },
    )
  }
  const destination = String(transfer.destination)
  if ((tablesOf(call.state, destination).available[transfer.currency] ?? 0) < value) {
    throw invalidRequest(
      `The recipient of this transfer does not have sufficient funds in their Stripe balance to reverse this amount.`,
      {
        code: 'balance_insufficient',
      },
    )
  }
  const reversal: Stripe.TransferReversal = {
    id: newId('trr'),
    object: 'transfer_reversal',
    amount: value,
    balance_transaction: null,
    created: nowSeconds(call.state),
    currency: transfer.currency,
    destination_payment_refund: takeBack(call, transfer, destination, value).id,
    metadata: mergeMetadata({}, input.metadata),
    source_refund: null,
    transfer: transfer.id,
  }
  reversal.balance_transaction = postBalanceTransaction(call.state, call.account, {
    type: 'transfer_refund',
    reportingCategory: 'transfer_reversal',
    source: reversal.id,
    amount: value,
    currency: transfer.currency,
  }).id
  call.tables.transferReversals[reversal.id] = reversal
  transfer.amount_reversed += value
  transfer.reversed = transfer.amount_reversed === transfer.amount
  transfer.reversals.data = [{ ...reversal }, ...transfer.reversals.data].slice(0, 10)
  emitEvent(call, 'transfer.reversed', transfer)
  return reversal
}
