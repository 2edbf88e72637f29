import { randomUUID } from 'node:crypto'
import {
  type AdjustStockInput,
  DEFAULT_LOW_STOCK_AT,
  type DomainEvent,
  newId,
  type SetOfferInput,
} from '@millyard/contracts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expireReservations } from '../src/stock/expire-reservations.ts'
import { countStatements } from './count-statements.ts'
import { cancelledOrder, paidOrder, refusal, type Shop, startShop, unique, type Vendor } from './shop.ts'

let shop: Shop
let vendor: Vendor
beforeAll(async () => {
  shop = await startShop()
  vendor = await shop.addVendor()
})
afterAll(() => shop?.close())

const withStock = (stock: number, title = `Shelf ${unique()}`) => ({
  title,
  variants: [{ sku: `SKU-${unique()}`, optionValues: [], priceMinor: 4_900, weightGrams: 500, stock }],
})
type Change = AdjustStockInput extends infer T ? (T extends unknown ? Omit<T, 'note' | 'requestId'> : never) : never
const adjust = (change: Change, { requestId = randomUUID(), note = '', by = vendor } = {}) =>
  by.client.inventory.adjust.mutate({ ...change, note, requestId } as AdjustStockInput)
const movements = async (variantId: string) => (await vendor.client.inventory.movements.query({ variantId })).items
/** The warnings of a vendor: those that wait in the queue (read first), and those that were delivered. */
const warnings = async (vendorId: string) => {
  const waiting = await shop.client.$queryRaw<{ event: DomainEvent }[]>`
    select payload->'event' as event from graphile_worker._private_jobs where payload->'event'->>'type' = 'stock.low.v1'`
  const byId = new Map(
    [...waiting, ...shop.peers.delivered]
      .filter(({ event }) => event.type === 'stock.low.v1' && event.aggregateId === vendorId)
      .map(({ event }) => [event.id, event]),
  )
  return [...byId.values()]
}

