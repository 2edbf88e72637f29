import { type CreatePaymentInput, newId } from '@millyard/contracts'
import { TRPCClientError } from '@trpc/client'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { createIntent } from '../src/payments/create-intent.ts'
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
  startPaymentStack,
} from './setup.ts'

let stack: PaymentStack

beforeAll(async () => {
  stack = await startPaymentStack()
})
afterEach(() => expectBalancedBooks(stack))
afterAll(() => stack.close())

const order = () => stack.payment.asService('order').internal
const client = () => stack.payment.deps.database.client
const asCustomer = async (id: string) => stack.payment.as(await stack.payment.peers.customerToken(id))

async function refusal(call: Promise<unknown>): Promise<{ code: string; fields: string[] }> {
  try {
    await call
  } catch (error) {
    if (!(error instanceof TRPCClientError)) throw error
    return {
      code: error.data?.code,
      fields: (error.data?.fields ?? []).map((field: { path: string }) => field.path),
    }
  }
  return { code: 'nothing was refused', fields: [] }
}

const succeededEvents = (orderId: string) =>
  stack.payment.peers.delivered.filter(
    ({ event }) => event.type === 'payment.succeeded.v1' && event.aggregateId === orderId,
  )

describe('preparing a payment', () => {
  test('P12 parts that do not sum to the amount are refused before anything is written or charged', async () => {
    const input = anOrder()
    expect(await refusal(order().createPayment.mutate({ ...input, amountMinor: input.amountMinor + 1 }))).toEqual({
      code: 'BAD_INPUT',
      fields: ['shares'],
    })
    expect(await client().payment.count({ where: { orderId: input.orderId } })).toBe(0)
  })

  test('each wrong field is named', async () => {
    const input = anOrder()
    const [first, second] = input.shares
    if (!first || !second) throw new Error('two parts')
    const cases: [object, string][] = [
      [{ currency: 'ZZZ' }, 'currency'],
      [{ currency: 'eur' }, 'currency'],
      [{ amountMinor: 0 }, 'amountMinor'],
      [{ amountMinor: 99.5 }, 'amountMinor'],
      [{ orderId: newId('usr') }, 'orderId'],
      [{ shares: [] }, 'shares'],
      [{ shares: [{ ...first, payableMinor: first.payableMinor + 1 }, second] }, 'shares.0.payableMinor'],
      [{ shares: [{ ...first, commissionMinor: -1 }, second] }, 'shares.0.commissionMinor'],
      [{ shares: [first, { ...second, vendorOrderId: first.vendorOrderId }] }, 'shares.1.vendorOrderId'],
    ]
    for (const [wrong, field] of cases) {
      const answer = await refusal(order().createPayment.mutate({ ...input, ...wrong }))
      expect(answer.code, field).toBe('BAD_INPUT')
      expect(answer.fields, field).toContain(field)
    }
    expect(await client().payment.count({ where: { orderId: input.orderId } })).toBe(0)
  })

  test('P14 an amount that Stripe cannot charge is refused with its field', async () => {
    const input = anOrder([{ totalMinor: 1_234, commissionMinor: 120 }], { currency: 'KWD' })
    const answer = await refusal(order().createPayment.mutate(input))
    expect(answer).toEqual({ code: 'BAD_INPUT', fields: ['amountMinor', 'shares.0.payableMinor'] })
  })

  test('a currency that Stripe would exchange is refused before anything is written or charged', async () => {
    const input = anOrder(undefined, { currency: 'SEK' })
    expect((await refusal(order().createPayment.mutate(input))).code).toBe('CURRENCY_MISMATCH')
    expect(await client().payment.count({ where: { orderId: input.orderId } })).toBe(0)
    const intents = (await stack.stripe.paymentIntents.list({ limit: 100 })).data
    expect(intents.filter((intent) => intent.metadata.orderId === input.orderId)).toHaveLength(0)
  })

  test('the intent at Stripe carries amount, order and transfer group', async () => {
    const input = anOrder()
    const { clientSecret, publishableKey } = await order().createPayment.mutate(input)
    expect(publishableKey).toMatch(/^pk_/)
    expect(await stack.stripe.paymentIntents.retrieve(intentOf(clientSecret))).toMatchObject({
      amount: 9_999,
      currency: 'eur',
      transfer_group: input.orderId,
      metadata: { orderId: input.orderId },
      allowed_payment_method_types: ['card'],
    })
  })

  test('repeated and parallel calls give one payment and one intent', async () => {
    const input = anOrder()
    const answers = await Promise.all(Array.from({ length: 8 }, () => order().createPayment.mutate(input)))
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    const intents = (await stack.stripe.paymentIntents.list({ limit: 100 })).data
    expect(intents.filter((intent) => intent.metadata.orderId === input.orderId)).toHaveLength(1)
  })

  test('P13 P29 the same order with another amount is refused: the key is never used again, the first intent stands', async () => {
    const input = anOrder([{ totalMinor: 5_000, commissionMinor: 500 }])
    const { clientSecret } = await order().createPayment.mutate(input)
    const [share] = input.shares
    if (!share) throw new Error('one part')
    const changed = {
      ...input,
      amountMinor: 6_000,
      shares: [{ ...share, totalMinor: 6_000, payableMinor: 5_500 }],
    }
    expect((await refusal(order().createPayment.mutate(changed))).code).toBe('IDEMPOTENCY_CONFLICT')
    expect((await stack.stripe.paymentIntents.retrieve(intentOf(clientSecret))).amount).toBe(5_000)
    // The key carries the amount: even without our row, Stripe would see another key.
    const other = await createIntent(stack.payment.deps, changed)
    expect(other.id).not.toBe(intentOf(clientSecret))
  })

  test('a crash after Stripe was called is resumed: the same intent, recorded', async () => {
    const input = anOrder()
    const intent = await createIntent(stack.payment.deps, input)
    const { clientSecret } = await order().createPayment.mutate(input)
    expect(intentOf(clientSecret)).toBe(intent.id)
  })

  test('when Stripe does not answer, the caller hears UNAVAILABLE and may call again', async () => {
    const input = anOrder()
    const { paymentIntents } = stack.payment.deps.stripe
    const { StripeConnectionError } = (await import('stripe')).default.errors
    Object.assign(paymentIntents, {
      create: () => Promise.reject(new StripeConnectionError({ message: 'no route', type: 'api_error' })),
    })
    try {
      expect((await refusal(order().createPayment.mutate(input))).code).toBe('UNAVAILABLE')
    } finally {
      Reflect.deleteProperty(paymentIntents, 'create')
    }
    expect((await order().createPayment.mutate(input)).clientSecret).toMatch(/^pi_/)
  })
})

