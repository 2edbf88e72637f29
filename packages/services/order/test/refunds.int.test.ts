import { randomUUID } from 'node:crypto'
import { AppError, type EventData, newId } from '@millyard/contracts'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { actOnLateOrders } from '../src/orders/act-on-late-orders.ts'
import { customer, fillCart, paymentOf, payOne, placeOne, refusal, startWorld, until, type World } from './setup.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.close())
afterEach(() => {
  world.order.deps.afterStep = async () => undefined
})

type Paid = Awaited<ReturnType<typeof payOne>>
const orderOf = ({ client, placed }: Pick<Paid, 'client' | 'placed'>) =>
  client.orders.get.query({ orderId: placed.orderId })
const asVendor = async (vendorId: string) => world.order.as(await world.order.peers.vendorToken(vendorId))
const asStaff = async () => world.order.as(await world.order.peers.adminToken())

/** A press of "Cancel": so many units of the first line of each of these parts. */
async function press(paid: Paid, units: number[], overrides: object = {}) {
  const { parts, id: orderId } = await orderOf(paid)
  return {
    orderId,
    items: units.flatMap((quantity, index) => {
      const item = parts[index]?.items[0]
      return item && quantity > 0 ? [{ orderItemId: item.id, quantity }] : []
    }),
    reason: 'changed_mind' as const,
    note: '',
    idempotencyKey: randomUUID(),
    ...overrides,
  }
}
async function partPress(paid: Paid, quantity: number, overrides: object = {}) {
  const part = (await orderOf(paid)).parts[0]
  const item = part?.items[0]
  if (!part || !item) throw new Error('No such part.')
  return {
    vendorOrderId: part.id,
    items: [{ orderItemId: item.id, quantity }],
    reason: 'out_of_stock' as const,
    note: 'The oak is gone.',
    restock: false,
    idempotencyKey: randomUUID(),
    ...overrides,
  }
}
async function moneyPress(paid: Paid, amountMinor: number, shippingMinor = 0) {
  const { restock: _restock, items, ...rest } = await partPress(paid, 1)
  return {
    ...rest,
    reason: 'damaged' as const,
    items: items.map(({ orderItemId }) => ({ orderItemId, amountMinor })),
    shippingMinor,
  }
}
const told = (paid: Paid) => world.others.eventsOf('refund.requested.v1', paid.placed.orderId)
async function toldOnce(paid: Paid) {
  await until(() => told(paid).length >= 2) // product and payment
  const [event] = told(paid)
  if (!event) throw new Error('Nobody was told.')
  return event.data
}
const settled = (paid: Paid, refundId: string): EventData<'payment.refunded.v1'> => ({
  refundId,
  paymentId: newId('pay'),
  orderId: paid.placed.orderId,
  orderNumber: paid.placed.number,
  customerId: paid.userId,
  amountMinor: 1,
  currency: 'EUR',
})

describe('an order that is not paid', () => {
  test('is given up by its buyer, once; somebody else’s is not found (P43)', async () => {
    const [order, stranger] = [await placeOne(world, 2), await placeOne(world, 1)]
    const input = { orderId: order.placed.orderId }
    expect(await refusal(stranger.client.orders.cancelUnpaid.mutate(input))).toMatchObject({ code: 'NOT_FOUND' })
    await Promise.all([order.client.orders.cancelUnpaid.mutate(input), order.client.orders.cancelUnpaid.mutate(input)])
    expect(await orderOf(order)).toMatchObject({
      status: 'cancelled',
      parts: [{ status: 'cancelled' }, { status: 'cancelled' }],
    })
    await until(() => world.others.eventsOf('order.cancelled.v1', input.orderId).length > 0)
    expect(world.others.eventsOf('order.cancelled.v1', input.orderId)[0]?.data).toMatchObject({
      reason: 'cancelled_by_buyer',
      wasPlaced: true,
    })
  })

  test('cannot be cancelled line by line; one that is paid cannot be given up', async () => {
    const order = await placeOne(world, 1)
    const input = await press(order, [1])
    expect(await refusal(order.client.orders.cancelItems.mutate(input))).toMatchObject({ code: 'ILLEGAL_TRANSITION' })
    await world.order.deliver('payment.succeeded.v1', order.placed.orderId, paymentOf(world, order.placed))
    expect(await refusal(order.client.orders.cancelUnpaid.mutate({ orderId: input.orderId }))).toMatchObject({
      code: 'ILLEGAL_TRANSITION',
    })
    expect((await orderOf(order)).status).toBe('paid')
  })
})

