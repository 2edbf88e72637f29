import { type CreatePaymentInput, newId } from '@millyard/contracts'
import Stripe from 'stripe'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { claimPayouts } from '../src/payouts/claim-payouts.ts'
import { recoverRefund } from '../src/payouts/recover-refund.ts'
import { refundPayment } from '../src/refunds/refund-payment.ts'
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

let stack: PaymentStack
beforeAll(async () => {
  stack = await startPaymentStack()
})
afterEach(() => expectBalancedBooks(stack))
afterAll(() => stack.close())

const client = () => stack.payment.deps.database.client
const asStaff = async () => stack.payment.as(await stack.payment.peers.adminToken())

const refund = (order: CreatePaymentInput, amountMinor: number, overrides: Parameters<typeof agreeRefund>[3] = {}) =>
  agreeRefund(stack, order, amountMinor, overrides)
const rowOf = (refundId: string) => client().paymentRefund.findUniqueOrThrow({ where: { request: refundId } })
const refundIs = (refundId: string, state: string) =>
  eventually(async () => {
    const row = await rowOf(refundId)
    expect(row.state).toBe(state)
    return row
  })
const recoveryIs = (refundId: string, state: string) =>
  eventually(async () => {
    const row = await client().vendorRecovery.findFirstOrThrow({ where: { refund: { request: refundId } } })
    expect(row.state).toBe(state)
    return row
  })
const refundsAtStripe = (order: CreatePaymentInput) => refundsOf(stack, order)
const sent = (orderId: string) =>
  eventually(async () => {
    const { data } = await stack.stripe.transfers.list({ transfer_group: orderId })
    expect(data).toHaveLength(1)
    return data[0] as Stripe.Transfer
  })
const paidOut = (vendorOrderId = '') =>
  eventually(async () => {
    const share = await client().paymentShare.findUniqueOrThrow({ where: { vendorOrderId } })
    expect(share.state).toBe('paid')
  })
const due = (vendorId: string) => balance(stack, 'vendor_due', 'EUR', vendorId)
const held = (vendorId: string) => balance(stack, 'vendor_held', 'EUR', vendorId)

/** A vendor that has been paid for an order: what `amount` it got lies in its account at Stripe. */
async function paidVendor(total = 10_000) {
  const vendorId = newId('ven')
  const accountId = await onboard(stack, vendorId)
  const order = await payOrder(stack, soldBy(vendorId, 'EUR', total, total / 10))
  await complete(stack, order)
  await sent(order.orderId)
  await paidOut(order.shares[0]?.vendorOrderId)
  return { vendorId, accountId, order }
}
/** Stripe will not take anything back from its accounts. */
const refuseReversals = () =>
  replaceCall(stack.payment.deps.stripe.transfers, 'createReversal', () => async () => {
    throw new Stripe.errors.StripeInvalidRequestError({
      type: 'invalid_request_error',
      message: 'The account does not hold enough.',
      code: 'balance_insufficient',
    })
  })

