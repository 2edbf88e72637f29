import { HEADERS, newId } from '@millyard/contracts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hashCartToken } from '../src/cart/cart-key.ts'
import { countStatements, customer, guest, refusal, startWorld, type World } from './setup.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.close())

const EMPTY = { currency: 'EUR', groups: [], orphans: [], itemCount: 0, subtotalMinor: 0, hasProblems: false }

describe('whose cart it is', () => {
  test('without an account and without a token the cart is empty, and writing says what is missing', async () => {
    const { order, others } = world
    expect(await order.as().cart.get.query()).toEqual(EMPTY)
    const line = others.offer()
    expect(await refusal(order.as().cart.addItem.mutate({ variantId: line.variantId }))).toMatchObject({
      code: 'BAD_INPUT',
      fields: [{ path: 'x-cart-token' }],
    })
    const malformed = order.as(undefined, { [HEADERS.cartToken]: "' or 1=1" })
    expect(await malformed.cart.get.query()).toEqual(EMPTY)
    expect(await refusal(malformed.cart.addItem.mutate({ variantId: line.variantId }))).toMatchObject({
      code: 'BAD_INPUT',
    })
  })

  test('P42 only the token opens a guest cart; a guessed one opens nothing, and the database keeps a hash alone', async () => {
    const { order, others } = world
    const { cartToken, client } = await guest(world)
    expect(cartToken).toMatch(/^[A-Za-z0-9_-]{43}$/)
    const line = others.offer()
    await client.cart.addItem.mutate({ variantId: line.variantId, quantity: 2 })
    expect((await client.cart.get.query()).itemCount).toBe(2)

    const guessed = order.as(undefined, { [HEADERS.cartToken]: 'A'.repeat(43) })
    expect(await guessed.cart.get.query()).toEqual(EMPTY)
    expect(await refusal(guessed.cart.addItem.mutate({ variantId: line.variantId }))).toMatchObject({
      code: 'NOT_FOUND',
    })

    const stored = await order.deps.database.client.cart.findFirst({
      where: { guestTokenHash: hashCartToken(cartToken) },
    })
    expect(stored).not.toBeNull()
    expect(JSON.stringify(stored)).not.toContain(cartToken)
  })

  test('P42 a signed-in customer has their own cart, whatever token comes along; and cannot touch lines of another', async () => {
    const { order, others } = world
    const guests = await guest(world)
    const line = others.offer()
    const theirs = await guests.client.cart.addItem.mutate({ variantId: line.variantId, quantity: 1 })
    const itemId = theirs.groups[0]?.lines[0]?.id ?? ''

    const token = await order.peers.customerToken()
    const mine = order.as(token, { [HEADERS.cartToken]: guests.cartToken })
    expect(await mine.cart.get.query()).toEqual(EMPTY)
    expect(await refusal(mine.cart.removeItem.mutate({ itemId }))).toMatchObject({ code: 'NOT_FOUND' })
    await mine.cart.addItem.mutate({ variantId: line.variantId, quantity: 1 })
    expect(await refusal(mine.cart.setQuantity.mutate({ itemId, quantity: 5 }))).toMatchObject({ code: 'NOT_FOUND' })
    expect(await refusal(mine.cart.removeItem.mutate({ itemId }))).toMatchObject({ code: 'NOT_FOUND' })
    expect((await guests.client.cart.get.query()).itemCount).toBe(1)
  })

  test('a forged, an expired and another issuer’s token are refused, not treated as a guest', async () => {
    const { peers } = world.order
    const forged = `${(await peers.customerToken()).slice(0, -4)}AAAA`
    expect(await refusal(world.order.as(forged).cart.get.query())).toMatchObject({ code: 'UNAUTHENTICATED' })
    const expired = await peers.accessToken({ aud: 'storefront' }, { expiresInSeconds: -10 })
    expect(await refusal(world.order.as(expired).cart.get.query())).toMatchObject({ code: 'TOKEN_EXPIRED' })
    const foreign = await peers.accessToken({ aud: 'storefront' }, { issuer: 'somebody' })
    expect(await refusal(world.order.as(foreign).cart.get.query())).toMatchObject({ code: 'UNAUTHENTICATED' })
  })
})

