import { randomUUID } from 'node:crypto'
import { errorDataSchema, HEADERS, newId, type PlaceOrderOutput, type PricedLine } from '@millyard/contracts'
import { fromServiceError } from '@millyard/service-kit'
import { startTestService, type TestService } from '@millyard/service-kit/testing'
import { TRPCClientError } from '@trpc/client'
import type { Deps } from '../src/deps.ts'
import type { Peers } from '../src/peers.ts'
import type { OrderRouter } from '../src/router.ts'
import { service } from '../src/service.ts'
import { type PeerCall, type PeerServices, startPeerServices } from './peer-services.ts'

export type OrderService = TestService<OrderRouter, Deps>
export type Client = ReturnType<OrderService['as']>
export type World = { order: OrderService; others: PeerServices; close(): Promise<void> }

export const ADDRESS = {
  name: 'Ada Buyer',
  line1: 'Kaai 1',
  postcode: '9000',
  city: 'Gent',
  country: 'BE',
  phone: '+32 9 225 00 00',
}

/** The order service on a database of its own, with the three services that it calls. */
export async function startWorld(env: Record<string, string> = {}): Promise<World> {
  const others = await startPeerServices()
  const order = await startTestService<OrderRouter, typeof service.env, Deps>(service, {
    PRODUCT_URL: others.url,
    PAYMENT_URL: others.url,
    SHIPPING_URL: others.url,
    CHECKOUT_RESUME_SECONDS: '600',
    ...env,
  })
  others.keysFrom = order.peers.url
  order.deps.peers = giveUpOnHanging(order.deps.peers, others)
  return {
    order,
    others,
    close: async () => {
      await order.close()
      await others.close()
    },
  }
}

/** What the double calls each of them. */
const CALLS = {
  priceLines: 'priceLines',
  reserveStock: 'reserveStock',
  releaseStock: 'releaseStock',
  quoteDelivery: 'quote',
  unitsToSend: 'toSend',
  withholdItems: 'withhold',
  quoteCommission: 'quoteCommission',
  createPayment: 'createPayment',
  cancelPayment: 'cancelPayment',
} as const satisfies Record<keyof Peers, PeerCall>

/**
 * A call is given up when the other side has done its work and begun to hang, and no earlier. With a short time limit instead,
 * a machine that stands still for as long gives up calls that were about to be answered, and the test is about another failure
 * than it says. That calls have a time limit is tested where they are made (service-kit).
 */
function giveUpOnHanging(peers: Peers, others: PeerServices): Peers {
  return new Proxy(peers, {
    get: (target, name: keyof Peers) => async (input: unknown) => {
      const { promise, reject } = Promise.withResolvers<never>()
      const stop = others.onHang(CALLS[name], () => reject(fromServiceError('product', new Error('No answer.'))))
      try {
        return await Promise.race([Reflect.apply(target[name], target, [input]), promise])
      } finally {
        stop()
      }
    },
  })
}

export async function customer(world: World): Promise<{ userId: string; client: Client }> {
  const userId = newId('usr')
  return { userId, client: world.order.as(await world.order.peers.customerToken(userId)) }
}

export async function guest(world: World): Promise<{ cartToken: string; client: Client }> {
  const { cartToken } = await world.order.as().cart.start.mutate()
  return { cartToken, client: world.order.as(undefined, { [HEADERS.cartToken]: cartToken }) }
}

/** A cart with these goods, and the press of the button that buys it all with the first delivery of each factory. */
export async function fillCart(world: World, client: Client, goods: readonly { line: PricedLine; quantity: number }[]) {
  for (const { line, quantity } of goods) await client.cart.addItem.mutate({ variantId: line.variantId, quantity })
  return pressFor(world, goods)
}

export function pressFor(world: World, goods: readonly { line: PricedLine; quantity: number }[]) {
  const vendorIds = [...new Set(goods.map(({ line }) => line.vendorId))]
  const deliveries = vendorIds.map((vendorId) => {
    const option = (world.others.deliveriesOf.get(vendorId) ?? world.others.deliveries)[0]
    return { vendorId, methodId: option?.methodId ?? '', amountMinor: option?.amountMinor ?? 0 }
  })
  return {
    idempotencyKey: randomUUID(),
    address: ADDRESS,
    deliveries: deliveries.map(({ vendorId, methodId }) => ({ vendorId, methodId })),
    seen: {
      currency: goods[0]?.line.currency ?? 'EUR',
      totalMinor:
        goods.reduce((sum, { line, quantity }) => sum + line.unitPriceMinor * quantity, 0) +
        deliveries.reduce((sum, one) => sum + one.amountMinor, 0),
      lines: goods.map(({ line: { variantId, unitPriceMinor }, quantity }) => ({
        variantId,
        quantity,
        unitPriceMinor,
      })),
    },
  }
}

/** A new customer's placed order of `vendors` factories, one line each. */
export async function placeOne(world: World, vendors = 2, quantity = 1) {
  const buyer = await customer(world)
  const goods = Array.from({ length: vendors }, () => ({ line: world.others.offer(), quantity }))
  const placed = await buyer.client.checkout.place.mutate(await fillCart(world, buyer.client, goods))
  return { ...buyer, goods, placed }
}

export function paymentOf(world: World, placed: PlaceOrderOutput) {
  const payment = world.others.payments.get(placed.orderId)
  return {
    paymentId: payment?.paymentId ?? '',
    orderId: placed.orderId,
    amountMinor: placed.totalMinor,
    currency: placed.currency,
    paidAt: world.order.clock.now().toISOString(),
  }
}

/** A placed order whose payment has arrived. */
export async function payOne(world: World, vendors = 2, quantity = 1) {
  const order = await placeOne(world, vendors, quantity)
  await world.order.deliver('payment.succeeded.v1', order.placed.orderId, paymentOf(world, order.placed))
  return order
}

/** What a refused call says. */
export async function refusal(call: Promise<unknown>) {
  try {
    await call
  } catch (error) {
    if (error instanceof TRPCClientError) return errorDataSchema.parse(error.data)
    throw error
  }
  throw new Error('The call was not refused.')
}

/** Waits for what the queue's worker does in the background. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 10_000
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error('It did not come true within ten seconds.')
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}

/** Counts the statements that `work` sends outside transactions. */
export async function countStatements(world: World, work: () => Promise<unknown>): Promise<number> {
  const { database } = world.order.deps
  const { client } = database
  let count = 0
  database.client = new Proxy(client, {
    get: (target, name) => {
      const value = Reflect.get(target, name)
      if (name !== '$queryRaw') return value
      return (...args: unknown[]) => {
        count++
        return Reflect.apply(value, target, args)
      }
    },
  })
  try {
    await work()
  } finally {
    database.client = client
  }
  return count
}
