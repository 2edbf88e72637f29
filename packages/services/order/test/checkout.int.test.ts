import { randomUUID } from 'node:crypto'
import { AppError, newId } from '@millyard/contracts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cancelUnpaidOrder } from '../src/orders/cancel-unpaid-order.ts'
import {
  ADDRESS,
  countStatements,
  customer,
  fillCart,
  guest,
  paymentOf,
  placeOne,
  pressFor,
  refusal,
  startWorld,
  until,
  type World,
} from './setup.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.close())

const ordersOf = (customerId: string) => world.order.deps.database.client.order.findMany({ where: { customerId } })

describe('a quote', () => {
  test('shows each factory’s choices and the tax of the country', async () => {
    const { client } = await customer(world)
    const near = world.others.offer({ unitPriceMinor: 1_000, weightGrams: 400, leadTimeDays: 2 })
    const also = world.others.offer({ unitPriceMinor: 500, weightGrams: 100, leadTimeDays: 9, vendorId: near.vendorId })
    const far = world.others.offer()
    world.others.deliveriesOf.set(far.vendorId, [])
    await fillCart(world, client, [
      { line: near, quantity: 2 },
      { line: also, quantity: 1 },
      { line: far, quantity: 1 },
    ])
    const before = world.others.calls.length
    const quote = await client.checkout.quote.query({ country: 'FI', postcode: '00100' })
    expect(quote).toMatchObject({
      currency: 'EUR',
      taxBasisPoints: 2_550,
      groups: [
        { vendorId: near.vendorId, options: world.others.deliveries, problem: null, subtotalMinor: 2_500 },
        { vendorId: far.vendorId, options: [], problem: 'no_delivery_there' },
      ],
    })
    expect(world.others.calls.slice(before).map(({ call }) => call)).toEqual(['priceLines', 'quote'])
    expect(world.others.calls.at(-1)?.input).toMatchObject({
      country: 'FI',
      postcode: '00100',
      groups: [{ vendorId: near.vendorId, goodsMinor: 2_500, weightGrams: 900, leadTimeDays: 9 }, {}],
    })
    expect((await client.checkout.quote.query({ country: 'NO' })).taxBasisPoints).toBe(0)
  })

  test('an empty cart, an unknown country and no account are refused', async () => {
    const { client } = await customer(world)
    expect(await refusal(client.checkout.quote.query({ country: 'BE' }))).toMatchObject({ code: 'CART_EMPTY' })
    expect(await refusal(client.checkout.quote.query({ country: 'Belgium' }))).toMatchObject({
      code: 'BAD_INPUT',
      fields: [{ path: 'country' }],
    })
    const { client: guests } = await guest(world)
    expect(await refusal(guests.checkout.quote.query({ country: 'BE' }))).toMatchObject({ code: 'UNAUTHENTICATED' })
  })
})

