import { type CreatePaymentInput, newId } from '@millyard/contracts'
import Stripe from 'stripe'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { claimPayouts } from '../src/payouts/claim-payouts.ts'
import { refundPayment } from '../src/refunds/refund-payment.ts'
import { sweepForgottenWork } from '../src/sweep-forgotten-work.ts'
import { processWebhookEvent } from '../src/webhooks/process-webhook-event.ts'
import {
  agreeRefund,
  anOrder,
  balance,
  complete,
  control,
  eventually,
  expectBalancedBooks,
  onboard,
  type PaymentStack,
  payOrder,
  publishedOnce,
  refundsOf,
  replaceCall,
  soldBy,
  startPaymentStack,
} from './setup.ts'

/** What Stripe keeps of a disputed charge, in minor units (the emulator's default). */
const FEE = 1_500

let stack: PaymentStack
beforeAll(async () => {
  stack = await startPaymentStack()
})
afterEach(() => expectBalancedBooks(stack))
afterAll(() => stack.close())

const client = () => stack.payment.deps.database.client
const asStaff = async () => stack.payment.as(await stack.payment.peers.adminToken())

const paymentOf = (order: CreatePaymentInput) =>
  client().payment.findUniqueOrThrow({ where: { orderId: order.orderId } })

/** The buyer's bank disputes the charge. Answers the dispute's id, when the service knows of it. */
async function open(order: CreatePaymentInput, opening: object = {}): Promise<string> {
  const { stripeChargeId } = await paymentOf(order)
  const { id } = (await control(stack, `charges/${stripeChargeId}/dispute`, opening)) as { id: string }
  await eventually(async () => expect((await disputeOf(id))?.paymentId).not.toBeNull())
  return id
}
const disputeOf = (id: string) => client().paymentDispute.findUniqueOrThrow({ where: { id } })
const settle = (id: string, outcome: 'won' | 'lost') => control(stack, `disputes/${id}/settle`, { outcome })
const isClosed = (id: string, state: 'won' | 'lost') =>
  eventually(async () => {
    const dispute = await disputeOf(id)
    expect(dispute.state).toBe(state)
    return dispute
  })
async function lose(order: CreatePaymentInput, opening: object = {}): Promise<string> {
  const id = await open(order, opening)
  await settle(id, 'lost')
  await isClosed(id, 'lost')
  return id
}
/** What was said of an order in one kind of event, as soon as that is anything. */
const told = (type: 'payment.refunded.v1' | 'dispute.opened.v1' | 'dispute.closed.v1', order: CreatePaymentInput) =>
  eventually(async () => {
    const events = publishedOnce(stack, type, order.orderId)
    expect(events).not.toEqual([])
    return events.map(({ data }) => data)
  })
const bookedKinds = async (id: string) =>
  (await client().ledgerTransaction.findMany({ where: { reference: id }, orderBy: { kind: 'asc' } })).map(
    ({ kind }) => kind,
  )

const refund = (order: CreatePaymentInput, amountMinor: number) => agreeRefund(stack, order, amountMinor)
const refundIs = (refundId: string, state: string) =>
  eventually(async () => {
    const row = await client().paymentRefund.findUniqueOrThrow({ where: { request: refundId } })
    expect(row.state).toBe(state)
    return row
  })
const refundsAtStripe = (order: CreatePaymentInput) => refundsOf(stack, order)
const transfersOf = async (order: CreatePaymentInput) =>
  (await stack.stripe.transfers.list({ transfer_group: order.orderId })).data
const shareOf = (order: CreatePaymentInput, index = 0) =>
  client().paymentShare.findUniqueOrThrow({ where: { vendorOrderId: order.shares[index]?.vendorOrderId ?? '' } })

/** A vendor that has been paid for an order. */
async function paidVendor() {
  const vendorId = newId('ven')
  await onboard(stack, vendorId)
  const order = await payOrder(stack, soldBy(vendorId))
  await complete(stack, order)
  await eventually(async () => expect((await shareOf(order)).state).toBe('paid'))
  return { vendorId, order }
}

