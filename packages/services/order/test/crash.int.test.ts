import { AppError } from '@millyard/contracts'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { CheckoutStep } from '../src/deps.ts'
import { expireUnpaidOrders } from '../src/orders/expire-unpaid-orders.ts'
import { type Client, customer, fillCart, paymentOf, refusal, startWorld, until, type World } from './setup.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.close())
afterEach(() => {
  world.order.deps.afterStep = async () => undefined
})

/** From now on the process dies at this step: nothing after it runs, not even what would clean up. */
function crashAfter(...steps: CheckoutStep[]): void {
  world.order.deps.afterStep = async (step) => {
    if (steps.includes(step)) throw new Error(`The process dies after ${step}.`)
  }
}
function restart(): void {
  world.order.deps.afterStep = async () => undefined
}
async function resume(orderId: string): Promise<void> {
  await world.order.module.jobs?.['resume-checkout']?.run(world.order.deps, { orderId })
}
async function begin(): Promise<{ userId: string; client: Client; press: Awaited<ReturnType<typeof fillCart>> }> {
  const buyer = await customer(world)
  const press = await fillCart(world, buyer.client, [
    { line: world.others.offer(), quantity: 1 },
    { line: world.others.offer(), quantity: 2 },
  ])
  return { ...buyer, press }
}
async function find(userId: string) {
  const order = await world.order.deps.database.client.order.findFirstOrThrow({
    where: { customerId: userId },
    include: { checkout: true, vendorOrders: true },
  })
  return {
    orderId: order.id,
    status: order.status,
    state: order.checkout?.state,
    parts: order.vendorOrders.map((part) => part.status),
    hold: world.others.holds.get(order.id)?.state,
    payment: world.others.payments.get(order.id)?.state,
  }
}
async function expectPlaced(userId: string, client: Client): Promise<void> {
  expect(await find(userId)).toMatchObject({
    status: 'pending_payment',
    state: 'placed',
    hold: 'held',
    payment: 'open',
  })
  expect((await client.orders.list.query({})).items).toHaveLength(1)
  expect((await client.cart.get.query()).itemCount).toBe(0)
}
async function expectUndone(userId: string, client: Client): Promise<void> {
  const order = await find(userId)
  expect(order).toMatchObject({ status: 'cancelled', state: 'undone', hold: 'released', payment: 'cancelled' })
  expect(order.parts).toEqual(['cancelled', 'cancelled'])
  expect((await client.orders.list.query({})).items).toEqual([])
  expect((await client.cart.get.query()).itemCount).toBe(3)
  await until(() => world.others.eventsOf('order.cancelled.v1', order.orderId).length === 3)
}

const FORWARD = ['order_written', 'stock_reserved', 'payment_created'] as const