describe('a buyer', () => {
  test('cancels one of three units: its price goes back, the rest stands, everybody is told once', async () => {
    const paid = await payOne(world, 2, 3)
    const { refunds } = await paid.client.orders.cancelItems.mutate(await press(paid, [1]))
    expect(refunds).toMatchObject([
      { status: 'accepted', amountMinor: 12_000, shippingMinor: 0, requestedBy: 'customer' },
    ])
    expect(await orderOf(paid)).toMatchObject({
      status: 'paid',
      refundedMinor: 12_000,
      parts: [
        { status: 'to_ship', refundedMinor: 12_000, items: [{ cancelledQuantity: 1, refundedMinor: 12_000 }] },
        { status: 'to_ship', refundedMinor: 0, items: [{ cancelledQuantity: 0 }] },
      ],
    })
    expect(await toldOnce(paid)).toMatchObject({
      kind: 'cancellation',
      amountMinor: 12_000,
      commissionMinor: 1_200,
      restock: true,
      isAll: false,
      items: [{ quantity: 1, amountMinor: 12_000 }],
    })
    expect(JSON.stringify(told(paid))).not.toMatch(/@/)
  })

  test('cancels a whole part: its delivery goes back too (P35), the other part goes on; then the rest: the order is cancelled', async () => {
    const paid = await payOne(world, 2, 2)
    await paid.client.orders.cancelItems.mutate(await press(paid, [2]))
    expect(await orderOf(paid)).toMatchObject({
      status: 'paid',
      parts: [{ status: 'cancelled', refundedMinor: 24_590, refundedShippingMinor: 590 }, { status: 'to_ship' }],
    })
    await paid.client.orders.cancelItems.mutate(await press(paid, [0, 2]))
    const order = await orderOf(paid)
    expect(order).toMatchObject({ status: 'cancelled', refundedMinor: order.totalMinor })
    // The money goes back by its refunds; `order.cancelled` would send it a second time.
    await until(() => told(paid).length >= 4)
    expect(world.others.eventsOf('order.cancelled.v1', paid.placed.orderId)).toHaveLength(0)
    const row = await world.order.deps.database.client.vendorOrder.findFirstOrThrow({ where: { orderId: order.id } })
    expect([row.refundedTaxMinor, row.refundedCommissionMinor]).toEqual([row.taxMinor, row.commissionMinor])
  })

  test('cancels lines of two factories with one press, and presses twice: one refund each', async () => {
    const paid = await payOne(world, 2, 2)
    const input = await press(paid, [1, 1])
    const [first, second] = await Promise.all([
      paid.client.orders.cancelItems.mutate(input),
      paid.client.orders.cancelItems.mutate(input),
    ])
    expect(new Set([...first.refunds, ...second.refunds].map((refund) => refund.id)).size).toBe(2)
    expect((await orderOf(paid)).refundedMinor).toBe(24_000)
    expect(await paid.client.orders.cancelItems.mutate(input)).toMatchObject({
      refunds: [{ status: 'accepted' }, { status: 'accepted' }],
    })
    expect((await orderOf(paid)).refundedMinor).toBe(24_000)
  })

  test('who presses again with other units after a lost answer is told that the first press counts', async () => {
    const paid = await payOne(world, 1, 3)
    const input = await press(paid, [1])
    await paid.client.orders.cancelItems.mutate(input)
    const other = { ...input, items: input.items.map((item) => ({ ...item, quantity: 2 })) }
    expect(await refusal(paid.client.orders.cancelItems.mutate(other))).toMatchObject({ code: 'IDEMPOTENCY_CONFLICT' })
    expect((await orderOf(paid)).parts[0]?.items[0]?.cancelledQuantity).toBe(1)
  })

  test('who comes after the parcel is told so, and nothing goes back', async () => {
    const paid = await payOne(world, 1, 2)
    world.others.trouble('withhold', new AppError('ILLEGAL_TRANSITION', { message: 'It has been sent.' }))
    expect(await refusal(paid.client.orders.cancelItems.mutate(await press(paid, [2])))).toMatchObject({
      code: 'ILLEGAL_TRANSITION',
    })
    const { parts, refundedMinor } = await orderOf(paid)
    expect(refundedMinor).toBe(0)
    expect(parts[0]).toMatchObject({
      status: 'to_ship',
      refunds: [{ status: 'refused', failure: 'It has been sent.' }],
    })
  })

  test('of somebody else’s order finds nothing (P43, P44): neither the order, nor a line of it named with one’s own', async () => {
    const [mine, theirs] = [await payOne(world, 1), await payOne(world, 1)]
    const input = await press(theirs, [1])
    expect(await refusal(mine.client.orders.cancelItems.mutate(input))).toMatchObject({ code: 'NOT_FOUND' })
    expect(
      await refusal(mine.client.orders.cancelItems.mutate({ ...input, orderId: mine.placed.orderId })),
    ).toMatchObject({ code: 'NOT_FOUND' })
    expect((await orderOf(theirs)).refundedMinor).toBe(0)
  })

  test('more units than are left are refused before anybody is asked', async () => {
    const paid = await payOne(world, 1, 2)
    const before = world.others.countOf('withhold')
    expect(await refusal(paid.client.orders.cancelItems.mutate(await press(paid, [3])))).toMatchObject({
      code: 'BAD_INPUT',
    })
    const { items, ...rest } = await press(paid, [1])
    expect(
      await refusal(paid.client.orders.cancelItems.mutate({ ...rest, items: [...items, ...items] })),
    ).toMatchObject({ code: 'BAD_INPUT' })
    expect(world.others.countOf('withhold')).toBe(before)
  })
})