describe('counting', () => {
  test('says what is there, who counted and why; a count that finds all right is written down too', async () => {
    const { variantId } = await shop.addProduct(vendor, withStock(10))
    const row = await adjust({ variantId, reason: 'counted', onHand: 8, seenOnHand: 10 }, { note: 'Two are missing' })
    expect(row).toMatchObject({ onHand: 8, reserved: 0, available: 8, state: 'enough' })
    await adjust({ variantId, reason: 'counted', onHand: 8, seenOnHand: 8 })
    const [right, count, first] = await movements(variantId)
    expect(right).toMatchObject({ kind: 'counted', change: 0, onHand: 8, note: '' })
    expect(count).toMatchObject({ kind: 'counted', change: -2, onHand: 8, note: 'Two are missing', order: null })
    expect(count?.actorName).toBeTruthy()
    expect(first).toMatchObject({ kind: 'counted', change: 10, onHand: 10 })
  })

  test('on a shelf that has changed since is refused, and says by what: of two people the second', async () => {
    const { variantId } = await shop.addProduct(vendor, withStock(10))
    const results = await Promise.allSettled(
      [7, 9].map((onHand) => adjust({ variantId, reason: 'counted', onHand, seenOnHand: 10 })),
    )
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const lost = results.find((result) => result.status === 'rejected')
    const refused = await refusal(Promise.reject(lost?.status === 'rejected' ? lost.reason : undefined))
    const { onHand } = await shop.stockOf(variantId)
    expect(refused).toMatchObject({ code: 'CONFLICT', details: { onHand, reserved: 0 } })
    expect(refused.message).toMatch(/^There are [79] units now, not 10: .+ counted in the meantime\./)
  })

  test('after a sale that came between reading and saving is refused in words', async () => {
    const product = await shop.addProduct(vendor, withStock(10))
    const { variantId } = product
    const orderId = newId('ord')
    await shop.deliver(
      'order.paid.v1',
      orderId,
      paidOrder(orderId, [{ productId: product.id, variantId, quantity: 3 }]),
    )
    const refused = await refusal(adjust({ variantId, reason: 'counted', onHand: 10, seenOnHand: 10 }))
    expect(refused.message).toBe(
      'There are 7 units now, not 10: 3 were sold in the meantime. Check your count, then save again.',
    )
    expect(await shop.stockOf(variantId)).toEqual({ onHand: 7, reserved: 0 })
  })

  test('cannot take away what is held, and what came or went is added to whatever is there', async () => {
    const { variantId } = await shop.addProduct(vendor, withStock(5))
    await shop.reserve(newId('ord'), [{ variantId, quantity: 4 }])
    const refused = await refusal(adjust({ variantId, reason: 'counted', onHand: 3, seenOnHand: 5 }))
    expect(refused.fields).toEqual({ onHand: '4 units are held for orders that are being paid, and 3 would be left.' })
    expect((await refusal(adjust({ variantId, reason: 'damaged', change: -2 }))).fields).toHaveProperty('change')
    await adjust({ variantId, reason: 'received', change: 5 })
    await Promise.all([
      ...Array.from({ length: 10 }, () => adjust({ variantId, reason: 'received', change: 2 })),
      ...Array.from({ length: 5 }, () => adjust({ variantId, reason: 'damaged', change: -1 })),
    ])
    expect(await shop.stockOf(variantId)).toEqual({ onHand: 25, reserved: 4 })
    expect((await movements(variantId)).reduce((total, { change }) => total + change, 0)).toBe(25)
  })

  test('a repeated request changes nothing more, in parallel too', async () => {
    const { variantId } = await shop.addProduct(vendor, withStock(1))
    const requestId = randomUUID()
    await Promise.all(
      Array.from({ length: 8 }, () => adjust({ variantId, reason: 'received', change: 5 }, { requestId })),
    )
    expect(await shop.stockOf(variantId)).toEqual({ onHand: 6, reserved: 0 })
  })

  test.each([
    [{ reason: 'received', change: -1 }, 'Enter how many units came in.'],
    [{ reason: 'damaged', change: 1 }, 'Enter how many units are lost.'],
    [{ reason: 'correction', change: 0 }, 'Enter how many units came or went.'],
    [{ reason: 'correction', change: -11 }, 'There are 10 units, so no more can go.'],
  ] as const)('%j is refused: %s', async (change, message) => {
    const { variantId } = await shop.addProduct(vendor, withStock(10))
    expect((await refusal(adjust({ variantId, ...change } as Change))).fields).toEqual({ change: message })
  })

  test('P44 somebody else’s shelf, and one of an archived product, are not found', async () => {
    const product = await shop.addProduct(vendor, withStock(4))
    const other = await shop.addVendor()
    const change = { variantId: product.variantId, reason: 'received', change: 1 } as const
    expect((await refusal(adjust(change, { by: other }))).code).toBe('NOT_FOUND')
    await vendor.client.products.archive.mutate({ productId: product.id })
    expect((await refusal(adjust(change))).code).toBe('NOT_FOUND')
  })

  test('what was written of a shelf cannot be rewritten', async () => {
    const { variantId } = await shop.addProduct(vendor, withStock(4))
    await expect(shop.client.stockMovement.updateMany({ where: { variantId }, data: { change: 1 } })).rejects.toThrow(
      'never changed',
    )
    await expect(shop.client.stockMovement.deleteMany({ where: { variantId } })).rejects.toThrow('never changed')
  })
})