describe('P03 the process dies between two steps', () => {
  test.each(FORWARD)('after %s: the job finishes the order', async (step) => {
    const { userId, client, press } = await begin()
    crashAfter(step)
    expect(await refusal(client.checkout.place.mutate(press))).toMatchObject({ code: 'INTERNAL' })
    const { orderId, state } = await find(userId)
    expect(state).toBe('open')
    // Until then the buyer has not lost anything, and sees no half order.
    expect((await client.cart.get.query()).itemCount).toBe(3)
    expect((await client.orders.list.query({})).items).toEqual([])
    restart()
    await resume(orderId)
    await expectPlaced(userId, client)
    await resume(orderId)
    await expectPlaced(userId, client)
    expect(world.others.eventsOf('order.cancelled.v1', orderId)).toEqual([])
  })

  test.each(FORWARD)('after %s: pressing again finishes the order, and the job finds nothing to do', async (step) => {
    const { userId, client, press } = await begin()
    crashAfter(step)
    await refusal(client.checkout.place.mutate(press))
    restart()
    const placed = await client.checkout.place.mutate(press)
    expect(placed.totalMinor).toBe(press.seen.totalMinor)
    const calls = world.others.calls.length
    await resume(placed.orderId)
    expect(world.others.calls).toHaveLength(calls)
    await expectPlaced(userId, client)
  })

  test.each(FORWARD)(
    'after %s, and the goods are gone or the services down by then: the job undoes everything',
    async (step) => {
      for (const trouble of ['reserveStock', 'createPayment'] as const) {
        const { userId, client, press } = await begin()
        crashAfter(step)
        await refusal(client.checkout.place.mutate(press))
        restart()
        const { orderId } = await find(userId)
        world.others.trouble(
          trouble,
          trouble === 'reserveStock'
            ? new AppError('OUT_OF_STOCK', { message: 'Gone.', details: { lines: [] } })
            : 'lost',
        )
        await resume(orderId)
        await expectUndone(userId, client)
        await resume(orderId)
        await expectUndone(userId, client)
      }
    },
  )

  test.each(['reserveStock', 'createPayment'] as const)(
    '%s fails and the process dies while undoing: the job undoes the rest',
    async (call) => {
      const { userId, client, press } = await begin()
      world.others.trouble(call, 'lost')
      crashAfter('given_up')
      expect(await refusal(client.checkout.place.mutate(press))).toMatchObject({ code: 'INTERNAL' })
      const { orderId, state, hold } = await find(userId)
      expect({ state, hold }).toEqual({ state: 'undoing', hold: 'held' })
      restart()
      await resume(orderId)
      await expectUndone(userId, client)
      // The press that died is told why.
      expect(await refusal(client.checkout.place.mutate(press))).toMatchObject({ code: 'UNAVAILABLE' })
    },
  )

  test('it dies at every step in turn of one and the same order, and the job still gets there', async () => {
    const { userId, client, press } = await begin()
    crashAfter('order_written')
    await refusal(client.checkout.place.mutate(press))
    const { orderId } = await find(userId)
    for (const step of ['stock_reserved', 'payment_created'] as const) {
      crashAfter(step)
      await expect(resume(orderId)).rejects.toThrow(step)
    }
    restart()
    await resume(orderId)
    await expectPlaced(userId, client)
  })

  test('the job, a second press and a third run at once: one order, one answer', async () => {
    const { userId, client, press } = await begin()
    crashAfter('order_written')
    await refusal(client.checkout.place.mutate(press))
    restart()
    const { orderId } = await find(userId)
    const [first, second] = await Promise.all([
      client.checkout.place.mutate(press),
      client.checkout.place.mutate(press),
      resume(orderId),
      resume(orderId),
    ])
    expect(first).toEqual(second)
    await expectPlaced(userId, client)
  })

  test('the order is given up while its payment is being created: what was created goes again', async () => {
    const { userId, client, press } = await begin()
    world.order.deps.afterStep = async (step) => {
      if (step !== 'payment_created') return
      world.order.clock.setOffset(2 * 3_600_000)
      await expireUnpaidOrders(world.order.deps, world.order.clock)
    }
    const refused = await refusal(client.checkout.place.mutate(press))
    world.order.clock.setOffset(0)
    restart()
    expect(refused).toMatchObject({ code: 'ORDER_EXPIRED' })
    await expectUndone(userId, client)
  })

  test('nobody comes back before the order’s time is over: it is cancelled as a failed checkout, and undone', async () => {
    const { userId, client, press } = await begin()
    crashAfter('payment_created')
    await refusal(client.checkout.place.mutate(press))
    restart()
    const { orderId } = await find(userId)
    world.order.clock.setOffset(2 * 3_600_000)
    await expireUnpaidOrders(world.order.deps, world.order.clock)
    world.order.clock.setOffset(0)
    expect(await find(userId)).toMatchObject({ status: 'cancelled', state: 'undoing' })
    await resume(orderId)
    await expectUndone(userId, client)
    expect(world.others.eventsOf('order.cancelled.v1', orderId)[0]?.data).toMatchObject({
      reason: 'checkout_failed',
      wasPlaced: false,
    })
  })

  test('paid although the answer was never recorded: the payment counts, and nothing is undone any more', async () => {
    const { userId, client, press } = await begin()
    crashAfter('payment_created')
    await refusal(client.checkout.place.mutate(press))
    restart()
    const { orderId } = await find(userId)
    await world.order.deliver('payment.succeeded.v1', orderId, {
      ...paymentOf(world, {
        orderId,
        number: '',
        totalMinor: press.seen.totalMinor,
        currency: 'EUR',
        payment: { clientSecret: '', publishableKey: '' },
      }),
    })
    world.others.trouble('reserveStock', 'down')
    await expect(resume(orderId)).rejects.toThrow()
    expect(await find(userId)).toMatchObject({ status: 'paid', state: 'open', hold: 'held', payment: 'open' })
    await resume(orderId)
    expect(await find(userId)).toMatchObject({ status: 'paid', state: 'placed', hold: 'held', payment: 'open' })
    expect((await client.orders.list.query({})).items).toMatchObject([{ status: 'paid' }])
  })
})

test('P03 the job waits in the database, written with the order, and the worker runs it', async () => {
  const { userId, client, press } = await begin()
  crashAfter('stock_reserved')
  await refusal(client.checkout.place.mutate(press))
  restart()
  const { orderId } = await find(userId)
  const moved = await world.order.deps.database.client.$executeRaw`
    update graphile_worker._private_jobs set run_at = now() where key = ${`resume-checkout:${orderId}`}`
  expect(moved).toBe(1)
  await until(async () => (await find(userId)).state === 'placed')
  await expectPlaced(userId, client)
})
