import { type EventType, newId } from '@millyard/contracts'
import { enqueue } from '@millyard/service-kit'
import { signPayload } from '@millyard/stripe-emulator'
import fc from 'fast-check'
import type Stripe from 'stripe'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { createIntent } from '../src/payments/create-intent.ts'
import { sweepForgottenWork } from '../src/sweep-forgotten-work.ts'
import { pollMissedEvents } from '../src/webhooks/poll-missed-events.ts'
import { processWebhookEvent } from '../src/webhooks/process-webhook-event.ts'
import { storeWebhookEvent } from '../src/webhooks/store-webhook-event.ts'
import {
  anOrder,
  balance,
  cancelOrder,
  confirm,
  eventually,
  expectBalancedBooks,
  intentOf,
  type PaymentStack,
  publishedOnce,
  replaceCall,
  startPaymentStack,
} from './setup.ts'

/** Without endpoints at Stripe: every delivery here is made by the test. */
let stack: PaymentStack

beforeAll(async () => {
  stack = await startPaymentStack({ webhooks: false })
})
afterEach(() => expectBalancedBooks(stack))
afterAll(() => stack.close())

const client = () => stack.payment.deps.database.client

function post(body: string, signature: string | undefined, contentType = 'application/json; charset=utf-8') {
  return fetch(`${stack.payment.url}/webhooks/stripe`, {
    method: 'POST',
    headers: { 'content-type': contentType, ...(signature === undefined ? {} : { 'stripe-signature': signature }) },
    body,
  })
}

async function deliver(event: Stripe.Event): Promise<Response> {
  const body = JSON.stringify(event)
  return post(body, signPayload(body, 'whsec_test'))
}

async function eventsOf(intentId: string): Promise<Stripe.Event[]> {
  const { data } = await stack.stripe.events.list({ limit: 100 })
  return data.filter((event) => (event.data.object as { id?: string }).id === intentId)
}

async function eventOf(intentId: string, type: Stripe.Event['type']): Promise<Stripe.Event> {
  const found = (await eventsOf(intentId)).find((event) => event.type === type)
  if (!found) throw new Error(`${intentId} has no ${type}.`)
  return found
}

async function prepare(input = anOrder()) {
  const { clientSecret } = await stack.payment.asService('order').internal.createPayment.mutate(input)
  return { input, clientSecret, intentId: intentOf(clientSecret) }
}

const published = (type: EventType, orderId: string) => publishedOnce(stack, type, orderId)

const stateOf = async (eventId: string) =>
  (await client().webhookEvent.findUnique({
    where: { id: eventId },
    select: { state: true, error: true, attempts: true },
  })) ?? {
    state: 'unknown',
    error: null,
    attempts: 0,
  }

async function processed(eventId: string): Promise<void> {
  await eventually(async () => expect((await stateOf(eventId)).state).toBe('processed'))
}

