import { readFile } from 'node:fs/promises'
import { type announceReductionInput, newId } from '@millyard/contracts'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { moveReductions } from '../src/reductions/move-reductions.ts'
import { countStatements } from './count-statements.ts'
import { refusal, type Shop, startShop, unique, type Vendor } from './shop.ts'

let shop: Shop
let vendor: Vendor
beforeAll(async () => {
  shop = await startShop()
  vendor = await shop.addVendor()
})
afterEach(() => shop.clock.setOffset(0))
afterAll(() => shop?.close())

const MIGRATION = new URL(
  '../../../../prisma/product/migrations/20261201034500_prices_that_rose/migration.sql',
  import.meta.url,
)
const DAY_MS = 24 * 3_600_000
/** So many days after the product went on sale. */
const onDay = (day: number) => shop.clock.setOffset(day * DAY_MS)
const inDays = (days: number) => new Date(shop.clock.now().getTime() + days * DAY_MS).toISOString()
const sizes = (prices: readonly [number, number]) => ({
  options: [{ name: 'Size', values: ['S', 'L'] }],
  variants: (['S', 'L'] as const).map((size, index) => ({
    sku: `SKU-${unique()}`,
    optionValues: [size],
    priceMinor: prices[index] ?? 0,
    weightGrams: 500,
    stock: 50,
  })),
})
type Goods = Awaited<ReturnType<Shop['addProduct']>>
const announce = ({ id }: Goods, input: Omit<z.input<typeof announceReductionInput>, 'productId'>) =>
  vendor.client.products.announceReduction.mutate({ productId: id, ...input })
const runningOf = async ({ id }: Goods) =>
  (await vendor.client.products.reductions.query({ productId: id })).reductions.find(({ state }) => state === 'running')
const end = async (goods: Goods) => {
  const reductionId = (await runningOf(goods))?.id ?? ''
  return vendor.client.products.endReduction.mutate({ productId: goods.id, reductionId })
}
const setPrice = ({ id, variantIds }: Goods, priceMinor: number, index = 0) =>
  vendor.client.products.setOffer.mutate({
    productId: id,
    variants: [{ variantId: variantIds[index] ?? '', priceMinor, priceBreaks: [] }],
  })
const sweep = () => moveReductions(shop.deps, shop.clock)
const page = ({ slug }: Goods) => shop.anyone.catalogue.product.query({ slug })
/** Price and what it is compared with, of each variant. */
const shown = async (goods: Goods) =>
  (await page(goods)).variants.map(({ priceMinor, compareAt }) => [priceMinor, compareAt])
const card = async ({ slug }: Goods) =>
  (await shop.anyone.catalogue.search.query({ factory: vendor.slug, limit: 100 })).items.find(
    (one) => one.slug === slug,
  )
const line = async ({ variantId }: Goods, quantity = 1) =>
  (await shop.order.internal.priceLines.mutate({ lines: [{ variantId, quantity }] })).lines[0]
const was = (priceMinor: number) => ({ priceMinor, isShort: false })
const wasSince = (priceMinor: number) => ({ priceMinor, isShort: true })

describe('announcing a reduction', () => {
  test('what makes no sense is refused, and nothing is written', async () => {
    const goods = await shop.addProduct(vendor)
    const refused = async (input: Parameters<typeof announce>[1]) => refusal(announce(goods, input))
    expect((await refused({ percent: 0 })).fields).toHaveProperty('percent')
    expect((await refused({ percent: 91 })).fields).toHaveProperty('percent')
    expect((await refused({ percent: 12.5 })).fields).toHaveProperty('percent')
    expect((await refused({ percent: 10, endsAt: inDays(-1) })).fields).toHaveProperty('endsAt')
    expect((await refused({ percent: 10, startsAt: inDays(3), endsAt: inDays(2) })).fields).toHaveProperty('endsAt')
    await announce(goods, { percent: 10 })
    expect((await refused({ percent: 10 })).fields).toHaveProperty('percent')
    await announce(goods, { percent: 20, startsAt: inDays(3) })
    expect(await refused({ percent: 30, startsAt: inDays(4) })).toMatchObject({ code: 'CONFLICT' })
    expect((await vendor.client.products.reductions.query({ productId: goods.id })).reductions).toMatchObject([
      { percent: 20, state: 'planned' },
      { percent: 10, state: 'running' },
    ])
  })

  test('P44 another vendor’s product and reduction are not found; what is not on sale has nothing to reduce', async () => {
    const goods = await shop.addProduct(vendor)
    onDay(8)
    await announce(goods, { percent: 10 })
    const reductionId = (await runningOf(goods))?.id ?? ''
    const other = await shop.addVendor()
    const own = await shop.addProduct(other)
    const { products } = other.client
    for (const call of [
      () => products.announceReduction.mutate({ productId: goods.id, percent: 50 }),
      () => products.reductions.query({ productId: goods.id }),
      () => products.endReduction.mutate({ productId: goods.id, reductionId }),
      () => products.endReduction.mutate({ productId: own.id, reductionId }),
    ])
      expect(await refusal(call())).toMatchObject({ code: 'NOT_FOUND' })
    expect(await shown(goods)).toEqual([[4_410, wasSince(4_900)]])
    await vendor.client.products.archive.mutate({ productId: goods.id })
    expect(await refusal(announce(goods, { percent: 20 }))).toMatchObject({ code: 'ILLEGAL_TRANSITION' })
    expect(await runningOf(goods)).toBeUndefined()
  })

  test('twenty at once are one after the other, and prices are those of the one that runs', async () => {
    const goods = await shop.addProduct(vendor)
    await Promise.allSettled(Array.from({ length: 20 }, (_, index) => announce(goods, { percent: index + 1 })))
    const running = await runningOf(goods)
    const percent = running?.percent ?? 0
    expect((await page(goods)).priceMinor).toBe(Math.round((4_900 * (100 - percent)) / 100))
    expect(await shop.client.priceReduction.count({ where: { productId: goods.id, state: 'running' } })).toBe(1)
  })
})