describe('P03 interrupted', () => {
  const requestOf = async (paid: Paid) => (await orderOf(paid)).parts[0]?.refunds[0]
  const resume = (refundId = '') =>
    world.order.module.jobs?.['finish-cancellation']?.run(world.order.deps, { refundId })

  test.each(['down', 'lost'] as const)(
    'shipping %s: the request stands, and the job carries it through once',
    async (what) => {
      const paid = await payOne(world, 1, 2)
      world.others.trouble('withhold', what)
      const { refunds } = await paid.client.orders.cancelItems.mutate(await press(paid, [1]))
      expect(refunds).toMatchObject([{ status: 'requested', amountMinor: 0 }])
      expect((await orderOf(paid)).refundedMinor).toBe(0)
      await Promise.all([resume(refunds[0]?.id), resume(refunds[0]?.id)])
      expect(await requestOf(paid)).toMatchObject({ status: 'accepted', amountMinor: 12_000 })
      expect((await orderOf(paid)).refundedMinor).toBe(12_000)
    },
  )

  test('killed after the units were withheld: the job goes on, with the same refund', async () => {
    const paid = await payOne(world, 1, 2)
    world.order.deps.afterStep = async (step) => {
      if (step === 'units_withheld') throw new Error('The process dies.')
    }
    await refusal(paid.client.orders.cancelItems.mutate(await press(paid, [1])))
    world.order.deps.afterStep = async () => undefined
    const request = await requestOf(paid)
    expect(request).toMatchObject({ status: 'requested' })
    await resume(request?.id)
    expect(await requestOf(paid)).toMatchObject({ id: request?.id, status: 'accepted' })
    expect(world.others.withheld.has(request?.id ?? '')).toBe(true)
  })
})

