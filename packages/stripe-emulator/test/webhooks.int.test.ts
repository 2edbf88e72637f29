import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type Stripe from 'stripe'
import { describe, expect, test } from 'vitest'
import { failure, pay, readyAccount, SECRET, start, startReceiver } from './helpers.ts'

describe('deliveries', () => {
  test('are signed so that the official client accepts them, and nothing else', async () => {
    await using receiver = await startReceiver()
    await using started = await start({ webhookEndpoints: [{ url: receiver.url, secret: SECRET }] })
    const intent = await pay(started.stripe, 1_000)
    expect(await started.emulator.flushWebhooks()).toBe(0)
    const events = receiver.received.map(({ body, headers }) =>
      started.stripe.webhooks.constructEvent(body, String(headers['stripe-signature']), SECRET),
    )
    expect(events.map((event) => event.type).sort()).toEqual([
      'charge.succeeded',
      'payment_intent.created',
      'payment_intent.succeeded',
    ])
    const succeeded = events.find((event) => event.type === 'payment_intent.succeeded')
    expect(succeeded?.data.object).toMatchObject({ id: intent.id, status: 'succeeded' })
    expect(succeeded?.request?.id).toBe(intent.lastResponse.requestId)

    const [first] = receiver.received
    const signature = String(first?.headers['stripe-signature'])
    expect(() => started.stripe.webhooks.constructEvent(`${first?.body} `, signature, SECRET)).toThrow(/signature/i)
    expect(() => started.stripe.webhooks.constructEvent(String(first?.body), signature, 'whsec_other')).toThrow(
      /signature/i,
    )
  })

  test('are signed with the real time even when the clock is moved', async () => {
    await using receiver = await startReceiver()
    await using started = await start({ webhookEndpoints: [{ url: receiver.url, secret: SECRET }] })
    const offsetMs = 30 * 24 * 60 * 60 * 1_000
    await started.control('clock', { offsetMs })
    const customer = await started.stripe.customers.create({ name: 'Ada' })
    expect(customer.created * 1_000).toBeGreaterThan(Date.now() + offsetMs - 5_000)
    await started.emulator.flushWebhooks()
    const [delivery] = receiver.received
    const signature = String(delivery?.headers['stripe-signature'])
    const event = started.stripe.webhooks.constructEvent(String(delivery?.body), signature, SECRET)
    expect(event.created).toBe(customer.created)
  })

  test('are tried again after an error and after a refused connection, then given up', async () => {
    await using receiver = await startReceiver([500, 503])
    await using started = await start({
      webhookEndpoints: [
        { url: receiver.url, secret: SECRET },
        { url: 'http://127.0.0.1:1/nobody', secret: SECRET },
      ],
    })
    await started.stripe.customers.create({ name: 'Ada' })
    expect(await started.control('webhooks/flush')).toEqual({ pending: 0 })
    expect(receiver.received).toHaveLength(3)
    expect(new Set(receiver.received.map(({ body }) => JSON.parse(body).id)).size).toBe(1)
    const page = await (await fetch(started.emulator.url)).text()
    expect(page).toContain('succeeded, 3 tries')
    expect(page).toContain('failed, 4 tries')
  })

  test('can be sent again, many at once', async () => {
    await using receiver = await startReceiver()
    await using started = await start({ webhookEndpoints: [{ url: receiver.url, secret: SECRET }] })
    await started.stripe.customers.create({ name: 'Ada' })
    const [event] = (await started.stripe.events.list({ type: 'customer.created' })).data
    expect(await started.control(`events/${event?.id}/resend`, { times: 20 })).toEqual({ started: 20 })
    await started.emulator.flushWebhooks()
    expect(receiver.received).toHaveLength(21)
    await expect(started.control('events/evt_missing/resend')).rejects.toThrow('404')
  })

  test('go to endpoints made through the API: chosen types, own secret, connected accounts apart', async () => {
    await using platform = await startReceiver()
    await using connect = await startReceiver()
    await using started = await start()
    const { stripe } = started
    expect(await failure(stripe.webhookEndpoints.create({ url: 'nowhere', enabled_events: ['*'] }))).toMatchObject({
      param: 'url',
    })
    const endpoint = await stripe.webhookEndpoints.create({ url: platform.url, enabled_events: ['transfer.created'] })
    const forAccounts = await stripe.webhookEndpoints.create({ url: connect.url, enabled_events: ['*'], connect: true })
    expect((await stripe.webhookEndpoints.retrieve(endpoint.id)).secret).toBeUndefined()

    const account = await readyAccount(started)
    await pay(stripe, 5_000)
    await stripe.transfers.create({ amount: 1_000, currency: 'eur', destination: account.id })
    await started.emulator.flushWebhooks()
    const read = (
      delivery: { body: string; headers: Record<string, unknown> } | undefined,
      secret: string | undefined,
    ) =>
      stripe.webhooks.constructEvent(
        String(delivery?.body),
        String(delivery?.headers['stripe-signature']),
        String(secret),
      )
    expect(platform.received).toHaveLength(1)
    expect(read(platform.received[0], endpoint.secret).type).toBe('transfer.created')
    expect(read(connect.received[0], forAccounts.secret)).toMatchObject({
      type: 'account.updated',
      account: account.id,
    })

    await stripe.webhookEndpoints.del(endpoint.id)
    expect(await failure(stripe.webhookEndpoints.retrieve(endpoint.id))).toMatchObject({ statusCode: 404 })
  })
})

