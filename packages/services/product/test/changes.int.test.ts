import { randomUUID } from 'node:crypto'
import { newId } from '@millyard/contracts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { applyChangeJob } from '../src/changes/apply-change.ts'
import { paidOrder, refusal, type Shop, startShop, unique, type Vendor } from './shop.ts'

let shop: Shop
beforeAll(async () => {
  shop = await startShop()
})
afterAll(() => shop?.close())

type EditInput = Omit<Parameters<Vendor['client']['changes']['edit']['mutate']>[0], 'requestId'>

/** A vendor with one product of two variants, `count` times. */
async function arrange(count = 1, prices: [number, number] = [999, 2_000]) {
  const vendor = await shop.addVendor()
  const products = []
  for (let index = 0; index < count; index++)
    products.push(
      await shop.addProduct(vendor, {
        title: `Bowl ${unique()}`,
        options: [{ name: 'Size', values: ['S', 'L'] }],
        variants: (['S', 'L'] as const).map((size, at) => ({
          sku: `B-${unique()}`,
          optionValues: [size],
          priceMinor: prices[at] ?? 0,
          weightGrams: 400,
          stock: 10,
        })),
      }),
    )
  const variantIds = products.flatMap((product) => product.variantIds)
  return { vendor, products, variantIds, first: variantIds[0] ?? '', second: variantIds[1] ?? '' }
}

/** Asks until a change is in this state: background work is near. */
async function settled({ client }: Vendor, changeId: string, state: string) {
  for (let attempt = 0; attempt < 300; attempt++) {
    const change = await client.changes.get.query({ changeId })
    if (change.state === state) return change
    await new Promise((settle) => setTimeout(settle, 50))
  }
  throw new Error(`The change was not ${state} in time`)
}
async function checked(vendor: Vendor, input: EditInput, requestId: string = randomUUID()) {
  const { changeId } = await vendor.client.changes.edit.mutate({ ...input, requestId })
  return settled(vendor, changeId, 'ready')
}
async function applied(vendor: Vendor, changeId: string) {
  await vendor.client.changes.start.mutate({ changeId })
  return settled(vendor, changeId, 'done')
}
const rowsOf = async ({ client }: Vendor, changeId: string) => (await client.changes.rows.query({ changeId })).items
const priceOf = async (variantId: string) =>
  (await shop.client.productVariant.findUniqueOrThrow({ where: { id: variantId }, select: { priceMinor: true } }))
    .priceMinor
const countsOf = (variantId: string) =>
  shop.client.stockMovement.count({ where: { variantId, kind: 'counted', note: { not: '' } } })