describe('bad input', () => {
  test.each([
    [{ variantId: 'var_1' }, 'variantId'],
    [{ variantId: newId('prd') }, 'variantId'],
    [{ variantId: newId('var'), quantity: 0 }, 'quantity'],
    [{ variantId: newId('var'), quantity: -3 }, 'quantity'],
    [{ variantId: newId('var'), quantity: 1.5 }, 'quantity'],
    [{ variantId: newId('var'), quantity: 10_000 }, 'quantity'],
  ])('%j names the field', async (input, path) => {
    const { client } = await customer(world)
    expect(await refusal(client.cart.addItem.mutate(input))).toMatchObject({ code: 'BAD_INPUT', fields: [{ path }] })
  })

  test('a variant that nobody sells is NOT_FOR_SALE', async () => {
    const { client } = await customer(world)
    expect(await refusal(client.cart.addItem.mutate({ variantId: newId('var') }))).toMatchObject({
      code: 'NOT_FOR_SALE',
    })
    expect(await client.cart.get.query()).toEqual(EMPTY)
  })

  test('a cart holds one currency', async () => {
    const { client } = await customer(world)
    const yen = world.others.offer({ currency: 'JPY', unitPriceMinor: 4_500 })
    const euro = world.others.offer()
    await client.cart.addItem.mutate({ variantId: yen.variantId })
    expect(await refusal(client.cart.addItem.mutate({ variantId: euro.variantId }))).toMatchObject({
      code: 'CURRENCY_MISMATCH',
      details: { cartCurrency: 'JPY', lineCurrency: 'EUR' },
    })
    const cart = await client.cart.get.query()
    const itemId = cart.groups[0]?.lines[0]?.id ?? ''
    await client.cart.removeItem.mutate({ itemId })
    expect((await client.cart.addItem.mutate({ variantId: euro.variantId })).currency).toBe('EUR')
  })
})