describe('the price that a reduction is compared with', () => {
  test('is the lowest of the thirty days before it begins, and nothing of before that', async () => {
    const goods = await shop.addProduct(vendor)
    await setPrice(goods, 3_000)
    onDay(5)
    await setPrice(goods, 5_000)
    onDay(20)
    await setPrice(goods, 4_500)
    onDay(22)
    await setPrice(goods, 5_000)
    // Until day 35 the window still touches the last days at 30.00.
    onDay(34)
    await announce(goods, { percent: 20 })
    expect(await shown(goods)).toEqual([[4_000, null]])
    await end(goods)
    onDay(66)
    await setPrice(goods, 4_800)
    onDay(68)
    await setPrice(goods, 5_000)
    onDay(70)
    await announce(goods, { percent: 20 })
    expect(await shown(goods)).toEqual([[4_000, was(4_800)]])
    expect(await card(goods)).toMatchObject({ priceMinor: 4_000, compareAt: was(4_800) })
    expect(await line(goods)).toMatchObject({ unitPriceMinor: 4_000, compareAt: was(4_800) })
  })

  test('the beginning is the reference, not the announcement, and it stays the same while the reduction runs', async () => {
    const goods = await shop.addProduct(vendor)
    onDay(40)
    await announce(goods, { percent: 10, startsAt: inDays(10), endsAt: inDays(60) })
    expect(await shown(goods)).toEqual([[4_900, null]])
    onDay(45)
    await setPrice(goods, 4_700)
    onDay(47)
    await setPrice(goods, 5_000)
    await sweep()
    expect(await shown(goods)).toEqual([[5_000, null]])
    onDay(50.01)
    await sweep()
    expect(await shown(goods)).toEqual([[4_500, was(4_700)]])
    onDay(90)
    await sweep()
    expect(await shown(goods)).toEqual([[4_500, was(4_700)]])
    onDay(100.01)
    await sweep()
    expect(await shown(goods)).toEqual([[5_000, null]])
  })

  test('a price that rises shortly before is no price to cross out', async () => {
    const goods = await shop.addProduct(vendor)
    onDay(40)
    await setPrice(goods, 7_000)
    onDay(42)
    await announce(goods, { percent: 30 })
    // 70.00 less 30 % is what it cost a week ago: nothing has fallen, and nothing is said to have.
    expect(await shown(goods)).toEqual([[4_900, null]])
    expect(await card(goods)).toMatchObject({ priceMinor: 4_900, compareAt: null })
    await announce(goods, { percent: 50 })
    expect(await shown(goods)).toEqual([[3_500, was(4_900)]])
  })

  test('goods that are on sale for less than thirty days say so: the lowest since then', async () => {
    const goods = await shop.addProduct(vendor)
    onDay(3)
    await setPrice(goods, 5_500)
    onDay(12)
    await announce(goods, { percent: 20 })
    expect(await shown(goods)).toEqual([[4_400, wasSince(4_900)]])
  })

  test('goods that are on sale for less than a week are compared with nothing', async () => {
    const goods = await shop.addProduct(vendor)
    onDay(6.9)
    await announce(goods, { percent: 20 })
    expect(await shown(goods)).toEqual([[3_920, null]])
    expect(await card(goods)).toMatchObject({ priceMinor: 3_920, compareAt: null })
    await end(goods)
    onDay(7.1)
    await setPrice(goods, 4_900)
    await announce(goods, { percent: 30 })
    // What the reduction of before has cost belongs to those days, too.
    expect(await shown(goods)).toEqual([[3_430, wasSince(3_920)]])
  })

  test('a price that rises while a reduction runs has no price of before its beginning any more', async () => {
    const goods = await shop.addProduct(vendor, sizes([10_000, 10_000]))
    onDay(40)
    await announce(goods, { percent: 1 })
    onDay(41)
    await setPrice(goods, 5_000)
    // It goes on falling, and what it cost before that is still the price before.
    expect((await shown(goods))[0]).toEqual([4_950, was(10_000)])
    onDay(101)
    await setPrice(goods, 9_500)
    expect(await shown(goods)).toEqual([
      [9_405, null],
      [9_900, was(10_000)],
    ])
    await setPrice(goods, 14_000)
    await announce(goods, { percent: 40 })
    expect(await shown(goods)).toEqual([
      [8_400, null],
      [6_000, was(10_000)],
    ])
    expect(await line(goods)).toMatchObject({ unitPriceMinor: 8_400, compareAt: null })
    onDay(140)
    await announce(goods, { percent: 70 })
    expect(await shown(goods)).toEqual([
      [4_200, was(4_950)],
      [3_000, was(10_000)],
    ])
  })

  test('what was kept before a rise that nobody noticed is thrown away by the migration', async () => {
    const [risen, fallen] = [await shop.addProduct(vendor), await shop.addProduct(vendor)]
    const again = await shop.addProduct(vendor, sizes([4_000, 4_900]))
    onDay(35)
    await announce(again, { percent: 1 })
    onDay(36)
    await end(again)
    onDay(40)
    await announce(risen, { percent: 10 })
    await announce(fallen, { percent: 10 })
    onDay(45)
    await announce(again, { percent: 10 })
    onDay(50)
    // Of the same product one variant has risen, and the one that lists show has not.
    await setPrice(again, 5_000, 1)
    await shop.client.productVariant.update({ where: { id: again.variantIds[1] }, data: { prior: was(9_900) } })
    await setPrice(fallen, 4_000)
    await setPrice(risen, 5_000)
    const stale = was(9_900)
    await shop.client.productVariant.update({ where: { id: risen.variantId }, data: { prior: stale } })
    await shop.client.product.update({ where: { id: risen.id }, data: { compareAt: stale } })
    for (const statement of (await readFile(MIGRATION, 'utf8')).split(/;$/m).filter((sql) => sql.trim() !== '')) {
      await shop.client.$executeRawUnsafe(statement)
    }
    expect([await shown(risen), await shown(fallen)]).toEqual([[[4_500, null]], [[3_600, was(4_900)]]])
    expect([(await card(risen))?.compareAt, (await card(fallen))?.compareAt]).toEqual([null, was(4_900)])
    // That an earlier reduction ended is no rise of this one.
    expect(await shown(again)).toEqual([
      [3_600, was(3_960)],
      [4_500, null],
    ])
    expect((await card(again))?.compareAt).toEqual(was(3_960))
  })

  test('goods that are replaced by the same are as old as those were', async () => {
    const first = sizes([5_000, 5_000])
    const goods = await shop.addProduct(vendor, first)
    const replace = async (
      day: number,
      variants: readonly { optionValues: string[]; sku: string }[],
      price: number,
    ) => {
      onDay(day)
      const values = variants.flatMap(({ optionValues }) => optionValues)
      const saved = await shop.edit(vendor, goods.id, {
        options: [{ name: 'Size', values }],
        variants: variants.map((variant) => ({ ...variant, priceMinor: price, weightGrams: 500, stock: 50 })),
      })
      await shop.submit(vendor, saved)
      await shop.decide(saved, 'approve')
    }
    const [small = '', large = ''] = first.variants.map(({ sku }) => sku)
    await replace(
      60,
      [
        { optionValues: ['S'], sku: `SKU-${unique()}` },
        { optionValues: ['Big'], sku: large },
        { optionValues: ['XL'], sku: small + unique() },
      ],
      9_000,
    )
    await announce(goods, { percent: 45 })
    expect(await shown(goods)).toEqual([
      [4_950, was(5_000)],
      [4_950, was(5_000)],
      [4_950, null],
    ])
    await end(goods)
    // A month later that is forgotten; what came then as new is what it is.
    onDay(95)
    await announce(goods, { percent: 45 })
    expect(await shown(goods)).toEqual([
      [4_950, was(9_000)],
      [4_950, was(9_000)],
      [4_950, was(9_000)],
    ])
  })

  test('is each variant’s own; a list shows that of the cheapest', async () => {
    const goods = await shop.addProduct(vendor, sizes([2_000, 3_000]))
    onDay(40)
    await setPrice(goods, 2_400, 0)
    onDay(50)
    await announce(goods, { percent: 10 })
    // The small one rose by more than it falls now; the large one has really fallen.
    expect(await shown(goods)).toEqual([
      [2_160, null],
      [2_700, was(3_000)],
    ])
    expect(await card(goods)).toMatchObject({ priceMinor: 2_160, compareAt: null, isFromPrice: true })
    await announce(goods, { percent: 40 })
    expect(await shown(goods)).toEqual([
      [1_440, was(2_000)],
      [1_800, was(3_000)],
    ])
    expect(await card(goods)).toMatchObject({ priceMinor: 1_440, compareAt: was(2_000) })
  })

  test('a reduction that goes on deeper keeps that of its beginning; one that is less deep is a new one', async () => {
    const goods = await shop.addProduct(vendor)
    onDay(40)
    await announce(goods, { percent: 10 })
    onDay(45)
    await announce(goods, { percent: 30 })
    expect(await shown(goods)).toEqual([[3_430, was(4_900)]])
    onDay(50)
    await announce(goods, { percent: 20 })
    expect(await shown(goods)).toEqual([[3_920, null]])
    await end(goods)
    expect(await shown(goods)).toEqual([[4_900, null]])
  })
})

