import { createHash } from 'node:crypto'
import type Stripe from 'stripe'
import { z } from 'zod'
import { nowSeconds } from '../core/clock.ts'
import { newId } from '../core/ids.ts'
import type { Call } from '../http/api.ts'
import { findParam, invalidRequest, StripeApiError } from '../http/errors.ts'
import { integer, mergeMetadata, metadata, readParams, text } from '../http/params.ts'
import { billingDetailsOf, billingDetailsParams } from './address.ts'
import { findCardByNumber, findCardByToken, isCardNumber, type TestCardKey, testCard } from './test-cards.ts'

export const paymentMethodData = z.object({
  type: z.enum(['card']),
  card: z
    .object({
      number: text.optional(),
      exp_month: integer.optional(),
      exp_year: integer.optional(),
      cvc: text.optional(),
      token: text.optional(),
    })
    .optional(),
  billing_details: billingDetailsParams.optional(),
  metadata: metadata.optional(),
})

type CardInput = NonNullable<z.output<typeof paymentMethodData>['card']>

function cardError(code: string, message: string, param: string): StripeApiError {
  return new StripeApiError(402, { type: 'card_error', code, message, param })
}

function resolveCard(call: Call, card: CardInput | undefined): TestCardKey {
  if (card?.token !== undefined) {
    const key = findCardByToken(card.token)
    if (key === undefined) throw findParam({}, 'token', card.token, 'card[token]')
    return key
  }
  if (card?.number === undefined) {
    throw invalidRequest('Missing required param: card[number].', { code: 'parameter_missing', param: 'card[number]' })
  }
  const number = card.number.replaceAll(/[\s-]/g, '')
  if (!isCardNumber(number)) throw cardError('incorrect_number', 'Your card number is incorrect.', 'number')
  const now = new Date(nowSeconds(call.state) * 1_000)
  const { exp_month: month = 12, exp_year: givenYear = now.getUTCFullYear() + 5, cvc } = card
  const year = givenYear < 100 ? 2_000 + givenYear : givenYear
  if (month < 1 || month > 12) {
    throw cardError('invalid_expiry_month', "Your card's expiration month is invalid.", 'exp_month')
  }
  if (year * 12 + month < now.getUTCFullYear() * 12 + now.getUTCMonth() + 1) {
    throw cardError('invalid_expiry_year', "Your card's expiration year is invalid.", 'exp_year')
  }
  if (cvc !== undefined && !/^\d{3,4}$/.test(cvc)) {
    throw cardError('invalid_cvc', "Your card's security code is invalid.", 'cvc')
  }
  const key = findCardByNumber(number)
  if (key !== undefined) return key
  throw new StripeApiError(402, {
    type: 'card_error',
    code: 'card_declined',
    decline_code: 'test_mode_live_card',
    message:
      'Your card was declined. Your request was in test mode, but used a card which is not one of the test cards.',
  })
}

function cardOf(key: TestCardKey, input: CardInput | undefined, nextYear: number): Stripe.PaymentMethod.Card {
  const { number, brand, country = 'US' } = testCard(key)
  const year = input?.exp_year ?? nextYear
  return {
    brand,
    checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' },
    country,
    display_brand: brand,
    exp_month: input?.exp_month ?? 12,
    exp_year: year < 100 ? 2_000 + year : year,
    fingerprint: createHash('sha256').update(number).digest('base64url').slice(0, 16),
    funding: key === 'visaDebit' ? 'debit' : 'credit',
    generated_from: null,
    last4: number.slice(-4),
    networks: { available: [brand], preferred: null },
    regulated_status: 'unregulated',
    three_d_secure_usage: { supported: true },
    wallet: null,
  }
}

function bankAccount(): Stripe.PaymentMethod.UsBankAccount {
  return {
    account_holder_type: 'individual',
    account_type: 'checking',
    bank_name: 'STRIPE TEST BANK',
    financial_connections_account: null,
    fingerprint: 'FFDMA0jJDFjDf0aS',
    last4: '6789',
    networks: { preferred: 'ach', supported: ['ach'] },
    routing_number: '110000000',
    status_details: null,
  }
}

function store(call: Call, key: TestCardKey, input: Partial<z.output<typeof paymentMethodData>>): Stripe.PaymentMethod {
  const now = nowSeconds(call.state)
  const isBank = testCard(key).processing === true
  const nextYear = new Date(now * 1_000).getUTCFullYear() + 1
  const paymentMethod = {
    id: newId('pm'),
    object: 'payment_method',
    allow_redisplay: 'unspecified',
    billing_details: billingDetailsOf(input.billing_details),
    ...(isBank ? { us_bank_account: bankAccount() } : { card: cardOf(key, input.card, nextYear) }),
    created: now,
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: mergeMetadata({}, input.metadata),
    type: isBank ? 'us_bank_account' : 'card',
  } satisfies Stripe.PaymentMethod
  call.tables.paymentMethods[paymentMethod.id] = paymentMethod
  call.tables.testCards[paymentMethod.id] = key
  return paymentMethod
}

/** Makes a payment method from `type=card&card[…]`. Throws a card error for a malformed or unknown number. */
export function createPaymentMethod(call: Call, raw: unknown): Stripe.PaymentMethod {
  const input = readParams(paymentMethodData, raw)
  return store(call, resolveCard(call, input.card), input)
}

/** The payment method of an id, or a new one for a test token such as `pm_card_visa`. Throws 400 when unknown. */
export function resolvePaymentMethod(call: Call, id: string): Stripe.PaymentMethod {
  const known = call.tables.paymentMethods[id]
  if (known) return known
  const key = findCardByToken(id)
  if (key === undefined) return findParam(call.tables.paymentMethods, 'PaymentMethod', id, 'payment_method')
  return store(call, key, {})
}