describe('placing an order', () => {
  test('makes one order with a part for each factory, holds the stock, asks for the exact sum, and empties the cart', async () => {
    const { userId, client } = await customer(world)
    const stool = world.others.offer({ unitPriceMinor: 1_999, leadTimeDays: 5 })
    const mug = world.others.offer({ unitPriceMinor: 850, leadTimeDays: 0 })
    const goods = [
      { line: stool, quantity: 3 },
      { line: mug, quantity: 2 },
    ]
    const placed = await client.checkout.place.mutate(await fillCart(world, client, goods))
    expect(placed).toMatchObject({ currency: 'EUR', totalMinor: 5_997 + 1_700 + 590 + 590 })
    expect(placed.number).toMatch(/^M-1\d{3}$/)
    expect(world.others.payments.get(placed.orderId)).toMatchObject({
      amountMinor: placed.totalMinor,
      shareSum: placed.totalMinor,
      clientSecret: placed.payment.clientSecret,
    })
    expect(world.others.holds.get(placed.orderId)).toEqual({
      state: 'held',
      lines: goods.map(({ line, quantity }) => ({ variantId: line.variantId, quantity })),
    })
    expect((await client.cart.get.query()).itemCount).toBe(0)

    const order = await client.orders.get.query({ orderId: placed.orderId })
    expect(order).toMatchObject({
      number: placed.number,
      status: 'pending_payment',
      goodsMinor: 7_697,
      shippingMinor: 1_180,
      totalMinor: 8_877,
      taxMinor: 1_143 + 397, // 6587 and 2290 at 21 % contained
      address: ADDRESS,
      parts: [
        {
          number: `${placed.number}-1`,
          status: 'pending_payment',
          vendorName: stool.vendorName,
          totalMinor: 6_587,
          deliveryName: 'Parcel',
          items: [
            { variantId: stool.variantId, sku: stool.sku, quantity: 3, unitPriceMinor: 1_999, totalMinor: 5_997 },
          ],
        },
        { number: `${placed.number}-2`, vendorName: mug.vendorName, totalMinor: 2_290 },
      ],
      history: [{ status: 'pending_payment', actor: 'customer' }],
    })
    expect(Date.parse(order.expiresAt ?? '') - Date.parse(order.placedAt)).toBe(3_600_000)
    const [stored] = await ordersOf(userId)
    expect(stored).toMatchObject({ isPlaced: true, paymentId: world.others.payments.get(placed.orderId)?.paymentId })
    const parts = await world.order.deps.database.client.vendorOrder.findMany({ where: { orderId: placed.orderId } })
    for (const part of parts) expect(part.commissionMinor + part.payableMinor).toBe(part.totalMinor)
  })

  test('numbers go up, one for each order, none twice', async () => {
    const placed = await Promise.all(Array.from({ length: 8 }, () => placeOne(world, 1)))
    const numbers = placed.map(({ placed: { number } }) => Number(number.slice(2)))
    expect(new Set(numbers).size).toBe(8)
    expect(Math.min(...numbers)).toBeGreaterThan(1_000)
  })

  test('what came into the cart while the order was placed stays there', async () => {
    const { client } = await customer(world)
    const [line, later] = [world.others.offer(), world.others.offer()]
    const press = await fillCart(world, client, [{ line, quantity: 2 }])
    world.order.deps.afterStep = async (step) => {
      if (step !== 'order_written') return
      await client.cart.addItem.mutate({ variantId: line.variantId, quantity: 1 })
      await client.cart.addItem.mutate({ variantId: later.variantId, quantity: 1 })
    }
    const placed = await client.checkout.place.mutate(press).finally(() => {
      world.order.deps.afterStep = async () => undefined
    })
    const left = (await client.cart.get.query()).groups.flatMap((group) => group.lines)
    expect(left.map((one) => [one.variantId, one.quantity])).toEqual([
      [line.variantId, 1],
      [later.variantId, 1],
    ])
    // P13 the charge is the order's, whatever happens to the cart.
    expect(world.others.payments.get(placed.orderId)?.amountMinor).toBe(placed.totalMinor)
    expect((await client.orders.get.query({ orderId: placed.orderId })).totalMinor).toBe(placed.totalMinor)
  })

  test('statements outside the transaction are three; the other services are asked once each', async () => {
    const { client } = await customer(world)
    const press = await fillCart(world, client, [
      { line: world.others.offer(), quantity: 1 },
      { line: world.others.offer(), quantity: 1 },
    ])
    const before = world.others.calls.length
    expect(await countStatements(world, () => client.checkout.place.mutate(press))).toBe(3)
    expect(world.others.calls.slice(before).map(({ call }) => call)).toEqual([
      'priceLines',
      'quote',
      'quoteCommission',
      'reserveStock',
      'createPayment',
    ])
  })
})

