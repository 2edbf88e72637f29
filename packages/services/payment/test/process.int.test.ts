import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { newEvent, newId } from '@millyard/contracts'
import { PrismaClient } from '@millyard/payment-db'
import { createDatabase, type Database } from '@millyard/service-kit'
import { startTestPeers, type TestPeers } from '@millyard/service-kit/testing'
import { createTestDatabase } from '@millyard/service-kit/testing/postgres'
import { createStripeEmulator, type StripeEmulator } from '@millyard/stripe-emulator'
import { createTRPCClient, httpLink } from '@trpc/client'
import Stripe from 'stripe'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { PaymentRouter } from '../src/router.ts'
import { anOrder, confirm, control, eventually, subscribe } from './setup.ts'

/** The service as a process of its own: what only a real `kill -9` can show. */
let peers: TestPeers
let emulator: StripeEmulator
let stripe: Stripe
let testDatabase: Awaited<ReturnType<typeof createTestDatabase>>
let database: Database<PrismaClient>
const children: ChildProcess[] = []

beforeAll(async () => {
  ;[peers, emulator, testDatabase] = await Promise.all([
    startTestPeers(),
    createStripeEmulator({ port: 0 }),
    createTestDatabase('payment'),
  ])
  stripe = new Stripe('sk_test_millyard', emulator.clientOptions)
  database = createDatabase(PrismaClient, { url: testDatabase.url, pool: 2 })
})
afterEach(() => {
  for (const child of children.splice(0)) if (child.exitCode === null) child.kill('SIGKILL')
})
afterAll(async () => {
  await database.close()
  await emulator.close()
  await peers.close()
  await testDatabase.drop()
})

async function start(
  env: Record<string, string> = {},
): Promise<{ url: string; child: ChildProcess; output: () => string }> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('../src/server.ts', import.meta.url))], {
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'test',
      PORT: '0',
      DATABASE_URL: testDatabase.url,
      MILLYARD_DEV_CONTROLS: '1',
      STRIPE_API_BASE: emulator.url,
      AUTH_URL: peers.url,
      ORDER_URL: peers.url,
      NOTIFICATION_URL: peers.url,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  children.push(child)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      output += chunk
    })
  }
  const url = await eventually(async () => {
    const found = /"url":"(http[^"]+)"/.exec(output)?.[1]
    if (!found) throw new Error(`The process has not started: ${output}`)
    return found
  })
  return { url, child, output: () => output }
}

const ended = (child: ChildProcess) => new Promise<number | null>((resolve) => child.once('close', resolve))

test('the process listens, is ready, and ends on SIGTERM with 0', async () => {
  const { url, child } = await start()
  expect((await fetch(`${url}/readyz`)).status).toBe(200)
  const end = ended(child)
  child.kill('SIGTERM')
  expect(await end).toBe(0)
})

test('in production, missing keys are named and nothing starts', async () => {
  const child = spawn(process.execPath, [fileURLToPath(new URL('../src/server.ts', import.meta.url))], {
    env: { PATH: process.env.PATH, NODE_ENV: 'production', PORT: '0', DATABASE_URL: testDatabase.url },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  children.push(child)
  let output = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    output += chunk
  })
  expect(await ended(child)).toBe(1)
  for (const name of ['STRIPE_SECRET_KEY', 'STRIPE_PUBLISHABLE_KEY', 'STRIPE_WEBHOOK_SECRET'])
    expect(output).toContain(name)
})

