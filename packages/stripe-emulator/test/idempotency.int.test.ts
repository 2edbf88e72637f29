import { afterAll, beforeAll, expect, test } from 'vitest'
import { failure, pay, type Started, start } from './helpers.ts'

let started: Started
beforeAll(async () => {
  started = await start()
})
afterAll(() => started[Symbol.asyncDispose]())

test('the same key with the same parameters answers the first result again and charges once', async () => {
  const { stripe } = started
  const params = {
    amount: 1_000,
    currency: 'eur',
    confirm: true,
    payment_method: 'pm_card_visa',
    return_url: 'https://shop.example',
  }
  const first = await stripe.paymentIntents.create(params, { idempotencyKey: 'order-1' })
  const second = await stripe.paymentIntents.create(params, { idempotencyKey: 'order-1' })
  expect(second.id).toBe(first.id)
  expect(second.lastResponse.headers['idempotent-replayed']).toBe('true')
  expect(second.lastResponse.headers['original-request']).toBe(first.lastResponse.requestId)
  expect((await stripe.charges.list({ payment_intent: first.id })).data).toHaveLength(1)
})

test('the same key with other parameters is refused', async () => {
  const { stripe } = started
  await stripe.customers.create({ name: 'Ada' }, { idempotencyKey: 'customer-1' })
  const error = await failure(stripe.customers.create({ name: 'Grace' }, { idempotencyKey: 'customer-1' }))
  expect(error).toMatchObject({ type: 'StripeIdempotencyError', statusCode: 400 })
})

test('a request that runs while another holds the key gets 409', async () => {
  await started.control('latency', { latencyMs: 150 })
  try {
    const create = () => started.stripe.customers.create({ name: 'Ada' }, { idempotencyKey: 'customer-parallel' })
    const results = await Promise.allSettled([create(), create(), create()])
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
    for (const result of results) {
      if (result.status === 'rejected')
        expect(result.reason).toMatchObject({ statusCode: 409, code: 'idempotency_key_in_use' })
    }
  } finally {
    await started.control('latency', { latencyMs: 0 })
  }
})

test('a decline is kept under the key, a malformed request is not', async () => {
  const { stripe } = started
  const intent = await stripe.paymentIntents.create({ amount: 1_000, currency: 'eur' })
  const params = { payment_method: 'pm_card_chargeDeclined', return_url: 'https://shop.example' }
  const decline = () => stripe.paymentIntents.confirm(intent.id, params, { idempotencyKey: 'confirm-1' })
  const first = await failure(decline())
  const second = await failure(decline())
  expect(second.code).toBe('card_declined')
  expect(second.charge).toBe(first.charge)
  expect((await stripe.charges.list({ payment_intent: intent.id })).data).toHaveLength(1)

  const malformed = { amount: 0, currency: 'eur' }
  await failure(stripe.paymentIntents.create(malformed, { idempotencyKey: 'create-1' }))
  const corrected = { amount: 10, currency: 'eur' }
  expect(await stripe.paymentIntents.create(corrected, { idempotencyKey: 'create-1' })).toMatchObject({ amount: 10 })
})

test('keys of different accounts do not meet', async () => {
  const { stripe } = started
  const account = await stripe.accounts.create({ type: 'express' })
  await stripe.customers.create({ name: 'Ada' }, { idempotencyKey: 'shared' })
  const other = await stripe.customers.create(
    { name: 'Grace' },
    { idempotencyKey: 'shared', stripeAccount: account.id },
  )
  expect(other.name).toBe('Grace')
  expect(await failure(pay(stripe, 100, 'eur', { customer: other.id }))).toMatchObject({ code: 'resource_missing' })
})
