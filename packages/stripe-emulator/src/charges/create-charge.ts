import type Stripe from 'stripe'
import { postBalanceTransaction } from '../balance/post-balance-transaction.ts'
import { nowSeconds } from '../core/clock.ts'
import { newId } from '../core/ids.ts'
import { DEFAULT_FEE } from '../core/options.ts'
import { tablesOf } from '../core/state.ts'
import { type EventSource, emitEvent } from '../events/emit-event.ts'
import type { CardBehaviour } from '../payment-methods/test-cards.ts'

type Decline = NonNullable<CardBehaviour['decline']>

function outcomeOf(decline: Decline | null): Stripe.Charge.Outcome {
  return {
    advice_code: null,
    network_advice_code: null,
    network_decline_code: null,
    network_status: decline ? 'declined_by_network' : 'approved_by_network',
    reason: decline ? (decline.declineCode ?? decline.code) : null,
    risk_level: 'normal',
    risk_score: 20,
    seller_message: decline ? 'The bank did not return any further details with this decline.' : 'Payment complete.',
    type: decline ? 'issuer_declined' : 'authorized',
  }
}

function methodDetailsOf(paymentMethod: Stripe.PaymentMethod): Stripe.Charge.PaymentMethodDetails | null {
  const { card } = paymentMethod
  if (!card) return { type: paymentMethod.type }
  const { brand, country, exp_month, exp_year, fingerprint, funding, last4 } = card
  return {
    type: 'card',
    card: {
      amount_authorized: null,
      authorization_code: null,
      brand,
      checks: card.checks,
      country,
      electronic_commerce_indicator: null,
      exp_month,
      exp_year,
      fingerprint: fingerprint ?? null,
      funding,
      installments: null,
      last4,
      mandate: null,
      network: brand,
      network_token: null,
      network_transaction_id: null,
      regulated_status: 'unregulated',
      three_d_secure: null,
      transaction_link_id: null,
      wallet: null,
    },
  }
}

/**
 * Charges a PaymentIntent's method. A captured charge moves the amount less Stripe's fee into the balance; a declined
 * one moves nothing; an uncaptured one waits for its capture. Sends `charge.succeeded` or `charge.failed`.
 */
export function createCharge(
  source: EventSource,
  intent: Stripe.PaymentIntent,
  paymentMethod: Stripe.PaymentMethod,
  result: { decline: Decline } | { captured: boolean },
): Stripe.Charge {
  const { state } = source.emulator
  const decline = 'decline' in result ? result.decline : null
  const captured = 'captured' in result && result.captured
  const charge = {
    id: newId(paymentMethod.type === 'card' ? 'ch' : 'py'),
    object: 'charge',
    amount: intent.amount,
    amount_captured: 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null as string | null,
    billing_details: { ...paymentMethod.billing_details, tax_id: null },
    calculated_statement_descriptor: intent.statement_descriptor ?? 'TEST PLATFORM',
    captured: false,
    created: nowSeconds(state),
    currency: intent.currency,
    customer: intent.customer,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: decline?.code ?? null,
    failure_message: decline?.message ?? null,
    fraud_details: {},
    livemode: false,
    metadata: { ...intent.metadata },
    on_behalf_of: null,
    outcome: outcomeOf(decline),
    paid: decline === null,
    payment_intent: intent.id,
    payment_method: paymentMethod.id,
    payment_method_details: methodDetailsOf(paymentMethod),
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: intent.shipping,
    source: null,
    source_transfer: null,
    statement_descriptor: intent.statement_descriptor,
    statement_descriptor_suffix: intent.statement_descriptor_suffix,
    status: decline ? 'failed' : 'succeeded',
    transfer_data: null,
    transfer_group: intent.transfer_group,
  } satisfies Stripe.Charge
  tablesOf(state, source.account).charges[charge.id] = charge
  if (captured) settleCharge(source, charge, intent.amount)
  emitEvent(source, decline ? 'charge.failed' : 'charge.succeeded', charge)
  return charge
}

/** Captures an amount of a charge and posts it, less the fee, to the balance. */
export function settleCharge(source: EventSource, charge: Stripe.Charge, amount: number): void {
  const { basisPoints, fixedMinor } = source.emulator.options.fee ?? DEFAULT_FEE
  const transaction = postBalanceTransaction(source.emulator.state, source.account, {
    type: charge.id.startsWith('py') ? 'payment' : 'charge',
    reportingCategory: 'charge',
    source: charge.id,
    amount,
    fee: Math.round((amount * basisPoints) / 10_000) + fixedMinor,
    currency: charge.currency,
    description: charge.description,
  })
  charge.captured = true
  charge.amount_captured = amount
  charge.balance_transaction = transaction.id
}
