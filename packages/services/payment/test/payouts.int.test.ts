import { newId } from '@millyard/contracts'
import Stripe from 'stripe'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { claimPayouts } from '../src/payouts/claim-payouts.ts'
import { sendPayout } from '../src/payouts/send-payout.ts'
import {
  anOrder,
  balance,
  complete,
  control,
  dispute,
  eventually,
  expectBalancedBooks,
  onboard,
  type PaymentStack,
  payOrder,
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
const asVendor = async (id: string) => stack.payment.as(await stack.payment.peers.vendorToken(id))
const soldBy = (vendorId: string, totalMinor = 5_000, commissionMinor = 500, currency = 'EUR') =>
  anOrder([{ vendorId, totalMinor, commissionMinor }], { currency })

const transfersOf = async (orderId: string) =>
  (await stack.stripe.transfers.list({ transfer_group: orderId, limit: 100 })).data

const replaceTransferCreate = (create: (original: Stripe.TransferResource['create']) => unknown) =>
  replaceCall(stack.payment.deps.stripe.transfers, 'create', create)

describe('the payout account', () => {
  test('starts as none, is incomplete while Stripe waits, ready once the vendor is done', async () => {
    const vendorId = newId('ven')
    const vendor = await asVendor(vendorId)
    expect(await vendor.payoutAccount.get.query()).toEqual({ status: 'none', stripeAccountId: null })
    const { url } = await vendor.payoutAccount.startOnboarding.mutate()
    const incomplete = await vendor.payoutAccount.get.query()
    expect(incomplete).toMatchObject({ status: 'incomplete', stripeAccountId: expect.stringMatching(/^acct_/) })

    const page = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ business_name: 'Weaving Mill', bank_account: 'DE89370400440532013000' }),
    })
    expect(page.headers.get('location')).toBe('http://localhost:3001/payouts?onboarding=done')
    await eventually(async () => {
      const row = await client().payoutAccount.findUniqueOrThrow({ where: { vendorId } })
      expect(row).toMatchObject({ status: 'ready', payoutsEnabled: true })
    })
    expect(await vendor.payoutAccount.get.query()).toEqual({ ...incomplete, status: 'ready' })

    await control(stack, `accounts/${incomplete.stripeAccountId}/restrict`, { due: ['company.tax_id'] })
    await eventually(async () => expect((await vendor.payoutAccount.get.query()).status).toBe('restricted'))
  })

  test('its own page at Stripe: refused without an account, the questions while some are open, then the page', async () => {
    const vendorId = newId('ven')
    const vendor = await asVendor(vendorId)
    await expect(vendor.payoutAccount.openDashboard.mutate()).rejects.toMatchObject({
      data: { code: 'ILLEGAL_TRANSITION' },
    })
    const questions = await vendor.payoutAccount.startOnboarding.mutate()
    const again = await vendor.payoutAccount.openDashboard.mutate()
    expect(new URL(again.url).pathname.split('/')[1]).toBe(new URL(questions.url).pathname.split('/')[1])

    const accountId = await onboard(stack, vendorId)
    await eventually(async () => expect((await vendor.payoutAccount.get.query()).status).toBe('ready'))
    expect((await vendor.payoutAccount.openDashboard.mutate()).url).toContain(accountId)
    const clerk = stack.payment.as(await stack.payment.peers.vendorToken(vendorId, ['payouts.read']))
    await expect(clerk.payoutAccount.openDashboard.mutate()).rejects.toMatchObject({ data: { code: 'FORBIDDEN' } })
  })

  test('ten calls at once make one account at Stripe', async () => {
    const vendorId = newId('ven')
    const vendor = await asVendor(vendorId)
    await Promise.all(Array.from({ length: 10 }, () => vendor.payoutAccount.startOnboarding.mutate()))
    const accounts = (await stack.stripe.accounts.list({ limit: 100 })).data
    expect(accounts.filter((account) => account.metadata?.vendorId === vendorId)).toHaveLength(1)
  })

  test('when Stripe has forgotten the key, every caller is sent to the account that was written down first', async () => {
    const vendorId = newId('ven')
    const { accounts, accountLinks } = stack.payment.deps.stripe
    const linked: (string | undefined)[] = []
    const restores = [
      replaceCall(
        accounts,
        'create',
        (original) => (params: Stripe.AccountCreateParams) => original(params, { idempotencyKey: newId('evt') }),
      ),
      replaceCall(accountLinks, 'create', (original) => (params: Stripe.AccountLinkCreateParams) => {
        linked.push(params.account)
        return original(params)
      }),
    ]
    try {
      const vendor = await asVendor(vendorId)
      await Promise.all(Array.from({ length: 5 }, () => vendor.payoutAccount.startOnboarding.mutate()))
      const { stripeAccountId } = await vendor.payoutAccount.get.query()
      expect(linked).toEqual(Array.from({ length: 5 }, () => stripeAccountId))
    } finally {
      for (const restore of restores) restore()
    }
  })

  test('P29 a try after a crash asks for the same account, even when the vendor has another name by then', async () => {
    const vendorId = newId('ven')
    const rename = (version: number, name: string) =>
      stack.payment.deliver('vendor.updated.v1', vendorId, {
        vendorId,
        version,
        status: 'approved',
        slug: 'dye-house',
        name,
        tagline: '',
        story: '',
        city: 'Porto',
        country: 'PT',
        foundedYear: null,
        website: null,
      })
    await rename(1, 'Dye House')
    const vendor = await asVendor(vendorId)
    const restore = replaceCall(
      stack.payment.deps.stripe.accounts,
      'create',
      (original) => async (params: Stripe.AccountCreateParams, options: Stripe.RequestOptions) => {
        await original(params, options)
        throw new Error('killed')
      },
    )
    await expect(vendor.payoutAccount.startOnboarding.mutate()).rejects.toThrow()
    restore()
    await rename(2, 'Dye House & Sons')
    await vendor.payoutAccount.startOnboarding.mutate()
    const made = (await stack.stripe.accounts.list({ limit: 100 })).data
    const mine = made.filter((account) => account.metadata?.vendorId === vendorId)
    expect(mine).toMatchObject([{ business_profile: { name: 'Dye House' } }])
  })

  test('the account at Stripe has the country and the name that the vendor gave us', async () => {
    const vendorId = newId('ven')
    await stack.payment.deliver('vendor.updated.v1', vendorId, {
      vendorId,
      version: 3,
      status: 'approved',
      slug: 'spinning-mill',
      name: 'Spinning Mill',
      tagline: '',
      story: '',
      city: 'Porto',
      country: 'PT',
      foundedYear: 1920,
      website: null,
    })
    const vendor = await asVendor(vendorId)
    await vendor.payoutAccount.startOnboarding.mutate()
    const { stripeAccountId } = await vendor.payoutAccount.get.query()
    expect(await stack.stripe.accounts.retrieve(stripeAccountId ?? '')).toMatchObject({
      country: 'PT',
      business_profile: { name: 'Spinning Mill' },
    })
  })
})