describe('before the payout', () => {
  test('while it is held: the vendor and we give up our parts, the rest is paid out', async () => {
    const vendorId = newId('ven')
    await onboard(stack, vendorId)
    const order = await payOrder(stack, soldBy(vendorId))
    const { refundId } = await refund(order, 4_000)
    const row = await refundIs(refundId, 'succeeded')
    expect(row).toMatchObject({
      amountMinor: 4_000n,
      commissionMinor: 400n,
      payableMinor: 3_600n,
      orderRefundId: refundId,
    })
    expect([await held(vendorId), await due(vendorId)]).toEqual([5_400, 0])
    expect((await client().payment.findUniqueOrThrow({ where: { orderId: order.orderId } })).status).toBe('succeeded')
    const event = await stack.payment.peers.waitForEvent('payment.refunded.v1', order.orderId)
    expect(event.data).toMatchObject({ refundId, amountMinor: 4_000 })

    await complete(stack, order)
    expect((await sent(order.orderId)).amount).toBe(5_400)
    await paidOut(order.shares[0]?.vendorOrderId)
    expect([await held(vendorId), await due(vendorId)]).toEqual([0, 0])
  })

  test('while it is due to a vendor without an account: less is due; all of it leaves nothing to pay', async () => {
    const vendorId = newId('ven')
    const [first, second] = [await payOrder(stack, soldBy(vendorId)), await payOrder(stack, soldBy(vendorId))]
    await complete(stack, first)
    await complete(stack, second)
    await refund(first, 10_000)
    const { refundId } = await refund(second, 1_000)
    await refundIs(refundId, 'succeeded')
    expect(await due(vendorId)).toBe(8_100)
    expect(await client().vendorRecovery.count({ where: { vendorId } })).toBe(0)
    await onboard(stack, vendorId)
    expect((await sent(second.orderId)).amount).toBe(8_100)
    await paidOut(second.shares[0]?.vendorOrderId)
    expect(await due(vendorId)).toBe(0)
    const payout = await client().vendorPayout.findFirstOrThrow({ where: { vendorId }, include: { items: true } })
    expect(payout.items).toHaveLength(1)
    expect((await client().payment.findUniqueOrThrow({ where: { orderId: first.orderId } })).status).toBe('refunded')
  })

  test('P14 in yen and dinars', async () => {
    for (const [currency, total, back] of [
      ['JPY', 10_000, 3_000],
      ['KWD', 100_000, 33_000],
    ] as const) {
      const order = await payOrder(stack, soldBy(newId('ven'), currency, total, total / 10))
      const { refundId } = await refund(order, back)
      await refundIs(refundId, 'succeeded')
      expect((await refundsAtStripe(order)).map((one) => one.amount)).toEqual([back])
    }
  })
})

describe('bounds', () => {
  test('P11 more than the part has left moves nothing, and the delivery is refused', async () => {
    const vendorId = newId('ven')
    const order = await payOrder(
      stack,
      anOrder([
        { vendorId, totalMinor: 1_000, commissionMinor: 100 },
        { totalMinor: 9_000, commissionMinor: 900 },
      ]),
    )
    await refund(order, 600)
    await expect(refund(order, 600)).rejects.toThrow('500')
    await expect(refund(order, 400, { commissionMinor: 41 })).rejects.toThrow('500')
    expect(await held(vendorId)).toBe(360)
    await eventually(async () => expect((await refundsAtStripe(order)).map((one) => one.amount)).toEqual([600]))
  })

  test('P16 two of 60 % at the same moment: one is made', async () => {
    const order = await payOrder(stack, soldBy(newId('ven')))
    const outcomes = await Promise.allSettled([refund(order, 6_000), refund(order, 6_000)])
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected'])
    await eventually(async () => expect(await refundsAtStripe(order)).toHaveLength(1))
  })

  test('P17 the answer of Stripe and its webhooks, repeated, make one refund and one posting', async () => {
    const order = await payOrder(stack, soldBy(newId('ven')))
    const { refundId } = await refund(order, 2_500)
    const { id } = await refundIs(refundId, 'succeeded')
    const { data } = await stack.stripe.events.list({ limit: 20 })
    for (const event of data.filter((one) => one.type.includes('refund')))
      await control(stack, `events/${event.id}/resend`, { times: 3 })
    await Promise.all([refundPayment(stack.payment.deps, id), refundPayment(stack.payment.deps, id)])
    expect(await refundsAtStripe(order)).toHaveLength(1)
    expect(await client().ledgerTransaction.count({ where: { reference: id, kind: 'refund' } })).toBe(1)
    expect(publishedOnce(stack, 'payment.refunded.v1', order.orderId)).toHaveLength(1)
  })

  test('an order that is not settled yet: the delivery is repeated', async () => {
    const order = soldBy(newId('ven'))
    await stack.payment.asService('order').internal.createPayment.mutate(order)
    await expect(refund(order, 100)).rejects.toThrow('500')
    expect(await client().paymentRefund.count({ where: { payment: { orderId: order.orderId } } })).toBe(0)
  })
})

