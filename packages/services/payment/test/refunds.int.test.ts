import { newId } from '@millyard/contracts'
import type Stripe from 'stripe'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { processWebhookEvent } from '../src/webhooks/process-webhook-event.ts'
import {
  anOrder,
  balance,
  cancelOrder,
  confirm,
  control,
  eventually,
  expectBalancedBooks,
  intentOf,
  type PaymentStack,
  payOrder,
  publishedOnce,
  replaceCall,
  startPaymentStack,
} from './setup.ts'

let stack: PaymentStack

beforeAll(async () => {
  stack = await startPaymentStack()
})
afterEach(() => expectBalancedBooks(stack))
afterAll(() => stack.close())

const client = () => stack.payment.deps.database.client

const rowOf = (orderId: string) => client().payment.findUniqueOrThrow({ where: { orderId } })

/**
 * Waits until the order's only refund is in this state. The payment is read after it: both are written in one transaction,
 * and two reads at once (an `include` is two statements) may fall on either side of it.
 */
const refundIs = (orderId: string, state: string) =>
  eventually(async () => {
    const refunds = await client().paymentRefund.findMany({ where: { payment: { orderId } } })
    expect(refunds.map((refund) => refund.state)).toEqual([state])
    const [refund] = refunds
    if (!refund) throw new Error('no refund')
    return { payment: await rowOf(orderId), refund }
  })

const published = (orderId: string) => publishedOnce(stack, 'payment.refunded.v1', orderId)

const postings = async (...references: string[]) =>
  (await client().ledgerTransaction.findMany({ where: { reference: { in: references } }, orderBy: { id: 'asc' } })).map(
    (posting) => posting.kind,
  )

const settle = (stripeRefundId: string | null, outcome: 'succeeded' | 'failed') =>
  control(stack, `refunds/${stripeRefundId}/settle`, { outcome })

/** Every event about a refund once more, in the opposite order. */
async function repeatRefundEvents(): Promise<void> {
  const { data } = await stack.stripe.events.list({ limit: 30 })
  for (const event of data.filter(({ type }) => type.includes('refund'))) {
    await control(stack, `events/${event.id}/resend`, { times: 2 })
    await client().webhookEvent.updateMany({ where: { id: event.id }, data: { state: 'received' } })
    await processWebhookEvent(stack.payment.deps, event.id)
  }
}

describe('a refund is done when Stripe says so', () => {
  test('pending: neither posted nor told; succeeded: both, once, however often it is reported', async () => {
    const before = await balance(stack, 'customer_refundable')
    const order = await payOrder(stack, anOrder(), 'pm_card_pendingRefund')
    await cancelOrder(stack, order)
    const { payment, refund } = await refundIs(order.orderId, 'pending')
    expect(payment.status).toBe('succeeded')
    expect((await balance(stack, 'customer_refundable')) - before).toBe(9_999)
    expect(published(order.orderId)).toHaveLength(0)
    await expectBalancedBooks(stack)

    await settle(refund.stripeRefundId, 'succeeded')
    await stack.payment.peers.waitForEvent('payment.refunded.v1', order.orderId)
    await repeatRefundEvents()
    expect((await refundIs(order.orderId, 'succeeded')).payment.status).toBe('refunded')
    expect(await postings(refund.id)).toEqual(['refund'])
    expect(published(order.orderId)).toHaveLength(1)
    expect(await balance(stack, 'customer_refundable')).toBe(before)
  })

  test('pending, then failed: what the buyer is owed stays visible', async () => {
    const before = await balance(stack, 'customer_refundable')
    const order = await payOrder(stack, anOrder(), 'pm_card_pendingRefund')
    await cancelOrder(stack, order)
    const { refund } = await refundIs(order.orderId, 'pending')
    await settle(refund.stripeRefundId, 'failed')
    const failed = await refundIs(order.orderId, 'failed')
    await repeatRefundEvents()
    expect(failed.refund).toMatchObject({ failure: 'lost_or_stolen_card', failedAt: expect.any(Date) })
    expect(failed.payment.status).toBe('succeeded')
    expect(await postings(refund.id)).toEqual([])
    expect(published(order.orderId)).toHaveLength(0)
    expect((await balance(stack, 'customer_refundable')) - before).toBe(9_999)
  })

  test('succeeded, and sent back by the buyer’s bank: the buyer is owed it again', async () => {
    const before = await balance(stack, 'customer_refundable')
    const order = await payOrder(stack, anOrder(), 'pm_card_refundFail')
    await cancelOrder(stack, order)
    const { refund } = await refundIs(order.orderId, 'succeeded')
    await settle(refund.stripeRefundId, 'failed')
    await refundIs(order.orderId, 'failed')
    await repeatRefundEvents()
    expect(await postings(refund.id)).toEqual(['refund', 'refund_failed'])
    expect((await balance(stack, 'customer_refundable')) - before).toBe(9_999)
  })

  test('P28 a process that dies after Stripe has refunded makes one refund, even when Stripe has forgotten the key', async () => {
    let calls = 0
    const restore = replaceCall(
      stack.payment.deps.stripe.refunds,
      'create',
      (original) => async (params: Stripe.RefundCreateParams) => {
        calls += 1
        await original(params, { idempotencyKey: newId('evt') })
        throw new Error('killed')
      },
    )
    try {
      const order = await payOrder(stack)
      await cancelOrder(stack, order)
      const { payment } = await refundIs(order.orderId, 'succeeded')
      expect(calls).toBe(1)
      const { data } = await stack.stripe.refunds.list({ payment_intent: payment.stripePaymentIntentId ?? '' })
      expect(data).toHaveLength(1)
    } finally {
      restore()
    }
  })
})

