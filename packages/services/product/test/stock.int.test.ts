import { type EventData, newId } from '@millyard/contracts'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expireReservations } from '../src/stock/expire-reservations.ts'
import { countStatements } from './count-statements.ts'
import { cancelledOrder, isNew, paidOrder, refusal, type Shop, startShop, unique, type Vendor } from './shop.ts'

let shop: Shop
let vendor: Vendor
beforeAll(async () => {
  shop = await startShop()
  vendor = await shop.addVendor()
})
afterAll(() => shop?.close())

const oneVariant = (stock: number) => ({
  variants: [{ sku: `SKU-${unique()}`, optionValues: [], priceMinor: 4_900, weightGrams: 500, stock }],
})
const twoVariants = (stocks: [number, number]) => ({
  options: [{ name: 'Size', values: ['S', 'L'] }],
  variants: (['S', 'L'] as const).map((size, index) => ({
    sku: `SKU-${unique()}`,
    optionValues: [size],
    priceMinor: 4_900,
    weightGrams: 500,
    stock: stocks[index] ?? 0,
  })),
})
/** Units of one variant that are not sent after all, and go back on the shelf. */
function cancelledUnits(
  orderId: string,
  productId: string,
  variantId: string,
  quantity: number,
): EventData<'refund.requested.v1'> {
  return {
    refundId: newId('ref'),
    orderId,
    orderNumber: 'M-1001',
    vendorOrderId: newId('vor'),
    vendorOrderNumber: 'M-1001-1',
    vendorId: newId('ven'),
    vendorName: 'Mill',
    customerId: newId('usr'),
    kind: 'cancellation',
    reason: 'changed_mind',
    note: '',
    requestedBy: 'customer',
    currency: 'EUR',
    amountMinor: 100,
    shippingMinor: 0,
    commissionMinor: 10,
    restock: true,
    isAll: false,
    items: [
      { orderItemId: newId('oit'), productId, variantId, title: 'Stool', variantTitle: '', quantity, amountMinor: 100 },
    ],
  }
}

const inStock = async (slug: string) => (await shop.anyone.catalogue.product.query({ slug })).inStock