describe('a factory', () => {
  test('that cannot send units says so, for its own part alone', async () => {
    const paid = await payOne(world, 2, 2)
    const part = (await orderOf(paid)).parts[0]
    const [owner, stranger] = [await asVendor(part?.vendorId ?? ''), await asVendor(newId('ven'))]
    const input = await partPress(paid, 1)
    expect(await refusal(stranger.vendorOrders.cancelItems.mutate(input))).toMatchObject({ code: 'NOT_FOUND' })
    const { refunds } = await owner.vendorOrders.cancelItems.mutate(input)
    expect(refunds).toMatchObject([
      { requestedBy: 'vendor', reason: 'out_of_stock', status: 'accepted', amountMinor: 12_000 },
    ])
    expect(await toldOnce(paid)).toMatchObject({ requestedBy: 'vendor', note: 'The oak is gone.', restock: false })
    const seen = await owner.vendorOrders.get.query({ vendorOrderId: input.vendorOrderId })
    expect(seen).toMatchObject({
      refundedMinor: 12_000,
      refundedCommissionMinor: 1_200,
      refunds: [{ status: 'accepted' }],
    })
  })

  test('with a line of another factory’s part writes nothing (P44)', async () => {
    const paid = await payOne(world, 2, 2)
    const [mine, other] = (await orderOf(paid)).parts
    const owner = await asVendor(mine?.vendorId ?? '')
    const input = await partPress(paid, 1)
    const items = [{ orderItemId: other?.items[0]?.id ?? '', quantity: 1 }]
    expect(await refusal(owner.vendorOrders.cancelItems.mutate({ ...input, items }))).toMatchObject({
      code: 'NOT_FOUND',
    })
    const money = await moneyPress(paid, 100)
    const lines = items.map(({ orderItemId }) => ({ orderItemId, amountMinor: 100 }))
    expect(await refusal(owner.vendorOrders.refund.mutate({ ...money, items: lines }))).toMatchObject({
      code: 'NOT_FOUND',
    })
    expect((await orderOf(paid)).parts.flatMap((part) => part.refunds)).toEqual([])
  })

  test('what is left when the rest is on its way makes those parcels all of it', async () => {
    const paid = await payOne(world, 1, 2)
    const part = (await orderOf(paid)).parts[0]
    world.others.parcelFactsOf.set(part?.id ?? '', { hasShipped: true, allShipped: true, allDelivered: false })
    const owner = await asVendor(part?.vendorId ?? '')
    await owner.vendorOrders.cancelItems.mutate(await partPress(paid, 1))
    expect(await orderOf(paid)).toMatchObject({ status: 'shipped', parts: [{ status: 'shipped' }] })
  })

  test('what it could not send is not among what is delivered: nobody reviews it', async () => {
    const buyer = await customer(world)
    const first = world.others.offer()
    const { vendorId, vendorName, vendorSlug } = first
    const second = world.others.offer({ vendorId, vendorName, vendorSlug })
    const goods = [first, second].map((line) => ({ line, quantity: 1 }))
    const placed = await buyer.client.checkout.place.mutate(await fillCart(world, buyer.client, goods))
    await world.order.deliver('payment.succeeded.v1', placed.orderId, paymentOf(world, placed))
    const [part] = (await buyer.client.orders.get.query({ orderId: placed.orderId })).parts
    const item = part?.items.find((one) => one.variantId === second.variantId)
    world.others.parcelFactsOf.set(part?.id ?? '', { hasShipped: true, allShipped: true, allDelivered: true })
    const owner = await asVendor(vendorId)
    await owner.vendorOrders.cancelItems.mutate({
      vendorOrderId: part?.id ?? '',
      items: [{ orderItemId: item?.id ?? '', quantity: 1 }],
      reason: 'cannot_make',
      note: '',
      restock: false,
      idempotencyKey: randomUUID(),
    })
    await until(() => world.others.eventsOf('vendor_order.delivered.v1', part?.id).length > 0)
    const [delivered] = world.others.eventsOf('vendor_order.delivered.v1', part?.id)
    expect(delivered?.data.productIds).toEqual([first.productId])
  })

  test('P11 gives money back within its own part, of goods and of delivery', async () => {
    const paid = await payOne(world, 2, 1)
    const part = (await orderOf(paid)).parts[0]
    const owner = await asVendor(part?.vendorId ?? '')
    expect(await refusal(owner.vendorOrders.refund.mutate(await moneyPress(paid, 12_001)))).toMatchObject({
      code: 'BAD_INPUT',
      details: { leftMinor: 12_000, currency: 'EUR' },
    })
    expect(await refusal(owner.vendorOrders.refund.mutate(await moneyPress(paid, 1, 591)))).toMatchObject({
      code: 'BAD_INPUT',
    })
    const { refunds } = await owner.vendorOrders.refund.mutate(await moneyPress(paid, 5_000, 590))
    expect(refunds).toMatchObject([{ kind: 'refund', status: 'accepted', amountMinor: 5_590, shippingMinor: 590 }])
    expect(await toldOnce(paid)).toMatchObject({ kind: 'refund', commissionMinor: 500, restock: false, isAll: false })
    expect((await orderOf(paid)).parts[0]).toMatchObject({ status: 'to_ship', refundedMinor: 5_590 })
  })

  test('P16 of two refunds of 60 % at the same time one wins', async () => {
    const paid = await payOne(world, 1, 1)
    const part = (await orderOf(paid)).parts[0]
    const owner = await asVendor(part?.vendorId ?? '')
    const presses = await Promise.all([moneyPress(paid, 7_200), moneyPress(paid, 7_200)])
    const outcomes = await Promise.allSettled(presses.map((one) => owner.vendorOrders.refund.mutate(one)))
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect((await orderOf(paid)).refundedMinor).toBe(7_200)
    expect((await orderOf(paid)).parts[0]?.refunds).toHaveLength(1)
  })
})