describe('after the payout', () => {
  test('the transfer is reversed by the vendor’s part of it', async () => {
    const { vendorId, order } = await paidVendor()
    const { refundId } = await refund(order, 4_000)
    await recoveryIs(refundId, 'settled')
    await refundIs(refundId, 'succeeded')
    const transfer = await sent(order.orderId)
    expect([transfer.amount, transfer.amount_reversed]).toEqual([9_000, 3_600])
    expect(await due(vendorId)).toBe(0)
    const vendor = stack.payment.as(await stack.payment.peers.vendorToken(vendorId))
    const { balances } = await vendor.payouts.balance.query()
    expect(balances).toEqual([{ currency: 'EUR', heldMinor: 0, dueMinor: 0, paidMinor: 5_400 }])
  })

  test('P28 a process that dies after the reversal makes one, even when Stripe has forgotten the key', async () => {
    const { order } = await paidVendor()
    let calls = 0
    const restore = replaceCall(
      stack.payment.deps.stripe.transfers,
      'createReversal',
      (original) => async (id: string, params: Stripe.TransferCreateReversalParams) => {
        calls++
        await original(id, params, { idempotencyKey: newId('evt') })
        throw new Error('killed')
      },
    )
    try {
      const { refundId } = await refund(order, 4_000)
      await eventually(async () => expect(calls).toBeGreaterThan(0))
      const { refundId: id } = await client().vendorRecovery.findFirstOrThrow({
        where: { refund: { request: refundId } },
      })
      await recoverRefund(stack.payment.deps, id)
      await recoveryIs(refundId, 'settled')
    } finally {
      restore()
    }
    expect(calls).toBe(1)
    expect((await sent(order.orderId)).amount_reversed).toBe(3_600)
  })

  test('an account that holds too little: the vendor owes it, and the next payout keeps it', async () => {
    const { vendorId, order } = await paidVendor()
    const restore = refuseReversals()
    try {
      const { refundId } = await refund(order, 4_000)
      expect((await recoveryIs(refundId, 'open')).failure).toContain('does not hold enough')
      // The buyer does not wait for that.
      await refundIs(refundId, 'succeeded')
      expect(await due(vendorId)).toBe(-3_600)

      const next = await payOrder(stack, soldBy(vendorId))
      await complete(stack, next)
      expect((await sent(next.orderId)).amount).toBe(5_400)
      await paidOut(next.shares[0]?.vendorOrderId)
      await recoveryIs(refundId, 'settled')
      const vendor = stack.payment.as(await stack.payment.peers.vendorToken(vendorId))
      const { items } = await vendor.payouts.list.query({})
      expect(items[0]).toMatchObject({
        amountMinor: 5_400,
        orders: [{ number: next.shares[0]?.vendorOrderNumber, amountMinor: 9_000 }],
        deductions: [{ number: order.shares[0]?.vendorOrderNumber, amountMinor: 3_600 }],
      })
    } finally {
      restore()
    }
    expect(await due(vendorId)).toBe(0)
  })

  test('more than the next payout brings: it is kept whole, nothing is sent, and the one after keeps the rest', async () => {
    const { vendorId, order } = await paidVendor()
    const restore = refuseReversals()
    try {
      const { refundId } = await refund(order, 10_000)
      await recoveryIs(refundId, 'open')
      const small = await payOrder(stack, soldBy(vendorId, 'EUR', 2_000, 200))
      await complete(stack, small)
      await paidOut(small.shares[0]?.vendorOrderId)
      expect((await stack.stripe.transfers.list({ transfer_group: small.orderId })).data).toEqual([])
      expect(await recoveryIs(refundId, 'open')).toMatchObject({ amountMinor: 9_000n, deductedMinor: 1_800n })
      expect(await client().vendorPayout.findFirst({ where: { vendorId, amountMinor: 0 } })).toMatchObject({
        status: 'sent',
      })

      const large = await payOrder(stack, soldBy(vendorId, 'EUR', 20_000, 2_000))
      await complete(stack, large)
      expect((await sent(large.orderId)).amount).toBe(18_000 - 7_200)
      await paidOut(large.shares[0]?.vendorOrderId)
    } finally {
      restore()
    }
    expect(await due(vendorId)).toBe(0)
  })

  test('two claims at the same moment keep a debt once', async () => {
    const { vendorId, order } = await paidVendor()
    const restore = refuseReversals()
    const stop = replaceCall(stack.payment.deps.stripe.transfers, 'create', () => async () => {
      throw new Error('Stripe is away.')
    })
    try {
      const { refundId } = await refund(order, 4_000)
      await recoveryIs(refundId, 'open')
      const orders = [await payOrder(stack, soldBy(vendorId)), await payOrder(stack, soldBy(vendorId))]
      for (const one of orders) await complete(stack, one)
      await Promise.all(Array.from({ length: 4 }, () => claimPayouts(stack.payment.deps, vendorId)))
      await recoveryIs(refundId, 'settled')
      const { _sum } = await client().vendorPayoutDeduction.aggregate({
        where: { payout: { vendorId } },
        _sum: { amountMinor: true },
      })
      expect(_sum.amountMinor).toBe(3_600n)
      const items = await client().vendorPayoutItem.findMany({ where: { payout: { vendorId } } })
      expect(items.reduce((sum, item) => sum + Number(item.payableMinor - item.amountMinor), 0)).toBe(3_600)
    } finally {
      restore()
      stop()
    }
    // Nothing was sent while Stripe was away; it goes out now.
    for (const { id } of await client().vendorPayout.findMany({ where: { vendorId, status: 'claimed' } })) {
      await stack.payment.module.jobs?.['send-payout']?.run(stack.payment.deps, { payoutId: id })
    }
    expect(await due(vendorId)).toBe(0)
  })

  test('while the transfer is on its way: it waits for it, then takes back its part', async () => {
    const vendorId = newId('ven')
    await onboard(stack, vendorId)
    const order = await payOrder(stack, soldBy(vendorId))
    const stop = replaceCall(stack.payment.deps.stripe.transfers, 'create', () => async () => {
      throw new Error('Stripe is away.')
    })
    let refundId: string
    try {
      await complete(stack, order)
      await eventually(async () =>
        expect((await client().paymentShare.findFirstOrThrow({ where: { vendorId } })).state).toBe('claimed'),
      )
      refundId = (await refund(order, 4_000)).refundId
      await refundIs(refundId, 'succeeded')
      await recoveryIs(refundId, 'reversing')
    } finally {
      stop()
    }
    const payout = await client().vendorPayout.findFirstOrThrow({ where: { vendorId } })
    await stack.payment.module.jobs?.['send-payout']?.run(stack.payment.deps, { payoutId: payout.id })
    await recoveryIs(refundId, 'settled')
    expect((await sent(order.orderId)).amount_reversed).toBe(3_600)
    expect(await due(vendorId)).toBe(0)
  })
})

