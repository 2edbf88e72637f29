import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { failure, type Started, start } from './helpers.ts'

let started: Started
beforeAll(async () => {
  started = await start()
})
beforeEach(() => started.control('faults', { faults: [] }))
afterAll(() => started[Symbol.asyncDispose]())

const faults = (...rows: object[]) => started.control('faults', { faults: rows })
const named = async (email: string) => (await started.stripe.customers.list({ limit: 100, email })).data

test('an unknown kind is refused', async () => {
  await expect(faults({ kind: 'fire' })).rejects.toThrow('400')
})

test('errors come before the effect, as many as asked for, on the method and path asked for', async () => {
  await faults({ kind: 'error', method: 'POST', path: '/v1/customers', times: 2 })
  const create = () => started.stripe.customers.create({ email: 'burst@shop.example' })
  expect(await failure(create())).toMatchObject({ type: 'StripeAPIError', statusCode: 500 })
  expect(await named('burst@shop.example')).toEqual([])
  expect((await failure(create())).statusCode).toBe(500)
  await create()
  expect(await named('burst@shop.example')).toHaveLength(1)
})

test('the client gets through a burst by its own retries, and the effect happens once', async () => {
  await faults({ kind: 'error', method: 'POST', times: 2 })
  const patient = started.client('sk_test_platform', { maxNetworkRetries: 2 })
  await patient.customers.create({ email: 'patient@shop.example' })
  expect(await named('patient@shop.example')).toHaveLength(1)
})

test('a rate limit is 429', async () => {
  await faults({ kind: 'rate_limit' })
  expect(await failure(started.stripe.balance.retrieve())).toMatchObject({
    type: 'StripeRateLimitError',
    statusCode: 429,
  })
})

test('after a time-out the effect has happened; the retry with its key gets the same object', async () => {
  await faults({ kind: 'timeout', method: 'POST', holdMs: 600 })
  const hasty = started.client('sk_test_platform', { maxNetworkRetries: 1, timeout: 200 })
  const customer = await hasty.customers.create({ email: 'hasty@shop.example' })
  expect((await named('hasty@shop.example')).map(({ id }) => id)).toEqual([customer.id])
})