describe('what a cart shows', () => {
  test('lines stand by factory in the order in which they came, with sums', async () => {
    const { client } = await customer(world)
    const first = world.others.offer({ unitPriceMinor: 1_000 })
    const second = world.others.offer({ unitPriceMinor: 250 })
    const third = world.others.offer({ unitPriceMinor: 99, vendorId: first.vendorId })
    await client.cart.addItem.mutate({ variantId: first.variantId, quantity: 2 })
    await client.cart.addItem.mutate({ variantId: second.variantId })
    const answered = await client.cart.addItem.mutate({ variantId: third.variantId, quantity: 3 })
    const cart = await client.cart.get.query()
    expect(answered).toEqual(cart)
    expect(cart.groups.map((group) => [group.vendorId, group.subtotalMinor, group.lines.length])).toEqual([
      [first.vendorId, 2_297, 2],
      [second.vendorId, 250, 1],
    ])
    expect(cart).toMatchObject({ itemCount: 6, subtotalMinor: 2_547, hasProblems: false, orphans: [] })
  })

  test('adding again adds up; more than there is is OUT_OF_STOCK and says how much there is', async () => {
    const { client } = await customer(world)
    const line = world.others.offer({ available: 5 })
    await client.cart.addItem.mutate({ variantId: line.variantId, quantity: 2 })
    const cart = await client.cart.addItem.mutate({ variantId: line.variantId, quantity: 2 })
    expect(cart.itemCount).toBe(4)
    const details = { lines: [{ variantId: line.variantId, requested: 6, available: 5 }] }
    expect(await refusal(client.cart.addItem.mutate({ variantId: line.variantId, quantity: 2 }))).toMatchObject({
      code: 'OUT_OF_STOCK',
      details,
    })
    await expect(client.cart.addItem.mutate({ variantId: line.variantId, quantity: 2 })).rejects.toThrow(
      `Only 5 of “${line.title}” are left, and 4 of that is in your cart already.`,
    )
    const itemId = cart.groups[0]?.lines[0]?.id ?? ''
    expect(await refusal(client.cart.setQuantity.mutate({ itemId, quantity: 6 }))).toMatchObject({
      code: 'OUT_OF_STOCK',
      details,
    })
    expect((await client.cart.setQuantity.mutate({ itemId, quantity: 5 })).itemCount).toBe(5)
    expect((await client.cart.setQuantity.mutate({ itemId, quantity: 1 })).itemCount).toBe(1)
    expect(await client.cart.removeItem.mutate({ itemId })).toEqual(EMPTY)
  })

  test('twenty clicks at once count twenty, and not one more than there is', async () => {
    const { client } = await customer(world)
    const line = world.others.offer({ available: 15 })
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, () => client.cart.addItem.mutate({ variantId: line.variantId })),
    )
    expect(outcomes.filter((one) => one.status === 'fulfilled')).toHaveLength(15)
    expect((await client.cart.get.query()).itemCount).toBe(15)
  })

  test('problems are typed: gone, sold out, not enough, dearer; and only the last does not stop a checkout', async () => {
    const { others } = world
    const { client } = await customer(world)
    const [gone, soldOut, scarce, dearer] = [others.offer(), others.offer(), others.offer(), others.offer()]
    for (const line of [gone, soldOut, scarce, dearer])
      await client.cart.addItem.mutate({ variantId: line.variantId, quantity: 3 })
    others.catalogue.delete(gone.variantId)
    others.offer({ ...soldOut, available: 0 })
    others.offer({ ...scarce, available: 2 })
    others.offer({ ...dearer, unitPriceMinor: 13_000 })

    const cart = await client.cart.get.query()
    const problems = new Map(cart.groups.flatMap((group) => group.lines).map((one) => [one.variantId, one.problems]))
    expect(problems.get(soldOut.variantId)).toEqual(['out_of_stock'])
    expect(problems.get(scarce.variantId)).toEqual(['not_enough_stock'])
    expect(problems.get(dearer.variantId)).toEqual(['price_changed'])
    expect(cart.orphans).toMatchObject([{ variantId: gone.variantId, title: gone.title, problems: ['unavailable'] }])
    expect(cart.hasProblems).toBe(true)
  })

  test('P39 a changed price is marked until the buyer has accepted it', async () => {
    const { client } = await customer(world)
    const line = world.others.offer()
    await client.cart.addItem.mutate({ variantId: line.variantId })
    world.others.offer({ ...line, unitPriceMinor: 12_500 })
    const marked = await client.cart.get.query()
    expect(marked).toMatchObject({ hasProblems: false, subtotalMinor: 12_500 })
    expect(marked.groups[0]?.lines[0]?.problems).toEqual(['price_changed'])
    expect((await client.cart.get.query()).groups[0]?.lines[0]?.problems).toEqual(['price_changed'])
    const accepted = await client.cart.acceptPrices.mutate()
    expect(accepted.groups[0]?.lines[0]?.problems).toEqual([])
    expect(await client.cart.get.query()).toEqual(accepted)
  })

  test('while the catalogue does not answer, the cart says so and loses nothing', async () => {
    const { client } = await customer(world)
    const line = world.others.offer()
    const cart = await client.cart.addItem.mutate({ variantId: line.variantId, quantity: 2 })
    for (const what of ['down', 'lost', 'hangs'] as const) {
      world.others.trouble('priceLines', what)
      expect(await refusal(client.cart.get.query())).toMatchObject({ code: 'UNAVAILABLE' })
    }
    world.others.trouble('priceLines', 'down')
    expect(
      await refusal(client.cart.setQuantity.mutate({ itemId: cart.groups[0]?.lines[0]?.id ?? '', quantity: 1 })),
    ).toMatchObject({ code: 'UNAVAILABLE' })
    expect((await client.cart.get.query()).itemCount).toBe(2)
  })

  test('P46 goods of a vendor that was suspended cannot be bought, also those in carts; a late older copy changes nothing', async () => {
    const { client } = await customer(world)
    const line = world.others.offer()
    await client.cart.addItem.mutate({ variantId: line.variantId })
    const face = {
      vendorId: line.vendorId,
      slug: line.vendorSlug,
      name: line.vendorName,
      tagline: '',
      story: '',
      city: 'Ghent',
      country: 'BE',
      foundedYear: null,
      website: null,
    }
    await world.order.deliver('vendor.updated.v1', line.vendorId, { ...face, version: 2, status: 'suspended' })
    await world.order.deliver('vendor.updated.v1', line.vendorId, { ...face, version: 1, status: 'approved' })
    expect(await client.cart.get.query()).toMatchObject({ groups: [], orphans: [{ problems: ['unavailable'] }] })
    expect(await refusal(client.cart.addItem.mutate({ variantId: line.variantId }))).toMatchObject({
      code: 'NOT_FOR_SALE',
    })
    await world.order.deliver('vendor.updated.v1', line.vendorId, { ...face, version: 3, status: 'approved' })
    expect((await client.cart.get.query()).itemCount).toBe(1)
  })

  test('a full cart says so', async () => {
    const { userId, client } = await customer(world)
    const line = world.others.offer()
    await client.cart.addItem.mutate({ variantId: line.variantId })
    await world.order.deps.database.client.$executeRaw`
      insert into cart_item (id, cart_id, variant_id, vendor_id, quantity, prices_seen, currency, product_slug, title,
        variant_title, image, added_at)
      select 'cit_' || md5(n::text || ${userId}), i.cart_id, 'var_' || md5(n::text), i.vendor_id, 1, i.prices_seen, 'EUR',
        i.product_slug, i.title, i.variant_title, i.image, i.added_at
      from cart_item i join cart c on c.id = i.cart_id, generate_series(1, 99) n where c.customer_id = ${userId}`
    const another = world.others.offer()
    expect(await refusal(client.cart.addItem.mutate({ variantId: another.variantId }))).toMatchObject({
      code: 'BAD_INPUT',
      fields: [{ path: 'variantId' }],
    })
    expect((await client.cart.addItem.mutate({ variantId: line.variantId })).groups[0]?.lines[0]?.quantity).toBe(2)
  })
})