describe('P19 each step is posted once, with its sign', () => {
  test('opened: the bank has the money, we bear the fee, and nobody’s part is less yet', async () => {
    const vendorId = newId('ven')
    const [disputed, fees] = [await balance(stack, 'disputed'), await balance(stack, 'stripe_fees')]
    const order = await payOrder(stack, soldBy(vendorId))
    const charged = (await balance(stack, 'stripe_fees')) - fees
    const id = await open(order, { reason: 'product_not_received' })
    expect(await bookedKinds(id)).toEqual(['dispute_opened'])
    expect((await balance(stack, 'disputed')) - disputed).toBe(-10_000)
    expect((await balance(stack, 'stripe_fees')) - fees - charged).toBe(-FEE)
    expect(await balance(stack, 'vendor_held', 'EUR', vendorId)).toBe(9_000)
    expect(await disputeOf(id)).toMatchObject({ state: 'open', reason: 'product_not_received', feeMinor: BigInt(FEE) })
    expect(await told('dispute.opened.v1', order)).toHaveLength(1)
    await settle(id, 'won')
    await isClosed(id, 'won')
  })

  test('won: the money is back, the fee is not, and the vendor is paid', async () => {
    const vendorId = newId('ven')
    await onboard(stack, vendorId)
    const disputed = await balance(stack, 'disputed')
    const order = await payOrder(stack, soldBy(vendorId))
    const id = await open(order)
    await complete(stack, order)
    await claimPayouts(stack.payment.deps, vendorId)
    expect(await transfersOf(order)).toEqual([])
    await settle(id, 'won')
    await isClosed(id, 'won')
    await eventually(async () => expect((await transfersOf(order)).map((one) => one.amount)).toEqual([9_000]))
    await eventually(async () => expect(await bookedKinds(id)).toEqual(['dispute_opened', 'dispute_won']))
    expect(await balance(stack, 'disputed')).toBe(disputed)
    expect(await told('dispute.closed.v1', order)).toMatchObject([{ outcome: 'won', parts: [{ amountMinor: 0 }] }])
  })

  test('lost while it is held: the vendor and we give up our parts, and nothing is left to pay', async () => {
    const vendorId = newId('ven')
    const [disputed, commission] = [await balance(stack, 'disputed'), await balance(stack, 'commission')]
    const order = await payOrder(stack, soldBy(vendorId))
    const id = await lose(order)
    expect(await bookedKinds(id)).toEqual(['dispute_lost', 'dispute_opened'])
    expect(await balance(stack, 'disputed')).toBe(disputed)
    expect(await balance(stack, 'commission')).toBe(commission)
    expect(await balance(stack, 'customer_refundable')).toBe(0)
    expect(await balance(stack, 'vendor_held', 'EUR', vendorId)).toBe(0)
    expect((await paymentOf(order)).status).toBe('refunded')
    await complete(stack, order)
    expect((await shareOf(order)).state).toBe('paid')
    expect(await told('dispute.closed.v1', order)).toMatchObject([
      { outcome: 'lost', parts: [{ amountMinor: 10_000, commissionMinor: 1_000 }] },
    ])
  })

  test('however often and in whatever order Stripe tells it', async () => {
    const order = await payOrder(stack, soldBy(newId('ven')))
    const id = await lose(order)
    const events = await client().webhookEvent.findMany({ where: { objectId: id } })
    expect(events.length).toBeGreaterThanOrEqual(3)
    const before = await Promise.all([balance(stack, 'stripe'), balance(stack, 'stripe_fees')])
    await client().webhookEvent.updateMany({ where: { objectId: id }, data: { state: 'received' } })
    const again = [...events.toReversed(), ...events].map((event) => processWebhookEvent(stack.payment.deps, event.id))
    await Promise.all(again)
    expect(await Promise.all([balance(stack, 'stripe'), balance(stack, 'stripe_fees')])).toEqual(before)
    expect(await told('dispute.closed.v1', order)).toHaveLength(1)
    expect(await client().paymentRefund.count({ where: { request: { startsWith: `dispute:${id}` } } })).toBe(1)
  })
})