describe('an edit of many variants', () => {
  test('is signed by the member who had it applied, not by the one who had it looked at', async () => {
    const { vendor, products, first } = await arrange()
    const change = await checked(vendor, {
      variantIds: [first],
      price: { kind: 'set', amountMinor: 1_500, currency: 'EUR' },
      stock: { kind: 'set', units: 12 },
    })
    const userId = newId('usr')
    const token = await shop.peers.accessToken({
      ...{ aud: 'vendor', sub: userId, name: 'Second Member' },
      ...{ vendorId: vendor.id, permissions: ['products.read', 'products.write'] },
    })
    await shop.as(token).changes.start.mutate({ changeId: change.id })
    expect(await settled(vendor, change.id, 'done')).toMatchObject({ done: 1, createdBy: 'Test Person' })
    const by = { actorId: userId, actorName: 'Second Member' }
    expect(await shop.client.stockMovement.findMany({ where: { variantId: first, note: { not: '' } } })).toMatchObject([
      by,
    ])
    expect(await shop.client.offerChange.findMany({ where: { productId: products[0]?.id ?? '' } })).toMatchObject([by])
  })

  test('is looked at first, changes nothing until then, and then the shop shows the new prices', async () => {
    const { vendor, products, first, second } = await arrange()
    const change = await checked(vendor, {
      price: { kind: 'raise_percent', basisPoints: 1_000 },
      stock: { kind: 'add', units: 5 },
    })
    expect(change).toMatchObject({
      kind: 'edit',
      title: 'Prices raised by 10 %; 5 units added to each shelf',
      rows: 2,
      problems: 0,
      unchanged: 0,
      prices: 2,
      stocks: 2,
      toDo: 2,
      done: 0,
      canUndo: false,
    })
    expect(await rowsOf(vendor, change.id)).toMatchObject([
      { steps: { priceMinor: { from: 999, to: 1_099 }, stock: { from: 10, to: 15 } }, problems: [], isDone: false },
      { steps: { priceMinor: { from: 2_000, to: 2_200 }, stock: { from: 10, to: 15 } } },
    ])
    expect(await priceOf(first)).toBe(999)
    expect(await applied(vendor, change.id)).toMatchObject({ done: 2, problems: 0, canUndo: true })
    expect([await priceOf(first), await priceOf(second)]).toEqual([1_099, 2_200])
    expect(await shop.stockOf(first)).toEqual({ onHand: 15, reserved: 0 })
    const shown = await shop.anyone.catalogue.product.query({ slug: products[0]?.slug ?? '' })
    expect(shown).toMatchObject({ priceMinor: 1_099, isFromPrice: true })
    const [movement] = (await vendor.client.inventory.movements.query({ variantId: first })).items
    expect(movement).toMatchObject({ kind: 'counted', change: 5, note: change.title })
  })

  test('speaks of prices without the reduction that runs, which goes on with percent off the new ones', async () => {
    const { vendor, products, first } = await arrange(1, [1_000, 2_000])
    await vendor.client.products.announceReduction.mutate({ productId: products[0]?.id ?? '', percent: 50 })
    expect(await priceOf(first)).toBe(500)
    const change = await checked(vendor, { price: { kind: 'raise_percent', basisPoints: 1_000 } })
    expect(await rowsOf(vendor, change.id)).toMatchObject([
      { steps: { priceMinor: { from: 1_000, to: 1_100 } }, problems: [] },
      { steps: { priceMinor: { from: 2_000, to: 2_200 } }, problems: [] },
    ])
    expect(await applied(vendor, change.id)).toMatchObject({ done: 2, problems: 0 })
    expect(await priceOf(first)).toBe(550)
  })

  test('says of each row what cannot be, leaves that row alone as a whole, and applies the others', async () => {
    const { vendor, first, second } = await arrange(1, [500, 2_000])
    await shop.reserve(newId('ord'), [{ variantId: second, quantity: 4 }])
    const change = await checked(vendor, {
      price: { kind: 'lower_amount', amountMinor: 500, currency: 'EUR' },
      stock: { kind: 'set', units: 4 },
    })
    expect(change).toMatchObject({ rows: 2, problems: 1, prices: 1, toDo: 1 })
    expect((await rowsOf(vendor, change.id))[0]?.problems).toEqual([
      { column: 'price', message: 'The price would fall to zero or below.' },
    ])
    await applied(vendor, change.id)
    expect([await priceOf(first), await priceOf(second)]).toEqual([500, 1_500])
    expect([await shop.stockOf(first), await shop.stockOf(second)]).toEqual([
      { onHand: 10, reserved: 0 },
      { onHand: 4, reserved: 4 },
    ])
  })

  test('writes prices as changes of the offer: who it was, and a history of prices without a gap, also on the way back', async () => {
    const { vendor, products, first, second } = await arrange()
    const productId = products[0]?.id ?? ''
    const price = { kind: 'set', amountMinor: 1_500, currency: 'EUR' } as const
    const edit = await checked(vendor, { variantIds: [first], price })
    await applied(vendor, edit.id)
    const { changeId } = await vendor.client.changes.undo.mutate({ changeId: edit.id })
    await settled(vendor, changeId, 'ready')
    await applied(vendor, changeId)
    // A change of stock alone is no change of the offer.
    await applied(vendor, (await checked(vendor, { stock: { kind: 'add', units: 1 } })).id)
    const history = async (variantId: string) =>
      shop.client.priceHistory.findMany({
        where: { variantId },
        select: { priceMinor: true, validFrom: true, validUntil: true },
        orderBy: [{ validFrom: 'asc' }, { id: 'asc' }],
      })
    const rows = await history(first)
    expect(rows.map(({ priceMinor }) => priceMinor)).toEqual([999, 1_500, 999])
    expect(rows.map(({ validUntil }) => validUntil)).toEqual([rows[1]?.validFrom, rows[2]?.validFrom, null])
    expect((await history(second)).map(({ priceMinor }) => priceMinor)).toEqual([2_000])
    const { items } = await vendor.client.products.offerHistory.query({ productId })
    expect(items.map(({ before, after }) => [before.variants[0]?.priceMinor, after.variants[0]?.priceMinor])).toEqual([
      [1_500, 999],
      [999, 1_500],
    ])
    expect(items.every(({ by }) => by !== '')).toBe(true)
  })

  test('no price falls to a quantity price or below: that row is left alone as a whole, the others are applied', async () => {
    const { vendor, products, first, second } = await arrange(1, [2_000, 2_000])
    const productId = products[0]?.id ?? ''
    const priceBreaks = [{ minQuantity: 10, priceMinor: 1_800 }]
    await vendor.client.products.setOffer.mutate({
      productId,
      variants: [{ variantId: first, priceMinor: 2_000, priceBreaks }],
    })
    const change = await checked(vendor, {
      price: { kind: 'lower_percent', basisPoints: 1_500 },
      stock: { kind: 'add', units: 5 },
    })
    await applied(vendor, change.id)
    expect([await priceOf(first), await priceOf(second)]).toEqual([2_000, 1_700])
    expect([(await shop.stockOf(first)).onHand, (await shop.stockOf(second)).onHand]).toEqual([10, 15])
    const [refused] = (await rowsOf(vendor, change.id)).filter(({ problems }) => problems.length > 0)
    expect(refused?.problems).toMatchObject([{ column: 'price' }])
    expect(refused?.problems[0]?.message).toContain('quantity prices')
    expect(await shop.client.priceHistory.count({ where: { variantId: first } })).toBe(1)
    await applied(vendor, (await checked(vendor, { price: { kind: 'raise_percent', basisPoints: 1_000 } })).id)
    const shown = await shop.anyone.catalogue.product.query({ slug: products[0]?.slug ?? '' })
    expect(shown.variants).toMatchObject([
      { priceMinor: 2_200, priceBreaks },
      { priceMinor: 1_870, priceBreaks: [] },
    ])
  })

  test('takes chosen variants, or all that fit the filters, and never those of somebody else', async () => {
    const [mine, other] = [await arrange(2), await arrange()]
    const price = { kind: 'set', amountMinor: 1_234, currency: 'EUR' } as const
    const chosen = await checked(mine.vendor, { variantIds: [mine.first, other.first], price })
    expect((await rowsOf(mine.vendor, chosen.id)).map(({ steps }) => steps.priceMinor)).toEqual([
      { from: 999, to: 1_234 },
    ])
    await mine.vendor.client.inventory.setThreshold.mutate({ variantId: mine.second, lowAt: 10 })
    expect((await checked(mine.vendor, { filter: 'low', price })).rows).toBe(1)
    expect((await checked(mine.vendor, { q: mine.products[1]?.title, price })).rows).toBe(2)
    expect((await checked(mine.vendor, { q: 'nothing fits', price })).rows).toBe(0)
  })

  test('repeated with the same request it is one, and pressed five times it is applied once', async () => {
    const { vendor, first } = await arrange()
    const requestId = randomUUID()
    const input = { stock: { kind: 'add', units: 3 } } as const
    const [one, two] = [await checked(vendor, input, requestId), await checked(vendor, input, requestId)]
    expect(one.id).toBe(two.id)
    await Promise.all(Array.from({ length: 5 }, () => vendor.client.changes.start.mutate({ changeId: one.id })))
    await settled(vendor, one.id, 'done')
    await vendor.client.changes.start.mutate({ changeId: one.id })
    expect(await shop.stockOf(first)).toEqual({ onHand: 13, reserved: 0 })
    expect(await countsOf(first)).toBe(1)
  })

  test('what moves between the look and the press is left alone and named', async () => {
    const { vendor, products, first, second } = await arrange()
    const change = await checked(vendor, { stock: { kind: 'set', units: 50 } })
    const orderId = newId('ord')
    const line = { productId: products[0]?.id ?? '', variantId: first, quantity: 1 }
    await shop.deliver('order.paid.v1', orderId, paidOrder(orderId, [line]))
    expect(await applied(vendor, change.id)).toMatchObject({ done: 1, problems: 1 })
    expect((await rowsOf(vendor, change.id))[0]?.problems).toEqual([
      { column: 'stock', message: 'The stock has changed since this was checked: it is 9 now.' },
    ])
    expect([(await shop.stockOf(first)).onHand, (await shop.stockOf(second)).onHand]).toEqual([9, 50])
  })

  test('killed in the middle it goes on where it was: every row is applied once', async () => {
    const { vendor, variantIds } = await arrange(3)
    const change = await checked(vendor, { stock: { kind: 'add', units: 1 } })
    await shop.client.catalogueChange.update({ where: { id: change.id }, data: { state: 'applying' } })
    let chunks = 0
    const dying = {
      ...shop.deps,
      database: {
        ...shop.deps.database,
        transaction: async (work: Parameters<typeof shop.deps.database.transaction>[0]) => {
          const result = await shop.deps.database.transaction(async (tx) => {
            const done = await work(tx)
            // The process ends after the writes and before the commit.
            if (++chunks === 1) throw new Error('killed')
            return done
          })
          return result
        },
      },
    } as typeof shop.deps
    await expect(applyChangeJob.run(dying, { changeId: change.id })).rejects.toThrow('killed')
    expect(await countsOf(variantIds[0] ?? '')).toBe(0)
    await Promise.all([1, 2, 3].map(() => applyChangeJob.run(shop.deps, { changeId: change.id })))
    for (const variantId of variantIds) {
      expect(await countsOf(variantId)).toBe(1)
      expect(await shop.stockOf(variantId)).toEqual({ onHand: 11, reserved: 0 })
    }
    expect(await settled(vendor, change.id, 'done')).toMatchObject({ done: 6 })
  })

  test('two of one vendor are not applied at once, and a cancelled one is never applied', async () => {
    const { vendor, first } = await arrange()
    const [one, two] = [
      await checked(vendor, { stock: { kind: 'add', units: 1 } }),
      await checked(vendor, { stock: { kind: 'add', units: 1 } }),
    ]
    await shop.client.catalogueChange.update({ where: { id: one.id }, data: { state: 'applying' } })
    expect((await refusal(vendor.client.changes.start.mutate({ changeId: two.id }))).code).toBe('CONFLICT')
    await vendor.client.changes.cancel.mutate({ changeId: one.id })
    await vendor.client.changes.cancel.mutate({ changeId: one.id })
    expect((await refusal(vendor.client.changes.start.mutate({ changeId: one.id }))).code).toBe('ILLEGAL_TRANSITION')
    await applied(vendor, two.id)
    expect((await refusal(vendor.client.changes.cancel.mutate({ changeId: two.id }))).code).toBe('ILLEGAL_TRANSITION')
    expect((await shop.stockOf(first)).onHand).toBe(11)
  })

  test('P44 somebody else’s change is not found by any of the procedures', async () => {
    const { vendor } = await arrange()
    const other = await shop.addVendor()
    const { id: changeId } = await checked(vendor, { stock: { kind: 'add', units: 1 } })
    const { get, rows, start, cancel, undo } = other.client.changes
    for (const call of [get.query, rows.query, start.mutate, cancel.mutate])
      expect((await refusal(call({ changeId }))).code).toBe('NOT_FOUND')
    expect((await refusal(undo.mutate({ changeId }))).code).toBe('ILLEGAL_TRANSITION')
    expect((await other.client.changes.list.query({})).items).toEqual([])
  })

  test('nothing to change, no variant and broken numbers are refused', async () => {
    const { client } = await shop.addVendor()
    const edit = (input: EditInput) => refusal(client.changes.edit.mutate({ ...input, requestId: randomUUID() }))
    expect((await edit({})).fields).toEqual({ price: 'Choose what to change: prices, stock, or both.' })
    expect((await edit({ variantIds: [], stock: { kind: 'add', units: 1 } })).code).toBe('BAD_INPUT')
    expect((await edit({ price: { kind: 'lower_percent', basisPoints: 10_000 } })).code).toBe('BAD_INPUT')
    expect((await edit({ stock: { kind: 'set', units: -1 } })).code).toBe('BAD_INPUT')
  })
})