describe('the list', () => {
  test('is found by title and SKU, filtered, sorted either way, and paged without a gap', async () => {
    const maker = await shop.addVendor()
    const stocks = [0, 2, 3, 4, 50, 50, 7]
    const made: { variantId: string; stock: number }[] = []
    for (const [index, stock] of stocks.entries())
      made.push({
        ...(await shop.addProduct(maker, withStock(stock, `Stool ${String.fromCharCode(103 - index)}_%`))),
        stock,
      })
    await shop.reserve(newId('ord'), [{ variantId: made[3]?.variantId ?? '', quantity: 4 }])
    const list = async (input: Parameters<typeof maker.client.inventory.list.query>[0]) => {
      const ids: string[] = []
      let cursor: string | undefined
      do {
        const page = await maker.client.inventory.list.query({ limit: 2, ...input, ...(cursor ? { cursor } : {}) })
        ids.push(...page.items.map(({ variantId }) => variantId))
        cursor = page.nextCursor ?? undefined
      } while (cursor)
      return ids.map((id) => made.findIndex(({ variantId }) => variantId === id))
    }
    expect(await list({})).toEqual([6, 5, 4, 3, 2, 1, 0])
    expect(await list({ sort: 'available_asc' })).toEqual([0, 3, 1, 2, 6, 4, 5])
    expect(await list({ sort: 'available_desc' })).toEqual([4, 5, 6, 2, 1, 0, 3])
    expect((await list({ sort: 'reserved_desc' }))[0]).toBe(3)
    expect(await list({ sort: 'sku' })).toHaveLength(7)
    expect(await list({ filter: 'low' })).toEqual([2, 1])
    expect(await list({ filter: 'out' })).toEqual([3, 0])
    expect(await list({ filter: 'reserved' })).toEqual([3])
    expect(await list({ q: 'stool A_%' })).toEqual([6])
    expect(await list({ q: '%' })).toHaveLength(7)
    expect(await list({ q: 'nothing' })).toEqual([])
    expect(await maker.client.inventory.counts.query()).toEqual({
      all: 7,
      low: 2,
      out: 2,
      reserved: 1,
      incidents: 0,
      defaultLowAt: DEFAULT_LOW_STOCK_AT,
    })
    expect((await refusal(maker.client.inventory.list.query({ cursor: 'x' }))).code).toBe('BAD_INPUT')
  })

  test('made to order without a limit is never low or out; less than the smallest order is out', async () => {
    const maker = await shop.addVendor()
    const [made, lots, capped] = [
      await shop.addProduct(maker, withStock(0, 'Made')),
      await shop.addProduct(maker, withStock(10, 'Lots')),
      await shop.addProduct(maker, withStock(2, 'Capped')),
    ]
    const terms = { supply: 'stock', isCapped: false, minQuantity: 1, quantityStep: 1 } as const
    const sell = (productId: string, changed: Partial<SetOfferInput['terms']>) =>
      maker.client.products.setOffer.mutate({ productId, leadTimeDays: 21, terms: { ...terms, ...changed } })
    await sell(made.id, { supply: 'made_to_order' })
    await sell(lots.id, { minQuantity: 12, quantityStep: 6 })
    await sell(capped.id, { supply: 'made_to_order', isCapped: true })
    const list = async (input: Parameters<typeof maker.client.inventory.list.query>[0]) =>
      (await maker.client.inventory.list.query(input)).items.map(({ productTitle, available, state }) => [
        productTitle,
        available,
        state,
      ])
    const rows = {
      made: ['Made', null, 'enough'],
      lots: ['Lots', 10, 'out'],
      capped: ['Capped', 2, 'low'],
    }
    expect(await list({ sort: 'available_asc' })).toEqual([rows.capped, rows.lots, rows.made])
    expect(await list({ filter: 'out' })).toEqual([rows.lots])
    expect(await list({ filter: 'low' })).toEqual([rows.capped])
    const first = await maker.client.inventory.list.query({ sort: 'available_desc', limit: 1 })
    expect(first.items[0]?.productTitle).toBe('Made')
    expect(await list({ sort: 'available_desc', cursor: first.nextCursor ?? '' })).toEqual([rows.lots, rows.capped])
    expect(await maker.client.inventory.counts.query()).toMatchObject({ all: 3, low: 1, out: 1 })
  })

  test('takes one statement', async () => {
    await vendor.client.inventory.list.query({})
    expect(
      await countStatements(shop, () => vendor.client.inventory.list.query({ q: 'shelf', filter: 'low' })),
    ).toHaveLength(1)
    expect(await countStatements(shop, () => vendor.client.inventory.counts.query())).toHaveLength(1)
  })

  test('shows who holds units and until when, until they are let go', async () => {
    const { variantId } = await shop.addProduct(vendor, withStock(4))
    const orderId = newId('ord')
    const expiresAt = new Date(Date.now() + 600_000).toISOString()
    await shop.order.internal.reserveStock.mutate({
      orderId,
      orderNumber: 'M-2001',
      expiresAt,
      lines: [{ variantId, quantity: 3 }],
    })
    const held = () => vendor.client.inventory.reservations.query({ variantId })
    expect(await held()).toEqual({ items: [{ orderNumber: 'M-2001', quantity: 3, expiresAt }] })
    await expireReservations(shop.deps, { now: () => new Date(Date.now() + 700_000) })
    expect(await held()).toEqual({ items: [] })
    expect(await vendor.client.inventory.get.query({ variantId })).toMatchObject({ onHand: 4, reserved: 0 })
  })

  test('the history names the factory’s part of an order, when it takes and when it gives back', async () => {
    const product = await shop.addProduct(vendor, withStock(4))
    const { variantId } = product
    const orderId = newId('ord')
    const paid = paidOrder(orderId, [{ productId: product.id, variantId, quantity: 1 }])
    await shop.deliver('order.paid.v1', orderId, paid)
    await shop.deliver('order.cancelled.v1', orderId, cancelledOrder(orderId))
    const order = { vendorOrderId: paid.parts[0]?.vendorOrderId, number: 'M-1001-1' }
    expect((await movements(variantId)).slice(0, 2)).toMatchObject([
      { kind: 'returned', change: 1, order, actorName: null },
      { kind: 'sold', change: -1, order, actorName: null },
    ])
  })
})