describe('a dispute that is lost', () => {
  test('after the payout: the transfer is taken back', async () => {
    const { vendorId, order } = await paidVendor()
    await lose(order)
    await eventually(async () => expect((await transfersOf(order))[0]?.amount_reversed).toBe(9_000))
    await eventually(async () => expect(await balance(stack, 'vendor_due', 'EUR', vendorId)).toBe(0))
  })

  test('after the payout, from a vendor whose account is empty: it owes, and the next payout keeps it', async () => {
    const { vendorId, order } = await paidVendor()
    const restore = replaceCall(stack.payment.deps.stripe.transfers, 'createReversal', () => async () => {
      throw new Stripe.errors.StripeInvalidRequestError({
        type: 'invalid_request_error',
        message: 'The account does not hold enough.',
        code: 'balance_insufficient',
      })
    })
    try {
      await lose(order)
      await eventually(async () =>
        expect(await client().vendorRecovery.findFirst({ where: { vendorId } })).toMatchObject({ state: 'open' }),
      )
    } finally {
      restore()
    }
    expect(await balance(stack, 'vendor_due', 'EUR', vendorId)).toBe(-9_000)
    const next = await payOrder(stack, anOrder([{ vendorId, totalMinor: 20_000, commissionMinor: 2_000 }]))
    await complete(stack, next)
    await eventually(async () => expect((await transfersOf(next)).map((one) => one.amount)).toEqual([9_000]))
    await eventually(async () => expect(await balance(stack, 'vendor_due', 'EUR', vendorId)).toBe(0))
  })

  test('in part: two vendors bear it by what each has left, and are paid the rest', async () => {
    const [first, second] = [newId('ven'), newId('ven')]
    await Promise.all([onboard(stack, first), onboard(stack, second)])
    const order = await payOrder(
      stack,
      anOrder([
        { vendorId: first, totalMinor: 6_000, commissionMinor: 600 },
        { vendorId: second, totalMinor: 4_000, commissionMinor: 400 },
      ]),
    )
    await lose(order, { amount: 5_000 })
    expect(await shareOf(order, 0)).toMatchObject({ refundedMinor: 3_000n, refundedCommissionMinor: 300n })
    expect(await shareOf(order, 1)).toMatchObject({ refundedMinor: 2_000n, refundedCommissionMinor: 200n })
    for (const index of [0, 1]) await complete(stack, order, index)
    await eventually(async () =>
      expect((await transfersOf(order)).map((one) => one.amount).sort()).toEqual([1_800, 2_700]),
    )
  })

  test('partially won: what the bank gave back is not taken of anybody', async () => {
    const vendorId = newId('ven')
    const disputed = await balance(stack, 'disputed')
    const order = await payOrder(stack, soldBy(vendorId))
    const id = await open(order)
    await control(stack, `disputes/${id}/settle`, { outcome: 'lost', returnedAmount: 4_000 })
    await isClosed(id, 'lost')
    expect(await bookedKinds(id)).toEqual(['dispute_lost', 'dispute_opened', 'dispute_won'])
    expect(await balance(stack, 'disputed')).toBe(disputed)
    expect(await balance(stack, 'vendor_held', 'EUR', vendorId)).toBe(3_600)
  })

  test('of an order that was cancelled and waits for its refund: the bank has paid it', async () => {
    const order = await payOrder(stack, soldBy(newId('ven')))
    const id = await open(order)
    await stack.payment.asService('order').internal.cancelPayment.mutate({ orderId: order.orderId })
    await eventually(async () =>
      expect(await client().paymentRefund.findFirst({ where: { payment: { orderId: order.orderId } } })).toMatchObject({
        state: 'on_hold',
      }),
    )
    await settle(id, 'lost')
    await isClosed(id, 'lost')
    expect(await balance(stack, 'customer_refundable')).toBe(0)
    expect(await refundsAtStripe(order)).toEqual([])
    expect(await told('payment.refunded.v1', order)).toMatchObject([{ amountMinor: 10_000, byBank: true }])
  })
})