test('P28 kill -9 while Stripe makes a transfer: exactly one transfer, sent by the next process', async () => {
  const order = anOrder([{ totalMinor: 5_000, commissionMinor: 500 }])
  const [share] = order.shares
  if (!share) throw new Error('one part')
  // The secrets are known once the endpoints exist, and those need the address: a first start tells it.
  const first = await start()
  const secrets = await Promise.all([false, true].map((connect) => subscribe(stripe, first.url, connect)))
  const stopped = ended(first.child)
  first.child.kill('SIGTERM')
  await stopped
  const doomed = await start({ PORT: new URL(first.url).port, STRIPE_WEBHOOK_SECRET: secrets.join(',') })

  const asOrder = createTRPCClient<PaymentRouter>({
    links: [
      httpLink({
        url: `${doomed.url}/trpc`,
        headers: async () => ({ 'x-service-token': await peers.serviceToken('order', 'payment') }),
      }),
    ],
  })
  const asVendor = createTRPCClient<PaymentRouter>({
    links: [
      httpLink({
        url: `${doomed.url}/trpc`,
        headers: { authorization: `Bearer ${await peers.vendorToken(share.vendorId)}` },
      }),
    ],
  })
  await asVendor.payoutAccount.startOnboarding.mutate()
  const { stripeAccountId } = await asVendor.payoutAccount.get.query()
  await control({ emulator }, `accounts/${stripeAccountId}/complete`)
  const { clientSecret } = await asOrder.internal.createPayment.mutate(order)
  await confirm(stripe, clientSecret)
  await peers.waitForEvent('payment.succeeded.v1', order.orderId)

  // From here Stripe takes its time, and the process dies while it waits for the answer.
  await control({ emulator }, 'latency', { latencyMs: 4_000 })
  const event = newEvent('vendor_order.completed.v1', {
    aggregateId: share.vendorOrderId,
    correlationId: newId('evt'),
    occurredAt: new Date(),
    data: {
      vendorOrderId: share.vendorOrderId,
      number: share.vendorOrderNumber,
      orderId: order.orderId,
      orderNumber: order.orderNumber,
      vendorId: share.vendorId,
      vendorName: share.vendorName,
      customerId: order.customerId,
    },
  })
  await fetch(`${doomed.url}/internal/events`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-service-token': await peers.serviceToken('order', 'payment') },
    body: JSON.stringify(event),
  })
  await eventually(async () => {
    const item = await database.client.vendorPayoutItem.findUnique({ where: { vendorOrderId: share.vendorOrderId } })
    expect(item?.attemptedAt).toBeTruthy()
  })
  // The request leaves right after that mark; Stripe answers it four seconds later, to nobody. Wide margins on both sides,
  // because nothing tells from outside that a request is on its way.
  await new Promise((resolve) => setTimeout(resolve, 1_000))
  const killed = ended(doomed.child)
  doomed.child.kill('SIGKILL')
  await killed
  const transfers = async () => (await stripe.transfers.list({ transfer_group: order.orderId })).data
  await eventually(async () => expect(await transfers()).toHaveLength(1))
  expect(
    (await database.client.vendorPayoutItem.findUniqueOrThrow({ where: { vendorOrderId: share.vendorOrderId } }))
      .stripeTransferId,
  ).toBeNull()
  await control({ emulator }, 'latency', { latencyMs: 0 })

  // The dead process still holds its job in the queue. The sweep sees a payout that was claimed ten minutes ago.
  const next = await start({ PORT: new URL(first.url).port, STRIPE_WEBHOOK_SECRET: secrets.join(',') })
  await fetch(`${next.url}/__dev/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ offsetMs: 11 * 60 * 1_000 }),
  })
  const sent = await peers.waitForEvent('payout.sent.v1')
  expect(sent.data).toMatchObject({ vendorId: share.vendorId, amountMinor: 4_500 })
  const [transfer, ...others] = await transfers()
  expect(others).toEqual([])
  expect(
    (await database.client.vendorPayoutItem.findUniqueOrThrow({ where: { vendorOrderId: share.vendorOrderId } }))
      .stripeTransferId,
  ).toBe(transfer?.id)
  expect(
    await database.client.ledgerTransaction.count({ where: { kind: 'payout', reference: share.vendorOrderId } }),
  ).toBe(1)
  const [{ sum } = { sum: null }] = await database.client.$queryRaw<
    { sum: bigint | null }[]
  >`select sum(amount_minor)::bigint as sum from ledger_entry`
  expect(sum).toBe(0n)
})
