import type Stripe from 'stripe'
import { z } from 'zod'
import { nowSeconds } from '../core/clock.ts'
import { checkAmount, checkCurrency } from '../core/currencies.ts'
import { newId, randomText } from '../core/ids.ts'
import { emitEvent } from '../events/emit-event.ts'
import type { Api, Call } from '../http/api.ts'
import { findParam, invalidRequest } from '../http/errors.ts'
import { listPage } from '../http/list.ts'
import { amount, emptyableText, flag, listParams, mergeMetadata, metadata, readParams, text } from '../http/params.ts'
import { addressOf, addressParams } from '../payment-methods/address.ts'
import { createPaymentMethod, resolvePaymentMethod } from '../payment-methods/create-payment-method.ts'
import { openIntent, presentIntent } from './client-access.ts'
import { confirmIntent, unexpectedState } from './confirm-payment-intent.ts'
import { capturePayment } from './process-payment.ts'

const shippingParams = z.object({
  address: addressParams,
  name: emptyableText.optional(),
  phone: emptyableText.optional(),
  carrier: emptyableText.optional(),
  tracking_number: emptyableText.optional(),
})

const updateParams = z.object({
  amount: amount.optional(),
  currency: text.optional(),
  customer: text.optional(),
  description: emptyableText.optional(),
  metadata: metadata.optional(),
  payment_method: text.optional(),
  payment_method_data: z.record(z.string(), z.unknown()).optional(),
  payment_method_types: z.array(text).optional(),
  allowed_payment_method_types: z.array(text).optional(),
  receipt_email: emptyableText.optional(),
  setup_future_usage: z.enum(['on_session', 'off_session']).optional(),
  shipping: shippingParams.optional(),
  statement_descriptor: emptyableText.optional(),
  statement_descriptor_suffix: emptyableText.optional(),
  transfer_group: emptyableText.optional(),
})

const createParams = updateParams.extend({
  amount,
  currency: text,
  automatic_payment_methods: z
    .object({ enabled: flag, allow_redirects: z.enum(['always', 'never']).optional() })
    .optional(),
  capture_method: z.enum(['automatic', 'automatic_async', 'manual']).optional(),
  confirm: flag.optional(),
})

const BEFORE_CHARGE: readonly Stripe.PaymentIntent.Status[] = [
  'requires_payment_method',
  'requires_confirmation',
  'requires_action',
]

function refuseUnsupported(params: Record<string, unknown>): void {
  for (const param of [
    'transfer_data',
    'application_fee_amount',
    'on_behalf_of',
    'confirmation_token',
    'payment_method_configuration',
  ]) {
    if (param in params) throw invalidRequest(`The emulator does not support ${param} yet.`, { param })
  }
}

function apply(call: Call, intent: Stripe.PaymentIntent, input: z.output<typeof updateParams>): void {
  if (input.currency !== undefined) intent.currency = checkCurrency(input.currency)
  intent.amount = checkAmount(input.amount ?? intent.amount, intent.currency)
  if (input.customer !== undefined) {
    intent.customer = findParam(call.tables.customers, 'customer', input.customer, 'customer').id
  }
  if (input.description !== undefined) intent.description = input.description
  if (input.receipt_email !== undefined) intent.receipt_email = input.receipt_email
  if (input.setup_future_usage !== undefined) intent.setup_future_usage = input.setup_future_usage
  if (input.statement_descriptor !== undefined) intent.statement_descriptor = input.statement_descriptor
  if (input.statement_descriptor_suffix !== undefined)
    intent.statement_descriptor_suffix = input.statement_descriptor_suffix
  if (input.transfer_group !== undefined) intent.transfer_group = input.transfer_group
  if (input.payment_method_types !== undefined) intent.payment_method_types = input.payment_method_types
  if (input.allowed_payment_method_types !== undefined) {
    intent.allowed_payment_method_types = [...input.allowed_payment_method_types]
    intent.payment_method_types = [...input.allowed_payment_method_types]
  }
  if (input.shipping !== undefined) {
    const { address, name = null, phone = null, carrier = null, tracking_number = null } = input.shipping
    intent.shipping = { address: addressOf(address), name: name ?? '', phone, carrier, tracking_number }
  }
  intent.metadata = mergeMetadata(intent.metadata, input.metadata)
  const method = input.payment_method_data
    ? createPaymentMethod(call, input.payment_method_data)
    : input.payment_method !== undefined
      ? resolvePaymentMethod(call, input.payment_method)
      : null
  if (method) {
    intent.payment_method = method.id
    intent.status = 'requires_confirmation'
    intent.next_action = null
  }
}