describe('staff', () => {
  test('cancel and refund any part, with the shelf as they choose, and leave an entry', async () => {
    const paid = await payOne(world, 1, 2)
    const staff = await asStaff()
    await staff.adminOrders.cancelItems.mutate(await partPress(paid, 1, { restock: true, reason: 'changed_mind' }))
    expect(await toldOnce(paid)).toMatchObject({ requestedBy: 'staff', restock: true })
    await staff.adminOrders.refund.mutate(await moneyPress(paid, 1_000))
    const seen = await staff.adminOrders.get.query({ orderId: paid.placed.orderId })
    expect(seen.parts[0]).toMatchObject({ refundedMinor: 13_000, refundedCommissionMinor: 1_300 })
    for (const action of ['order.cancel_items', 'order.refund']) {
      await until(() =>
        world.order.peers.delivered.some(
          ({ event }) =>
            event.type === 'staff.acted.v1' &&
            event.aggregateId === paid.placed.orderId &&
            event.data.action === action,
        ),
      )
    }
  })
})

describe('P04 paid, then out of stock', () => {
  test('what is missing is cancelled by itself, once; the rest of the order goes on', async () => {
    const paid = await payOne(world, 2, 2)
    const { parts } = await orderOf(paid)
    const data = { orderId: paid.placed.orderId, variantIds: [parts[1]?.items[0]?.variantId ?? ''] }
    const event = await world.order.deliver('stock.missing.v1', data.orderId, data)
    await world.order.redeliver(event)
    await world.order.deliver('stock.missing.v1', data.orderId, data)
    await until(async () => (await orderOf(paid)).parts[1]?.status === 'cancelled')
    expect((await orderOf(paid)).parts).toMatchObject([
      { status: 'to_ship', refunds: [] },
      { status: 'cancelled', refunds: [{ requestedBy: 'system', reason: 'out_of_stock', amountMinor: 24_590 }] },
    ])
    expect(await toldOnce(paid)).toMatchObject({ restock: false, isAll: true, requestedBy: 'system' })
  })

  test('units that somebody has cancelled already stay as they are', async () => {
    const paid = await payOne(world, 1, 2)
    await paid.client.orders.cancelItems.mutate(await press(paid, [2]))
    const variantIds = [(await orderOf(paid)).parts[0]?.items[0]?.variantId ?? '']
    await world.order.deliver('stock.missing.v1', paid.placed.orderId, { orderId: paid.placed.orderId, variantIds })
    expect((await orderOf(paid)).parts[0]?.refunds).toHaveLength(1)
  })
})