describe('P41 claiming a guest cart', () => {
  test('sums up, keeps within the stock, says what did not fit; and the guest token dies', async () => {
    const { others } = world
    const shared = others.offer({ available: 5 })
    const theirs = others.offer()
    const guests = await guest(world)
    const mine = await customer(world)
    await mine.client.cart.addItem.mutate({ variantId: shared.variantId, quantity: 3 })
    await guests.client.cart.addItem.mutate({ variantId: theirs.variantId, quantity: 2 })
    await guests.client.cart.addItem.mutate({ variantId: shared.variantId, quantity: 4 })

    const claimed = await mine.client.cart.claim.mutate({ cartToken: guests.cartToken })
    expect(claimed.reduced).toEqual([{ variantId: shared.variantId, title: shared.title, wanted: 7, kept: 5 }])
    const quantities = claimed.groups.flatMap((group) => group.lines.map((line) => [line.variantId, line.quantity]))
    expect(quantities).toEqual([
      [shared.variantId, 5],
      [theirs.variantId, 2],
    ])
    expect(await guests.client.cart.get.query()).toEqual(EMPTY)
    expect(await refusal(guests.client.cart.addItem.mutate({ variantId: theirs.variantId }))).toMatchObject({
      code: 'NOT_FOUND',
    })
  })

  test('signing in again, and ten times at once, adds nothing', async () => {
    const line = world.others.offer()
    const guests = await guest(world)
    const mine = await customer(world)
    await guests.client.cart.addItem.mutate({ variantId: line.variantId, quantity: 2 })
    await Promise.all(Array.from({ length: 10 }, () => mine.client.cart.claim.mutate({ cartToken: guests.cartToken })))
    const again = await mine.client.cart.claim.mutate({ cartToken: guests.cartToken })
    expect(again).toMatchObject({ itemCount: 2, reduced: [] })
  })

  test('two people with the same token: one gets the goods, the other nothing', async () => {
    const line = world.others.offer()
    const guests = await guest(world)
    const [one, other] = [await customer(world), await customer(world)]
    await guests.client.cart.addItem.mutate({ variantId: line.variantId, quantity: 2 })
    await Promise.all([one, other].map(({ client }) => client.cart.claim.mutate({ cartToken: guests.cartToken })))
    const counts = await Promise.all([one, other].map(async ({ client }) => (await client.cart.get.query()).itemCount))
    expect(counts.toSorted()).toEqual([0, 2])
  })

  test('is for customers', async () => {
    const { cartToken } = await guest(world)
    expect(await refusal(world.order.as().cart.claim.mutate({ cartToken }))).toMatchObject({ code: 'UNAUTHENTICATED' })
    const vendor = world.order.as(await world.order.peers.vendorToken())
    expect(await refusal(vendor.cart.claim.mutate({ cartToken }))).toMatchObject({ code: 'FORBIDDEN' })
  })
})

test('statements: showing a cart is one, adding is two', async () => {
  const { client } = await customer(world)
  const line = world.others.offer()
  expect(await countStatements(world, () => client.cart.addItem.mutate({ variantId: line.variantId }))).toBe(2)
  expect(await countStatements(world, () => client.cart.get.query())).toBe(1)
})