describe('bad input writes nothing', () => {
  test('each wrong field is named', async () => {
    const { userId, client } = await customer(world)
    const press = await fillCart(world, client, [{ line: world.others.offer(), quantity: 1 }])
    const cases: [Partial<Record<keyof typeof press, unknown>>, string][] = [
      [{ idempotencyKey: 'again' }, 'idempotencyKey'],
      [{ seen: { ...press.seen, totalMinor: -1 } }, 'seen.totalMinor'],
      [{ seen: { ...press.seen, totalMinor: 12.5 } }, 'seen.totalMinor'],
      [{ deliveries: [] }, 'deliveries'],
      [{ deliveries: [{ vendorId: newId('shm'), methodId: newId('shm') }] }, 'deliveries.0.vendorId'],
      [{ address: { ...ADDRESS, line1: ' ' } }, 'address.line1'],
      [{ address: { ...ADDRESS, country: 'be' } }, 'address.country'],
      [{ address: { ...ADDRESS, name: 'x'.repeat(101) } }, 'address.name'],
      [{ address: { ...ADDRESS, country: 'DE', postcode: 'not-a-code', phone: '' } }, 'address.postcode'],
      [{ address: { ...ADDRESS, phone: 'hello?' } }, 'address.phone'],
      [{ address: { ...ADDRESS, country: 'US', postcode: '95014', phone: '' } }, 'address.region'],
    ]
    for (const [change, path] of cases) {
      const input = { ...press, ...change } as typeof press
      expect(await refusal(client.checkout.place.mutate(input)), path).toMatchObject({
        code: 'BAD_INPUT',
        fields: [{ path }],
      })
    }
    expect(await ordersOf(userId)).toEqual([])
  })

  test('invalid JSON, an oversized body and another portal’s token are refused', async () => {
    const { order } = world
    const post = async (body: string, token: string) => {
      const response = await fetch(`${order.url}/trpc/checkout.place`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body,
      })
      return { status: response.status, body: await response.text() }
    }
    const token = await order.peers.customerToken()
    expect(await post('{"idempotencyKey":', token)).toMatchObject({
      status: 400,
      body: expect.stringContaining('INVALID_JSON'),
    })
    expect(await post(JSON.stringify({ x: 'x'.repeat(1_100_000) }), token)).toMatchObject({ status: 413 })
    expect(await post('{}', await order.peers.vendorToken())).toMatchObject({ status: 403 })
    expect(await post('{}', await order.peers.adminToken())).toMatchObject({ status: 403 })
    expect(await post('{}', 'nonsense')).toMatchObject({ status: 401 })
  })

  test('P12 an unknown variant, a suspended vendor, another currency or too little stock stop everything before anything is written or asked', async () => {
    const { others } = world
    const cases = [
      { spoil: (id: string) => others.catalogue.delete(id), code: 'NOT_FOR_SALE' },
      { spoil: (id: string) => change(id, { available: 1 }), code: 'OUT_OF_STOCK' },
      { spoil: (id: string) => change(id, { currency: 'USD' }), code: 'CURRENCY_MISMATCH' },
    ]
    const change = (id: string, changes: object) => {
      const line = others.catalogue.get(id)
      if (line) others.offer({ ...line, ...changes })
    }
    for (const { spoil, code } of cases) {
      const { userId, client } = await customer(world)
      const [good, bad] = [others.offer(), others.offer()]
      const press = await fillCart(world, client, [
        { line: good, quantity: 1 },
        { line: bad, quantity: 2 },
      ])
      spoil(bad.variantId)
      const before = others.calls.length
      expect(await refusal(client.checkout.place.mutate(press))).toMatchObject({ code })
      expect(others.calls.slice(before).map(({ call }) => call)).toEqual(['priceLines'])
      expect(await ordersOf(userId)).toEqual([])
      expect((await client.cart.get.query()).groups.length).toBeGreaterThan(0)
    }
  })

  test('an empty cart, a delivery that is not offered, and one that is missing are told apart', async () => {
    const { others } = world
    const { client } = await customer(world)
    const line = others.offer()
    expect(await refusal(client.checkout.place.mutate(pressFor(world, [{ line, quantity: 1 }])))).toMatchObject({
      code: 'CART_EMPTY',
    })
    const press = await fillCart(world, client, [
      { line, quantity: 1 },
      { line: others.offer(), quantity: 1 },
    ])
    const [first, second] = press.deliveries
    if (!first || !second) throw new Error('Two factories, two deliveries.')
    expect(await refusal(client.checkout.place.mutate({ ...press, deliveries: [first] }))).toMatchObject({
      code: 'BAD_INPUT',
      fields: [{ path: 'deliveries' }],
    })
    const raven = { ...second, methodId: newId('shm') }
    expect(await refusal(client.checkout.place.mutate({ ...press, deliveries: [first, raven] }))).toMatchObject({
      code: 'NOT_DELIVERABLE',
      details: { vendorId: second.vendorId },
    })
  })

  test('P39 a total that is no longer right is never charged: PRICE_CHANGED says the new one', async () => {
    const { userId, client } = await customer(world)
    const line = world.others.offer()
    const press = await fillCart(world, client, [{ line, quantity: 2 }])
    world.others.offer({ ...line, unitPriceMinor: 12_100 })
    const refused = await refusal(client.checkout.place.mutate(press))
    expect(refused).toMatchObject({ code: 'PRICE_CHANGED', details: { totalMinor: press.seen.totalMinor + 200 } })
    expect(await ordersOf(userId)).toEqual([])
    // Cheaper is a change too: what is charged is what was seen.
    world.others.offer({ ...line, unitPriceMinor: 11_000 })
    expect(await refusal(client.checkout.place.mutate(press))).toMatchObject({ code: 'PRICE_CHANGED' })
    const placed = await client.checkout.place.mutate({
      ...press,
      seen: {
        ...press.seen,
        totalMinor: press.seen.totalMinor - 2_000,
        lines: [{ variantId: line.variantId, quantity: 2, unitPriceMinor: 11_000 }],
      },
    })
    expect(placed.totalMinor).toBe(press.seen.totalMinor - 2_000)
  })

  test('two carts of one total are not the same purchase: what another tab changed is never bought unseen', async () => {
    const { userId, client } = await customer(world)
    const line = world.others.offer()
    const sameVendor = world.others.offer({ vendorId: line.vendorId })
    const press = await fillCart(world, client, [{ line, quantity: 2 }])
    const cart = await client.cart.get.query()
    await client.cart.removeItem.mutate({ itemId: cart.groups[0]?.lines[0]?.id ?? '' })
    await client.cart.addItem.mutate({ variantId: sameVendor.variantId, quantity: 2 })
    expect(await refusal(client.checkout.place.mutate(press))).toMatchObject({ code: 'CART_CHANGED' })

    // The same articles in other numbers; and one article more than was seen.
    const added = { ...press.seen, lines: [{ variantId: sameVendor.variantId, quantity: 1, unitPriceMinor: 12_000 }] }
    expect(await refusal(client.checkout.place.mutate({ ...press, seen: added }))).toMatchObject({
      code: 'CART_CHANGED',
    })
    await client.cart.addItem.mutate({ variantId: line.variantId, quantity: 1 })
    expect(await refusal(client.checkout.place.mutate(press))).toMatchObject({ code: 'CART_CHANGED' })
    expect(await ordersOf(userId)).toEqual([])
  })

  test('prices that changed against each other are told, though the total is the same', async () => {
    const { userId, client } = await customer(world)
    const line = world.others.offer()
    const second = world.others.offer({ vendorId: line.vendorId })
    const press = await fillCart(world, client, [
      { line, quantity: 1 },
      { line: second, quantity: 1 },
    ])
    world.others.offer({ ...line, unitPriceMinor: line.unitPriceMinor + 100 })
    world.others.offer({ ...second, unitPriceMinor: second.unitPriceMinor - 100 })
    expect(await refusal(client.checkout.place.mutate(press))).toMatchObject({
      code: 'PRICE_CHANGED',
      details: { totalMinor: press.seen.totalMinor },
    })
    expect(await ordersOf(userId)).toEqual([])
  })
})