describe('taking the last edit back', () => {
  test('is looked at first, leaves what has moved since, and happens once', async () => {
    const { vendor, first, second } = await arrange()
    const edit = await checked(vendor, { price: { kind: 'raise_percent', basisPoints: 5_000 } })
    await applied(vendor, edit.id)
    await applied(
      vendor,
      (await checked(vendor, { variantIds: [second], price: { kind: 'set', amountMinor: 7_777, currency: 'EUR' } })).id,
    )
    // Only the last one can be taken back.
    expect((await refusal(vendor.client.changes.undo.mutate({ changeId: edit.id }))).code).toBe('ILLEGAL_TRANSITION')
    const [last] = (await vendor.client.changes.list.query({ limit: 1 })).items
    const { changeId } = await vendor.client.changes.undo.mutate({ changeId: last?.id ?? '' })
    const undo = await settled(vendor, changeId, 'ready')
    expect(undo).toMatchObject({ kind: 'undo', rows: 1, prices: 1, problems: 0 })
    await applied(vendor, changeId)
    expect([await priceOf(first), await priceOf(second)]).toEqual([1_499, 3_000])
    expect((await refusal(vendor.client.changes.undo.mutate({ changeId: last?.id ?? '' }))).code).toBe(
      'ILLEGAL_TRANSITION',
    )
  })

  test('where prices and stock have moved since they stay, row by row', async () => {
    const { vendor, first, second } = await arrange()
    const edit = await checked(vendor, {
      price: { kind: 'lower_percent', basisPoints: 2_000 },
      stock: { kind: 'add', units: 2 },
    })
    await applied(vendor, edit.id)
    await vendor.client.products.setStock.mutate({ variantId: second, stock: 40 })
    const { changeId } = await vendor.client.changes.undo.mutate({ changeId: edit.id })
    const undo = await settled(vendor, changeId, 'ready')
    expect(undo).toMatchObject({ rows: 2, problems: 1, toDo: 1 })
    await applied(vendor, changeId)
    expect([await priceOf(first), await priceOf(second)]).toEqual([999, 1_600])
    expect([(await shop.stockOf(first)).onHand, (await shop.stockOf(second)).onHand]).toEqual([10, 40])
  })
})