describe('paying out', () => {
  test('P23 held, then due, then paid: each vendor sees its own, read from the ledger', async () => {
    const [first, second] = [newId('ven'), newId('ven')]
    const account = await onboard(stack, first)
    const order = await payOrder(
      stack,
      anOrder([
        { vendorId: first, totalMinor: 6_500, commissionMinor: 600 },
        { vendorId: second, totalMinor: 3_499, commissionMinor: 350 },
      ]),
    )
    const vendor = await asVendor(first)
    const other = await asVendor(second)
    const balanceOf = async (as: typeof vendor) => (await as.payouts.balance.query()).balances
    expect(await balanceOf(vendor)).toEqual([{ currency: 'EUR', heldMinor: 5_900, dueMinor: 0, paidMinor: 0 }])

    await complete(stack, order, 0)
    const sent = await eventually(async () => {
      const found = stack.payment.peers.delivered.find(
        ({ event }) => event.type === 'payout.sent.v1' && (event.data as { vendorId: string }).vendorId === first,
      )
      if (!found) throw new Error('not sent yet')
      return found.event
    })
    expect(sent.data).toMatchObject({ amountMinor: 5_900, currency: 'EUR', orderNumbers: [`${order.orderNumber}-1`] })
    expect(await balanceOf(vendor)).toEqual([{ currency: 'EUR', heldMinor: 0, dueMinor: 0, paidMinor: 5_900 }])
    expect(await balanceOf(other)).toEqual([{ currency: 'EUR', heldMinor: 3_149, dueMinor: 0, paidMinor: 0 }])

    // Without an account, what is due waits.
    await complete(stack, order, 1)
    await eventually(async () => expect((await balanceOf(other))[0]?.dueMinor).toBe(3_149))

    const [transfer] = await transfersOf(order.orderId)
    const row = await client().payment.findUniqueOrThrow({ where: { orderId: order.orderId } })
    expect(transfer).toMatchObject({
      amount: 5_900,
      destination: account,
      source_transaction: row.stripeChargeId,
      transfer_group: order.orderId,
    })
    const atStripe = await stack.stripe.balance.retrieve({}, { stripeAccount: account })
    expect(atStripe.available.find((entry) => entry.currency === 'eur')?.amount).toBe(5_900)

    const { items } = await vendor.payouts.list.query({})
    expect(items).toMatchObject([
      {
        status: 'sent',
        amountMinor: 5_900,
        stripeTransferId: transfer?.id,
        orders: [
          { vendorOrderId: order.shares[0]?.vendorOrderId, number: `${order.orderNumber}-1`, amountMinor: 5_900 },
        ],
      },
    ])
    expect((await other.payouts.list.query({})).items).toEqual([])
  })

  test('what became due before the account was ready goes out when it is', async () => {
    const vendorId = newId('ven')
    const order = await payOrder(stack, soldBy(vendorId))
    await complete(stack, order)
    await eventually(async () => expect(await balance(stack, 'vendor_due', 'EUR', vendorId)).toBe(4_500))
    await onboard(stack, vendorId)
    await eventually(async () => expect(await transfersOf(order.orderId)).toHaveLength(1))
    await eventually(async () => expect(await balance(stack, 'vendor_due', 'EUR', vendorId)).toBe(0))
  })

  test('a completed event that is repeated, twenty times at once, releases and pays once', async () => {
    const vendorId = newId('ven')
    await onboard(stack, vendorId)
    const order = await payOrder(stack, soldBy(vendorId))
    const event = await complete(stack, order)
    await Promise.all(Array.from({ length: 20 }, () => stack.payment.redeliver(event)))
    await complete(stack, order)
    await eventually(async () => expect(await transfersOf(order.orderId)).toHaveLength(1))
    await eventually(async () =>
      expect((await client().vendorPayout.findFirst({ where: { vendorId } }))?.status).toBe('sent'),
    )
    const postings = await client().ledgerTransaction.findMany({
      where: { reference: order.shares[0]?.vendorOrderId ?? '' },
    })
    expect(postings.map((posting) => posting.kind).toSorted()).toEqual(['payout', 'release'])
  })

  test('ten claims at the same time claim every share once', async () => {
    const vendorId = newId('ven')
    const orders = []
    for (let index = 0; index < 6; index++) orders.push(await payOrder(stack, soldBy(vendorId, 2_000 + index, 200)))
    for (const order of orders) await complete(stack, order)
    await onboard(stack, vendorId)
    await Promise.all(Array.from({ length: 10 }, () => claimPayouts(stack.payment.deps, vendorId)))
    await eventually(async () =>
      expect(
        (await client().vendorPayout.findMany({ where: { vendorId } })).every((payout) => payout.status === 'sent'),
      ).toBe(true),
    )
    expect(await client().vendorPayoutItem.count({ where: { payout: { vendorId } } })).toBe(6)
    for (const order of orders) expect(await transfersOf(order.orderId)).toHaveLength(1)
  })

  test('a share without anything for the vendor is done with its completion', async () => {
    const vendorId = newId('ven')
    await onboard(stack, vendorId)
    const order = await payOrder(stack, soldBy(vendorId, 1_000, 1_000))
    await complete(stack, order)
    const share = await client().paymentShare.findFirstOrThrow({ where: { vendorId } })
    expect(share.state).toBe('paid')
    expect(await transfersOf(order.orderId)).toHaveLength(0)
  })

  test.each([
    ['JPY', 1_980, 198],
    ['KWD', 12_340, 1_230],
    ['ISK', 4_500, 450],
  ])('P14 %s reaches the vendor as the same amount', async (currency, totalMinor, commissionMinor) => {
    const vendorId = newId('ven')
    await onboard(stack, vendorId)
    const order = await payOrder(stack, soldBy(vendorId, totalMinor, commissionMinor, currency))
    await complete(stack, order)
    const vendor = await asVendor(vendorId)
    await eventually(async () =>
      expect((await vendor.payouts.balance.query()).balances).toEqual([
        { currency, heldMinor: 0, dueMinor: 0, paidMinor: totalMinor - commissionMinor },
      ]),
    )
  })

  test('P20 a payment in dispute is left out of every payout until the dispute is won', async () => {
    const vendorId = newId('ven')
    const order = await payOrder(stack, soldBy(vendorId))
    await dispute(stack, order.orderId, 'dp_out_1', 'open')
    await dispute(stack, order.orderId, 'dp_out_2', 'won')
    await complete(stack, order)
    await onboard(stack, vendorId)
    await claimPayouts(stack.payment.deps, vendorId)
    expect(await client().vendorPayout.count({ where: { vendorId } })).toBe(0)
    await dispute(stack, order.orderId, 'dp_out_1', 'won')
    await claimPayouts(stack.payment.deps, vendorId)
    await eventually(async () => expect(await transfersOf(order.orderId)).toHaveLength(1))
  })

  /** One payout of several orders, whose transfers go through `create`; answers when the payout was tried. */
  async function payTogether(create: (original: Stripe.TransferResource['create'], orderIds: string[]) => unknown) {
    const vendorId = newId('ven')
    const orders = []
    for (let index = 0; index < 3; index++) orders.push(await payOrder(stack, soldBy(vendorId, 2_000 + index, 200)))
    for (const order of orders) await complete(stack, order)
    const orderIds = orders.map((order) => order.orderId)
    const restore = replaceTransferCreate((original) => create(original, orderIds))
    try {
      await onboard(stack, vendorId)
      const tried = await eventually(async () => {
        const payout = await client().vendorPayout.findFirstOrThrow({ where: { vendorId } })
        expect(payout.status).not.toBe('claimed')
        return payout
      })
      return { vendorId, orders, orderIds, payout: tried }
    } finally {
      restore()
    }
  }
  const statusOf = async (payoutId: string) =>
    (await client().vendorPayout.findUniqueOrThrow({ where: { id: payoutId } })).status
  const transferCounts = (orderIds: string[]) =>
    Promise.all(orderIds.map(async (orderId) => (await transfersOf(orderId)).length))

  test('one refused transfer does not block the others: its part stays due, the payout says which and why', async () => {
    const { vendorId, orders, orderIds, payout } = await payTogether(
      (original, [, second]) =>
        (params: Stripe.TransferCreateParams, options: Stripe.RequestOptions) =>
          params.transfer_group === second
            ? Promise.reject(
                new Stripe.errors.StripeInvalidRequestError({
                  type: 'invalid_request_error',
                  message: 'Not this one.',
                }),
              )
            : original(params, options),
    )
    expect(await transferCounts(orderIds)).toEqual([1, 0, 1])
    expect(payout).toMatchObject({ status: 'failed', failure: `${orders[1]?.orderNumber}-1: Not this one.` })
    expect(await balance(stack, 'vendor_due', 'EUR', vendorId)).toBe(1_801)
    expect(stack.payment.peers.delivered.filter(({ event }) => event.aggregateId === payout.id)).toHaveLength(0)

    await claimPayouts(stack.payment.deps, vendorId)
    const sent = await stack.payment.peers.waitForEvent('payout.sent.v1', payout.id)
    expect(sent.data.amountMinor).toBe(5_403)
    expect(await transferCounts(orderIds)).toEqual([1, 1, 1])
    expect(await balance(stack, 'vendor_due', 'EUR', vendorId)).toBe(0)
    expect(await client().vendorPayout.findUniqueOrThrow({ where: { id: payout.id } })).toMatchObject({
      status: 'sent',
      failure: null,
    })
  })

  test('P20 a dispute that opens after the claim keeps its part back, through every new claim, until all are won', async () => {
    const { vendorId, orderIds, payout } = await payTogether(
      (original, [first, , third = '']) =>
        async (params: Stripe.TransferCreateParams, options: Stripe.RequestOptions) => {
          if (params.transfer_group === first) {
            await dispute(stack, third, `dp_a_${third}`, 'open')
            await dispute(stack, third, `dp_b_${third}`, 'open')
          }
          return original(params, options)
        },
    )
    const third = orderIds[2] ?? ''
    expect(await transferCounts(orderIds)).toEqual([1, 1, 0])
    expect(payout).toMatchObject({ status: 'failed', failure: expect.stringContaining('dispute') })
    await claimPayouts(stack.payment.deps, vendorId)
    expect(await statusOf(payout.id)).toBe('failed')
    await dispute(stack, third, `dp_a_${third}`, 'won')
    await claimPayouts(stack.payment.deps, vendorId)
    expect(await statusOf(payout.id)).toBe('failed')
    expect(await balance(stack, 'vendor_due', 'EUR', vendorId)).toBe(1_802)
    await dispute(stack, third, `dp_b_${third}`, 'won')
    await claimPayouts(stack.payment.deps, vendorId)
    await eventually(async () => expect(await statusOf(payout.id)).toBe('sent'))
    expect(await transferCounts(orderIds)).toEqual([1, 1, 1])
  })

  test('a part that is completed cannot be given back here: the cancellation fails visibly and nothing moves', async () => {
    const vendorId = newId('ven')
    const order = await payOrder(stack, soldBy(vendorId))
    await complete(stack, order)
    await expect(
      stack.payment.asService('order').internal.cancelPayment.mutate({ orderId: order.orderId }),
    ).rejects.toThrow()
    expect(await balance(stack, 'vendor_due', 'EUR', vendorId)).toBe(4_500)
    expect(await client().paymentRefund.count({ where: { payment: { orderId: order.orderId } } })).toBe(0)
  })
})