describe('a factory that does not send', () => {
  const DAY_MS = 86_400_000
  const late = (paid: Paid) =>
    world.order.peers.delivered
      .map(({ event }) => event)
      .filter((event) => event.type === 'vendor_order.late.v1')
      .filter((event) => event.aggregateId === paid.placed.orderId)
  /** The day on which the part should leave is so many days ago. */
  async function shipWasDue(paid: Paid, days: number) {
    const [part] = (await orderOf(paid)).parts
    if (!part) throw new Error('There is no part.')
    const shipBy = new Date(world.order.clock.now().getTime() - days * DAY_MS)
    await world.order.deps.database.client.vendorOrder.update({ where: { id: part.id }, data: { shipBy } })
    return part
  }
  const sweep = () => actOnLateOrders(world.order.deps, world.order.clock)

  test('in time: nobody is told anything', async () => {
    const paid = await payOne(world, 1, 2)
    await shipWasDue(paid, -1)
    await sweep()
    expect(late(paid)).toEqual([])
    expect((await orderOf(paid)).parts[0]?.late).toBeNull()
  })

  test('is late: it is told once, with the day of the end; warned once more; and the buyer may still cancel', async () => {
    const paid = await payOne(world, 1, 2)
    const part = await shipWasDue(paid, 1)
    await Promise.all([sweep(), sweep()])
    await sweep()
    await until(() => late(paid).length === 1)
    expect(late(paid)[0]?.data).toMatchObject({ vendorOrderId: part.id, isLastWarning: false })
    expect((await orderOf(paid)).parts[0]?.late).toEqual({ cancelAt: late(paid)[0]?.data.cancelAt })
    const vendor = await asVendor(part.vendorId)
    expect((await vendor.vendorOrders.list.query({})).items).toMatchObject([{ isLate: true }])
    await shipWasDue(paid, 6)
    await sweep()
    await sweep()
    await until(() => late(paid).length === 2)
    expect(late(paid)[1]?.data).toMatchObject({ isLastWarning: true })
    const { refunds } = await paid.client.orders.cancelItems.mutate(await press(paid, [2]))
    expect(refunds).toMatchObject([{ status: 'accepted' }])
    expect((await orderOf(paid)).parts[0]?.late).toBeNull()
  })

  test('in the end what shipping still has is cancelled and refunded, once; what has left stays', async () => {
    const paid = await payOne(world, 1, 3)
    const part = await shipWasDue(paid, 7)
    world.others.toSendOf.set(part.id, [{ orderItemId: part.items[0]?.id ?? '', quantity: 2 }])
    await Promise.all([sweep(), sweep()])
    await until(async () => (await orderOf(paid)).parts[0]?.refunds[0]?.status === 'accepted')
    await sweep()
    expect((await orderOf(paid)).parts).toMatchObject([
      {
        items: [{ cancelledQuantity: 2 }],
        refunds: [{ kind: 'cancellation', reason: 'not_sent', requestedBy: 'system', amountMinor: 24_000 }],
      },
    ])
    expect(await toldOnce(paid)).toMatchObject({ restock: false, reason: 'not_sent' })
  })

  test('while shipping does not answer nothing is cancelled, and it is tried again', async () => {
    const paid = await payOne(world, 1, 1)
    const part = await shipWasDue(paid, 8)
    world.others.trouble('toSend', 'down')
    await sweep()
    expect((await orderOf(paid)).parts[0]?.refunds).toEqual([])
    world.others.toSendOf.set(part.id, [{ orderItemId: part.items[0]?.id ?? '', quantity: 1 }])
    await sweep()
    await until(async () => (await orderOf(paid)).status === 'cancelled')
  })
})