describe('P18 refunds of a payment in dispute', () => {
  test('wait while it is open, and go on when it is won', async () => {
    const order = await payOrder(stack, soldBy(newId('ven')))
    const id = await open(order)
    const { refundId } = await refund(order, 4_000)
    const waiting = await refundIs(refundId, 'on_hold')
    await refundPayment(stack.payment.deps, waiting.id)
    expect(await refundsAtStripe(order)).toEqual([])
    await settle(id, 'won')
    await refundIs(refundId, 'succeeded')
    expect((await refundsAtStripe(order)).map((one) => one.amount)).toEqual([4_000])
  })

  test('are paid by the bank when it is lost: never sent, told as done, and the vendors bear the rest alone', async () => {
    const vendorId = newId('ven')
    const order = await payOrder(stack, soldBy(vendorId))
    const id = await open(order)
    const { refundId } = await refund(order, 4_000)
    await refundIs(refundId, 'on_hold')
    await settle(id, 'lost')
    await isClosed(id, 'lost')
    await refundIs(refundId, 'charged_back')
    expect(await refundsAtStripe(order)).toEqual([])
    expect(await balance(stack, 'customer_refundable')).toBe(0)
    expect(await balance(stack, 'vendor_held', 'EUR', vendorId)).toBe(0)
    expect(await told('payment.refunded.v1', order)).toMatchObject([{ refundId, amountMinor: 4_000, byBank: true }])
    expect(await told('dispute.closed.v1', order)).toMatchObject([
      { parts: [{ amountMinor: 6_000, commissionMinor: 600 }] },
    ])
  })

  test('that are agreed after it is lost are done already', async () => {
    const order = await payOrder(stack, soldBy(newId('ven')))
    await lose(order)
    const { refundId } = await refund(order, 4_000)
    expect(await told('payment.refunded.v1', order)).toMatchObject([{ refundId, amountMinor: 4_000, byBank: true }])
    expect(await client().paymentRefund.count({ where: { request: refundId } })).toBe(0)
    expect(await refundsAtStripe(order)).toEqual([])
  })

  test('that are agreed after a part was lost: what the bank did not give waits, and nobody is told that it is done', async () => {
    const order = await payOrder(stack, soldBy(newId('ven')))
    await lose(order, { amount: 5_000 })
    const { refundId } = await refund(order, 10_000)
    expect(await refundIs(refundId, 'on_hold')).toMatchObject({ amountMinor: 5_000n, commissionMinor: 500n })
    expect(publishedOnce(stack, 'payment.refunded.v1', order.orderId)).toEqual([])
    expect(await balance(stack, 'dispute_losses')).toBe(0)
  })

  test('that are more than the bank took are paid by it in part, and nothing more is taken of anybody', async () => {
    const vendorId = newId('ven')
    const owed = await balance(stack, 'customer_refundable')
    const order = await payOrder(stack, soldBy(vendorId))
    const id = await open(order, { amount: 5_000 })
    const { refundId } = await refund(order, 6_000)
    await refundIs(refundId, 'on_hold')
    await settle(id, 'lost')
    await isClosed(id, 'lost')
    expect(await refundIs(refundId, 'on_hold')).toMatchObject({ amountMinor: 1_000n, commissionMinor: 100n })
    expect((await balance(stack, 'customer_refundable')) - owed).toBe(1_000)
    expect(await balance(stack, 'vendor_held', 'EUR', vendorId)).toBe(3_600)
    expect(await balance(stack, 'dispute_losses')).toBe(0)
  })

  test('that Stripe refuses since it knew of the dispute first wait for it; one that waits for nothing goes on', async () => {
    const order = await payOrder(stack, soldBy(newId('ven')))
    const restore = replaceCall(stack.payment.deps.stripe.refunds, 'create', () => async () => {
      throw new Stripe.errors.StripeInvalidRequestError({
        type: 'invalid_request_error',
        message: 'The charge is disputed.',
        code: 'charge_disputed',
      })
    })
    let refundId = ''
    try {
      refundId = (await refund(order, 4_000)).refundId
      await refundIs(refundId, 'on_hold')
    } finally {
      restore()
    }
    await client().paymentRefund.update({
      where: { request: refundId },
      data: { createdAt: new Date(Date.now() - 11 * 60 * 1_000) },
    })
    await sweepForgottenWork(stack.payment.deps)
    await refundIs(refundId, 'succeeded')
  })

  test('that went out before are not taken a second time: the rest of the charge is what can be disputed', async () => {
    const vendorId = newId('ven')
    const owed = await balance(stack, 'customer_refundable')
    const order = await payOrder(stack, soldBy(vendorId))
    const { refundId } = await refund(order, 4_000)
    await refundIs(refundId, 'succeeded')
    await lose(order)
    expect(await balance(stack, 'vendor_held', 'EUR', vendorId)).toBe(0)
    expect(await balance(stack, 'dispute_losses')).toBe(0)
    expect(await balance(stack, 'customer_refundable')).toBe(owed)
  })

  test('go out while the bank only asks; payouts wait', async () => {
    const vendorId = newId('ven')
    await onboard(stack, vendorId)
    const order = await payOrder(stack, soldBy(vendorId))
    const id = await open(order, { inquiry: true })
    expect(await disputeOf(id)).toMatchObject({ state: 'inquiry', feeMinor: 0n })
    expect(await bookedKinds(id)).toEqual([])
    const { refundId } = await refund(order, 4_000)
    await refundIs(refundId, 'succeeded')
    await complete(stack, order)
    await claimPayouts(stack.payment.deps, vendorId)
    expect(await transfersOf(order)).toEqual([])
    await settle(id, 'won')
    await eventually(async () => expect((await transfersOf(order)).map((one) => one.amount)).toEqual([5_400]))
  })
})