describe('pressing twice', () => {
  test('a repeat gives the first answer again and makes nothing', async () => {
    const { userId, client } = await customer(world)
    const press = await fillCart(world, client, [{ line: world.others.offer(), quantity: 1 }])
    const first = await client.checkout.place.mutate(press)
    expect(await client.checkout.place.mutate(press)).toEqual(first)
    expect(await ordersOf(userId)).toHaveLength(1)
    expect(world.others.eventsOf('order.cancelled.v1', first.orderId)).toEqual([])
  })

  test('eight presses at once make one order, and all get the same answer', async () => {
    const { userId, client } = await customer(world)
    const press = await fillCart(world, client, [
      { line: world.others.offer(), quantity: 1 },
      { line: world.others.offer(), quantity: 1 },
    ])
    const answers = await Promise.all(Array.from({ length: 8 }, () => client.checkout.place.mutate(press)))
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(await ordersOf(userId)).toHaveLength(1)
  })

  test('the same key with other content is IDEMPOTENCY_CONFLICT; somebody else’s same key is their own', async () => {
    const { client } = await customer(world)
    const line = world.others.offer()
    const press = await fillCart(world, client, [{ line, quantity: 1 }])
    const first = await client.checkout.place.mutate(press)
    const other = { ...press, address: { ...ADDRESS, line1: 'Kaai 2' } }
    expect(await refusal(client.checkout.place.mutate(other))).toMatchObject({ code: 'IDEMPOTENCY_CONFLICT' })

    const somebody = await customer(world)
    await fillCart(world, somebody.client, [{ line, quantity: 1 }])
    const theirs = await somebody.client.checkout.place.mutate(press)
    expect(theirs.orderId).not.toBe(first.orderId)
  })

  test('repeating the press of an order that was given up unpaid says ORDER_EXPIRED', async () => {
    const { client } = await customer(world)
    const press = await fillCart(world, client, [{ line: world.others.offer(), quantity: 1 }])
    const { orderId } = await client.checkout.place.mutate(press)
    const { deps } = world.order
    await deps.database.transaction((tx) => cancelUnpaidOrder(deps, tx, orderId, { reason: 'payment_expired' }))
    expect(await refusal(client.checkout.place.mutate(press))).toMatchObject({
      code: 'ORDER_EXPIRED',
      details: { orderId },
    })
  })

  test('P01 of ten buyers for the last three, three get an order; the others lose nothing and nothing is held for them', async () => {
    const line = world.others.offer({ available: 3 })
    const buyers = await Promise.all(Array.from({ length: 10 }, () => customer(world)))
    const presses = await Promise.all(buyers.map(({ client }) => fillCart(world, client, [{ line, quantity: 1 }])))
    const outcomes = await Promise.allSettled(
      buyers.map(({ client }, index) => client.checkout.place.mutate(presses[index] ?? pressFor(world, []))),
    )
    expect(outcomes.filter((one) => one.status === 'fulfilled')).toHaveLength(3)
    const held = [...world.others.holds.values()].filter(
      (hold) => hold.state === 'held' && hold.lines.some((one) => one.variantId === line.variantId),
    )
    expect(held).toHaveLength(3)
    for (const [index, { userId, client }] of buyers.entries()) {
      const won = outcomes[index]?.status === 'fulfilled'
      expect((await client.orders.list.query({})).items).toHaveLength(won ? 1 : 0)
      expect((await ordersOf(userId)).filter((order) => order.status === 'pending_payment')).toHaveLength(won ? 1 : 0)
    }
  })
})

