import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { failure, pay, type Started, start } from './helpers.ts'

let started: Started
beforeAll(async () => {
  started = await start({ secretKeys: ['sk_test_platform'] })
})
afterAll(() => started[Symbol.asyncDispose]())

const RETURN = { return_url: 'https://shop.example/done' }

describe('what is refused', () => {
  test('a wrong key gets 401, no key gets 401, a publishable key cannot create', async () => {
    const wrong = await failure(started.client('sk_test_other').paymentIntents.list())
    expect(wrong).toMatchObject({ type: 'StripeAuthenticationError', statusCode: 401 })
    expect((await fetch(`${started.emulator.url}/v1/charges`)).status).toBe(401)
    const publishable = await failure(
      started.client('pk_test_shop').paymentIntents.create({ amount: 100, currency: 'eur' }),
    )
    expect(publishable).toMatchObject({ statusCode: 401, code: 'secret_key_required' })
  })

  test('an unknown id in the path gets 404, in a parameter 400, an unknown route 404', async () => {
    const inPath = await failure(started.stripe.paymentIntents.retrieve('pi_missing'))
    expect(inPath).toMatchObject({ type: 'StripeInvalidRequestError', statusCode: 404, code: 'resource_missing' })
    const inParameter = await failure(
      started.stripe.paymentIntents.create({ amount: 100, currency: 'eur', customer: 'cus_missing' }),
    )
    expect(inParameter).toMatchObject({ statusCode: 400, code: 'resource_missing', param: 'customer' })
    expect(await failure(started.stripe.subscriptions.list())).toMatchObject({ statusCode: 404 })
    expect((await failure(started.stripe.paymentIntents.retrieve('__proto__'))).statusCode).toBe(404)
  })

  test.each([
    [{ currency: 'eur' }, 'amount', 'parameter_missing'],
    [{ amount: '10.50', currency: 'eur' }, 'amount', 'parameter_invalid_integer'],
    [{ amount: 0, currency: 'eur' }, 'amount', 'parameter_invalid_integer'],
    [{ amount: 100_000_000, currency: 'eur' }, 'amount', 'amount_too_large'],
    [{ amount: 100, currency: 'zzz' }, 'currency', undefined],
    [{ amount: 1_005, currency: 'kwd' }, 'amount', 'parameter_invalid_integer'],
    [{ amount: 150, currency: 'isk' }, 'amount', 'parameter_invalid_integer'],
    [{ amount: 100, currency: 'eur', capture_method: 'later' }, 'capture_method', undefined],
    [{ amount: 100, currency: 'eur', confirm: 'maybe' }, 'confirm', undefined],
    [{ amount: 100, currency: 'eur', transfer_data: { destination: 'acct_1' } }, 'transfer_data', undefined],
  ])('%j names the parameter %s', async (params, param, code) => {
    const error = await failure(started.stripe.paymentIntents.create(params as never))
    expect(error).toMatchObject({ type: 'StripeInvalidRequestError', statusCode: 400, param })
    if (code) expect(error.code).toBe(code)
  })

  test.each([
    ['pm_card_chargeDeclined', 'card_declined', 'generic_decline'],
    ['pm_card_chargeDeclinedInsufficientFunds', 'card_declined', 'insufficient_funds'],
    ['pm_card_chargeDeclinedExpiredCard', 'expired_card', ''],
    ['pm_card_chargeDeclinedIncorrectCvc', 'incorrect_cvc', ''],
  ])('%s is declined with %s and moves no money', async (method, code, declineCode) => {
    const before = await started.stripe.balance.retrieve()
    const intent = await started.stripe.paymentIntents.create({ amount: 2_500, currency: 'eur' })
    const error = await failure(started.stripe.paymentIntents.confirm(intent.id, { payment_method: method, ...RETURN }))
    expect(error).toMatchObject({ type: 'StripeCardError', statusCode: 402, code })
    expect(error.decline_code).toBe(declineCode)
    expect(error.payment_intent).toMatchObject({ id: intent.id, status: 'requires_payment_method' })

    const after = await started.stripe.paymentIntents.retrieve(intent.id, { expand: ['latest_charge'] })
    expect(after).toMatchObject({ status: 'requires_payment_method', payment_method: null, amount_received: 0 })
    expect(after.last_payment_error).toMatchObject({ type: 'card_error', code })
    expect(after.latest_charge).toMatchObject({ status: 'failed', paid: false, balance_transaction: null })
    expect(await started.stripe.balance.retrieve()).toEqual(before)

    const paid = await started.stripe.paymentIntents.confirm(intent.id, { payment_method: 'pm_card_visa', ...RETURN })
    expect(paid).toMatchObject({ status: 'succeeded', last_payment_error: null, amount_received: 2_500 })
  })

  test('ten confirmations at once make one charge', async () => {
    const { stripe } = started
    const intent = await stripe.paymentIntents.create({ amount: 900, currency: 'eur', payment_method: 'pm_card_visa' })
    const results = await Promise.allSettled(
      Array.from({ length: 10 }, () => stripe.paymentIntents.confirm(intent.id, RETURN)),
    )
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
    for (const result of results) {
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'payment_intent_unexpected_state' })
    }
    expect((await stripe.charges.list({ payment_intent: intent.id })).data).toHaveLength(1)
  })

  test('a paid intent can be neither canceled nor given another amount; a canceled one cannot be paid', async () => {
    const { stripe } = started
    const paid = await pay(stripe, 700)
    expect(await failure(stripe.paymentIntents.cancel(paid.id))).toMatchObject({
      code: 'payment_intent_unexpected_state',
    })
    expect(await failure(stripe.paymentIntents.update(paid.id, { amount: 1 }))).toMatchObject({ statusCode: 400 })
    const canceled = await stripe.paymentIntents.create({ amount: 700, currency: 'eur' })
    expect(await stripe.paymentIntents.cancel(canceled.id)).toMatchObject({ status: 'canceled' })
    const error = await failure(
      stripe.paymentIntents.confirm(canceled.id, { payment_method: 'pm_card_visa', ...RETURN }),
    )
    expect(error).toMatchObject({ code: 'payment_intent_unexpected_state', statusCode: 400 })
  })

  test('a server-side confirmation without return_url is refused when methods may redirect', async () => {
    const intent = await started.stripe.paymentIntents.create({ amount: 700, currency: 'eur' })
    const error = await failure(started.stripe.paymentIntents.confirm(intent.id, { payment_method: 'pm_card_visa' }))
    expect(error.message).toContain('return_url')
  })
})