describe('paying', () => {
  test('a card is charged: succeeded, fee known, vendors and platform have their parts in the ledger', async () => {
    const input = await payOrder(stack)
    const row = await client().payment.findUniqueOrThrow({
      where: { orderId: input.orderId },
      include: { shares: true },
    })
    const fee = Math.round(9_999 * 0.029) + 30
    expect(row).toMatchObject({ status: 'succeeded', feeMinor: BigInt(fee) })
    expect(row.shares.map((share) => share.state)).toEqual(['held', 'held'])
    for (const share of input.shares)
      expect(await balance(stack, 'vendor_held', 'EUR', share.vendorId)).toBe(share.payableMinor)
    const [posting] = await client().ledgerTransaction.findMany({
      where: { kind: 'charge', reference: input.orderId },
      include: { entries: { include: { account: true } } },
    })
    const byKind = Object.fromEntries(
      posting?.entries.map((entry) => [entry.account.kind, Number(entry.amountMinor)]) ?? [],
    )
    expect(byKind).toMatchObject({ stripe: fee - 9_999, stripe_fees: -fee, commission: 950 })
  })

  test('a declined card is told as the bank said it; the next card pays', async () => {
    const input = anOrder()
    const { clientSecret } = await order().createPayment.mutate(input)
    await expect(confirm(stack.stripe, clientSecret, 'pm_card_chargeDeclined')).rejects.toMatchObject({
      code: 'card_declined',
    })
    const failed = await stack.payment.peers.waitForEvent('payment.failed.v1', input.orderId)
    expect(failed.data).toMatchObject({
      orderId: input.orderId,
      code: 'generic_decline',
      message: 'Your card was declined.',
    })
    const mine = await asCustomer(input.customerId)
    expect(await mine.payments.forOrder.query({ orderId: input.orderId })).toMatchObject({
      status: 'failed',
      clientSecret,
      failure: { code: 'generic_decline', message: 'Your card was declined.' },
    })
    await confirm(stack.stripe, clientSecret)
    await stack.payment.peers.waitForEvent('payment.succeeded.v1', input.orderId)
    expect(await mine.payments.forOrder.query({ orderId: input.orderId })).toMatchObject({
      status: 'succeeded',
      clientSecret: null,
      failure: null,
    })
  })

  test('3-D Secure: the challenge is visible, passing it pays', async () => {
    const input = anOrder()
    const { clientSecret } = await order().createPayment.mutate(input)
    const intent = await confirm(stack.stripe, clientSecret, 'pm_card_threeDSecure2Required')
    expect(intent.status).toBe('requires_action')
    const mine = await asCustomer(input.customerId)
    await eventually(async () =>
      expect((await mine.payments.forOrder.query({ orderId: input.orderId })).status).toBe('requires_action'),
    )
    await control(stack, `payment_intents/${intent.id}/authenticate`, { outcome: 'succeeded' })
    await stack.payment.peers.waitForEvent('payment.succeeded.v1', input.orderId)
  })

  test('3-D Secure: failing it charges nothing, and another try is possible', async () => {
    const input = anOrder()
    const { clientSecret } = await order().createPayment.mutate(input)
    const intent = await confirm(stack.stripe, clientSecret, 'pm_card_threeDSecure2Required')
    await control(stack, `payment_intents/${intent.id}/authenticate`, { outcome: 'failed' })
    const failed = await stack.payment.peers.waitForEvent('payment.failed.v1', input.orderId)
    expect(failed.data.code).toBe('payment_intent_authentication_failure')
    expect(succeededEvents(input.orderId)).toHaveLength(0)
  })

  test.each([
    ['JPY', 1_980, 198],
    ['EUR', 1_999, 200],
    ['KWD', 12_340, 1_230],
    ['ISK', 4_500, 450],
  ])('P14 %s goes through Stripe and comes back as the same amount', async (currency, totalMinor, commissionMinor) => {
    const input = await payOrder(stack, anOrder([{ totalMinor, commissionMinor }], { currency }))
    const event = await stack.payment.peers.waitForEvent('payment.succeeded.v1', input.orderId)
    expect(event.data).toMatchObject({ amountMinor: totalMinor, currency })
    expect(await balance(stack, 'vendor_held', currency, input.shares[0]?.vendorId)).toBe(totalMinor - commissionMinor)
  })
})

