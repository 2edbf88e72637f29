import { type EventData, newEvent, newId } from '@millyard/contracts'
import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { completeDeliveredOrders } from '../src/orders/complete-delivered-orders.ts'
import { expireUnpaidOrders } from '../src/orders/expire-unpaid-orders.ts'
import {
  ADDRESS,
  countStatements,
  customer,
  fillCart,
  paymentOf,
  payOne,
  placeOne,
  refusal,
  startWorld,
  until,
  type World,
} from './setup.ts'

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.close())
afterEach(() => world.order.clock.setOffset(0))

type Paid = Awaited<ReturnType<typeof payOne>>
const orderOf = ({ client, placed }: Pick<Paid, 'client' | 'placed'>) =>
  client.orders.get.query({ orderId: placed.orderId })

async function parcelsOf(paid: Paid, index = 0) {
  const part = (await orderOf(paid)).parts[index]
  if (!part) throw new Error('No such part.')
  const parcel = () => ({
    shipmentId: newId('shp'),
    vendorOrderId: part.id,
    orderId: paid.placed.orderId,
    orderNumber: paid.placed.number,
    vendorId: part.vendorId,
    vendorName: part.vendorName,
    customerId: paid.userId,
    carrier: 'manual' as const,
    trackingNumber: 'T-1',
    items: part.items.map((item) => ({ orderItemId: item.id, title: item.title, quantity: 1 })),
  })
  const at = () => world.order.clock.now().toISOString()
  return {
    part,
    shipped: (isLast: boolean): EventData<'parcel.shipped.v1'> => ({ ...parcel(), isLast, shippedAt: at() }),
    delivered: (allDelivered: boolean): EventData<'parcel.delivered.v1'> => ({
      ...parcel(),
      allDelivered,
      deliveredAt: at(),
    }),
  }
}
const ship = (data: EventData<'parcel.shipped.v1'>) =>
  world.order.deliver('parcel.shipped.v1', data.vendorOrderId, data)
const arrive = (data: EventData<'parcel.delivered.v1'>) =>
  world.order.deliver('parcel.delivered.v1', data.vendorOrderId, data)

async function deliverAll(paid: Paid) {
  const { parts } = await orderOf(paid)
  for (const index of parts.keys()) {
    const parcels = await parcelsOf(paid, index)
    await ship(parcels.shipped(true))
    await arrive(parcels.delivered(true))
  }
}

test('the history says who delivered: the carrier that scanned, or the factory where nobody scans', async () => {
  const paid = await payOne(world, 2)
  for (const [index, carrier] of (['manual', 'yard-post'] as const).entries()) {
    const parcels = await parcelsOf(paid, index)
    await ship({ ...parcels.shipped(true), carrier })
    await arrive({ ...parcels.delivered(true), carrier })
  }
  const { parts } = await orderOf(paid)
  expect(parts.map(({ history }) => history.slice(-2).map(({ status, actor }) => `${status} ${actor}`))).toEqual([
    ['shipped vendor', 'delivered vendor'],
    ['shipped vendor', 'delivered carrier'],
  ])
})

test('a parcel is promised for the day that the buyer was shown at checkout', async () => {
  const paid = await payOne(world, 1)
  const { parts, paidAt } = await orderOf(paid)
  const shown = world.others.deliveries[0]?.maxDays ?? 0
  expect(Date.parse(parts[0]?.deliverBy ?? '') - Date.parse(paidAt ?? '')).toBe(shown * DAY_MS)
})

