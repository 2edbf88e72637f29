import { newId } from '@millyard/contracts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { countStatements, customer, fillCart, guest, pressFor, refusal, startWorld, type World } from './setup.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.close())

const BREAKS = [
  { minQuantity: 10, priceMinor: 900 },
  { minQuantity: 50, priceMinor: 750 },
]
const offer = (changes: Parameters<World['others']['offer']>[0] = {}) =>
  world.others.offer({ unitPriceMinor: 1_000, priceBreaks: BREAKS, available: 500, ...changes })
/** Two variants of one product. */
const twins = (changes: Parameters<World['others']['offer']>[0] = {}) => {
  const productId = newId('prd')
  const vendorId = newId('ven')
  return [offer({ productId, vendorId, ...changes }), offer({ productId, vendorId, ...changes })] as const
}
type Cart = Awaited<ReturnType<Awaited<ReturnType<typeof customer>>['client']['cart']['get']['query']>>
const linesOf = (cart: Cart) => cart.groups.flatMap((group) => group.lines)
const shown = (cart: Cart) => linesOf(cart).map((line) => [line.quantity, line.unitPriceMinor, line.problems])

describe('quantity prices in a cart', () => {
  test('all variants of a product count together, and no other product', async () => {
    const { client } = await customer(world)
    const [small, large] = twins()
    const other = offer()
    await client.cart.addItem.mutate({ variantId: small.variantId, quantity: 4 })
    await client.cart.addItem.mutate({ variantId: other.variantId, quantity: 9 })
    const before = await client.cart.get.query()
    expect(shown(before)).toEqual([
      [4, 1_000, []],
      [9, 1_000, []],
    ])
    const after = await client.cart.addItem.mutate({ variantId: large.variantId, quantity: 6 })
    expect(shown(after)).toEqual([
      [4, 900, []],
      [6, 900, []],
      [9, 1_000, []],
    ])
    expect(after.subtotalMinor).toBe(10 * 900 + 9_000)
    expect(linesOf(after)[0]).toMatchObject({ countedQuantity: 10, listPriceMinor: 1_000, priceBreaks: BREAKS })
    expect(await client.cart.get.query()).toEqual(after)
  })

  test('P39 the buyer’s own quantity moves the price and is nothing to accept; the vendor’s change is', async () => {
    const { client } = await customer(world)
    const [small, large] = twins()
    await client.cart.addItem.mutate({ variantId: small.variantId, quantity: 4 })
    const full = await client.cart.addItem.mutate({ variantId: large.variantId, quantity: 46 })
    expect(shown(full)).toEqual([
      [4, 750, []],
      [46, 750, []],
    ])
    const itemId = linesOf(full)[1]?.id ?? ''
    const fewer = await client.cart.setQuantity.mutate({ itemId, quantity: 6 })
    expect(shown(fewer)).toEqual([
      [4, 900, []],
      [6, 900, []],
    ])
    // The vendor changes a price that holds at another quantity: nothing to say, until it is reached.
    const dearer = [BREAKS[0], { minQuantity: 50, priceMinor: 800 }].flatMap((each) => each ?? [])
    world.others.offer({ ...large, priceBreaks: dearer })
    expect(shown(await client.cart.get.query())[1]).toEqual([6, 900, []])
    const reached = await client.cart.setQuantity.mutate({ itemId, quantity: 46 })
    expect(shown(reached)).toEqual([
      [4, 750, []],
      [46, 800, ['price_changed']],
    ])
    // Changing the quantity does not accept it; the buyer does.
    expect(shown(await client.cart.setQuantity.mutate({ itemId, quantity: 47 }))[1]).toEqual([
      47,
      800,
      ['price_changed'],
    ])
    expect(shown(await client.cart.acceptPrices.mutate())[1]).toEqual([47, 800, []])
  })

  test('removing one variant takes the quantity price from the other, and that is no change of price', async () => {
    const { client } = await customer(world)
    const [small, large] = twins()
    await client.cart.addItem.mutate({ variantId: small.variantId, quantity: 5 })
    const cart = await client.cart.addItem.mutate({ variantId: large.variantId, quantity: 5 })
    const left = await client.cart.removeItem.mutate({ itemId: linesOf(cart)[1]?.id ?? '' })
    expect(shown(left)).toEqual([[5, 1_000, []]])
  })

  test('a variant that is no longer on sale counts no more', async () => {
    const { client } = await customer(world)
    const [small, large] = twins()
    await client.cart.addItem.mutate({ variantId: small.variantId, quantity: 5 })
    await client.cart.addItem.mutate({ variantId: large.variantId, quantity: 5 })
    world.others.catalogue.delete(large.variantId)
    const cart = await client.cart.get.query()
    expect(shown(cart)).toEqual([[5, 1_000, []]])
    expect(cart.orphans).toMatchObject([{ unitPriceMinor: 1_000, problems: ['unavailable'] }])
  })

  test('P41 a merged cart is priced anew: what both hold counts together', async () => {
    const [small, large] = twins()
    const guests = await guest(world)
    const mine = await customer(world)
    await guests.client.cart.addItem.mutate({ variantId: small.variantId, quantity: 6 })
    await mine.client.cart.addItem.mutate({ variantId: large.variantId, quantity: 4 })
    const claimed = await mine.client.cart.claim.mutate({ cartToken: guests.cartToken })
    expect(claimed.reduced).toEqual([])
    expect(shown(claimed).sort()).toEqual([
      [4, 900, []],
      [6, 900, []],
    ])
  })

  test('statements: showing a cart of quantity prices is one, adding is two, with one call each', async () => {
    const { client } = await customer(world)
    const [small, large] = twins()
    await client.cart.addItem.mutate({ variantId: small.variantId, quantity: 4 })
    const calls = world.others.countOf('priceLines')
    expect(
      await countStatements(world, () => client.cart.addItem.mutate({ variantId: large.variantId, quantity: 6 })),
    ).toBe(2)
    expect(await countStatements(world, () => client.cart.get.query())).toBe(1)
    expect(world.others.countOf('priceLines') - calls).toBe(2)
  })
})