describe('P08 a charge never ends with neither an order nor a refund', () => {
  /** Pays while Stripe’s charges look like this, then cancels the order. */
  async function payAndCancel(change: (charge: Stripe.Charge) => unknown) {
    const input = anOrder()
    const { clientSecret } = await stack.payment.asService('order').internal.createPayment.mutate(input)
    const restore = replaceCall(
      stack.payment.deps.stripe.charges,
      'retrieve',
      (original) => async (id: string, params: Stripe.ChargeRetrieveParams) => change(await original(id, params)),
    )
    try {
      await confirm(stack.stripe, clientSecret)
      await cancelOrder(stack, input)
      const done = await refundIs(input.orderId, 'succeeded')
      await stack.payment.peers.waitForEvent('payment.refunded.v1', input.orderId)
      expect(done.payment.status).toBe('refunded')
      expect(await postings(input.orderId, done.refund.id)).toEqual([])
      return { input, intentId: intentOf(clientSecret), ...done }
    } finally {
      restore()
    }
  }

  test.each([
    ['is not booked yet', (charge: Stripe.Charge) => ({ ...charge, balance_transaction: null })],
    [
      'was settled in another currency',
      (charge: Stripe.Charge) => ({
        ...charge,
        balance_transaction: { ...(charge.balance_transaction as Stripe.BalanceTransaction), currency: 'usd' },
      }),
    ],
  ])('a charge that %s is refunded from the intent alone; the books follow when it can be read', async (_, change) => {
    const { input, intentId, refund } = await payAndCancel(change)
    const event = await client().webhookEvent.findFirstOrThrow({
      where: { objectId: intentId, type: 'payment_intent.succeeded' },
    })
    await processWebhookEvent(stack.payment.deps, event.id)
    expect(await postings(input.orderId, refund.id)).toEqual(['late_charge', 'refund'])
    expect(published(input.orderId)).toHaveLength(1)
    expect((await rowOf(input.orderId)).stripeChargeId).toMatch(/^ch_/)
  })

  test('P13 a charge of another amount than was asked for goes back whole', async () => {
    const input = anOrder()
    const { clientSecret } = await stack.payment.asService('order').internal.createPayment.mutate(input)
    await client().payment.update({ where: { orderId: input.orderId }, data: { amountMinor: 1n } })
    await confirm(stack.stripe, clientSecret)
    await cancelOrder(stack, input)
    const { payment, refund } = await refundIs(input.orderId, 'succeeded')
    expect(refund.amountMinor).toBe(9_999n)
    expect(payment.status).toBe('refunded')
    expect(await postings(input.orderId, refund.id)).toEqual(['late_charge', 'refund'])
  })

  test('an intent that is not the payment, charged for a cancelled order, goes back, too', async () => {
    const input = anOrder()
    await stack.payment.asService('order').internal.createPayment.mutate(input)
    await cancelOrder(stack, input)
    const other = await stack.stripe.paymentIntents.create({
      amount: 5_000,
      currency: 'eur',
      metadata: { orderId: input.orderId },
    })
    await confirm(stack.stripe, other.client_secret ?? '')
    const { refund } = await refundIs(input.orderId, 'succeeded')
    expect(refund).toMatchObject({ amountMinor: 5_000n, stripePaymentIntentId: other.id })
    expect(await postings(other.id, refund.id)).toEqual(['late_charge', 'refund'])
  })
})