describe('who may send events', () => {
  test('unsigned, forged, changed, old and other-secret events are refused with 400 and not stored', async () => {
    const event = {
      id: 'evt_forged',
      object: 'event',
      type: 'payment_intent.succeeded',
      data: { object: { id: 'pi_x' } },
    }
    const body = JSON.stringify(event)
    const old = Date.now() - 10 * 60 * 1_000
    for (const [name, signature, sent] of [
      ['unsigned', undefined, body],
      ['empty', '', body],
      ['nonsense', 't=1,v1=abc', body],
      ['other secret', signPayload(body, 'whsec_other'), body],
      ['old', signPayload(body, 'whsec_test', old), body],
      ['changed', signPayload(body, 'whsec_test'), body.replace('pi_x', 'pi_y')],
      ['not JSON', signPayload('nonsense', 'whsec_test'), 'nonsense'],
    ] as const) {
      const response = await post(sent, signature)
      expect(response.status, name).toBe(400)
      expect(await response.json(), name).toMatchObject({ error: { data: { code: 'BAD_INPUT' } } })
    }
    expect((await post(body, signPayload(body, 'whsec_test'), 'text/csv')).status).toBe(415)
    expect((await fetch(`${stack.payment.url}/webhooks/stripe`)).status).toBe(404)
    expect(await client().webhookEvent.count({ where: { id: 'evt_forged' } })).toBe(0)
  })

  test('an oversized body is refused with 413', async () => {
    const body = JSON.stringify({ filler: 'x'.repeat(1_100_000) })
    expect((await post(body, signPayload(body, 'whsec_test'))).status).toBe(413)
  })

  test('an event of a kind that we do not act on is stored and answered', async () => {
    const { intentId } = await prepare()
    const event = await eventOf(intentId, 'payment_intent.created')
    expect((await deliver(event)).status).toBe(200)
    await processed(event.id)
  })

  test('a payment that Millyard did not make is none of our business', async () => {
    const intent = await stack.stripe.paymentIntents.create({ amount: 500, currency: 'gbp' })
    await confirm(stack.stripe, intent.client_secret ?? '', 'pm_card_chargeDeclined').catch(() => undefined)
    const failed = await eventOf(intent.id, 'payment_intent.payment_failed')
    const succeeded = { ...failed, id: `${failed.id}_2`, type: 'payment_intent.succeeded' } as unknown as Stripe.Event
    for (const event of [failed, succeeded]) {
      expect((await deliver(event)).status).toBe(200)
      await processed(event.id)
    }
    expect(await client().payment.count({ where: { stripePaymentIntentId: intent.id } })).toBe(0)
  })
})

describe('P07 twenty identical deliveries in parallel', () => {
  test('one settlement, one ledger posting, one payment.succeeded', async () => {
    const { input, clientSecret, intentId } = await prepare()
    await confirm(stack.stripe, clientSecret)
    const event = await eventOf(intentId, 'payment_intent.succeeded')
    const answers = await Promise.all(Array.from({ length: 20 }, () => deliver(event)))
    expect(answers.map((answer) => answer.status)).toEqual(Array.from({ length: 20 }, () => 200))
    await stack.payment.peers.waitForEvent('payment.succeeded.v1', input.orderId)
    await processed(event.id)
    await deliver(event)
    // Even when the job itself runs again, and twice at once.
    await Promise.all([
      processWebhookEvent(stack.payment.deps, event.id),
      processWebhookEvent(stack.payment.deps, event.id),
    ])
    expect(published('payment.succeeded.v1', input.orderId)).toHaveLength(1)
    expect(await client().ledgerTransaction.count({ where: { kind: 'charge', reference: input.orderId } })).toBe(1)
    expect(await client().webhookEvent.count({ where: { objectId: intentId, type: 'payment_intent.succeeded' } })).toBe(
      1,
    )
  })

  test('the same success under twenty event ids settles once, too', async () => {
    const { input, clientSecret, intentId } = await prepare()
    await confirm(stack.stripe, clientSecret)
    const event = await eventOf(intentId, 'payment_intent.succeeded')
    const copies = Array.from({ length: 20 }, (_, index) => ({ ...event, id: `${event.id}_${index}` }))
    await Promise.all(copies.map(deliver))
    for (const copy of copies) await processed(copy.id)
    await stack.payment.peers.waitForEvent('payment.succeeded.v1', input.orderId)
    expect(published('payment.succeeded.v1', input.orderId)).toHaveLength(1)
    expect(await client().ledgerTransaction.count({ where: { reference: input.orderId } })).toBe(1)
  })
})