/** Stripe understood, and says no. */
const refuse = (message: string) => async () => {
  throw new Stripe.errors.StripeInvalidRequestError({ type: 'invalid_request_error', message })
}

describe('what Stripe does not do as asked', () => {
  test('a refund that it refuses is failed and told; sent again, it is an attempt of its own', async () => {
    const order = await payOrder(stack, soldBy(newId('ven')))
    const restore = replaceCall(stack.payment.deps.stripe.refunds, 'create', () => refuse('Insufficient funds.'))
    let refundId = ''
    try {
      refundId = (await refund(order, 4_000)).refundId
      expect(await refundIs(refundId, 'failed')).toMatchObject({ failure: 'Insufficient funds.' })
    } finally {
      restore()
    }
    await eventually(async () =>
      expect(publishedOnce(stack, 'payment.refund_failed.v1', order.orderId)).toHaveLength(1),
    )
    expect(await refundsAtStripe(order)).toEqual([])
    await (await asStaff()).finance.retryRefund.mutate({ refundId: (await rowOf(refundId)).id })
    await refundIs(refundId, 'succeeded')
    expect((await refundsAtStripe(order)).map((one) => one.metadata?.attempt)).toEqual(['1'])
  })

  test('a transfer of which a payout had kept a part is taken back as far as it goes; the rest is owed', async () => {
    const { vendorId, order: first } = await paidVendor()
    const restore = refuseReversals()
    try {
      await recoveryIs((await refund(first, 4_000)).refundId, 'open')
    } finally {
      restore()
    }
    const next = await payOrder(stack, soldBy(vendorId))
    await complete(stack, next)
    expect((await sent(next.orderId)).amount).toBe(5_400)
    await paidOut(next.shares[0]?.vendorOrderId)
    const { refundId } = await refund(next, 10_000)
    expect(await recoveryIs(refundId, 'open')).toMatchObject({ deductedMinor: 5_400n })
    expect((await sent(next.orderId)).amount_reversed).toBe(5_400)
    expect(await due(vendorId)).toBe(-3_600)
    const third = await payOrder(stack, soldBy(vendorId))
    await complete(stack, third)
    expect((await sent(third.orderId)).amount).toBe(5_400)
    await recoveryIs(refundId, 'settled')
  })

  test.each([
    [10_000, []],
    [4_000, [5_400]],
  ])('a payout that it refused sends nothing that was refunded meanwhile: of %i', async (refundedMinor, amounts) => {
    const vendorId = newId('ven')
    await onboard(stack, vendorId)
    const order = await payOrder(stack, soldBy(vendorId))
    const payout = () => client().vendorPayout.findFirstOrThrow({ where: { vendorId } })
    const restore = replaceCall(stack.payment.deps.stripe.transfers, 'create', () => refuse('Restricted.'))
    let refundId = ''
    try {
      await complete(stack, order)
      await eventually(async () => expect((await payout()).status).toBe('failed'))
      refundId = (await refund(order, refundedMinor)).refundId
      await refundIs(refundId, 'succeeded')
    } finally {
      restore()
    }
    await claimPayouts(stack.payment.deps, vendorId)
    await eventually(async () => expect((await payout()).status).toBe('sent'))
    const { data } = await stack.stripe.transfers.list({ transfer_group: order.orderId })
    expect(data.map((transfer) => [transfer.amount, transfer.amount_reversed])).toEqual(amounts.map((one) => [one, 0]))
    await recoveryIs(refundId, 'settled')
    await paidOut(order.shares[0]?.vendorOrderId)
    expect(await due(vendorId)).toBe(0)
  })

  test('two orders that become due at the same time keep a debt whole', async () => {
    const { vendorId, order } = await paidVendor()
    const restore = refuseReversals()
    try {
      await recoveryIs((await refund(order, 10_000)).refundId, 'open')
    } finally {
      restore()
    }
    const orders = [
      await payOrder(stack, soldBy(vendorId, 'EUR', 6_000, 600)),
      await payOrder(stack, soldBy(vendorId, 'EUR', 6_000, 600)),
    ]
    await Promise.all(orders.map((one) => complete(stack, one)))
    for (const one of orders) await paidOut(one.shares[0]?.vendorOrderId)
    const transfers = await Promise.all(
      orders.map(async (one) => (await stack.stripe.transfers.list({ transfer_group: one.orderId })).data),
    )
    expect(transfers.flat().map((transfer) => transfer.amount)).toEqual([1_800])
    await eventually(async () => expect(await due(vendorId)).toBe(0))
  })
})