describe('what succeeds', () => {
  test('a payment with its charge, fee and balance, expanded', async () => {
    const intent = await pay(started.stripe, 10_000, 'usd', {
      metadata: { order: 'ord_1' },
      transfer_group: 'ord_1',
      expand: ['latest_charge.balance_transaction'],
    })
    expect(intent).toMatchObject({ status: 'succeeded', amount_received: 10_000, metadata: { order: 'ord_1' } })
    expect(intent.latest_charge).toMatchObject({
      paid: true,
      transfer_group: 'ord_1',
      payment_method_details: { card: { last4: '4242', brand: 'visa' } },
      balance_transaction: { amount: 10_000, fee: 320, net: 9_680, type: 'charge' },
    })
    expect(intent.lastResponse.requestId).toMatch(/^req_/)
  })

  test('3-D Secure waits for the buyer; completing pays once, failing charges nothing', async () => {
    const { stripe, control } = started
    const params = { payment_method: 'pm_card_threeDSecure2Required', payment_method_types: ['card'] }
    const waiting = await pay(stripe, 4_000, 'eur', params)
    expect(waiting.status).toBe('requires_action')
    expect(waiting.next_action?.redirect_to_url?.url).toContain('/3ds/')
    const [paid] = await Promise.allSettled([
      control<{ status: string }>(`payment_intents/${waiting.id}/authenticate`, { outcome: 'succeeded' }),
      control(`payment_intents/${waiting.id}/authenticate`, { outcome: 'succeeded' }),
    ])
    expect(paid).toMatchObject({ status: 'fulfilled', value: { status: 'succeeded' } })
    expect((await stripe.charges.list({ payment_intent: waiting.id })).data).toHaveLength(1)

    const other = await pay(stripe, 4_000, 'eur', params)
    await control(`payment_intents/${other.id}/authenticate`, { outcome: 'failed' })
    const after = await stripe.paymentIntents.retrieve(other.id)
    expect(after).toMatchObject({ status: 'requires_payment_method', latest_charge: null })
    expect(after.last_payment_error?.code).toBe('payment_intent_authentication_failure')
  })

  test('the hosted challenge ends at the return_url with the outcome', async () => {
    const waiting = await pay(started.stripe, 4_000, 'eur', { payment_method: 'pm_card_threeDSecure2Required' })
    const url = waiting.next_action?.redirect_to_url?.url ?? ''
    expect(await (await fetch(url)).text()).toContain('3-D Secure test challenge')
    const body = new URLSearchParams({ outcome: 'complete' })
    const response = await fetch(url, { method: 'POST', body, redirect: 'manual' })
    const target = new URL(response.headers.get('location') ?? '')
    expect(target.searchParams.get('payment_intent')).toBe(waiting.id)
    expect(target.searchParams.get('redirect_status')).toBe('succeeded')
    expect((await started.stripe.paymentIntents.retrieve(waiting.id)).status).toBe('succeeded')
  })

  test('manual capture: authorised, captured in part, or released', async () => {
    const { stripe } = started
    const held = await pay(stripe, 5_000, 'eur', { capture_method: 'manual' })
    expect(held).toMatchObject({ status: 'requires_capture', amount_capturable: 5_000, amount_received: 0 })
    expect(await failure(stripe.paymentIntents.capture(held.id, { amount_to_capture: 5_001 }))).toMatchObject({
      statusCode: 400,
    })
    const captured = await stripe.paymentIntents.capture(held.id, {
      amount_to_capture: 3_000,
      expand: ['latest_charge'],
    })
    expect(captured).toMatchObject({
      status: 'succeeded',
      amount_received: 3_000,
      latest_charge: { amount_captured: 3_000 },
    })
    const released = await pay(stripe, 5_000, 'eur', { capture_method: 'manual' })
    expect(await stripe.paymentIntents.cancel(released.id)).toMatchObject({ status: 'canceled', amount_capturable: 0 })
  })

  test('a bank debit stays in processing until it is settled', async () => {
    const intent = await pay(started.stripe, 5_000, 'usd', { payment_method: 'pm_usBankAccount_processing' })
    expect(intent).toMatchObject({ status: 'processing', latest_charge: null })
    await started.control(`payment_intents/${intent.id}/settle`, { outcome: 'succeeded' })
    expect(await started.stripe.paymentIntents.retrieve(intent.id)).toMatchObject({ status: 'succeeded' })
  })

  test.each([
    ['jpy', 1_500],
    ['usd', 1_999],
    ['kwd', 1_990],
  ])('%s keeps its minor units', async (currency, amount) => {
    const intent = await pay(started.stripe, amount, currency, { expand: ['latest_charge.balance_transaction'] })
    expect(intent.latest_charge).toMatchObject({ amount, currency, balance_transaction: { amount, currency } })
  })

  test('customers, attached methods, and lists that page', async () => {
    const { stripe } = started
    const customer = await stripe.customers.create({ email: 'ada@example.com', metadata: { user: 'usr_1' } })
    const method = await stripe.paymentMethods.attach('pm_card_visa', { customer: customer.id })
    expect(method).toMatchObject({ customer: customer.id, card: { last4: '4242' } })
    for (let count = 0; count < 5; count++)
      await stripe.paymentIntents.create({ amount: 100, currency: 'eur', customer: customer.id })
    const first = await stripe.paymentIntents.list({ customer: customer.id, limit: 2 })
    expect(first).toMatchObject({ has_more: true })
    const all = await stripe.paymentIntents.list({ customer: customer.id, limit: 2 }).autoPagingToArray({ limit: 100 })
    expect(new Set(all.map((intent) => intent.id)).size).toBe(5)
    const updated = await stripe.customers.update(customer.id, { metadata: { user: '', plan: 'gold' } })
    expect(updated.metadata).toEqual({ plan: 'gold' })
  })
})