describe('holding stock for an order', () => {
  test('P01 of 100 parallel orders for the last 7 units exactly 7 get one, and the rest are told that none is left', async () => {
    const product = await shop.addProduct(vendor, oneVariant(7))
    const results = await Promise.all(
      Array.from({ length: 100 }, () =>
        shop.reserve(newId('ord'), [{ variantId: product.variantId, quantity: 1 }]).then(
          () => 'held',
          async (error) => (await refusal(Promise.reject(error))).code,
        ),
      ),
    )
    expect(results.filter((result) => result === 'held')).toHaveLength(7)
    expect(results.filter((result) => result === 'OUT_OF_STOCK')).toHaveLength(93)
    expect(await shop.stockOf(product.variantId)).toEqual({ onHand: 7, reserved: 7 })
    expect(await inStock(product.slug)).toBe(false)
  })

  test('P01 parallel orders over the same products in opposite order never wait for each other, and the counts stay exact', async () => {
    const products = [
      await shop.addProduct(vendor, twoVariants([5, 5])),
      await shop.addProduct(vendor, twoVariants([5, 5])),
    ]
    const variantIds = products.flatMap((product) => product.variantIds)
    const results = await Promise.allSettled(
      Array.from({ length: 40 }, (_, index) => {
        const lines = variantIds.map((variantId) => ({ variantId, quantity: 1 }))
        return shop.reserve(newId('ord'), index % 2 ? lines : lines.reverse())
      }),
    )
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(5)
    for (const result of results)
      if (result.status === 'rejected') expect((await refusal(Promise.reject(result.reason))).code).toBe('OUT_OF_STOCK')
    for (const product of products) {
      const row = await shop.client.product.findUniqueOrThrow({ where: { id: product.id } })
      expect(row.sellableVariants).toBe(0)
    }
  })

  test('P02 two lines of one variant are checked as their sum', async () => {
    const { variantId } = await shop.addProduct(vendor, oneVariant(3))
    const refused = await refusal(
      shop.reserve(newId('ord'), [
        { variantId, quantity: 2 },
        { variantId, quantity: 2 },
      ]),
    )
    expect(refused).toMatchObject({
      code: 'OUT_OF_STOCK',
      details: { lines: [{ variantId, requested: 4, available: 3 }] },
    })
    expect(await shop.stockOf(variantId)).toEqual({ onHand: 3, reserved: 0 })
  })

  test('one line that is short leaves the others untouched', async () => {
    const [plenty, little] = [
      await shop.addProduct(vendor, oneVariant(9)),
      await shop.addProduct(vendor, oneVariant(1)),
    ]
    const orderId = newId('ord')
    const refused = await refusal(
      shop.reserve(orderId, [
        { variantId: plenty.variantId, quantity: 2 },
        { variantId: little.variantId, quantity: 2 },
      ]),
    )
    expect(refused.details).toEqual({ lines: [{ variantId: little.variantId, requested: 2, available: 1 }] })
    expect(await shop.stockOf(plenty.variantId)).toEqual({ onHand: 9, reserved: 0 })
    // Nothing remains of the attempt: the same order may try again with less.
    await shop.reserve(orderId, [{ variantId: little.variantId, quantity: 1 }])
  })

  test('unknown variants, products that are not on sale and absurd quantities are out of stock', async () => {
    const unknown = newId('var')
    expect(await refusal(shop.reserve(newId('ord'), [{ variantId: unknown, quantity: 1 }]))).toMatchObject({
      code: 'OUT_OF_STOCK',
      details: { lines: [{ variantId: unknown, requested: 1, available: 0 }] },
    })
    const { id: productId, variantId } = await shop.addProduct(vendor, oneVariant(3))
    await vendor.client.products.archive.mutate({ productId })
    expect((await refusal(shop.reserve(newId('ord'), [{ variantId, quantity: 1 }]))).code).toBe('OUT_OF_STOCK')
    const product = await shop.addProduct(vendor, oneVariant(3))
    const absurd = [{ variantId: product.variantId, quantity: Number.MAX_SAFE_INTEGER }]
    expect((await refusal(shop.reserve(newId('ord'), absurd))).code).toBe('OUT_OF_STOCK')
  })

  test('twenty parallel repeats for one order hold once', async () => {
    const { variantId } = await shop.addProduct(vendor, oneVariant(10))
    const orderId = newId('ord')
    await Promise.all(Array.from({ length: 20 }, () => shop.reserve(orderId, [{ variantId, quantity: 2 }])))
    expect(await shop.stockOf(variantId)).toEqual({ onHand: 10, reserved: 2 })
  })

  test('a repeat with other lines is refused, and one with a later end extends the hold', async () => {
    const { variantId } = await shop.addProduct(vendor, oneVariant(10))
    const orderId = newId('ord')
    await shop.reserve(orderId, [{ variantId, quantity: 2 }])
    expect((await refusal(shop.reserve(orderId, [{ variantId, quantity: 3 }]))).code).toBe('IDEMPOTENCY_CONFLICT')
    const later = new Date(shop.clock.now().getTime() + 90 * 60_000)
    await shop.reserve(orderId, [{ variantId, quantity: 2 }], later)
    const { expiresAt } = await shop.client.stockReservation.findUniqueOrThrow({ where: { orderId } })
    expect(expiresAt).toEqual(later)
  })

  test('it takes two statements between begin and commit', async () => {
    const { variantId } = await shop.addProduct(vendor, oneVariant(10))
    await shop.reserve(newId('ord'), [{ variantId, quantity: 1 }])
    const counted = await countStatements(shop, () => shop.reserve(newId('ord'), [{ variantId, quantity: 1 }]))
    expect(counted).toHaveLength(2)
  })

  test('only the order service may ask, and nobody through the public door', async () => {
    const lines = [{ variantId: newId('var'), quantity: 1 }]
    const input = { orderId: newId('ord'), expiresAt: new Date().toISOString(), lines }
    expect((await refusal(shop.asService('payment').internal.reserveStock.mutate(input))).code).toBe('FORBIDDEN')
    expect((await refusal(shop.anyone.internal.reserveStock.mutate(input))).code).toBe('UNAUTHENTICATED')
    expect((await refusal(shop.admin.internal.priceLines.mutate({ lines }))).code).toBe('UNAUTHENTICATED')
  })
})