describe('a dispute that is lost', () => {
  const lost = (paid: Paid, parts: EventData<'dispute.closed.v1'>['parts']): EventData<'dispute.closed.v1'> => ({
    disputeId: `du_${randomUUID()}`,
    orderId: paid.placed.orderId,
    orderNumber: paid.placed.number,
    amountMinor: 50_000,
    currency: 'EUR',
    outcome: 'lost',
    parts,
  })
  /** The first factory's part has left. */
  async function ship(paid: Paid) {
    const { parts } = await orderOf(paid)
    const part = parts[0]
    if (!part) throw new Error('There is no part.')
    await world.order.deliver('parcel.shipped.v1', part.id, {
      vendorOrderId: part.id,
      orderId: paid.placed.orderId,
      vendorId: part.vendorId,
      vendorName: part.vendorName,
      shipmentId: newId('shp'),
      customerId: paid.userId,
      orderNumber: paid.placed.number,
      carrier: 'yard-post',
      trackingNumber: 'YP1',
      items: part.items.map((item) => ({ orderItemId: item.id, title: item.title, quantity: 2 })),
      isLast: true,
      shippedAt: new Date().toISOString(),
    })
  }
  async function partsOf(paid: Paid, amounts: number[]) {
    const { parts } = await orderOf(paid)
    return parts.map(({ id, number, vendorId }, index) => ({
      vendorOrderId: id,
      number,
      vendorId,
      amountMinor: amounts[index] ?? 0,
      commissionMinor: Math.floor((amounts[index] ?? 0) / 10),
    }))
  }

  test('of what has been sent: nothing is left to give back, once, and nobody is asked to send money', async () => {
    const paid = await payOne(world, 2, 2)
    const { parts } = await orderOf(paid)
    await ship(paid)
    const data = lost(paid, await partsOf(paid, [24_590, 0]))
    const event = await world.order.deliver('dispute.closed.v1', data.orderId, data)
    await world.order.redeliver(event)
    await world.order.deliver('dispute.closed.v1', data.orderId, data)
    expect((await orderOf(paid)).parts).toMatchObject([
      {
        status: 'shipped',
        refundedMinor: 24_590,
        refunds: [
          { kind: 'chargeback', status: 'succeeded', amountMinor: 24_590, requestedBy: 'bank', reason: 'disputed' },
        ],
      },
      { status: 'to_ship', refundedMinor: 0, refunds: [] },
    ])
    const vendor = await asVendor(parts[0]?.vendorId ?? '')
    const again = { ...(await moneyPress(paid, 100)), vendorOrderId: parts[0]?.id ?? '' }
    expect(await refusal(vendor.vendorOrders.refund.mutate(again))).toMatchObject({ code: 'BAD_INPUT' })
    expect(told(paid)).toEqual([])
  })

  test('of what has not been sent: nobody pays for it any more, so it is not sent and goes back on the shelf', async () => {
    const paid = await payOne(world, 1, 2)
    const data = lost(paid, await partsOf(paid, [24_590]))
    await world.order.deliver('dispute.closed.v1', data.orderId, data)
    await until(async () => (await orderOf(paid)).status === 'cancelled')
    expect(await toldOnce(paid)).toMatchObject({ amountMinor: 0, commissionMinor: 0, restock: true, isAll: true })
    expect((await orderOf(paid)).refundedMinor).toBe(24_590)
  })

  test('in part: the rest can still be sent, cancelled and given back', async () => {
    const paid = await payOne(world, 1, 2)
    const data = lost(paid, await partsOf(paid, [10_000]))
    await world.order.deliver('dispute.closed.v1', data.orderId, data)
    expect((await orderOf(paid)).parts).toMatchObject([{ status: 'to_ship', refundedMinor: 10_000 }])
    const { refunds } = await paid.client.orders.cancelItems.mutate(await press(paid, [2]))
    expect(refunds).toMatchObject([{ amountMinor: 14_590 }])
  })

  test('after it was won, or for a part that somebody has given back all of meanwhile, changes nothing', async () => {
    const paid = await payOne(world, 1, 2)
    const won = { ...lost(paid, await partsOf(paid, [24_590])), outcome: 'won' as const }
    await world.order.deliver('dispute.closed.v1', won.orderId, won)
    expect((await orderOf(paid)).refundedMinor).toBe(0)
    await paid.client.orders.cancelItems.mutate(await press(paid, [2]))
    const data = lost(paid, await partsOf(paid, [24_590]))
    await world.order.deliver('dispute.closed.v1', data.orderId, data)
    const { parts, refundedMinor } = await orderOf(paid)
    expect(refundedMinor).toBe(24_590)
    expect(parts[0]?.refunds.map((refund) => refund.kind)).toEqual(['cancellation'])
  })
})