describe('in the browser', () => {
  test('the publishable key needs the client secret, sees no metadata, and may confirm with a card', async () => {
    const intent = await started.stripe.paymentIntents.create({
      amount: 1_200,
      currency: 'eur',
      metadata: { margin: 'secret' },
    })
    const url = `${started.emulator.url}/v1/payment_intents/${intent.id}`
    const headers = { Authorization: 'Bearer pk_test_shop' }
    const secret = new URLSearchParams({ client_secret: intent.client_secret ?? '' })
    expect((await fetch(url, { headers })).status).toBe(401)
    expect((await fetch(`${url}?client_secret=${intent.id}_secret_guess`, { headers })).status).toBe(404)
    const seen = await (await fetch(`${url}?${secret}`, { headers })).json()
    expect(seen).toMatchObject({ id: intent.id, amount: 1_200 })
    expect(seen).not.toHaveProperty('metadata')

    secret.set('payment_method_data[type]', 'card')
    secret.set('payment_method_data[card][number]', '4000000000009995')
    const declined = await fetch(`${url}/confirm`, { method: 'POST', headers, body: secret })
    expect(declined.status).toBe(402)
    expect(await declined.json()).toMatchObject({
      error: {
        code: 'card_declined',
        decline_code: 'insufficient_funds',
        message: 'Your card has insufficient funds.',
      },
    })
    secret.set('payment_method_data[card][number]', '4242 4242 4242 4242')
    expect(await (await fetch(`${url}/confirm`, { method: 'POST', headers, body: secret })).json()).toMatchObject({
      status: 'succeeded',
    })
  })

  test('stripe.js is one script, and every origin may call the API', async () => {
    const script = await (await fetch(`${started.emulator.url}/v3/stripe.js`)).text()
    expect(script).not.toMatch(/^(import|export) /m)
    expect(() => new Function(script)).not.toThrow()
    const preflight = await fetch(`${started.emulator.url}/v1/payment_intents/pi_1`, {
      method: 'OPTIONS',
      headers: { Origin: 'http://localhost:3000', 'Access-Control-Request-Headers': 'authorization' },
    })
    expect(preflight.headers.get('access-control-allow-origin')).toBe('*')
    expect(preflight.headers.get('access-control-allow-headers')).toContain('authorization')
  })
})