describe('the smallest order and whole lots', () => {
  const sixes = { minQuantity: 12, quantityStep: 6 }

  test('less, or a broken lot, is refused with what may be ordered', async () => {
    const { client } = await customer(world)
    const line = offer(sixes)
    const add = (quantity: number) => refusal(client.cart.addItem.mutate({ variantId: line.variantId, quantity }))
    const details = { lines: [{ variantId: line.variantId, requested: 6, ...sixes }] }
    expect(await add(6)).toMatchObject({ code: 'BELOW_MINIMUM', details })
    expect(await add(13)).toMatchObject({ code: 'NOT_A_MULTIPLE' })
    await expect(client.cart.addItem.mutate({ variantId: line.variantId, quantity: 13 })).rejects.toThrow(
      `“${line.title}” is sold in lots of 6. Take 12 or 18.`,
    )
    const cart = await client.cart.addItem.mutate({ variantId: line.variantId, quantity: 12 })
    expect((await client.cart.addItem.mutate({ variantId: line.variantId, quantity: 6 })).itemCount).toBe(18)
    const itemId = linesOf(cart)[0]?.id ?? ''
    expect(await refusal(client.cart.setQuantity.mutate({ itemId, quantity: 6 }))).toMatchObject({
      code: 'BELOW_MINIMUM',
    })
    expect(await refusal(client.cart.setQuantity.mutate({ itemId, quantity: 20 }))).toMatchObject({
      code: 'NOT_A_MULTIPLE',
    })
    expect((await client.cart.setQuantity.mutate({ itemId, quantity: 24 })).itemCount).toBe(24)
  })

  test('fewer left than the smallest order is sold out; what is left beside whole lots is not offered', async () => {
    const { client } = await customer(world)
    const line = offer({ ...sixes, available: 23 })
    const cart = await client.cart.addItem.mutate({ variantId: line.variantId, quantity: 18 })
    expect(linesOf(cart)[0]).toMatchObject({ available: 18, problems: [] })
    expect(await refusal(client.cart.addItem.mutate({ variantId: line.variantId, quantity: 6 }))).toMatchObject({
      code: 'OUT_OF_STOCK',
      details: { lines: [{ requested: 24, available: 18 }] },
    })
    world.others.offer({ ...line, available: 11 })
    expect(linesOf(await client.cart.get.query())[0]).toMatchObject({ available: 0, problems: ['out_of_stock'] })
  })

  test('when the vendor changes them, carts are marked, and nothing is sold until the buyer has changed the line', async () => {
    const { client } = await customer(world)
    const line = offer()
    const press = await fillCart(world, client, [{ line, quantity: 7 }])
    world.others.offer({ ...line, ...sixes })
    expect(await client.cart.get.query()).toMatchObject({
      hasProblems: true,
      groups: [{ lines: [{ problems: ['below_minimum'] }] }],
    })
    expect(await refusal(client.checkout.place.mutate(press))).toMatchObject({
      code: 'BELOW_MINIMUM',
      details: { lines: [{ requested: 7, ...sixes }] },
    })
    world.others.offer({ ...line, minQuantity: 6, quantityStep: 6 })
    expect(linesOf(await client.cart.get.query())[0]?.problems).toEqual(['not_a_multiple'])
    expect(await refusal(client.checkout.place.mutate(press))).toMatchObject({ code: 'NOT_A_MULTIPLE' })
    expect(world.others.countOf('reserveStock')).toBe(0)
  })

  test('P41 a merged line that does not fit is cut to whole lots', async () => {
    const line = offer({ minQuantity: 6, quantityStep: 6, available: 20 })
    const guests = await guest(world)
    const mine = await customer(world)
    await guests.client.cart.addItem.mutate({ variantId: line.variantId, quantity: 12 })
    await mine.client.cart.addItem.mutate({ variantId: line.variantId, quantity: 12 })
    const claimed = await mine.client.cart.claim.mutate({ cartToken: guests.cartToken })
    expect(claimed.reduced).toMatchObject([{ wanted: 24, kept: 18 }])
    expect(claimed.hasProblems).toBe(false)
  })
})