describe('staff answer', () => {
  const words = {
    productDescription: 'Oak board',
    shippingCarrier: 'Yard Post',
    shippingTrackingNumber: 'YP1',
    shippingDate: '2026-11-30',
    explanation: 'winning_evidence',
  }

  test('with evidence, once; the bank decides', async () => {
    const order = await payOrder(stack, soldBy(newId('ven')))
    const id = await open(order)
    const [staff, support] = [await asStaff(), stack.payment.as(await stack.payment.peers.adminToken(['finance.read']))]
    await expect(support.finance.sendEvidence.mutate({ disputeId: id, ...words })).rejects.toMatchObject({
      data: { code: 'FORBIDDEN' },
    })
    await expect(staff.finance.sendEvidence.mutate({ disputeId: 'du_none', ...words })).rejects.toMatchObject({
      data: { code: 'NOT_FOUND' },
    })
    await expect(
      staff.finance.sendEvidence.mutate({ disputeId: id, ...words, explanation: ' ' }),
    ).rejects.toMatchObject({ data: { code: 'BAD_INPUT' } })
    await staff.finance.sendEvidence.mutate({ disputeId: id, ...words })
    await isClosed(id, 'won')
    const { evidence } = await stack.stripe.disputes.retrieve(id)
    expect(evidence).toMatchObject({ product_description: 'Oak board', shipping_tracking_number: 'YP1' })
    await expect(staff.finance.sendEvidence.mutate({ disputeId: id, ...words })).rejects.toMatchObject({
      data: { code: 'ILLEGAL_TRANSITION' },
    })
    const { items } = await staff.finance.disputes.query({ state: 'won' })
    expect(items.find((one) => one.id === id)).toMatchObject({
      orderNumber: order.orderNumber,
      amountMinor: 10_000,
      feeMinor: FEE,
      evidenceSentAt: expect.any(String),
      closedAt: expect.any(String),
    })
  })

  test('by giving in: it is lost', async () => {
    const order = await payOrder(stack, soldBy(newId('ven')))
    const id = await open(order)
    await (await asStaff()).finance.acceptDispute.mutate({ disputeId: id })
    await isClosed(id, 'lost')
    expect((await shareOf(order)).refundedMinor).toBe(10_000n)
  })
})