describe('a refund that fails', () => {
  test('is told; finance sends it again, and late news of the first attempt changes nothing', async () => {
    const before = await balance(stack, 'customer_refundable')
    const order = await payOrder(stack, soldBy(newId('ven')), 'pm_card_refundFail')
    const { refundId } = await refund(order, 4_000)
    const first = await refundIs(refundId, 'succeeded')
    await control(stack, `refunds/${first.stripeRefundId}/settle`, { outcome: 'failed' })
    await refundIs(refundId, 'failed')
    const event = await stack.payment.peers.waitForEvent('payment.refund_failed.v1', order.orderId)
    expect(event.data).toMatchObject({ refundId, amountMinor: 4_000 })
    expect((await balance(stack, 'customer_refundable')) - before).toBe(4_000)

    const staff = await asStaff()
    const { items } = await staff.finance.refunds.query({ state: 'failed' })
    expect(items.map((item) => item.id)).toContain(first.id)
    const support = stack.payment.as(await stack.payment.peers.adminToken(['finance.read']))
    await expect(support.finance.retryRefund.mutate({ refundId: first.id })).rejects.toMatchObject({
      data: { code: 'FORBIDDEN' },
    })
    await staff.finance.retryRefund.mutate({ refundId: first.id })
    await expect(staff.finance.retryRefund.mutate({ refundId: first.id })).rejects.toMatchObject({
      data: { code: 'ILLEGAL_TRANSITION' },
    })
    const second = await refundIs(refundId, 'succeeded')
    expect(second.stripeRefundId).not.toBe(first.stripeRefundId)
    const { data } = await stack.stripe.events.list({ limit: 20 })
    for (const one of data.filter(({ type }) => type.includes('refund')))
      await control(stack, `events/${one.id}/resend`)
    await eventually(async () => expect(await control(stack, 'webhooks/flush')).toMatchObject({ pending: 0 }))
    expect((await rowOf(refundId)).state).toBe('succeeded')
    expect(await balance(stack, 'customer_refundable')).toBe(before)
  })
})