describe('letting go', () => {
  test('a release gives back once, however often it is asked', async () => {
    const product = await shop.addProduct(vendor, oneVariant(2))
    const { variantId } = product
    const orderId = newId('ord')
    await shop.reserve(orderId, [{ variantId, quantity: 2 }])
    expect(await inStock(product.slug)).toBe(false)
    await Promise.all(Array.from({ length: 10 }, () => shop.order.internal.releaseStock.mutate({ orderId })))
    expect(await shop.stockOf(variantId)).toEqual({ onHand: 2, reserved: 0 })
    expect(await inStock(product.slug)).toBe(true)
  })

  test('a hold that arrives after its release is refused', async () => {
    const { variantId } = await shop.addProduct(vendor, oneVariant(2))
    const orderId = newId('ord')
    await shop.order.internal.releaseStock.mutate({ orderId })
    expect((await refusal(shop.reserve(orderId, [{ variantId, quantity: 1 }]))).code).toBe('ORDER_EXPIRED')
    expect(await shop.stockOf(variantId)).toEqual({ onHand: 2, reserved: 0 })
  })

  test('an unpaid hold ends by the clock, once, and an extended one stays', async () => {
    const { variantId } = await shop.addProduct(vendor, oneVariant(5))
    const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000)
    await shop.reserve(newId('ord'), [{ variantId, quantity: 2 }], inMinutes(10))
    await shop.reserve(newId('ord'), [{ variantId, quantity: 1 }], inMinutes(60))
    const clock = { now: () => inMinutes(20) }
    await Promise.all([1, 2, 3].map(() => expireReservations(shop.deps, clock)))
    expect(await shop.stockOf(variantId)).toEqual({ onHand: 5, reserved: 1 })
  })
})