describe('P09 an event before its payment', () => {
  test('is answered, parked with a reason, and applied when the payment is known', async () => {
    const input = anOrder()
    // The process died between asking Stripe for the intent and writing it down; the buyer paid nevertheless.
    const intent = await createIntent(stack.payment.deps, input)
    await confirm(stack.stripe, intent.client_secret ?? '')
    const event = await eventOf(intent.id, 'payment_intent.succeeded')
    expect((await deliver(event)).status).toBe(200)
    await eventually(async () => {
      const row = await stateOf(event.id)
      expect(row.state).toBe('parked')
      expect(row.error).toContain(input.orderId)
    })
    expect(published('payment.succeeded.v1', input.orderId)).toHaveLength(0)

    await prepare(input)
    await stack.payment.peers.waitForEvent('payment.succeeded.v1', input.orderId)
    await processed(event.id)
  })

  test('stays visible while it cannot be applied', async () => {
    const { clientSecret, intentId, input } = await prepare()
    await confirm(stack.stripe, clientSecret)
    const event = await eventOf(intentId, 'payment_intent.succeeded')
    // P13 as if somebody had changed the row: another amount than was asked for is not settled.
    await client().payment.update({ where: { orderId: input.orderId }, data: { amountMinor: 1n } })
    await deliver(event)
    await eventually(async () =>
      expect(await stateOf(event.id)).toMatchObject({ state: 'failed', error: expect.stringContaining('was charged') }),
    )
    await client().payment.update({
      where: { orderId: input.orderId },
      data: { amountMinor: BigInt(input.amountMinor) },
    })
    await stack.payment.peers.waitForEvent('payment.succeeded.v1', input.orderId)
  })
})