describe('a payment', () => {
  test('makes the order paid and its parts ready to ship, and tells everyone all they need, without an e-mail address', async () => {
    const paid = await payOne(world, 2)
    const order = await orderOf(paid)
    expect(order).toMatchObject({
      status: 'paid',
      expiresAt: null,
      parts: [{ status: 'to_ship' }, { status: 'to_ship' }],
    })
    expect(order.history.map((entry) => entry.status)).toEqual(['pending_payment', 'paid'])

    const { orderId } = paid.placed
    await until(() => world.others.eventsOf('order.paid.v1', orderId).length === 2)
    const event = await world.order.peers.waitForEvent('order.paid.v1', orderId)
    const { data } = event
    expect(data).toMatchObject({
      orderId,
      number: order.number,
      customerId: paid.userId,
      totalMinor: order.totalMinor,
      address: ADDRESS,
    })
    expect(data.parts.map((part) => part.number)).toEqual([`${order.number}-1`, `${order.number}-2`])
    expect(data.parts.reduce((sum, part) => sum + part.commissionMinor + part.payableMinor, 0)).toBe(order.totalMinor)
    for (const part of data.parts) {
      expect(part.commissionMinor).toBe(1_200)
      // Three days to make it and two to hand it over, from the payment on.
      expect(Date.parse(part.shipBy) - Date.parse(data.paidAt)).toBe(5 * DAY_MS)
    }
    expect(JSON.stringify(event)).not.toMatch(/@/)
  })

  test('P07 twenty identical deliveries at once, and a second event about it, pay once', async () => {
    const order = await placeOne(world, 2)
    const payment = paymentOf(world, order.placed)
    const event = await world.order.deliver('payment.succeeded.v1', order.placed.orderId, payment)
    const answers = await Promise.all(
      Array.from(
        { length: 20 },
        async () => (await world.order.redeliver(event)).json() as Promise<{ isNew: boolean }>,
      ),
    )
    expect(answers.every((answer) => !answer.isNew)).toBe(true)
    await world.order.deliver('payment.succeeded.v1', order.placed.orderId, payment)
    const { history } = await orderOf(order)
    expect(history.filter((entry) => entry.status === 'paid')).toHaveLength(1)
    await until(() => world.others.eventsOf('order.paid.v1', order.placed.orderId).length === 2)
    const ids = new Set(world.others.eventsOf('order.paid.v1', order.placed.orderId).map(({ id }) => id))
    expect(ids.size).toBe(1)
  })

  test('P07 twenty first deliveries at once: one takes effect', async () => {
    const order = await placeOne(world, 1)
    const event = newEvent('payment.succeeded.v1', {
      aggregateId: order.placed.orderId,
      correlationId: 'corr-1234567',
      occurredAt: world.order.clock.now(),
      data: paymentOf(world, order.placed),
    })
    const answers = await Promise.all(
      Array.from(
        { length: 20 },
        async () => (await world.order.redeliver(event)).json() as Promise<{ isNew: boolean }>,
      ),
    )
    expect(answers.filter((answer) => answer.isNew)).toHaveLength(1)
    expect((await orderOf(order)).history.filter((entry) => entry.status === 'paid')).toHaveLength(1)
  })

  test('that fails is written down; the buyer may try another card', async () => {
    const order = await placeOne(world, 1)
    const { paymentId, orderId } = paymentOf(world, order.placed)
    await world.order.deliver('payment.failed.v1', orderId, {
      paymentId,
      orderId,
      code: 'card_declined',
      message: 'Your card was declined.',
    })
    expect(await orderOf(order)).toMatchObject({
      status: 'pending_payment',
      history: [{}, { status: 'pending_payment', reason: expect.stringContaining('Your card was declined.') }],
    })
    await world.order.deliver('payment.succeeded.v1', orderId, paymentOf(world, order.placed))
    expect((await orderOf(order)).status).toBe('paid')
  })

  test('P09 for an order that is not known is not answered away: the delivery is refused and will be repeated', async () => {
    const orderId = newId('ord')
    const payment = { paymentId: newId('pay'), orderId, amountMinor: 1, currency: 'EUR' }
    await expect(
      world.order.deliver('payment.succeeded.v1', orderId, { ...payment, paidAt: new Date().toISOString() }),
    ).rejects.toThrow('500')
  })
})