describe('when a service fails before anything is written', () => {
  test.each(['priceLines', 'quote', 'quoteCommission'] as const)('%s: nothing is written', async (call) => {
    for (const what of ['down', 'lost', 'hangs'] as const) {
      const { userId, client } = await customer(world)
      const press = await fillCart(world, client, [{ line: world.others.offer(), quantity: 1 }])
      world.others.trouble(call, what)
      expect(await refusal(client.checkout.place.mutate(press))).toMatchObject({ code: 'UNAVAILABLE' })
      expect(await ordersOf(userId)).toEqual([])
      // The same press works once the service is back: nothing was decided.
      expect(await client.checkout.place.mutate(press)).toMatchObject({ totalMinor: press.seen.totalMinor })
    }
  })
})

describe('P03 when a service fails after the order was written, everything is undone', () => {
  const outOfStock = new AppError('OUT_OF_STOCK', { message: 'Gone.', details: { lines: [] } })
  test.each([
    ['reserveStock', 'down', 'UNAVAILABLE'],
    ['reserveStock', 'lost', 'UNAVAILABLE'],
    ['reserveStock', 'hangs', 'UNAVAILABLE'],
    ['reserveStock', outOfStock, 'OUT_OF_STOCK'],
    ['createPayment', 'down', 'UNAVAILABLE'],
    ['createPayment', 'lost', 'UNAVAILABLE'],
    ['createPayment', 'hangs', 'UNAVAILABLE'],
    ['createPayment', new AppError('BAD_INPUT', { message: 'Too small.' }), 'BAD_INPUT'],
  ] as const)('%s %s → %s', async (call, what, code) => {
    const { others, order } = world
    const { userId, client } = await customer(world)
    const press = await fillCart(world, client, [{ line: others.offer(), quantity: 1 }])
    others.trouble(call, what)
    expect(await refusal(client.checkout.place.mutate(press))).toMatchObject({ code })

    const [stored] = await ordersOf(userId)
    expect(stored).toMatchObject({ status: 'cancelled', cancelReason: 'checkout_failed', isPlaced: false })
    const orderId = stored?.id ?? ''
    expect(others.holds.get(orderId)?.state).toBe('released')
    expect(others.payments.get(orderId)?.state).toBe('cancelled')
    const checkout = await order.deps.database.client.checkout.findUnique({ where: { orderId } })
    expect(checkout?.state).toBe('undone')
    // Nobody sees it, the cart is whole, and everyone was told once, without a mail for the buyer.
    expect((await client.orders.list.query({})).items).toEqual([])
    expect(await refusal(client.orders.get.query({ orderId }))).toMatchObject({ code: 'NOT_FOUND' })
    expect((await client.cart.get.query()).itemCount).toBe(1)
    await until(() => others.eventsOf('order.cancelled.v1', orderId).length === 3)
    expect(others.eventsOf('order.cancelled.v1', orderId)[0]?.data).toMatchObject({
      reason: 'checkout_failed',
      wasPlaced: false,
    })
    // The same press is told the same; a new one works.
    expect(await refusal(client.checkout.place.mutate(press))).toMatchObject({ code })
    expect(await client.checkout.place.mutate({ ...press, idempotencyKey: randomUUID() })).toMatchObject({
      currency: 'EUR',
    })
  })

  test('a payment that fails while the undoing fails too is undone by the job', async () => {
    const { others, order } = world
    const { userId, client } = await customer(world)
    const press = await fillCart(world, client, [{ line: others.offer(), quantity: 1 }])
    others.trouble('createPayment', 'lost')
    others.trouble('releaseStock', 'down', 2)
    others.trouble('cancelPayment', 'hangs')
    expect(await refusal(client.checkout.place.mutate(press))).toMatchObject({ code: 'UNAVAILABLE' })
    const [stored] = await ordersOf(userId)
    const orderId = stored?.id ?? ''
    const state = async () => (await order.deps.database.client.checkout.findUnique({ where: { orderId } }))?.state
    expect(await state()).toBe('undoing')
    expect(others.holds.get(orderId)?.state).toBe('held')
    const resume = order.module.jobs?.['resume-checkout']
    await expect(resume?.run(order.deps, { orderId })).rejects.toThrow()
    await resume?.run(order.deps, { orderId })
    expect(await state()).toBe('undone')
    expect(others.holds.get(orderId)?.state).toBe('released')
    expect(others.payments.get(orderId)?.state).toBe('cancelled')
  })
})

test('P13 a payment of another amount or currency pays nothing and is written down', async () => {
  const { placed, client } = await placeOne(world, 1)
  const { client: db } = world.order.deps.database
  const right = paymentOf(world, placed)
  for (const wrong of [{ amountMinor: right.amountMinor - 1 }, { currency: 'USD' }]) {
    await world.order.deliver('payment.succeeded.v1', placed.orderId, { ...right, ...wrong })
    expect(await client.orders.get.query({ orderId: placed.orderId })).toMatchObject({
      status: 'pending_payment',
      paidAt: null,
    })
  }
  const notes = await db.orderStatusHistory.findMany({
    where: { orderId: placed.orderId, reason: { contains: 'does not match' } },
  })
  expect(notes).toHaveLength(2)
  await world.order.deliver('payment.succeeded.v1', placed.orderId, right)
  expect((await client.orders.get.query({ orderId: placed.orderId })).status).toBe('paid')
})