function newIntent(call: Call, input: z.output<typeof createParams>): Stripe.PaymentIntent {
  const id = newId('pi')
  const automatic = input.automatic_payment_methods ?? {
    enabled: (input.payment_method_types ?? input.allowed_payment_method_types) === undefined,
  }
  return {
    id,
    object: 'payment_intent',
    allowed_payment_method_types: null,
    amount: input.amount,
    amount_capturable: 0,
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: automatic.enabled
      ? { enabled: true, allow_redirects: automatic.allow_redirects ?? 'always' }
      : null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: input.capture_method ?? 'automatic_async',
    client_secret: `${id}_secret_${randomText(25)}`,
    confirmation_method: 'automatic',
    created: nowSeconds(call.state),
    currency: input.currency,
    customer: null,
    customer_account: null,
    description: null,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata: {},
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: {},
    payment_method_types: ['card'],
    payment_record: null,
    processing: null,
    receipt_email: null,
    review: null,
    setup_future_usage: null,
    shipping: null,
    source: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: 'requires_payment_method',
    transfer_group: null,
  } satisfies Stripe.PaymentIntent
}

function createIntent(call: Call): Stripe.PaymentIntent {
  refuseUnsupported(call.params)
  const input = readParams(createParams, call.params)
  const intent = newIntent(call, input)
  apply(call, intent, input)
  call.tables.paymentIntents[intent.id] = intent
  emitEvent(call, 'payment_intent.created', intent)
  return input.confirm ? confirmIntent(call, intent) : intent
}

function updateIntent(call: Call): unknown {
  refuseUnsupported(call.params)
  const intent = openIntent(call)
  const input = readParams(updateParams, call.params)
  const changesPayment = Object.keys(input).some((field) => field !== 'metadata' && field !== 'description')
  if (changesPayment && !BEFORE_CHARGE.includes(intent.status)) {
    throw unexpectedState(
      call,
      intent,
      `This PaymentIntent could not be updated because it has a status of ${intent.status}.`,
    )
  }
  apply(call, intent, input)
  return presentIntent(call, intent)
}

function cancelIntent(call: Call): unknown {
  const intent = openIntent(call)
  const reason = z.enum(['abandoned', 'duplicate', 'fraudulent', 'requested_by_customer']).optional()
  const input = readParams(z.object({ cancellation_reason: reason }), call.params)
  if (!BEFORE_CHARGE.includes(intent.status) && intent.status !== 'requires_capture') {
    throw unexpectedState(
      call,
      intent,
      `You cannot cancel this PaymentIntent because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be canceled: requires_payment_method, requires_capture, requires_confirmation, requires_action, processing.`,
    )
  }
  intent.status = 'canceled'
  intent.canceled_at = nowSeconds(call.state)
  intent.cancellation_reason = input.cancellation_reason ?? null
  intent.next_action = null
  intent.amount_capturable = 0
  emitEvent(call, 'payment_intent.canceled', intent)
  return presentIntent(call, intent)
}

function captureIntent(call: Call): unknown {
  const intent = openIntent(call)
  const input = readParams(z.object({ amount_to_capture: amount.optional() }), call.params)
  if (intent.status !== 'requires_capture') {
    throw unexpectedState(
      call,
      intent,
      `This PaymentIntent could not be captured because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be captured: requires_capture.`,
    )
  }
  const value = input.amount_to_capture ?? intent.amount_capturable
  if (value > intent.amount_capturable) {
    throw invalidRequest(
      `The amount_to_capture (${value}) is more than the amount which can be captured (${intent.amount_capturable}).`,
      {
        code: 'amount_too_large',
        param: 'amount_to_capture',
      },
    )
  }
  capturePayment(call, intent, checkAmount(value, intent.currency, 'amount_to_capture'))
  return presentIntent(call, intent)
}

export function registerPaymentIntents(api: Api): void {
  api.post('/v1/payment_intents', createIntent)
  api.get('/v1/payment_intents', ({ tables, params }) => {
    const query = readParams(listParams.extend({ customer: text.optional() }), params)
    const isWanted = (row: Stripe.PaymentIntent) => query.customer === undefined || row.customer === query.customer
    return listPage(tables.paymentIntents, '/v1/payment_intents', query, isWanted)
  })
  api.get('/v1/payment_intents/:id', (call) => presentIntent(call, openIntent(call)), { publishable: true })
  api.post('/v1/payment_intents/:id', updateIntent)
  api.post('/v1/payment_intents/:id/confirm', (call) => presentIntent(call, confirmIntent(call, openIntent(call))), {
    publishable: true,
  })
  api.post('/v1/payment_intents/:id/cancel', cancelIntent)
  api.post('/v1/payment_intents/:id/capture', captureIntent)
}