describe('an order that is not paid in time', () => {
  test('is cancelled with its parts, and everyone lets go of it', async () => {
    const order = await placeOne(world, 2)
    const { orderId } = order.placed
    await expireUnpaidOrders(world.order.deps, world.order.clock)
    expect((await orderOf(order)).status).toBe('pending_payment')
    world.order.clock.setOffset(HOUR_MS + 1)
    await Promise.all([1, 2].map(() => expireUnpaidOrders(world.order.deps, world.order.clock)))
    expect(await orderOf(order)).toMatchObject({
      status: 'cancelled',
      expiresAt: null,
      parts: [{ status: 'cancelled' }, { status: 'cancelled' }],
    })
    await until(() => world.others.eventsOf('order.cancelled.v1', orderId).length === 3)
    const events = world.others.eventsOf('order.cancelled.v1', orderId)
    expect(new Set(events.map(({ id }) => id)).size).toBe(1)
    expect(events[0]?.data).toMatchObject({ reason: 'payment_expired', wasPlaced: true })
  })

  test('stays cancelled when its payment arrives after all: nothing is shipped, the payment service refunds', async () => {
    const order = await placeOne(world, 1)
    world.order.clock.setOffset(HOUR_MS + 1)
    await expireUnpaidOrders(world.order.deps, world.order.clock)
    await world.order.deliver('payment.succeeded.v1', order.placed.orderId, paymentOf(world, order.placed))
    const { status, paidAt, history } = await orderOf(order)
    expect({ status, paidAt }).toEqual({ status: 'cancelled', paidAt: null })
    expect(history.at(-1)?.reason).toContain('after the order was cancelled')
    await until(() => world.others.eventsOf('order.cancelled.v1', order.placed.orderId).length === 3)
    expect(world.others.eventsOf('order.paid.v1', order.placed.orderId)).toEqual([])
  })

  test('P08 payment and expiry at the same moment: one of them wins as a whole', async () => {
    for (let round = 0; round < 10; round++) {
      const order = await placeOne(world, 1)
      const payment = paymentOf(world, order.placed)
      world.order.clock.setOffset(HOUR_MS + 1)
      await Promise.all([
        expireUnpaidOrders(world.order.deps, world.order.clock),
        world.order.deliver('payment.succeeded.v1', order.placed.orderId, payment),
      ])
      world.order.clock.setOffset(0)
      const { status, parts } = await orderOf(order)
      expect(['paid to_ship', 'cancelled cancelled']).toContain(`${status} ${parts[0]?.status}`)
    }
  })
})

describe('parcels', () => {
  test('move their vendor order and the order; delivered is published once', async () => {
    const paid = await payOne(world, 2)
    const first = await parcelsOf(paid, 0)
    const second = await parcelsOf(paid, 1)
    const state = async () => {
      const { status, parts } = await orderOf(paid)
      return [status, ...parts.map((part) => part.status)]
    }
    await ship(first.shipped(false))
    expect(await state()).toEqual(['partially_shipped', 'partially_shipped', 'to_ship'])
    await ship(first.shipped(true))
    expect(await state()).toEqual(['partially_shipped', 'shipped', 'to_ship'])
    await arrive(first.delivered(false))
    expect(await state()).toEqual(['partially_shipped', 'shipped', 'to_ship'])
    await ship(second.shipped(true))
    expect(await state()).toEqual(['shipped', 'shipped', 'shipped'])
    const last = await arrive(first.delivered(true))
    await world.order.redeliver(last)
    await arrive(first.delivered(true))
    expect(await state()).toEqual(['shipped', 'delivered', 'shipped'])
    await arrive(second.delivered(true))
    expect(await state()).toEqual(['delivered', 'delivered', 'delivered'])

    await until(() => world.others.eventsOf('vendor_order.delivered.v1', second.part.id).length === 2)
    const told = world.others.eventsOf('vendor_order.delivered.v1', first.part.id)
    expect(new Set(told.map(({ id }) => id)).size).toBe(1)
    expect(told[0]?.data).toMatchObject({
      number: first.part.number,
      orderId: paid.placed.orderId,
      vendorId: first.part.vendorId,
      customerId: paid.userId,
      productIds: first.part.items.map((item) => item.productId),
    })
  })

  test('P10 the events of an order in any order end in the same state', async () => {
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6 }), async (sequence) => {
        const paid = await payOne(world, 2)
        const [first, second] = [await parcelsOf(paid, 0), await parcelsOf(paid, 1)]
        const events = [
          () => ship(first.shipped(false)),
          () => ship(first.shipped(true)),
          () => arrive(first.delivered(false)),
          () => arrive(first.delivered(true)),
          () => ship(second.shipped(true)),
          () => arrive(second.delivered(true)),
        ]
        for (const index of sequence) await events[index]?.()
        const { status, parts } = await orderOf(paid)
        expect([status, ...parts.map((part) => part.status)]).toEqual(['delivered', 'delivered', 'delivered'])
      }),
      { numRuns: 15 },
    )
  })

  test('P10 all of them at once: nothing is lost between two parts of one order', async () => {
    for (let round = 0; round < 5; round++) {
      const paid = await payOne(world, 3)
      const parcels = await Promise.all([0, 1, 2].map((index) => parcelsOf(paid, index)))
      await Promise.all(parcels.flatMap((one) => [ship(one.shipped(true)), arrive(one.delivered(true))]))
      expect((await orderOf(paid)).status).toBe('delivered')
    }
  })

  test('of a vendor order that is not known, or is another order’s, are refused', async () => {
    const [paid, other] = [await payOne(world, 1), await payOne(world, 1)]
    const { shipped } = await parcelsOf(paid)
    await expect(ship({ ...shipped(true), vendorOrderId: newId('vor') })).rejects.toThrow('500')
    await expect(ship({ ...shipped(true), orderId: other.placed.orderId })).rejects.toThrow('500')
    expect((await orderOf(paid)).status).toBe('paid')
  })
})

