import type Stripe from 'stripe'
import { z } from 'zod'
import { postBalanceTransaction } from '../balance/post-balance-transaction.ts'
import { nowSeconds } from '../core/clock.ts'
import { checkAmount, checkCurrency, formatMoney } from '../core/currencies.ts'
import { newId } from '../core/ids.ts'
import { tablesOf } from '../core/state.ts'
import { emitEvent } from '../events/emit-event.ts'
import type { Call } from '../http/api.ts'
import { findParam, invalidParam, invalidRequest } from '../http/errors.ts'
import { amount, emptyableText, mergeMetadata, metadata, readParams, text } from '../http/params.ts'

const createParams = z.object({
  amount: amount.optional(),
  currency: text,
  destination: text,
  description: emptyableText.optional(),
  metadata: metadata.optional(),
  source_transaction: text.optional(),
  transfer_group: text.optional(),
})

function checkDestination(account: Stripe.Account): void {
  if (account.capabilities?.transfers === 'active') return
  throw invalidRequest(
    'Your destination account needs to have at least one of the following capabilities enabled: transfers, crypto_transfers, legacy_payments',
    { code: 'insufficient_capabilities_for_transfer' },
  )
}

/** A transfer from a charge may use up that charge, whatever the balance is. */
function checkSource(call: Call, charge: Stripe.Charge, value: number, currency: string): void {
  const param = 'source_transaction'
  if (!charge.captured)
    throw invalidRequest(`Charge ${charge.id} has not succeeded, so nothing can be transferred from it.`, { param })
  if (charge.currency !== currency) {
    throw invalidRequest(
      `The currency of source_transaction's balance transaction (${charge.currency}) must be the same as the transfer currency (${currency})`,
      { param: 'currency' },
    )
  }
  const earlier = Object.values(call.tables.transfers).filter((transfer) => transfer.source_transaction === charge.id)
  const used = earlier.reduce((sum, transfer) => sum + transfer.amount - transfer.amount_reversed, 0)
  if (used + value <= charge.amount_captured) return
  throw invalidRequest(
    `Transfers using this transaction as a source must not exceed the source amount of ${formatMoney(charge.amount_captured, currency)}. (You attempted a transfer of ${formatMoney(value, currency)}, but there are already transfers using this source totalling ${formatMoney(used, currency)}.)`,
    { param: 'amount' },
  )
}

function checkBalance(call: Call, value: number, currency: string): void {
  if ((call.tables.available[currency] ?? 0) >= value) return
  throw invalidRequest(
    'You have insufficient available funds in your Stripe account. Try adding funds directly to your available balance by creating Charges using the 4000000000000077 test card. See: https://stripe.com/docs/testing#available-balance',
    { code: 'balance_insufficient' },
  )
}

/** What the destination sees: a payment of its own, made by the transfer. */
function destinationPayment(call: Call, transfer: Stripe.Transfer, destination: string): Stripe.Charge {
  const id = newId('py')
  const transaction = postBalanceTransaction(call.state, destination, {
    type: 'payment',
    reportingCategory: 'charge',
    source: id,
    amount: transfer.amount,
    currency: transfer.currency,
  })
  const blank = { address: null, email: null, name: null, phone: null, tax_id: null }
  return {
    id,
    object: 'charge',
    amount: transfer.amount,
    amount_captured: transfer.amount,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: transaction.id,
    billing_details: blank,
    calculated_statement_descriptor: null,
    captured: true,
    created: transfer.created,
    currency: transfer.currency,
    customer: null,
    description: null,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    fraud_details: {},
    livemode: false,
    metadata: {},
    on_behalf_of: null,
    outcome: null,
    paid: true,
    payment_intent: null,
    payment_method: null,
    payment_method_details: { type: 'stripe_account', stripe_account: {} },
    receipt_email: null,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: transfer.id,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: 'succeeded',
    transfer_data: null,
    transfer_group: transfer.transfer_group,
  } satisfies Stripe.Charge
}

/**
 * Moves money from the platform to a connected account. With `source_transaction` the charge bounds it, without it the
 * available balance does. Throws Stripe's 400 for an account that cannot receive transfers, or when money is missing.
 */
export function createTransfer(call: Call): Stripe.Transfer {
  const input = readParams(createParams, call.params)
  const currency = checkCurrency(input.currency)
  const destination = findParam(call.state.accounts, 'destination', input.destination, 'destination')
  const charge =
    input.source_transaction === undefined
      ? null
      : findParam(call.tables.charges, 'charge', input.source_transaction, 'source_transaction')
  const value = input.amount ?? charge?.amount_captured
  if (value === undefined) throw invalidParam('Missing required param: amount.', 'amount', 'parameter_missing')
  checkAmount(value, currency)
  checkDestination(destination)
  if (charge) checkSource(call, charge, value, currency)
  else checkBalance(call, value, currency)

  const id = newId('tr')
  const transfer: Stripe.Transfer = {
    id,
    object: 'transfer',
    amount: value,
    amount_reversed: 0,
    balance_transaction: null,
    created: nowSeconds(call.state),
    currency,
    description: input.description ?? null,
    destination: destination.id,
    livemode: false,
    metadata: mergeMetadata({}, input.metadata),
    reversals: { object: 'list', data: [], has_more: false, url: `/v1/transfers/${id}/reversals` },
    reversed: false,
    source_transaction: charge?.id ?? null,
    source_type: 'card',
    transfer_group: input.transfer_group ?? charge?.transfer_group ?? null,
  }
  const movement = { type: 'transfer', reportingCategory: 'transfer', source: id, amount: -value, currency } as const
  transfer.balance_transaction = postBalanceTransaction(call.state, call.account, movement).id
  const payment = destinationPayment(call, transfer, destination.id)
  tablesOf(call.state, destination.id).charges[payment.id] = payment
  transfer.destination_payment = payment.id
  call.tables.transfers[id] = transfer
  emitEvent(call, 'transfer.created', transfer)
  return transfer
}
