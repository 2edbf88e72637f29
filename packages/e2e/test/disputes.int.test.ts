import { anonymous, eventually } from '@millyard/dev-stack/testing'
import { describe, expect, it } from 'vitest'
import { createWorld } from '../src/world.ts'

const world = createWorld()

/** An order of two units whose buyer disputes the charge at once. */
async function disputed() {
  const [vendor, buyer, finance] = await Promise.all([world.vendor(), world.customer(), world.staff('finance')])
  const product = await world.product(vendor, { priceMinor: 10_000, stock: 10 })
  const lines = [{ variantId: product.variantIds[0] ?? '', quantity: 2 }]
  const { order } = await world.paidOrder(buyer, lines, undefined, 'pm_card_createDispute')
  const dispute = await eventually('the dispute to be known', async () =>
    (await finance.payment.finance.disputes.query({ state: 'open' })).items.find((one) => one.orderId === order.id),
  )
  const vendorOrderId = order.parts[0]?.id ?? ''
  return { vendor, buyer, finance, product, orderId: order.id, vendorOrderId, disputeId: dispute.id }
}
type Disputed = Awaited<ReturnType<typeof disputed>>

const orderOf = ({ buyer, orderId }: Disputed) => buyer.api.order.orders.get.query({ orderId })
async function expectEvenBooks({ finance }: Disputed) {
  const { totals } = await finance.payment.finance.trialBalance.query()
  expect(totals.map(({ sumMinor }) => sumMinor)).toEqual(totals.map(() => 0))
}
const toldOf = async ({ vendor }: Disputed) =>
  (await vendor.api.notification.inbox.list.query({})).items
    .filter(({ title }) => /disput/i.test(title))
    .map(({ title }) => title)

describe('a dispute, through all services', () => {
  it('lost before anything was sent: the order is cancelled, the shelf has the goods again, the factory is told and owed nothing', async () => {
    const sale = await disputed()
    const { vendor, finance, disputeId, product } = sale
    await finance.payment.finance.acceptDispute.mutate({ disputeId })
    const order = await eventually('the order to be cancelled', async () => {
      const now = await orderOf(sale)
      return now.status === 'cancelled' ? now : undefined
    })
    expect(order.refundedMinor).toBe(order.totalMinor)
    expect(order.parts[0]?.refunds).toMatchObject([
      { kind: 'chargeback', status: 'succeeded', requestedBy: 'bank' },
      { kind: 'cancellation', status: 'succeeded', amountMinor: 0 },
    ])
    await eventually('the goods to be back', async () => {
      const { variants } = await anonymous(world.stack).product.catalogue.product.query({ slug: product.slug })
      return variants[0]?.available === 10 ? true : undefined
    })
    const [balance] = (await vendor.api.payment.payouts.balance.query()).balances
    expect(balance).toMatchObject({ heldMinor: 0, dueMinor: 0 })
    await expect.poll(() => toldOf(sale), { timeout: 15_000 }).toHaveLength(2)
    await expectEvenBooks(sale)
  })

  it('won: a cancellation that waited for it is refunded, the rest stays the factory’s', async () => {
    const sale = await disputed()
    const { buyer, finance, orderId, disputeId, vendor } = sale
    const items = (await orderOf(sale)).parts[0]?.items.map(({ id }) => ({ orderItemId: id, quantity: 1 })) ?? []
    await eventually('the shipping service to know the order', () =>
      vendor.api.shipping.shipments.forVendorOrder.query({ vendorOrderId: sale.vendorOrderId }),
    )
    await buyer.api.order.orders.cancelItems.mutate({
      orderId,
      items,
      reason: 'changed_mind',
      note: '',
      idempotencyKey: crypto.randomUUID(),
    })
    const stateOf = async () =>
      (await finance.payment.finance.refunds.query({})).items.find((one) => one.orderId === orderId)?.state
    await expect.poll(stateOf, { timeout: 15_000 }).toBe('on_hold')
    await finance.payment.finance.sendEvidence.mutate({ disputeId, explanation: 'winning_evidence' })
    await expect.poll(stateOf, { timeout: 15_000 }).toBe('succeeded')
    expect(await orderOf(sale)).toMatchObject({ status: 'paid', refundedMinor: 10_000 })
    await expectEvenBooks(sale)
  })
})