describe('completion', () => {
  test('comes when the return window has closed, once: the payouts are due and the order is complete', async () => {
    const paid = await payOne(world, 2)
    await deliverAll(paid)
    const { parts } = await orderOf(paid)
    world.order.clock.setOffset(14 * DAY_MS - HOUR_MS)
    await completeDeliveredOrders(world.order.deps, world.order.clock)
    expect((await orderOf(paid)).status).toBe('delivered')
    world.order.clock.setOffset(14 * DAY_MS + HOUR_MS)
    await Promise.all([1, 2, 3].map(() => completeDeliveredOrders(world.order.deps, world.order.clock)))
    expect(await orderOf(paid)).toMatchObject({
      status: 'completed',
      parts: [{ status: 'completed' }, { status: 'completed' }],
    })
    for (const part of parts) {
      await until(() => world.others.eventsOf('vendor_order.completed.v1', part.id).length > 0)
      expect(world.others.eventsOf('vendor_order.completed.v1', part.id)).toHaveLength(1)
    }
    await world.order.peers.waitForEvent('order.completed.v1', paid.placed.orderId)
    expect(
      world.order.peers.delivered.filter(
        ({ event }) => event.type === 'order.completed.v1' && event.aggregateId === paid.placed.orderId,
      ),
    ).toHaveLength(1)
  })

  test('one part can be complete while another is on its way', async () => {
    const paid = await payOne(world, 2)
    const first = await parcelsOf(paid, 0)
    await ship(first.shipped(true))
    await arrive(first.delivered(true))
    world.order.clock.setOffset(15 * DAY_MS)
    await completeDeliveredOrders(world.order.deps, world.order.clock)
    expect(await orderOf(paid)).toMatchObject({
      status: 'partially_shipped',
      parts: [{ status: 'completed' }, { status: 'to_ship' }],
    })
  })

  test('moving the development clock runs the sweeps', async () => {
    const order = await placeOne(world, 1)
    const response = await fetch(`${world.order.url}/__dev/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ offsetMs: 2 * HOUR_MS }),
    })
    expect(response.status).toBe(200)
    expect((await orderOf(order)).status).toBe('cancelled')
  })
})

describe('who sees what', () => {
  test('P43 somebody else’s order, a missing one and a failed checkout’s are NOT_FOUND alike', async () => {
    const mine = await payOne(world, 1)
    const somebody = await customer(world)
    const foreign = await refusal(somebody.client.orders.get.query({ orderId: mine.placed.orderId }))
    const missing = await refusal(somebody.client.orders.get.query({ orderId: newId('ord') }))
    expect({ ...foreign, requestId: '' }).toEqual({ ...missing, requestId: '' })
    expect(foreign.code).toBe('NOT_FOUND')
    expect((await somebody.client.orders.list.query({})).items).toEqual([])
    expect(await refusal(somebody.client.orders.get.query({ orderId: 'ord_1' }))).toMatchObject({ code: 'BAD_INPUT' })
  })

  test('P44 P49 a vendor sees its own part alone, without e-mail address and telephone number, once it is paid', async () => {
    const order = await placeOne(world, 2)
    const before = await orderOf(order)
    const [own, others] = before.parts
    if (!own || !others) throw new Error('Two parts.')
    const vendor = world.order.as(await world.order.peers.vendorToken(own.vendorId))
    expect((await vendor.vendorOrders.list.query({})).items).toEqual([])
    expect(await refusal(vendor.vendorOrders.get.query({ vendorOrderId: own.id }))).toMatchObject({ code: 'NOT_FOUND' })

    await world.order.deliver('payment.succeeded.v1', order.placed.orderId, paymentOf(world, order.placed))
    expect((await vendor.vendorOrders.list.query({})).items).toMatchObject([
      {
        id: own.id,
        number: own.number,
        status: 'to_ship',
        buyerName: ADDRESS.name,
        country: 'BE',
        totalMinor: own.totalMinor,
        payableMinor: own.totalMinor - 1_200,
      },
    ])
    const detail = await vendor.vendorOrders.get.query({ vendorOrderId: own.id })
    expect(detail).toMatchObject({
      commissionMinor: 1_200,
      payableMinor: own.totalMinor - 1_200,
      address: { line1: ADDRESS.line1 },
    })
    expect(JSON.stringify(detail)).not.toContain(ADDRESS.phone)
    expect(JSON.stringify(detail)).not.toContain(others.vendorId)
    expect(detail.history.map((entry) => entry.status)).toEqual(['pending_payment', 'to_ship'])
    expect(await refusal(vendor.vendorOrders.get.query({ vendorOrderId: others.id }))).toMatchObject({
      code: 'NOT_FOUND',
    })
    expect(await refusal(vendor.vendorOrders.get.query({ vendorOrderId: newId('vor') }))).toMatchObject({
      code: 'NOT_FOUND',
    })
    const stranger = world.order.as(await world.order.peers.vendorToken())
    expect((await stranger.vendorOrders.list.query({})).items).toEqual([])
    expect((await vendor.vendorOrders.list.query({ status: 'shipped' })).items).toEqual([])
  })

  test('each portal has its own procedures and a role without the permission is refused', async () => {
    const { order } = world
    const { peers } = order
    const shop = order.as(await peers.customerToken())
    const vendor = order.as(await peers.vendorToken())
    const admin = order.as(await peers.adminToken())
    for (const client of [vendor, admin]) {
      expect(await refusal(client.orders.list.query({}))).toMatchObject({ code: 'FORBIDDEN' })
    }
    for (const client of [shop, admin]) {
      expect(await refusal(client.vendorOrders.list.query({}))).toMatchObject({ code: 'FORBIDDEN' })
    }
    for (const client of [shop, vendor]) {
      expect(await refusal(client.adminOrders.list.query({}))).toMatchObject({ code: 'FORBIDDEN' })
    }
    const powerless = order.as(await peers.vendorToken(newId('ven'), ['products.read']))
    expect(await refusal(powerless.vendorOrders.list.query({}))).toMatchObject({ code: 'FORBIDDEN' })
    const catalogue = order.as(await peers.adminToken(['products.read']))
    expect(await refusal(catalogue.adminOrders.get.query({ orderId: newId('ord') }))).toMatchObject({
      code: 'FORBIDDEN',
    })
    expect(await refusal(order.as().orders.list.query({}))).toMatchObject({ code: 'UNAUTHENTICATED' })
  })

  test('staff find orders by number, name and status, and see what everyone earns', async () => {
    const paid = await payOne(world, 2)
    const admin = world.order.as(await world.order.peers.adminToken())
    const found = await admin.adminOrders.list.query({ q: paid.placed.number.toLowerCase() })
    expect(found.items).toMatchObject([
      { id: paid.placed.orderId, buyerName: ADDRESS.name, commissionMinor: 2_400, itemCount: 2 },
    ])
    expect((await admin.adminOrders.list.query({ q: 'ADA bu', status: 'paid' })).items.map((one) => one.id)).toContain(
      paid.placed.orderId,
    )
    expect((await admin.adminOrders.list.query({ q: '%' })).items).toEqual([])
    const detail = await admin.adminOrders.get.query({ orderId: paid.placed.orderId })
    expect(detail).toMatchObject({
      customerId: paid.userId,
      commissionMinor: 2_400,
      parts: [{ commissionMinor: 1_200 }, { commissionMinor: 1_200 }],
    })
    expect(await refusal(admin.adminOrders.get.query({ orderId: newId('ord') }))).toMatchObject({ code: 'NOT_FOUND' })
  })

  test('lists are paged without a gap or a repeat, newest first; a foreign page marker is bad input', async () => {
    const { userId } = await customer(world)
    const client = world.order.as(await world.order.peers.customerToken(userId))
    const placed: string[] = []
    for (let count = 0; count < 5; count++) {
      const line = world.others.offer()
      placed.unshift(
        (await client.checkout.place.mutate(await fillCart(world, client, [{ line, quantity: 1 }]))).orderId,
      )
    }
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await client.orders.list.query({ limit: 2, ...(cursor ? { cursor } : {}) })
      seen.push(...page.items.map((one) => one.id))
      cursor = page.nextCursor ?? undefined
    } while (cursor)
    expect(seen).toEqual(placed)
    for (const marker of [
      'x',
      Buffer.from('["1","2"]').toString('base64url'),
      Buffer.from('[1]').toString('base64url'),
    ]) {
      expect(await refusal(client.orders.list.query({ cursor: marker }))).toMatchObject({
        code: 'BAD_INPUT',
        fields: [{ path: 'cursor' }],
      })
    }
    expect(await refusal(client.orders.list.query({ limit: 101 }))).toMatchObject({
      code: 'BAD_INPUT',
      fields: [{ path: 'limit' }],
    })
  })

  test('statements: a list page is one, my order four, a vendor’s part three', async () => {
    const paid = await payOne(world, 2)
    const part = (await orderOf(paid)).parts[0]
    const vendor = world.order.as(await world.order.peers.vendorToken(part?.vendorId))
    const admin = world.order.as(await world.order.peers.adminToken())
    expect(await countStatements(world, () => paid.client.orders.list.query({}))).toBe(1)
    expect(await countStatements(world, () => orderOf(paid))).toBe(4)
    expect(await countStatements(world, () => vendor.vendorOrders.list.query({}))).toBe(1)
    expect(await countStatements(world, () => vendor.vendorOrders.get.query({ vendorOrderId: part?.id ?? '' }))).toBe(3)
    expect(await countStatements(world, () => admin.adminOrders.list.query({ q: 'ada' }))).toBe(1)
    expect(await countStatements(world, () => admin.adminOrders.get.query({ orderId: paid.placed.orderId }))).toBe(4)
  })
})

test('P15 the database itself refuses parts that do not add up', async () => {
  const { placed } = await placeOne(world, 1)
  const { client } = world.order.deps.database
  await expect(client.order.update({ where: { id: placed.orderId }, data: { totalMinor: 1n } })).rejects.toThrow(
    'order_sums',
  )
  await expect(
    client.vendorOrder.updateMany({ where: { orderId: placed.orderId }, data: { commissionMinor: 1n } }),
  ).rejects.toThrow('vendor_order_sums')
  await expect(
    client.vendorOrder.updateMany({ where: { orderId: placed.orderId }, data: { refundedMinor: 1_000_000n } }),
  ).rejects.toThrow('vendor_order_refunded')
})
