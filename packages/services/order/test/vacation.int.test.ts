import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { customer, fillCart, refusal, startWorld, type World } from './setup.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.close())

const UNTIL = '2031-01-03'
/** The catalogue says from now on that the factory of this line is away, or back. */
function say(line: { variantId: string }, awayUntil: string | null) {
  const offered = world.others.catalogue.get(line.variantId)
  if (offered) world.others.catalogue.set(line.variantId, { ...offered, awayUntil })
}

describe('P46 goods of a factory that is away', () => {
  test('are not put into a cart; the answer names until when', async () => {
    const { client } = await customer(world)
    const line = world.others.offer({ vendorName: 'Gray Kiln', awayUntil: UNTIL })
    await expect(client.cart.addItem.mutate({ variantId: line.variantId })).rejects.toMatchObject({
      message: 'Gray Kiln is away and takes orders again after 3 Jan 2031.',
      data: { code: 'FACTORY_AWAY', details: { lines: [{ variantId: line.variantId, awayUntil: UNTIL }] } },
    })
    expect((await client.cart.get.query()).itemCount).toBe(0)
  })

  test('in carts already are marked and stop the checkout, and nothing is written; when it is back they are bought', async () => {
    const { userId, client } = await customer(world)
    const away = world.others.offer()
    const here = world.others.offer()
    const press = await fillCart(world, client, [
      { line: away, quantity: 1 },
      { line: here, quantity: 1 },
    ])
    expect((await client.cart.get.query()).hasProblems).toBe(false)

    say(away, UNTIL)
    const cart = await client.cart.get.query()
    expect(cart).toMatchObject({
      hasProblems: true,
      groups: [
        { lines: [{ variantId: away.variantId, problems: ['factory_away'], awayUntil: UNTIL }] },
        { lines: [{ variantId: here.variantId, problems: [], awayUntil: null }] },
      ],
    })
    expect(await refusal(client.checkout.place.mutate(press))).toMatchObject({
      code: 'FACTORY_AWAY',
      details: { lines: [{ variantId: away.variantId, awayUntil: UNTIL }] },
    })
    expect(await world.order.deps.database.client.order.count({ where: { customerId: userId } })).toBe(0)

    say(away, null)
    expect((await client.cart.get.query()).hasProblems).toBe(false)
    expect((await client.checkout.place.mutate(press)).orderId).toMatch(/^ord_/)
  })

  test('of two factories that are away both are named', async () => {
    const { client } = await customer(world)
    const lines = [world.others.offer(), world.others.offer()]
    const press = await fillCart(
      world,
      client,
      lines.map((line) => ({ line, quantity: 1 })),
    )
    for (const line of lines) say(line, UNTIL)
    await expect(client.checkout.place.mutate(press)).rejects.toMatchObject({
      message: 'Some of the factories are away at the moment.',
      data: { details: { lines: lines.map(({ variantId }) => ({ variantId, awayUntil: UNTIL })) } },
    })
  })
})