describe('a paid order', () => {
  test('takes its goods off the shelf once, with a movement, for 20 deliveries in parallel (P07)', async () => {
    const product = await shop.addProduct(vendor, oneVariant(5))
    const { variantId } = product
    const orderId = newId('ord')
    await shop.reserve(orderId, [{ variantId, quantity: 3 }])
    const event = await shop.deliver(
      'order.paid.v1',
      orderId,
      paidOrder(orderId, [{ productId: product.id, variantId, quantity: 3 }]),
    )
    const repeats = await Promise.all(Array.from({ length: 20 }, () => isNew(shop.redeliver(event))))
    expect(repeats.every((repeat) => !repeat)).toBe(true)
    expect(await shop.stockOf(variantId)).toEqual({ onHand: 2, reserved: 0 })
    const movements = await shop.client.stockMovement.findMany({ where: { variantId, kind: 'sold' } })
    expect(movements).toMatchObject([{ change: -3, onHand: 2, orderId }])
    // A second event about the same payment changes nothing either, and the hold cannot be taken again.
    await shop.deliver(
      'order.paid.v1',
      orderId,
      paidOrder(orderId, [{ productId: product.id, variantId, quantity: 3 }]),
    )
    await shop.order.internal.releaseStock.mutate({ orderId })
    expect(await shop.stockOf(variantId)).toEqual({ onHand: 2, reserved: 0 })
  })

  test('whose hold had ended takes what is left, and writes an incident when that is too little', async () => {
    const product = await shop.addProduct(vendor, oneVariant(5))
    const { variantId } = product
    const [first, second] = [newId('ord'), newId('ord')]
    for (const orderId of [first, second]) {
      await shop.reserve(orderId, [{ variantId, quantity: 3 }], new Date(Date.now() - 1_000))
      await expireReservations(shop.deps, shop.clock)
    }
    for (const orderId of [first, second])
      await shop.deliver(
        'order.paid.v1',
        orderId,
        paidOrder(orderId, [{ productId: product.id, variantId, quantity: 3 }]),
      )
    expect(await shop.stockOf(variantId)).toEqual({ onHand: 2, reserved: 0 })
    const incidents = await shop.client.stockIncident.findMany({ where: { variantId } })
    expect(incidents).toMatchObject([{ orderId: second, requested: 3, available: 2 }])
    const event = await shop.peers.waitForEvent('stock.missing.v1', second)
    expect(event.data).toEqual({ orderId: second, variantIds: [variantId] })
    // Cancelled, it is dealt with; nothing had left the shelf for it, and nothing comes back.
    await shop.deliver('refund.requested.v1', second, cancelledUnits(second, product.id, variantId, 3))
    expect(await shop.stockOf(variantId)).toEqual({ onHand: 2, reserved: 0 })
    expect(await shop.client.stockIncident.findFirstOrThrow({ where: { variantId } })).toMatchObject({
      settledByName: 'Millyard',
    })
  })

  test('P06 units of it that are cancelled go back on the shelf once, or not at all, as it is said', async () => {
    const product = await shop.addProduct(vendor, oneVariant(5))
    const { variantId } = product
    const orderId = newId('ord')
    await shop.reserve(orderId, [{ variantId, quantity: 4 }])
    const early = shop.deliver('refund.requested.v1', orderId, cancelledUnits(orderId, product.id, variantId, 1))
    await expect(early).rejects.toThrow('500')
    await shop.deliver(
      'order.paid.v1',
      orderId,
      paidOrder(orderId, [{ productId: product.id, variantId, quantity: 4 }]),
    )
    await shop.deliver('refund.requested.v1', orderId, {
      ...cancelledUnits(orderId, product.id, variantId, 1),
      restock: false,
    })
    expect(await shop.stockOf(variantId)).toEqual({ onHand: 1, reserved: 0 })
    const event = await shop.deliver('refund.requested.v1', orderId, cancelledUnits(orderId, product.id, variantId, 2))
    await Promise.all(Array.from({ length: 10 }, () => shop.redeliver(event)))
    expect(await shop.stockOf(variantId)).toEqual({ onHand: 3, reserved: 0 })
    const movements = await shop.client.stockMovement.findMany({ where: { variantId, kind: 'returned' } })
    expect(movements).toMatchObject([{ change: 2, onHand: 3, orderId }])
  })

  test('money that goes back without units leaves the shelf alone', async () => {
    const product = await shop.addProduct(vendor, oneVariant(5))
    const { variantId } = product
    const orderId = newId('ord')
    await shop.deliver(
      'order.paid.v1',
      orderId,
      paidOrder(orderId, [{ productId: product.id, variantId, quantity: 2 }]),
    )
    await shop.deliver('refund.requested.v1', orderId, {
      ...cancelledUnits(orderId, product.id, variantId, 0),
      kind: 'refund',
      reason: 'goodwill',
      restock: false,
    })
    expect(await shop.stockOf(variantId)).toEqual({ onHand: 3, reserved: 0 })
  })

  test('that is cancelled afterwards puts its goods back; in the other order of the events nothing is ever taken', async () => {
    const product = await shop.addProduct(vendor, oneVariant(5))
    const { variantId } = product
    const [paidFirst, cancelledFirst] = [newId('ord'), newId('ord')]
    const paid = (orderId: string) =>
      shop.deliver('order.paid.v1', orderId, paidOrder(orderId, [{ productId: product.id, variantId, quantity: 2 }]))
    await shop.reserve(paidFirst, [{ variantId, quantity: 2 }])
    await paid(paidFirst)
    await shop.deliver('order.cancelled.v1', paidFirst, cancelledOrder(paidFirst))
    expect(await shop.stockOf(variantId)).toEqual({ onHand: 5, reserved: 0 })
    await shop.reserve(cancelledFirst, [{ variantId, quantity: 2 }])
    await shop.deliver('order.cancelled.v1', cancelledFirst, cancelledOrder(cancelledFirst))
    await paid(cancelledFirst)
    expect(await shop.stockOf(variantId)).toEqual({ onHand: 5, reserved: 0 })
  })
})