describe('P10 events in any order', () => {
  test('declined, challenged, paid: all orders and repetitions end in the same state', async () => {
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(fc.nat(1_000_000)), async (numbers) => {
        const { input, clientSecret, intentId } = await prepare()
        await confirm(stack.stripe, clientSecret, 'pm_card_chargeDeclined').catch(() => undefined)
        await confirm(stack.stripe, clientSecret, 'pm_card_threeDSecure2Required')
        await confirm(stack.stripe, clientSecret)
        const events = await eventsOf(intentId)
        expect(events.map((event) => event.type)).toEqual(
          expect.arrayContaining([
            'payment_intent.payment_failed',
            'payment_intent.requires_action',
            'payment_intent.succeeded',
          ]),
        )
        const shuffled = [...events, ...events]
          .map((event) => ({ event, at: numbers.next().value ?? 0 }))
          .toSorted((a, b) => a.at - b.at)
        for (const { event } of shuffled) {
          await storeWebhookEvent(stack.payment.deps, event)
          await processWebhookEvent(stack.payment.deps, event.id)
        }
        const row = await client().payment.findUniqueOrThrow({
          where: { orderId: input.orderId },
          include: { shares: true },
        })
        expect(row).toMatchObject({ status: 'succeeded', failureCode: null })
        expect(row.shares.map((share) => share.state)).toEqual(['held', 'held'])
        await stack.payment.peers.waitForEvent('payment.succeeded.v1', input.orderId)
        expect(published('payment.succeeded.v1', input.orderId)).toHaveLength(1)
      }),
      { numRuns: 8 },
    )
  })

  test('before the end, the newest event decides, not the last to arrive', async () => {
    const { clientSecret, intentId, input } = await prepare()
    await confirm(stack.stripe, clientSecret, 'pm_card_chargeDeclined').catch(() => undefined)
    await confirm(stack.stripe, clientSecret, 'pm_card_threeDSecure2Required')
    const failed = await eventOf(intentId, 'payment_intent.payment_failed')
    const challenged = await eventOf(intentId, 'payment_intent.requires_action')
    const later = { ...challenged, created: failed.created + 5 }
    for (const event of [later, failed]) {
      await deliver(event)
      await processed(event.id)
    }
    const row = await client().payment.findUniqueOrThrow({ where: { orderId: input.orderId } })
    expect(row.status).toBe('requires_action')
    expect(published('payment.failed.v1', input.orderId)).toHaveLength(0)
  })

  test('cancelled and paid in either order: the money goes back and every account is where it was, but for the fee', async () => {
    for (const order of ['cancelled first', 'paid first'] as const) {
      const before = await balance(stack, 'stripe_fees')
      const { clientSecret, intentId, input } = await prepare()
      await confirm(stack.stripe, clientSecret)
      const event = await eventOf(intentId, 'payment_intent.succeeded')
      if (order === 'cancelled first') await cancelOrder(stack, input)
      await deliver(event)
      await processed(event.id)
      if (order === 'paid first') await cancelOrder(stack, input)
      await stack.payment.peers.waitForEvent('payment.refunded.v1', input.orderId)

      const row = await client().payment.findUniqueOrThrow({
        where: { orderId: input.orderId },
        include: { refunds: true },
      })
      expect(row.status, order).toBe('refunded')
      expect(row.refunds, order).toHaveLength(1)
      for (const share of input.shares)
        expect(await balance(stack, 'vendor_held', 'EUR', share.vendorId), order).toBe(0)
      expect(await balance(stack, 'customer_refundable'), order).toBe(0)
      expect((await balance(stack, 'stripe_fees')) - before, order).toBe(-(Math.round(9_999 * 0.029) + 30))
      expect(published('payment.refunded.v1', input.orderId), order).toHaveLength(1)
    }
  })

  describe('P20 disputes', () => {
    async function disputed() {
      const { clientSecret, intentId, input } = await prepare()
      await confirm(stack.stripe, clientSecret)
      const paid = await eventOf(intentId, 'payment_intent.succeeded')
      await deliver(paid)
      await processed(paid.id)
      // Read at any moment: what Stripe answers is as old as `status` says.
      const tell = async (id: string, type: string, status: string) => {
        const asked = replaceCall(stack.payment.deps.stripe.disputes, 'retrieve', () => async () => ({
          id,
          object: 'dispute',
          payment_intent: intentId,
          status,
          amount: input.amountMinor,
          currency: 'eur',
          reason: 'fraudulent',
          created: paid.created,
          evidence_details: { due_by: null, submission_count: 0 },
          balance_transactions: [],
        }))
        const event = {
          ...paid,
          id: `evt_${newId('evt')}`,
          type,
          data: { object: { id, object: 'dispute', payment_intent: intentId, status } },
        } as unknown as Stripe.Event
        await deliver(event)
        await processed(event.id).finally(asked)
      }
      const states = async () =>
        (
          await client().paymentDispute.findMany({
            where: { stripePaymentIntentId: intentId },
            orderBy: { id: 'asc' },
            select: { state: true },
          })
        ).map(({ state }) => state)
      return { input, tell, states }
    }

    test('a dispute that closes before it opens stays closed', async () => {
      const { tell, states } = await disputed()
      const id = newId('evt')
      await tell(id, 'charge.dispute.closed', 'won')
      await tell(id, 'charge.dispute.created', 'needs_response')
      expect(await states()).toEqual(['won'])
    })

    test('a second dispute freezes the payment again, also when the first was won', async () => {
      const { tell, states } = await disputed()
      const [first, second] = [`dp_1${newId('evt')}`, `dp_2${newId('evt')}`]
      await tell(first, 'charge.dispute.created', 'needs_response')
      await tell(first, 'charge.dispute.closed', 'won')
      await tell(second, 'charge.dispute.created', 'needs_response')
      expect(await states()).toEqual(['won', 'open'])
      await tell(second, 'charge.dispute.closed', 'won')
      expect(await states()).toEqual(['won', 'won'])
    })
  })
})

describe('webhooks that never came', () => {
  const poll = async () => {
    await client().webhookPoll.deleteMany()
    await pollMissedEvents(stack.payment.deps)
  }

  test('are found by asking Stripe, once, and the order is paid', async () => {
    const { clientSecret, intentId, input } = await prepare()
    await confirm(stack.stripe, clientSecret)
    await Promise.all([poll(), poll()].map((one) => one.catch(() => undefined)))
    const paid = await eventOf(intentId, 'payment_intent.succeeded')
    await processed(paid.id)
    await poll()
    expect(await client().webhookEvent.count({ where: { id: paid.id } })).toBe(1)
    await eventually(async () => expect(published('payment.succeeded.v1', input.orderId)).toHaveLength(1))
  })

  test('Stripe is not asked again at once, and the mark stays where it is when it does not answer', async () => {
    const polledAt = stack.payment.clock.now()
    await client().webhookPoll.upsert({
      where: { id: 'stripe' },
      create: { id: 'stripe', polledAt },
      update: { polledAt },
    })
    let asked = 0
    const restore = replaceCall(stack.payment.deps.stripe.events, 'list', () => () => {
      asked += 1
      throw new Error('Stripe does not answer.')
    })
    try {
      await pollMissedEvents(stack.payment.deps)
      expect(asked).toBe(0)
      const old = new Date(polledAt.getTime() - 6 * 60 * 1_000)
      await client().webhookPoll.updateMany({ data: { polledAt: old } })
      await expect(pollMissedEvents(stack.payment.deps)).rejects.toThrow('does not answer')
      expect(await client().webhookPoll.findUnique({ where: { id: 'stripe' } })).toMatchObject({ polledAt: old })
    } finally {
      restore()
    }
  })
})