describe('P28 a process that dies between Stripe and the record', () => {
  test('makes exactly one transfer: the next try finds the first one, even when Stripe has forgotten the key', async () => {
    const vendorId = newId('ven')
    let calls = 0
    const restore = replaceTransferCreate(
      (original) => async (params: Stripe.TransferCreateParams, options?: Stripe.RequestOptions) => {
        calls += 1
        // Another key, as if a day had passed: only the search can keep a second transfer from being made.
        await original(params, { ...options, idempotencyKey: newId('evt') })
        throw new Error('killed')
      },
    )
    try {
      await onboard(stack, vendorId)
      const order = await payOrder(stack, soldBy(vendorId))
      await complete(stack, order)
      await eventually(async () =>
        expect((await client().vendorPayout.findFirst({ where: { vendorId } }))?.status).toBe('sent'),
      )
      expect(calls).toBe(1)
      expect(await transfersOf(order.orderId)).toHaveLength(1)
      expect(await balance(stack, 'vendor_due', 'EUR', vendorId)).toBe(0)
    } finally {
      restore()
    }
  })

  test('two processes that send the same payout make one transfer, one posting, one message', async () => {
    const vendorId = newId('ven')
    const order = await payOrder(stack, soldBy(vendorId))
    await complete(stack, order)
    await onboard(stack, vendorId)
    await eventually(async () => expect(await client().vendorPayout.count({ where: { vendorId } })).toBe(1))
    const { id } = await client().vendorPayout.findFirstOrThrow({ where: { vendorId } })
    await Promise.all(Array.from({ length: 5 }, () => sendPayout(stack.payment.deps, id).catch(() => undefined)))
    await stack.payment.peers.waitForEvent('payout.sent.v1', id)
    expect(await transfersOf(order.orderId)).toHaveLength(1)
    expect(
      await client().ledgerTransaction.count({
        where: { kind: 'payout', reference: order.shares[0]?.vendorOrderId ?? '' },
      }),
    ).toBe(1)
    expect(stack.payment.peers.delivered.filter(({ event }) => event.aggregateId === id)).toHaveLength(1)
  })

  test('P29 after a refusal the key is another one, and the payout is claimed again when the account is ready', async () => {
    const vendorId = newId('ven')
    const account = await onboard(stack, vendorId)
    const keys: string[] = []
    const restore = replaceTransferCreate(
      (original) => (params: Stripe.TransferCreateParams, options: Stripe.RequestOptions) => {
        keys.push(options.idempotencyKey ?? '')
        return original(params, options)
      },
    )
    try {
      const order = await payOrder(stack, soldBy(vendorId))
      // Stripe takes the capability away before we hear of it.
      await client().payoutAccount.update({ where: { vendorId }, data: { revision: { increment: 1 } } })
      await control(stack, `accounts/${account}/restrict`)
      await eventually(async () =>
        expect((await client().payoutAccount.findUniqueOrThrow({ where: { vendorId } })).status).toBe('restricted'),
      )
      await client().payoutAccount.update({ where: { vendorId }, data: { status: 'ready' } })
      await complete(stack, order)
      const vendor = await asVendor(vendorId)
      await eventually(async () => {
        const [payout] = (await vendor.payouts.list.query({})).items
        expect(payout).toMatchObject({ status: 'failed', failure: expect.stringContaining('capabilities') })
      })
      await control(stack, `accounts/${account}/complete`)
      await eventually(async () =>
        expect((await client().vendorPayout.findFirst({ where: { vendorId } }))?.status).toBe('sent'),
      )
      expect(await transfersOf(order.orderId)).toHaveLength(1)
      const vendorOrderId = order.shares[0]?.vendorOrderId
      expect(keys).toEqual([`transfer:${vendorOrderId}:4500`, `transfer:${vendorOrderId}:4500:1`])
    } finally {
      restore()
    }
  })
})