test('property: whatever orders do, in whatever order, nothing is lost and the listing tells the truth', async () => {
  const product = await shop.addProduct(vendor, twoVariants([4, 3]))
  const orders = Array.from({ length: 4 }, () => 0)
  const step = fc.record({
    order: fc.nat(orders.length - 1),
    variant: fc.nat(1),
    quantity: fc.integer({ min: 1, max: 3 }),
    act: fc.constantFrom('reserve', 'release', 'pay', 'cancel', 'expire'),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
      const ids = orders.map(() => newId('ord'))
      const before = await Promise.all(product.variantIds.map(shop.stockOf))
      await Promise.all(
        steps.map(async ({ order, variant, quantity, act }) => {
          const orderId = ids[order] ?? ''
          const lines = [{ productId: product.id, variantId: product.variantIds[variant] ?? '', quantity }]
          const isExpected = (error: unknown) => refusal(Promise.reject(error))
          if (act === 'reserve') await shop.reserve(orderId, lines).catch(isExpected)
          if (act === 'release') await shop.order.internal.releaseStock.mutate({ orderId })
          if (act === 'pay') await shop.deliver('order.paid.v1', orderId, paidOrder(orderId, lines))
          if (act === 'cancel') await shop.deliver('order.cancelled.v1', orderId, cancelledOrder(orderId))
          if (act === 'expire') await expireReservations(shop.deps, { now: () => new Date(Date.now() + 3_600_000) })
        }),
      )
      const lines = await shop.client.stockReservationLine.findMany({
        where: { orderId: { in: ids } },
        select: { variantId: true, quantity: true, soldQuantity: true, reservation: { select: { state: true } } },
      })
      for (const [index, variantId] of product.variantIds.entries()) {
        const own = lines.filter((line) => line.variantId === variantId)
        const sum = (state: string, key: 'quantity' | 'soldQuantity') =>
          own.filter((line) => line.reservation.state === state).reduce((total, line) => total + line[key], 0)
        const now = await shop.stockOf(variantId)
        expect(now.reserved).toBe(sum('held', 'quantity'))
        expect(now.onHand).toBe((before[index]?.onHand ?? 0) - sum('sold', 'soldQuantity'))
      }
      const stock = await Promise.all(product.variantIds.map(shop.stockOf))
      const row = await shop.client.product.findUniqueOrThrow({ where: { id: product.id } })
      expect(row.sellableVariants).toBe(stock.filter((item) => item.onHand > item.reserved).length)
      // Start the next run from a full shelf.
      for (const orderId of ids) await shop.deliver('order.cancelled.v1', orderId, cancelledOrder(orderId))
    }),
    { numRuns: 40 },
  )
}, 120_000)