describe('checkout', () => {
  test('freezes the unit price, the quantity it holds from and the price of one; the split is of what is paid', async () => {
    const { client, userId } = await customer(world)
    const [small, large] = twins()
    const seen = { unitPriceMinor: 900 }
    const goods = [
      { line: { ...small, ...seen }, quantity: 4 },
      { line: { ...large, ...seen }, quantity: 8 },
    ]
    const before = world.others.countOf('priceLines')
    for (const { line, quantity } of goods) await client.cart.addItem.mutate({ variantId: line.variantId, quantity })
    const added = world.others.countOf('priceLines')
    expect(added - before).toBe(2)
    const placed = await client.checkout.place.mutate(pressFor(world, goods))
    expect(world.others.countOf('priceLines') - added).toBe(1)
    expect(placed.totalMinor).toBe(12 * 900 + 590)
    const order = await client.orders.get.query({ orderId: placed.orderId })
    expect(order.goodsMinor).toBe(10_800)
    expect(order.parts[0]?.items).toMatchObject([
      { quantity: 4, unitPriceMinor: 900, listPriceMinor: 1_000, tierMinQuantity: 10, totalMinor: 3_600 },
      { quantity: 8, unitPriceMinor: 900, listPriceMinor: 1_000, tierMinQuantity: 10, totalMinor: 7_200 },
    ])
    // P26 commission is of what the buyer pays: 10 % here.
    const [part] = await world.order.deps.database.client.vendorOrder.findMany({
      where: { order: { customerId: userId } },
      select: { commissionMinor: true, payableMinor: true, totalMinor: true },
    })
    expect(part).toEqual({ commissionMinor: 1_080n, payableMinor: 10_310n, totalMinor: 11_390n })
  })

  test('P39 a price that rose for this quantity is refused until it has been seen; nothing is charged', async () => {
    const { client } = await customer(world)
    const line = offer()
    await client.cart.addItem.mutate({ variantId: line.variantId, quantity: 12 })
    const at = (unitPriceMinor: number) => pressFor(world, [{ line: { ...line, unitPriceMinor }, quantity: 12 }])
    world.others.offer({ ...line, priceBreaks: [{ minQuantity: 10, priceMinor: 950 }] })
    expect(await refusal(client.checkout.place.mutate(at(900)))).toMatchObject({
      code: 'PRICE_CHANGED',
      details: { totalMinor: 12 * 950 + 590 },
    })
    expect(linesOf(await client.cart.get.query())[0]).toMatchObject({
      unitPriceMinor: 950,
      problems: ['price_changed'],
    })
    const placed = await client.checkout.place.mutate(at(950))
    expect(placed.totalMinor).toBe(12 * 950 + 590)
  })
})