describe('the money', () => {
  test('has gone back, or came back: the buyer reads so; a later success makes it good', async () => {
    const paid = await payOne(world, 1, 2)
    const { refunds } = await paid.client.orders.cancelItems.mutate(await press(paid, [1]))
    const refundId = refunds[0]?.id ?? ''
    const stateOf = async () => (await orderOf(paid)).parts[0]?.refunds[0]
    const { customerId: _customer, ...failed } = settled(paid, refundId)
    await world.order.deliver('payment.refunded.v1', paid.placed.orderId, settled(paid, refundId))
    expect(await stateOf()).toMatchObject({ status: 'succeeded', failure: null, settledAt: expect.any(String) })
    await world.order.deliver('payment.refund_failed.v1', paid.placed.orderId, {
      ...failed,
      reason: 'lost_or_stolen_card',
    })
    expect(await stateOf()).toMatchObject({ status: 'failed', failure: 'lost_or_stolen_card' })
    await world.order.deliver('payment.refunded.v1', paid.placed.orderId, settled(paid, refundId))
    expect(await stateOf()).toMatchObject({ status: 'succeeded', failure: null })
  })

  test('late news of a success that came before a failure changes nothing', async () => {
    const paid = await payOne(world, 1, 2)
    const { refunds } = await paid.client.orders.cancelItems.mutate(await press(paid, [1]))
    const { customerId: _customer, ...failed } = settled(paid, refunds[0]?.id ?? '')
    const succeeded = await world.order.deliver('payment.refunded.v1', paid.placed.orderId, {
      ...settled(paid, newId('ref')),
    })
    await world.order.deliver('payment.refund_failed.v1', paid.placed.orderId, { ...failed, reason: 'closed_account' })
    const early = {
      ...succeeded,
      id: newId('evt'),
      occurredAt: new Date(Date.parse(succeeded.occurredAt) - 60_000).toISOString(),
      data: settled(paid, refunds[0]?.id ?? ''),
    } as typeof succeeded
    expect((await world.order.redeliver(early)).ok).toBe(true)
    expect((await orderOf(paid)).parts[0]?.refunds[0]).toMatchObject({ status: 'failed', failure: 'closed_account' })
  })

  test('of an order that was refunded as a whole changes no refund of ours', async () => {
    const paid = await payOne(world, 1, 2)
    await paid.client.orders.cancelItems.mutate(await press(paid, [1]))
    const { refundId: _refund, ...whole } = settled(paid, '')
    await world.order.deliver('payment.refunded.v1', paid.placed.orderId, whole)
    expect((await orderOf(paid)).parts[0]?.refunds).toMatchObject([{ status: 'accepted' }])
  })
})
