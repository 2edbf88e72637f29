import { randomUUID } from 'node:crypto'
import { anonymous, eventually } from '@millyard/dev-stack/testing'
import { describe, expect, it } from 'vitest'
import { type Customer, createWorld, type Product, type Vendor } from '../src/world.ts'

const world = createWorld()

async function sold(quantity: number) {
  const [vendor, buyer] = await Promise.all([world.vendor(), world.customer()])
  const product = await world.product(vendor, { priceMinor: 10_000, stock: 10 })
  const { order } = await world.paidOrder(buyer, [{ variantId: product.variantIds[0] ?? '', quantity }])
  const part = order.parts[0]
  const orderItemId = part?.items[0]?.id ?? ''
  return { vendor, buyer, product, orderId: order.id, number: order.number, vendorOrderId: part?.id ?? '', orderItemId }
}
type Sold = Awaited<ReturnType<typeof sold>>

const orderOf = ({ buyer, orderId }: { buyer: Customer; orderId: string }) =>
  buyer.api.order.orders.get.query({ orderId })
const refundsOf = async (sale: Sold) => (await orderOf(sale)).parts.flatMap((part) => part.refunds)
async function availableOf({ slug }: Product): Promise<number> {
  const { variants } = await anonymous(world.stack).product.catalogue.product.query({ slug })
  return variants[0]?.available ?? -1
}
const allSucceeded = (sale: Sold, count: number) =>
  eventually('the money to have gone back', async () => {
    const refunds = await refundsOf(sale)
    return refunds.length === count && refunds.every((refund) => refund.status === 'succeeded') ? refunds : undefined
  })
const balanceOf = async ({ api }: Vendor) => (await api.payment.payouts.balance.query()).balances[0]
async function expectEvenBooks() {
  const finance = await world.staff('finance')
  const { totals } = await finance.payment.finance.trialBalance.query()
  expect(totals.map(({ sumMinor }) => sumMinor)).toEqual(totals.map(() => 0))
}

describe('through all services', () => {
  it('a buyer cancels one of three before it is sent: shelf, money, books, and one mail to each', async () => {
    const sale = await sold(3)
    await eventually('the goods to leave the shelf', async () =>
      (await availableOf(sale.product)) === 7 ? true : undefined,
    )
    await sale.buyer.api.order.orders.cancelItems.mutate({
      orderId: sale.orderId,
      items: [{ orderItemId: sale.orderItemId, quantity: 1 }],
      reason: 'changed_mind',
      note: '',
      idempotencyKey: randomUUID(),
    })
    expect(await allSucceeded(sale, 1)).toMatchObject([{ amountMinor: 10_000 }])
    await eventually('the unit to be back', async () => ((await availableOf(sale.product)) === 8 ? true : undefined))
    const { payableMinor, commissionMinor } = await sale.vendor.api.order.vendorOrders.get.query({
      vendorOrderId: sale.vendorOrderId,
    })
    const back = Math.round(commissionMinor / 3)
    await eventually('the share to be less', async () =>
      (await balanceOf(sale.vendor))?.heldMinor === payableMinor - (10_000 - back) ? true : undefined,
    )
    const mails = (to: string) => async () =>
      (await world.stack.mails(to)).filter(({ subject }) => /cancelled/.test(subject)).length
    for (const to of [sale.buyer.email, sale.vendor.email]) await expect.poll(mails(to), { timeout: 15_000 }).toBe(1)
    const { remaining } = await sale.vendor.api.shipping.shipments.forVendorOrder.query({
      vendorOrderId: sale.vendorOrderId,
    })
    expect(remaining.map((item) => item.quantity)).toEqual([2])
    await expectEvenBooks()
  })

  it('a factory sends one, cannot send the other, and gives some money back for the first', async () => {
    const sale = await sold(2)
    const { vendor, vendorOrderId, orderItemId } = sale
    await eventually('the shipping service to know the order', () =>
      vendor.api.shipping.shipments.forVendorOrder.query({ vendorOrderId }),
    )
    const press = { vendorOrderId, note: '', idempotencyKey: randomUUID() }
    await vendor.api.shipping.shipments.create.mutate({
      vendorOrderId,
      carrier: 'manual',
      carrierName: 'Alpenkurier',
      trackingNumber: `RR${world.unique()}`,
      items: [{ orderItemId, quantity: 1 }],
    })
    const cancel = (quantity: number) =>
      vendor.api.order.vendorOrders.cancelItems.mutate({
        ...press,
        idempotencyKey: randomUUID(),
        reason: 'cannot_make',
        restock: false,
        items: [{ orderItemId, quantity }],
      })
    await expect(cancel(2)).rejects.toMatchObject({ data: { code: 'ILLEGAL_TRANSITION' } })
    await cancel(1)
    expect(await orderOf(sale)).toMatchObject({ status: 'shipped', parts: [{ status: 'shipped' }] })
    await vendor.api.order.vendorOrders.refund.mutate({
      ...press,
      reason: 'damaged',
      shippingMinor: 590,
      items: [{ orderItemId, amountMinor: 2_500 }],
    })
    await eventually('both to be settled', async () => {
      const refunds = await refundsOf(sale)
      return refunds.filter((refund) => refund.status === 'succeeded').length === 2 ? true : undefined
    })
    expect((await refundsOf(sale)).map(({ status, amountMinor }) => [status, amountMinor])).toEqual([
      ['refused', 0],
      ['succeeded', 10_000],
      ['succeeded', 3_090],
    ])
    expect((await orderOf(sale)).refundedMinor).toBe(13_090)
    await expectEvenBooks()
  })
})
