import { anonymous, eventually } from '@millyard/dev-stack/testing'
import { beforeAll, describe, expect, it } from 'vitest'
import { createWorld, type Product, type Vendor } from '../src/world.ts'

const world = createWorld()
const DAY_MS = 86_400_000

let first: Vendor
let second: Vendor
let board: Product
let lamp: Product

beforeAll(async () => {
  ;[first, second] = await Promise.all([world.vendor(), world.vendor()])
  ;[board, lamp] = await Promise.all([
    world.product(first, { priceMinor: 2_999, stock: 10, variants: 2 }),
    world.product(second, { priceMinor: 12_345, stock: 10 }),
  ])
})

function items(boards: number, lamps: number) {
  return [
    { variantId: board.variantIds[0] ?? '', quantity: boards },
    { variantId: lamp.variantIds[0] ?? '', quantity: lamps },
  ].filter((item) => item.quantity > 0)
}

async function availableOf({ slug }: Product): Promise<number> {
  const { variants } = await anonymous(world.stack).product.catalogue.product.query({ slug })
  return variants[0]?.available ?? -1
}

describe('one purchase from two factories', () => {
  it('sells nothing when the card is declined, says why, and takes another card for the same order', async () => {
    const buyer = await world.customer()
    const placed = await world.placeOrder(buyer, items(1, 0))
    const { orderId } = placed
    const answer = await world.pay(placed.payment.clientSecret, 'pm_card_chargeDeclined')
    expect(answer).toMatchObject({ status: 402, body: { error: { code: 'card_declined' } } })
    const payment = await eventually('the failure to arrive', async () => {
      const found = await buyer.api.payment.payments.forOrder.query({ orderId })
      return found.failure ? found : undefined
    })
    expect(payment.failure?.message).toMatch(/declined/)
    expect((await buyer.api.order.orders.get.query({ orderId })).status).toBe('pending_payment')
    expect(await world.stack.mails(buyer.email)).not.toContainEqual(
      expect.objectContaining({ subject: expect.stringContaining(placed.number) }),
    )

    await world.pay(placed.payment.clientSecret)
    const paid = await eventually('the order to be paid', async () => {
      const order = await buyer.api.order.orders.get.query({ orderId })
      return order.status === 'paid' ? order : undefined
    })
    expect(paid.totalMinor).toBe(placed.totalMinor)
  })

  it('P43 answers NOT_FOUND for the order of somebody else', async () => {
    const [buyer, stranger] = await Promise.all([world.customer(), world.customer()])
    const { orderId } = await world.placeOrder(buyer, items(1, 0))
    await expect(stranger.api.order.orders.get.query({ orderId })).rejects.toMatchObject({
      data: { code: 'NOT_FOUND' },
    })
    await expect(stranger.api.payment.payments.forOrder.query({ orderId })).rejects.toMatchObject({
      data: { code: 'NOT_FOUND' },
    })
  })

  it('P12 P21 divides the charge exactly, commits stock, tells everybody once, and ends with every ledger at zero', async () => {
    const buyer = await world.customer()
    const before = await Promise.all([availableOf(board), availableOf(lamp)])
    const { placed, order } = await world.paidOrder(buyer, items(2, 1))

    // The parts are the whole.
    const sum = (pick: (part: (typeof order.parts)[number]) => number) =>
      order.parts.reduce((total, part) => total + pick(part), 0)
    expect(order.parts).toHaveLength(2)
    expect(sum((part) => part.totalMinor)).toBe(order.totalMinor)
    expect(sum((part) => part.goodsMinor)).toBe(2 * 2_999 + 12_345)
    expect(sum((part) => part.goodsMinor + part.shippingMinor)).toBe(order.totalMinor)
    expect(sum((part) => part.taxMinor)).toBe(order.taxMinor)

    // Stock was committed.
    await expect
      .poll(() => Promise.all([availableOf(board), availableOf(lamp)]), { timeout: 10_000 })
      .toEqual([(before[0] ?? 0) - 2, (before[1] ?? 0) - 1])

    // One mail to the buyer, one to each factory; the centre of every portal has an entry.
    const confirmations = (to: string) => async () =>
      (await world.stack.mails(to)).filter(({ subject }) => subject.includes(placed.number)).length
    for (const to of [buyer.email, first.email, second.email]) {
      await expect.poll(confirmations(to), { timeout: 15_000 }).toBe(1)
    }
    const support = await world.staff('support')
    for (const api of [buyer.api, first.api, second.api, support]) {
      const inbox = await api.notification.inbox.list.query({})
      expect(inbox.items.some(({ title }) => title.includes(placed.number))).toBe(true)
    }

    // The payouts need an account; the factories open theirs.
    for (const vendor of [first, second]) {
      await vendor.api.payment.payoutAccount.startOnboarding.mutate()
      const { stripeAccountId } = await vendor.api.payment.payoutAccount.get.query()
      await fetch(`${world.stack.urls.stripe}/_emulator/accounts/${stripeAccountId}/complete`, { method: 'POST' })
    }

    // Both ship; the carrier delivers; the return window closes.
    for (const vendor of [first, second]) {
      const part = order.parts.find(({ vendorId }) => vendorId === vendor.vendorId)
      if (!part) throw new Error(`${vendor.name} has no part of the order`)
      const { remaining } = await eventually('the shipping service to know the order', () =>
        vendor.api.shipping.shipments.forVendorOrder.query({ vendorOrderId: part.id }),
      )
      await vendor.api.shipping.shipments.create.mutate({
        vendorOrderId: part.id,
        carrier: 'yard-post',
        items: remaining.map(({ orderItemId, quantity }) => ({ orderItemId, quantity })),
      })
    }
    await expect
      .poll(async () =>
        (await buyer.api.shipping.tracking.forOrder.query({ orderId: order.id })).parts.map(
          ({ shipments }) => shipments.length,
        ),
      )
      .toEqual([1, 1])
    const status = async () => (await buyer.api.order.orders.get.query({ orderId: order.id })).status
    for (let days = 0; days < 10 && (await status()) !== 'delivered'; days++) {
      await world.stack.advanceClock(DAY_MS)
      await expect
        .poll(status, { timeout: 3_000 })
        .toBe('delivered')
        .catch(() => undefined)
    }
    expect(await status()).toBe('delivered')
    await world.stack.advanceClock(15 * DAY_MS)
    await expect.poll(status, { timeout: 15_000 }).toBe('completed')

    // The transfers arrived, the commission stayed.
    for (const vendor of [first, second]) {
      const part = order.parts.find(({ vendorId }) => vendorId === vendor.vendorId)
      const { payableMinor, commissionMinor, totalMinor } = await vendor.api.order.vendorOrders.get.query({
        vendorOrderId: part?.id ?? '',
      })
      expect(payableMinor + commissionMinor).toBe(totalMinor)
      const payout = await eventually('the payout', async () => {
        const { items: payouts } = await vendor.api.payment.payouts.list.query({})
        return payouts.find(
          ({ orders, status: state }) => state === 'sent' && orders.some(({ number }) => number === part?.number),
        )
      })
      expect(payout.orders.find(({ number }) => number === part?.number)?.amountMinor).toBe(payableMinor)
      const { stripeAccountId } = await vendor.api.payment.payoutAccount.get.query()
      const balance = await fetch(`${world.stack.urls.stripe}/v1/balance`, {
        headers: { authorization: 'Bearer sk_test_millyard', 'stripe-account': stripeAccountId ?? '' },
      }).then((response) => response.json() as Promise<{ available: { amount: number }[] }>)
      expect(balance.available.reduce((total, { amount }) => total + amount, 0)).toBeGreaterThanOrEqual(payableMinor)
    }
    const finance = await world.staff('finance')
    const { totals } = await finance.payment.finance.trialBalance.query()
    expect(totals.map(({ sumMinor }) => sumMinor)).toEqual(totals.map(() => 0))
    expect(totals.length).toBeGreaterThan(0)
  })
})