describe('the data file', () => {
  test('keeps objects, balances, keys and undelivered events over a restart', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'stripe-emulator-'))
    try {
      const dataFile = join(folder, 'nested', 'state.json')
      const params = { name: 'Ada' }
      let intent: Stripe.PaymentIntent
      let customer: Stripe.Customer
      {
        await using started = await start({
          dataFile,
          webhookEndpoints: [{ url: 'http://127.0.0.1:1/down', secret: SECRET }],
          webhookRetryDelaysMs: [60_000],
        })
        customer = await started.stripe.customers.create(params, { idempotencyKey: 'ada' })
        intent = await pay(started.stripe, 4_200)
        await started.control('clock', { offsetMs: 60_000 })
      }
      expect(JSON.parse(await readFile(dataFile, 'utf8'))).toMatchObject({ formatVersion: 1 })

      await using receiver = await startReceiver()
      await using again = await start({ dataFile, webhookEndpoints: [{ url: receiver.url, secret: SECRET }] })
      expect(await again.stripe.paymentIntents.retrieve(intent.id)).toMatchObject({
        status: 'succeeded',
        amount: 4_200,
      })
      expect((await again.stripe.balance.retrieve()).available).toMatchObject([
        { currency: 'eur', amount: 4_200 - 152 },
      ])
      const replayed = await again.stripe.customers.create(params, { idempotencyKey: 'ada' })
      expect(replayed.id).toBe(customer.id)
      expect(await (await fetch(`${again.emulator.url}/_emulator/clock`)).json()).toMatchObject({ offsetMs: 60_000 })
    } finally {
      await rm(folder, { recursive: true })
    }
  })

  test('brings pending deliveries to the receiver that was down', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'stripe-emulator-'))
    try {
      const dataFile = join(folder, 'state.json')
      await using receiver = await startReceiver([500])
      const options = {
        dataFile,
        webhookEndpoints: [{ url: receiver.url, secret: SECRET }],
        webhookRetryDelaysMs: [60_000],
      }
      {
        await using started = await start(options)
        await started.stripe.customers.create({ name: 'Ada' })
        expect(await started.emulator.flushWebhooks(200)).toBe(1)
      }
      await using again = await start(options)
      expect(await again.emulator.flushWebhooks()).toBe(0)
      expect(receiver.received).toHaveLength(2)
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})

test('the inspector and the dashboard show a used emulator', async () => {
  await using started = await start()
  await readyAccount(started)
  await pay(started.stripe, 1_000)
  expect((await fetch(`${started.emulator.url}/_emulate?tab=state`)).status).toBe(200)
  const page = await (await fetch(started.emulator.url)).text()
  expect(page).toContain('€10.00')
  expect(await (await fetch(`${started.emulator.url}/healthz`)).json()).toEqual({ status: 'ok' })
})