describe('counting the shelf', () => {
  test('a vendor may count at any time, and every count is a movement', async () => {
    const product = await shop.addProduct(vendor, oneVariant(0))
    const { variantId } = product
    expect(await inStock(product.slug)).toBe(false)
    await vendor.client.products.setStock.mutate({ variantId, stock: 4 })
    expect(await inStock(product.slug)).toBe(true)
    await vendor.client.products.setStock.mutate({ variantId, stock: 0 })
    expect(await inStock(product.slug)).toBe(false)
    const movements = await shop.client.stockMovement.findMany({ where: { variantId }, orderBy: { createdAt: 'asc' } })
    expect(movements.map(({ kind, change, onHand }) => [kind, change, onHand])).toEqual([
      ['counted', 4, 4],
      ['counted', -4, 0],
    ])
  })

  test('a count that began on an older shelf is refused, and says what lies there now', async () => {
    const product = await shop.addProduct(vendor, oneVariant(10))
    const { variantId } = product
    const orderId = newId('ord')
    await shop.deliver(
      'order.paid.v1',
      orderId,
      paidOrder(orderId, [{ productId: product.id, variantId, quantity: 4 }]),
    )
    const { setStock } = vendor.client.products
    expect(await refusal(setStock.mutate({ variantId, stock: 12, seenOnHand: 10 }))).toMatchObject({
      code: 'CONFLICT',
      message: expect.stringMatching(/There are 6 units now, not 10/),
      details: { onHand: 6, reserved: 0 },
    })
    expect(await shop.stockOf(variantId)).toEqual({ onHand: 6, reserved: 0 })
    await setStock.mutate({ variantId, stock: 12, seenOnHand: 6 })
    expect(await shop.stockOf(variantId)).toEqual({ onHand: 12, reserved: 0 })
  })

  test('units held for unpaid orders cannot be counted away', async () => {
    const { variantId } = await shop.addProduct(vendor, oneVariant(4))
    await shop.reserve(newId('ord'), [{ variantId, quantity: 3 }])
    const refused = await refusal(vendor.client.products.setStock.mutate({ variantId, stock: 2 }))
    expect(refused).toMatchObject({ code: 'BAD_INPUT', fields: { stock: expect.stringContaining('3 units are held') } })
    expect(await shop.stockOf(variantId)).toEqual({ onHand: 4, reserved: 3 })
  })

  test('P44 another vendor’s variant is not found; negative and broken numbers are named', async () => {
    const { variantId } = await shop.addProduct(vendor, oneVariant(4))
    const other = await shop.addVendor()
    expect((await refusal(other.client.products.setStock.mutate({ variantId, stock: 0 }))).code).toBe('NOT_FOUND')
    expect((await refusal(vendor.client.products.setStock.mutate({ variantId, stock: -1 }))).fields).toEqual({
      stock: 'Stock cannot be below zero.',
    })
    expect((await refusal(vendor.client.products.setStock.mutate({ variantId, stock: 1.5 }))).fields.stock).toBe(
      'Enter a whole number.',
    )
    expect(await shop.stockOf(variantId)).toEqual({ onHand: 4, reserved: 0 })
  })
})

describe('pricing lines for an order', () => {
  test('answers what the order freezes, in one statement, and leaves out what is not on sale (P12)', async () => {
    const product = await shop.addProduct(vendor, twoVariants([4, 0]))
    const archived = await shop.addProduct(vendor)
    await vendor.client.products.archive.mutate({ productId: archived.id })
    const lines = [...product.variantIds, archived.variantId, newId('var')].map((variantId) => ({
      variantId,
      quantity: 1,
    }))
    await shop.order.internal.priceLines.mutate({ lines })
    let priced: Awaited<ReturnType<typeof shop.order.internal.priceLines.mutate>> = { lines: [] }
    const counted = await countStatements(shop, async () => {
      priced = await shop.order.internal.priceLines.mutate({ lines })
    })
    expect(counted).toHaveLength(1)
    expect(priced.lines).toHaveLength(2)
    expect(priced.lines.find((line) => line.variantId === product.variantIds[0])).toMatchObject({
      productId: product.id,
      title: product.title,
      variantTitle: 'S',
      vendorId: vendor.id,
      vendorPlace: 'Lyon, FR',
      unitPriceMinor: 4_900,
      currency: 'EUR',
      weightGrams: 500,
      available: 4,
    })
  })

  test('two hundred lines fit into one call', async () => {
    const lines = Array.from({ length: 200 }, () => ({ variantId: newId('var'), quantity: 1 }))
    expect(await shop.order.internal.priceLines.mutate({ lines })).toEqual({ lines: [] })
    expect((await refusal(shop.order.internal.priceLines.mutate({ lines: [...lines, ...lines] }))).code).toBe(
      'BAD_INPUT',
    )
  })
})