describe('a shelf that runs low', () => {
  const sell = async (product: { id: string; variantId: string }, quantity: number) => {
    const orderId = newId('ord')
    await shop.deliver(
      'order.paid.v1',
      orderId,
      paidOrder(orderId, [{ productId: product.id, variantId: product.variantId, quantity }]),
    )
  }

  test('is told of once when it crosses its threshold, once when it is empty, and again after it was filled', async () => {
    const maker = await shop.addVendor()
    const product = await shop.addProduct(maker, withStock(6))
    const { variantId } = product
    const told = async () => (await warnings(maker.id)).length
    await sell(product, 2) // 4: above three
    expect(await told()).toBe(0)
    await sell(product, 1) // 3
    expect(await told()).toBe(1)
    await sell(product, 1) // 2: told already
    expect(await told()).toBe(1)
    await sell(product, 2) // 0
    expect(await told()).toBe(2)
    await adjust({ variantId, reason: 'received', change: 9 }, { by: maker })
    expect(await told()).toBe(2)
    await adjust({ variantId, reason: 'counted', onHand: 1, seenOnHand: 9 }, { by: maker })
    expect(await told()).toBe(3)
  })

  test('parallel sales across the threshold warn once', async () => {
    const maker = await shop.addVendor()
    const product = await shop.addProduct(maker, withStock(8))
    await Promise.all(Array.from({ length: 6 }, () => sell(product, 1)))
    expect(await warnings(maker.id)).toHaveLength(1)
  })

  test('holds warn of nothing, and its own threshold goes before the factory’s', async () => {
    const maker = await shop.addVendor()
    const product = await shop.addProduct(maker, withStock(20))
    const { variantId } = product
    await shop.reserve(newId('ord'), [{ variantId, quantity: 19 }])
    expect(await warnings(maker.id)).toHaveLength(0)
    await maker.client.inventory.setDefaultThreshold.mutate({ lowAt: 19 })
    expect(await maker.client.inventory.get.query({ variantId })).toMatchObject({
      lowAt: 19,
      ownLowAt: null,
      state: 'low',
    })
    const own = await maker.client.inventory.setThreshold.mutate({ variantId, lowAt: 0 })
    expect(own).toMatchObject({ lowAt: 0, ownLowAt: 0, state: 'enough' })
    await adjust({ variantId, reason: 'damaged', change: -1 }, { by: maker })
    expect(await warnings(maker.id)).toHaveLength(0)
    await maker.client.inventory.setThreshold.mutate({ variantId, lowAt: null })
    expect((await maker.client.inventory.counts.query()).defaultLowAt).toBe(19)
  })

  test('P44 the threshold of somebody else’s variant is not found, and one below zero is refused', async () => {
    const { variantId } = await shop.addProduct(vendor, withStock(4))
    const other = await shop.addVendor()
    expect((await refusal(other.client.inventory.setThreshold.mutate({ variantId, lowAt: 1 }))).code).toBe('NOT_FOUND')
    expect((await refusal(vendor.client.inventory.setThreshold.mutate({ variantId, lowAt: -1 }))).code).toBe(
      'BAD_INPUT',
    )
  })
})

describe('an order that was paid when its units were gone', () => {
  test('is shown to the factory with its part of the order, until it says that it is settled', async () => {
    const maker = await shop.addVendor()
    const product = await shop.addProduct(maker, withStock(2))
    const orderId = newId('ord')
    const paid = paidOrder(orderId, [{ productId: product.id, variantId: product.variantId, quantity: 3 }])
    await shop.deliver('order.paid.v1', orderId, paid)
    const open = await maker.client.inventory.incidents.query({})
    expect(open.items).toMatchObject([
      {
        orderId,
        requested: 3,
        available: 2,
        settledAt: null,
        order: { vendorOrderId: paid.parts[0]?.vendorOrderId, number: 'M-1001-1' },
      },
    ])
    expect((await maker.client.inventory.counts.query()).incidents).toBe(1)
    expect((await vendor.client.inventory.incidents.query({})).items).toEqual([])
    const ref = { orderId, variantId: product.variantId }
    expect((await refusal(vendor.client.inventory.settleIncident.mutate(ref))).code).toBe('NOT_FOUND')
    await maker.client.inventory.settleIncident.mutate(ref)
    await maker.client.inventory.settleIncident.mutate(ref)
    expect((await maker.client.inventory.incidents.query({})).items).toEqual([])
    const settled = await maker.client.inventory.incidents.query({ isSettled: true })
    expect(settled.items[0]?.settledBy).toBeTruthy()
    expect((await maker.client.inventory.counts.query()).incidents).toBe(0)
  })
})