describe('while a reduction runs', () => {
  test('quantity prices fall with it, the vendor goes on to see and write those without it, and the end brings them back', async () => {
    const goods = await shop.addProduct(vendor)
    const priceBreaks = [{ minQuantity: 10, priceMinor: 4_500 }]
    const variant = { variantId: goods.variantId, priceMinor: 4_900, priceBreaks }
    await vendor.client.products.setOffer.mutate({ productId: goods.id, variants: [variant] })
    await announce(goods, { percent: 10 })
    expect(await line(goods, 10)).toMatchObject({ unitPriceMinor: 4_050, listPriceMinor: 4_410 })
    expect((await shop.get(vendor, goods.id)).live?.variants).toMatchObject([{ priceMinor: 4_900, priceBreaks }])
    await setPrice(goods, 5_000)
    expect((await page(goods)).variants).toMatchObject([{ priceMinor: 4_500, priceBreaks: [] }])
    await vendor.client.products.setOffer.mutate({ productId: goods.id, variants: [variant] })
    await end(goods)
    expect((await page(goods)).variants).toMatchObject([{ priceMinor: 4_900, priceBreaks, compareAt: null }])
    expect(await refusal(end(goods))).toMatchObject({ code: 'BAD_INPUT' })
  })

  test('a variant that is added later is reduced too, and compared with nothing', async () => {
    const goods = await shop.addProduct(vendor, sizes([2_000, 3_000]))
    onDay(8)
    await announce(goods, { percent: 10 })
    const [small = '', large = ''] = goods.variantIds
    const saved = await shop.edit(vendor, goods.id, {
      options: [{ name: 'Size', values: ['S', 'L', 'XL'] }],
      variants: [
        { id: small, optionValues: ['S'] },
        { id: large, optionValues: ['L'] },
        { optionValues: ['XL'], sku: `SKU-${unique()}`, priceMinor: 4_000, weightGrams: 400, stock: 1 },
      ],
    })
    await shop.submit(vendor, saved)
    await shop.decide(saved, 'approve')
    expect(await shown(goods)).toEqual([
      [1_800, wasSince(2_000)],
      [2_700, wasSince(3_000)],
      [3_600, null],
    ])
    await end(goods)
    expect((await page(goods)).variants.map(({ priceMinor }) => priceMinor)).toEqual([2_000, 3_000, 4_000])
  })

  test('the history has every price that was asked, without gaps, and two sweeps at once begin it once', async () => {
    const goods = await shop.addProduct(vendor)
    onDay(1)
    await announce(goods, { percent: 10, startsAt: inDays(1), endsAt: inDays(3) })
    onDay(2.5)
    await Promise.all([sweep(), sweep(), sweep()])
    onDay(5)
    await Promise.all([sweep(), sweep()])
    const { reductions } = await vendor.client.products.reductions.query({ productId: goods.id })
    // From the sweep that began it to the one that ended it: two days and a half, where two were planned.
    const days = ({ startsAt, endsAt }: { startsAt: string; endsAt: string | null }) =>
      (Date.parse(endsAt ?? '') - Date.parse(startsAt)) / DAY_MS
    expect(reductions.map(({ state }) => state)).toEqual(['ended'])
    expect(reductions.map(days)).toEqual([expect.closeTo(2.5, 1)])
    const rows = await shop.client.priceHistory.findMany({
      where: { variantId: goods.variantId },
      orderBy: { validFrom: 'asc' },
    })
    expect(rows.map(({ priceMinor }) => priceMinor)).toEqual([4_900, 4_410, 4_900])
    rows.forEach((row, index) => {
      expect(row.validUntil).toEqual(rows[index + 1]?.validFrom ?? null)
    })
  })

  test('one whose whole time passes while nobody looks never begins; a planned one can be cancelled', async () => {
    const goods = await shop.addProduct(vendor)
    await announce(goods, { percent: 10, startsAt: inDays(1), endsAt: inDays(2) })
    onDay(3)
    await sweep()
    const { reductions } = await announce(goods, { percent: 15, startsAt: inDays(1) })
    expect(reductions.map(({ state }) => state)).toEqual(['planned', 'cancelled'])
    const after = await vendor.client.products.endReduction.mutate({
      productId: goods.id,
      reductionId: reductions[0]?.id ?? '',
    })
    expect(after.reductions.map(({ state }) => state)).toEqual(['cancelled', 'cancelled'])
    onDay(5)
    await sweep()
    expect(await shown(goods)).toEqual([[4_900, null]])
  })

  test('everything that buyers read has the price that they pay: lists, filters, suggestions, cards, wishlists', async () => {
    const maker = await shop.addVendor()
    const [first, second] = [await shop.addProduct(maker, { title: `Q${unique()} jug` }), await shop.addProduct(maker)]
    const customer = shop.as(await shop.peers.customerToken(newId('usr')))
    await customer.wishlist.add.mutate({ productId: second.id })
    const { products } = maker.client
    onDay(8)
    await products.announceReduction.mutate({ productId: second.id, percent: 10 })
    await products.announceReduction.mutate({ productId: first.id, percent: 50, endsAt: inDays(3) })
    await customer.wishlist.add.mutate({ productId: first.id })

    const { catalogue } = shop.anyone
    const list = await catalogue.search.query({ factory: maker.slug, sort: 'price_asc' })
    const paid = [
      { slug: first.slug, priceMinor: 2_450, compareAt: wasSince(4_900) },
      { slug: second.slug, priceMinor: 4_410, compareAt: wasSince(4_900) },
    ]
    expect(list.items).toMatchObject(paid)
    const price = { currency: 'EUR', maxMinor: 2_500 }
    expect((await catalogue.search.query({ factory: maker.slug, price })).items).toMatchObject(paid.slice(0, 1))
    const { facets } = await catalogue.facets.query({ factory: maker.slug })
    expect(facets.find(({ key }) => key === 'price')?.price).toMatchObject({ minMinor: 2_450, maxMinor: 4_410 })
    expect((await catalogue.suggest.query({ q: first.title })).products).toMatchObject(paid.slice(0, 1))
    expect((await catalogue.cards.query({ ids: [first.id, second.id] })).products).toMatchObject(paid)
    const { items } = await customer.wishlist.list.query({})
    expect(items).toMatchObject([
      { id: first.id, priceMinor: 2_450, priceWhenAddedMinor: 2_450 },
      { id: second.id, priceMinor: 4_410, priceWhenAddedMinor: 4_900, compareAt: wasSince(4_900) },
    ])
    const { items: own } = await maker.client.inventory.list.query({})
    expect(own.map(({ priceMinor }) => priceMinor)).toEqual([4_900, 4_900])
  })

  test('its page says until when, if it has an end', async () => {
    const goods = await shop.addProduct(vendor)
    expect((await page(goods)).reducedUntil).toBeNull()
    await announce(goods, { percent: 10 })
    expect((await page(goods)).reducedUntil).toBeNull()
    const endsAt = inDays(2)
    await announce(goods, { percent: 20, endsAt })
    expect((await page(goods)).reducedUntil).toBe(endsAt)
    await announce(goods, { percent: 30, startsAt: inDays(1), endsAt: inDays(9) })
    expect((await page(goods)).reducedUntil).toBe(endsAt)
    await end(goods)
    expect((await page(goods)).reducedUntil).toBeNull()
  })

  test('a product’s page and a list stay one statement', async () => {
    const goods = await shop.addProduct(vendor, sizes([2_000, 3_000]))
    await announce(goods, { percent: 10 })
    await page(goods)
    expect(await countStatements(shop, () => page(goods))).toHaveLength(1)
  })
})