describe('whose payment it is', () => {
  test("P43 somebody else's order and an unknown one answer NOT_FOUND alike", async () => {
    const input = anOrder()
    await order().createPayment.mutate(input)
    const other = await asCustomer(newId('usr'))
    expect((await refusal(other.payments.forOrder.query({ orderId: input.orderId }))).code).toBe('NOT_FOUND')
    expect((await refusal(other.payments.forOrder.query({ orderId: newId('ord') }))).code).toBe('NOT_FOUND')
    expect((await refusal(other.payments.forOrder.query({ orderId: 'nonsense' }))).code).toBe('BAD_INPUT')
    const mine = await asCustomer(input.customerId)
    expect((await mine.payments.forOrder.query({ orderId: input.orderId })).status).toBe('pending')
  })
})

describe('cancelling', () => {
  test('an unpaid payment is cancelled at Stripe and can no longer be paid', async () => {
    const input = anOrder()
    const { clientSecret } = await order().createPayment.mutate(input)
    await order().cancelPayment.mutate({ orderId: input.orderId })
    await eventually(async () =>
      expect((await stack.stripe.paymentIntents.retrieve(intentOf(clientSecret))).status).toBe('canceled'),
    )
    await expect(confirm(stack.stripe, clientSecret)).rejects.toMatchObject({ code: 'payment_intent_unexpected_state' })
    const mine = await asCustomer(input.customerId)
    expect(await mine.payments.forOrder.query({ orderId: input.orderId })).toMatchObject({
      status: 'cancelled',
      clientSecret: null,
    })
    expect((await refusal(order().createPayment.mutate(input))).code).toBe('ORDER_EXPIRED')
  })

  test('a payment asked for after its order was cancelled is refused, also when the two race', async () => {
    const late = anOrder()
    await order().cancelPayment.mutate({ orderId: late.orderId })
    expect((await refusal(order().createPayment.mutate(late))).code).toBe('ORDER_EXPIRED')

    await Promise.all(
      Array.from({ length: 8 }, async () => {
        const input = anOrder()
        await Promise.all([
          refusal(order().createPayment.mutate(input)),
          order().cancelPayment.mutate({ orderId: input.orderId }),
        ])
        await eventually(async () => {
          const intents = (await stack.stripe.paymentIntents.list({ limit: 100 })).data
          const mine = intents.filter((intent) => intent.metadata.orderId === input.orderId)
          expect(mine.every((intent) => intent.status === 'canceled')).toBe(true)
        })
        const row = await client().payment.findUnique({ where: { orderId: input.orderId } })
        expect(row?.status ?? 'cancelled').toBe('cancelled')
      }),
    )
  })

  test('a paid order that is cancelled is refunded whole, once, however often it is cancelled', async () => {
    const input = await payOrder(stack)
    await Promise.all([
      cancelOrder(stack, input),
      cancelOrder(stack, input),
      order().cancelPayment.mutate({ orderId: input.orderId }),
    ])
    const refunded = await stack.payment.peers.waitForEvent('payment.refunded.v1', input.orderId)
    expect(refunded.data).toMatchObject({ amountMinor: 9_999, currency: 'EUR', customerId: input.customerId })
    const row = await client().payment.findUniqueOrThrow({
      where: { orderId: input.orderId },
      include: { refunds: true, shares: true },
    })
    expect(row.status).toBe('refunded')
    expect(row.refunds).toHaveLength(1)
    expect(row.shares.map((share) => share.state)).toEqual(['cancelled', 'cancelled'])
    for (const share of input.shares) expect(await balance(stack, 'vendor_held', 'EUR', share.vendorId)).toBe(0)
    const refunds = await stack.stripe.refunds.list({ payment_intent: row.stripePaymentIntentId ?? '' })
    expect(refunds.data.map((refund) => refund.amount)).toEqual([9_999])
    expect(await balance(stack, 'customer_refundable')).toBe(0)
  })

  test('P08 paying and cancelling at the same time, twenty times: either nothing was charged or all of it went back', async () => {
    const inputs = Array.from({ length: 20 }, () => anOrder())
    const race = async (input: CreatePaymentInput, index: number) => {
      const { clientSecret } = await order().createPayment.mutate(input)
      const pay = () => confirm(stack.stripe, clientSecret).catch(() => undefined)
      const cancel = () => cancelOrder(stack, input)
      await Promise.all(index % 2 === 0 ? [pay(), cancel()] : [cancel(), pay()])
    }
    for (let index = 0; index < inputs.length; index += 4) await Promise.all(inputs.slice(index, index + 4).map(race))
    for (const input of inputs) {
      await eventually(async () => {
        const row = await client().payment.findUniqueOrThrow({
          where: { orderId: input.orderId },
          include: { refunds: true },
        })
        const intent = await stack.stripe.paymentIntents.retrieve(row.stripePaymentIntentId ?? '', {
          expand: ['latest_charge'],
        })
        const charge = intent.latest_charge
        const kept = charge && typeof charge !== 'string' ? charge.amount_captured - charge.amount_refunded : 0
        expect(kept).toBe(0)
        expect([intent.status, row.status]).toEqual(charge ? ['succeeded', 'refunded'] : ['canceled', 'cancelled'])
      })
    }
  })
})