describe('staff', () => {
  test('see what is parked and why, and have it tried again; what is done is not done twice', async () => {
    const staff = stack.payment.as(await stack.payment.peers.adminToken())
    const { clientSecret, intentId } = await prepare()
    await confirm(stack.stripe, clientSecret)
    const real = await eventOf(intentId, 'payment_intent.succeeded')
    const object = { ...real.data.object, metadata: { orderId: newId('ord') } }
    const early = { ...real, id: newId('evt'), data: { object } } as Stripe.Event
    await deliver(early)
    await eventually(async () => expect((await stateOf(early.id))?.state).toBe('parked'))
    const { items } = await staff.webhooks.list.query({ state: 'parked' })
    expect(items.find((one) => one.id === early.id)).toMatchObject({
      objectId: intentId,
      error: expect.stringContaining('no payment'),
    })
    const attempts = (await stateOf(early.id))?.attempts ?? 0
    await staff.webhooks.retry.mutate({ eventId: early.id })
    await eventually(async () => expect((await stateOf(early.id))?.attempts).toBeGreaterThan(attempts))
    await deliver(real)
    await processed(real.id)
    await expect(staff.webhooks.retry.mutate({ eventId: real.id })).rejects.toMatchObject({
      data: { code: 'ILLEGAL_TRANSITION' },
    })
    await expect(staff.webhooks.retry.mutate({ eventId: 'evt_none' })).rejects.toMatchObject({
      data: { code: 'NOT_FOUND' },
    })
  })
})

describe('work that was forgotten', () => {
  test('an event whose job was lost with its process is found by the sweep', async () => {
    const { clientSecret, intentId, input } = await prepare()
    await confirm(stack.stripe, clientSecret)
    const event = await eventOf(intentId, 'payment_intent.succeeded')
    await client().webhookEvent.create({
      data: {
        id: event.id,
        type: event.type,
        objectId: intentId,
        payload: JSON.parse(JSON.stringify(event)),
        state: 'received',
        receivedAt: new Date(Date.now() - 11 * 60 * 1_000),
      },
    })
    await fetch(`${stack.payment.url}/__dev/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ offsetMs: 0 }),
    })
    await stack.payment.peers.waitForEvent('payment.succeeded.v1', input.orderId)
  })

  test('what still has a job in the queue is left to it: its tries do not begin anew', async () => {
    const id = `evt_${newId('evt')}`
    const key = `process-webhook:${id}`
    await client().webhookEvent.create({
      data: {
        id,
        type: 'refund.updated',
        payload: {},
        state: 'received',
        receivedAt: new Date(Date.now() - 11 * 60 * 1_000),
      },
    })
    await stack.payment.deps.database.transaction(async (tx) => {
      await enqueue(tx, 'process-webhook', { eventId: id }, { key, delaySeconds: 3_600 })
      await tx.$executeRaw`update graphile_worker._private_jobs set attempts = 3 where key = ${key}`
    })
    await sweepForgottenWork(stack.payment.deps)
    const jobs = await client().$queryRaw<
      { attempts: number }[]
    >`select attempts from graphile_worker.jobs where key = ${key}`
    expect(jobs).toEqual([{ attempts: 3 }])
    await client().webhookEvent.delete({ where: { id } })
  })
})
