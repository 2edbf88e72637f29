import { newId, type SetOfferInput } from '@millyard/contracts'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { expireReservations } from '../src/stock/expire-reservations.ts'
import { countStatements } from './count-statements.ts'
import { cancelledOrder, paidOrder, refusal, type Shop, startShop, unique, type Vendor } from './shop.ts'

let shop: Shop
let vendor: Vendor
beforeAll(async () => {
  shop = await startShop()
  vendor = await shop.addVendor()
})
afterEach(() => shop.clock.setOffset(0))
afterAll(() => shop?.close())

const BREAKS = [
  { minQuantity: 10, priceMinor: 4_500 },
  { minQuantity: 50, priceMinor: 4_000 },
]
const TERMS = { supply: 'stock', isCapped: false, minQuantity: 1, quantityStep: 1 } as const
const sizes = (stock = 100) => ({
  options: [{ name: 'Size', values: ['S', 'L'] }],
  variants: ['S', 'L'].map((size) => ({
    sku: `SKU-${unique()}`,
    optionValues: [size],
    priceMinor: 4_900,
    weightGrams: 500,
    stock,
  })),
})
const setOffer = (productId: string, changes: Omit<SetOfferInput, 'productId' | 'variants'> & Partial<SetOfferInput>) =>
  vendor.client.products.setOffer.mutate({ productId, ...changes })
const page = (slug: string) => shop.anyone.catalogue.product.query({ slug })
const price = async (lines: { variantId: string; quantity: number }[]) =>
  (await shop.order.internal.priceLines.mutate({ lines })).lines
const card = async (slug: string) =>
  (await shop.anyone.catalogue.search.query({ factory: vendor.slug, limit: 100 })).items.find(
    (one) => one.slug === slug,
  )

describe('changing an offer', () => {
  test('what cannot be sold is refused field by field, and nothing is written', async () => {
    const product = await shop.addProduct(vendor, sizes())
    const [first = '', second = ''] = product.variantIds
    const variant = { variantId: first, priceMinor: 4_900 }
    const fields = async (input: Parameters<typeof setOffer>[1]) => (await refusal(setOffer(product.id, input))).fields
    expect(await fields({ variants: [{ ...variant, priceBreaks: [{ minQuantity: 10, priceMinor: 5_000 }] }] })).toEqual(
      { 'variants.0.priceBreaks.0.priceMinor': 'More units cannot cost more each.' },
    )
    expect(await fields({ variants: [{ ...variant, priceBreaks: BREAKS.toReversed() }] })).toHaveProperty(
      'variants.0.priceBreaks.1.minQuantity',
    )
    expect(
      await fields({ variants: [{ ...variant, priceBreaks: [{ minQuantity: 1, priceMinor: 4_000 }] }] }),
    ).toHaveProperty('variants.0.priceBreaks.0.minQuantity')
    expect(await fields({ variants: [{ ...variant, priceMinor: 0, priceBreaks: [] }] })).toHaveProperty(
      'variants.0.priceMinor',
    )
    expect(await fields({ variants: [{ ...variant, priceMinor: 49.5, priceBreaks: [] }] })).toHaveProperty(
      'variants.0.priceMinor',
    )
    expect(await fields({ terms: { ...TERMS, quantityStep: 6 } })).toHaveProperty('terms.minQuantity')
    expect(
      await fields({
        terms: { ...TERMS, minQuantity: 10 },
        variants: [{ ...variant, priceBreaks: BREAKS }],
      }),
    ).toHaveProperty('variants.0.priceBreaks.0.minQuantity')
    expect(await fields({ variants: [variant, variant].map((each) => ({ ...each, priceBreaks: [] })) })).toHaveProperty(
      'variants.1.variantId',
    )
    await setOffer(product.id, { variants: [{ variantId: second, priceMinor: 4_900, priceBreaks: BREAKS }] })
    expect(await fields({ terms: { ...TERMS, minQuantity: 12 } })).toHaveProperty('terms.minQuantity')
    expect((await vendor.client.products.offerHistory.query({ productId: product.id })).items).toHaveLength(1)
  })

  test('P44 another vendor’s product and variants are not found, and drafts and archived products have no offer to change', async () => {
    const product = await shop.addProduct(vendor)
    const other = await shop.addVendor()
    const foreign = await shop.addProduct(other)
    const wanted = [{ variantId: product.variantId, priceMinor: 1_000, priceBreaks: [] }]
    expect(
      await refusal(other.client.products.setOffer.mutate({ productId: product.id, variants: wanted })),
    ).toMatchObject({ code: 'NOT_FOUND' })
    expect(await refusal(other.client.products.offerHistory.query({ productId: product.id }))).toMatchObject({
      code: 'NOT_FOUND',
    })
    expect(
      await refusal(other.client.products.setOffer.mutate({ productId: foreign.id, variants: wanted })),
    ).toMatchObject({ code: 'BAD_INPUT', fields: { 'variants.0.variantId': expect.any(String) } })
    const draft = await shop.addDraft(vendor)
    expect(await refusal(setOffer(draft.productId, { leadTimeDays: 3 }))).toMatchObject({ code: 'NOT_FOUND' })
    await vendor.client.products.archive.mutate({ productId: product.id })
    expect(await refusal(setOffer(product.id, { variants: wanted }))).toMatchObject({ code: 'ILLEGAL_TRANSITION' })
    expect((await page(foreign.slug)).priceMinor).toBe(4_900)
  })

  test('a variant that is added later has no quantity price at the smallest order or below, whenever that has grown', async () => {
    const product = await shop.addProduct(vendor, sizes())
    const [first = '', second = ''] = product.variantIds
    const terms = (minQuantity: number) => setOffer(product.id, { terms: { ...TERMS, minQuantity } })
    await terms(10)
    const content = {
      options: [{ name: 'Size', values: ['S', 'L', 'XL'] }],
      variants: [
        { id: first, optionValues: ['S'] },
        { id: second, optionValues: ['L'] },
        {
          optionValues: ['XL'],
          sku: `SKU-${unique()}`,
          priceMinor: 4_900,
          priceBreaks: BREAKS,
          weightGrams: 400,
          stock: 90,
        },
      ],
    }
    const { fields } = await refusal(shop.submit(vendor, await shop.edit(vendor, product.id, content)))
    expect(fields).toEqual({ 'variants.2.priceBreaks.0.minQuantity': 'Begin above the smallest order, 10.' })
    await terms(6)
    const { revision } = await shop.get(vendor, product.id)
    const saved = { productId: product.id, revisionId: revision?.id ?? '', version: revision?.version ?? 0 }
    await shop.submit(vendor, saved)
    await terms(10)
    expect(await refusal(shop.decide(saved, 'approve'))).toMatchObject({
      code: 'BAD_INPUT',
      message: expect.stringMatching(/smallest order, 10, or below/),
    })
    await terms(6)
    await shop.decide(saved, 'approve')
    expect((await page(product.slug)).variants).toHaveLength(3)
    await setOffer(product.id, { variants: [{ variantId: first, priceMinor: 4_700, priceBreaks: [] }] })
  })

  test('is on sale at once, everywhere, while the content’s revision goes on waiting', async () => {
    const product = await shop.addProduct(vendor, sizes())
    await shop.submit(vendor, await shop.edit(vendor, product.id, { title: `Another thing ${unique()}` }))
    const [first = '', second = ''] = product.variantIds
    const { version } = await setOffer(product.id, {
      version: 1,
      leadTimeDays: 2,
      terms: { ...TERMS, minQuantity: 6, quantityStep: 6 },
      variants: [{ variantId: first, priceMinor: 4_800, priceBreaks: BREAKS }],
    })
    expect(version).toBe(2)
    const shown = await page(product.slug)
    expect(shown).toMatchObject({
      title: product.title,
      priceMinor: 4_800,
      isFromPrice: true,
      leadTimeDays: 2,
      minQuantity: 6,
      isMadeToOrder: false,
      terms: { ...TERMS, minQuantity: 6, quantityStep: 6 },
      variants: [
        { id: first, priceMinor: 4_800, priceBreaks: BREAKS },
        { id: second, priceMinor: 4_900, priceBreaks: [] },
      ],
    })
    expect(await card(product.slug)).toMatchObject({ priceMinor: 4_800, isFromPrice: true, minQuantity: 6 })
    const { live } = await shop.get(vendor, product.id)
    expect(live).toMatchObject({ leadTimeDays: 2, offerVersion: 2, terms: { minQuantity: 6 } })
    expect(live?.variants[0]).toMatchObject({ priceMinor: 4_800, priceBreaks: BREAKS })
  })

  test('of two people who open it at once the second is told; what changes nothing leaves no trace', async () => {
    const product = await shop.addProduct(vendor)
    const variants = [{ variantId: product.variantId, priceMinor: 4_700, priceBreaks: [] }]
    await setOffer(product.id, { version: 1, variants })
    expect(await refusal(setOffer(product.id, { version: 1, leadTimeDays: 9 }))).toMatchObject({
      code: 'CONFLICT',
      details: { version: 2 },
    })
    expect(await setOffer(product.id, { version: 2, variants })).toEqual({ version: 2 })
    expect((await vendor.client.products.offerHistory.query({ productId: product.id })).items).toHaveLength(1)
  })

  test('who changed what stays written, the last change first, page by page', async () => {
    const product = await shop.addProduct(vendor)
    for (const priceMinor of [4_800, 4_700, 4_600])
      await setOffer(product.id, { variants: [{ variantId: product.variantId, priceMinor, priceBreaks: [] }] })
    const first = await vendor.client.products.offerHistory.query({ productId: product.id, limit: 2 })
    const rest = await vendor.client.products.offerHistory.query({
      productId: product.id,
      limit: 2,
      cursor: first.nextCursor ?? '',
    })
    const all = [...first.items, ...rest.items]
    expect(all.map(({ before, after }) => [before.variants[0]?.priceMinor, after.variants[0]?.priceMinor])).toEqual([
      [4_700, 4_600],
      [4_800, 4_700],
      [4_900, 4_800],
    ])
    expect(new Set(all.map(({ by }) => by)).size).toBe(1)
    expect(all[0]?.by).not.toBe('')
    expect(rest.nextCursor).toBeNull()
    await expect(
      shop.client.offerChange.updateMany({ where: { productId: product.id }, data: { actorName: 'Nobody' } }),
    ).rejects.toThrow(/history/)
  })

  test('twenty changes at once are written one after the other, and the last one stands everywhere', async () => {
    const product = await shop.addProduct(vendor, sizes())
    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        setOffer(product.id, {
          variants: product.variantIds.map((variantId) => ({ variantId, priceMinor: 1_000 + index, priceBreaks: [] })),
        }),
      ),
    )
    const { items } = await vendor.client.products.offerHistory.query({ productId: product.id, limit: 100 })
    expect(items).toHaveLength(20)
    const shown = await page(product.slug)
    const { live } = await shop.get(vendor, product.id)
    const current = await shop.client.priceHistory.findMany({
      where: { productId: product.id, validUntil: null },
      select: { priceMinor: true },
    })
    expect(live?.offerVersion).toBe(21)
    expect(shown.variants.map(({ priceMinor }) => priceMinor)).toEqual([shown.priceMinor, shown.priceMinor])
    expect(current.map(({ priceMinor }) => priceMinor)).toEqual([shown.priceMinor, shown.priceMinor])
  })
})

describe('the first offer', () => {
  test('comes with the first revision, and the second revision does not touch it', async () => {
    const draft = sizes()
    const terms = { supply: 'made_to_order', isCapped: true, minQuantity: 2, quantityStep: 2 } as const
    const product = await shop.addProduct(vendor, {
      ...draft,
      leadTimeDays: 21,
      terms,
      variants: draft.variants.map((variant) => ({ ...variant, priceBreaks: BREAKS })),
    })
    expect(await page(product.slug)).toMatchObject({ terms, leadTimeDays: 21, isMadeToOrder: true, minQuantity: 2 })
    await setOffer(product.id, { terms: { ...terms, minQuantity: 4 } })
    const saved = await shop.edit(vendor, product.id, { title: `Thing with a better name ${unique()}` })
    await shop.submit(vendor, saved)
    await shop.decide(saved, 'approve')
    expect(await page(product.slug)).toMatchObject({
      terms: { ...terms, minQuantity: 4 },
      variants: [{ priceBreaks: BREAKS }, { priceBreaks: BREAKS }],
    })
  })

  test('is asked for wrong quantity prices and lots before the review', async () => {
    const draft = sizes()
    const saved = await shop.addDraft(vendor, {
      ...draft,
      terms: { ...TERMS, minQuantity: 5, quantityStep: 2 },
      variants: draft.variants.map((variant) => ({ ...variant, priceBreaks: [{ minQuantity: 4, priceMinor: 9_000 }] })),
    })
    const { fields } = await refusal(shop.submit(vendor, saved))
    expect(Object.keys(fields).sort()).toEqual([
      'terms.minQuantity',
      'variants.0.priceBreaks.0.minQuantity',
      'variants.0.priceBreaks.0.priceMinor',
      'variants.1.priceBreaks.0.minQuantity',
      'variants.1.priceBreaks.0.priceMinor',
    ])
  })

  test('comes along when a product is duplicated', async () => {
    const product = await shop.addProduct(vendor)
    await setOffer(product.id, {
      terms: { ...TERMS, minQuantity: 3, quantityStep: 3 },
      variants: [{ variantId: product.variantId, priceMinor: 4_900, priceBreaks: BREAKS }],
    })
    const copy = await vendor.client.products.duplicate.mutate({ productId: product.id })
    const { revision } = await shop.get(vendor, copy.productId)
    expect(revision?.content).toMatchObject({ terms: { minQuantity: 3 }, variants: [{ priceBreaks: BREAKS }] })
  })
})

describe('what counts together', () => {
  test('are all variants of one product in the cart, and nothing else', async () => {
    const [one, other] = [await shop.addProduct(vendor, sizes()), await shop.addProduct(vendor, sizes())]
    for (const product of [one, other])
      await setOffer(product.id, {
        variants: product.variantIds.map((variantId) => ({ variantId, priceMinor: 4_900, priceBreaks: BREAKS })),
      })
    const [small = '', large = ''] = one.variantIds
    const unit = async (...lines: [variantId: string, quantity: number][]) => {
      const priced = await price(lines.map(([variantId, quantity]) => ({ variantId, quantity })))
      return lines.map(([variantId]) => priced.find((line) => line.variantId === variantId)?.unitPriceMinor)
    }
    expect(await unit([small, 9])).toEqual([4_900])
    expect(await unit([small, 4], [large, 6])).toEqual([4_500, 4_500])
    expect(await unit([small, 9], [other.variantId, 50])).toEqual([4_900, 4_000])
    const [line] = await price([{ variantId: small, quantity: 12 }])
    expect(line).toMatchObject({ unitPriceMinor: 4_500, listPriceMinor: 4_900, priceBreaks: BREAKS, minQuantity: 1 })
    const work = () => price([...one.variantIds, ...other.variantIds].map((variantId) => ({ variantId, quantity: 5 })))
    await work()
    expect(await countStatements(shop, work)).toHaveLength(1)
  })
})

describe('the smallest order', () => {
  test('a variant with fewer left than that is sold out, and comes back with enough', async () => {
    const product = await shop.addProduct(vendor)
    const orderId = newId('ord')
    await setOffer(product.id, { terms: { ...TERMS, minQuantity: 6, quantityStep: 6 } })
    expect(await page(product.slug)).toMatchObject({ inStock: true })
    await shop.reserve(orderId, [{ variantId: product.variantId, quantity: 6 }])
    expect(await page(product.slug)).toMatchObject({ inStock: false, variants: [{ available: 4 }] })
    await shop.order.internal.releaseStock.mutate({ orderId })
    expect(await page(product.slug)).toMatchObject({ inStock: true })
    await vendor.client.products.setStock.mutate({ variantId: product.variantId, stock: 5 })
    expect(await page(product.slug)).toMatchObject({ inStock: false })
    await setOffer(product.id, { terms: TERMS })
    expect(await page(product.slug)).toMatchObject({ inStock: true })
  })
})

describe('made to order', () => {
  const made = async (isCapped: boolean, stock = 3) => {
    const product = await shop.addProduct(vendor, {
      variants: [{ sku: `SKU-${unique()}`, optionValues: [], priceMinor: 4_900, weightGrams: 500, stock }],
    })
    await setOffer(product.id, { leadTimeDays: 21, terms: { ...TERMS, supply: 'made_to_order', isCapped } })
    return product
  }
  const pay = (orderId: string, product: { id: string; variantId: string }, quantity: number) =>
    shop.deliver('order.paid.v1', orderId, paidOrder(orderId, [{ productId: product.id, ...product, quantity }]))

  test('without a limit: never sold out, no unit is taken or given back, and no incident is written', async () => {
    const product = await made(false, 0)
    expect(await card(product.slug)).toMatchObject({ inStock: true, isMadeToOrder: true, leadTimeDays: 21 })
    expect((await price([{ variantId: product.variantId, quantity: 500 }]))[0]).toMatchObject({
      available: 9_999,
      isMadeToOrder: true,
      leadTimeDays: 21,
    })
    const [paid, released, late] = [newId('ord'), newId('ord'), newId('ord')]
    for (const orderId of [paid, released, late])
      await shop.reserve(orderId, [{ variantId: product.variantId, quantity: 500 }])
    await shop.order.internal.releaseStock.mutate({ orderId: released })
    await pay(paid, product, 500)
    shop.clock.setOffset(60 * 60_000)
    await expireReservations(shop.deps, shop.clock)
    await pay(late, product, 500)
    await shop.deliver('order.cancelled.v1', paid, cancelledOrder(paid))
    expect(await shop.stockOf(product.variantId)).toEqual({ onHand: 0, reserved: 0 })
    expect(await shop.client.stockIncident.count({ where: { variantId: product.variantId } })).toBe(0)
    expect(await shop.client.stockMovement.count({ where: { variantId: product.variantId } })).toBe(0)
    expect(await page(product.slug)).toMatchObject({ inStock: true })
  })

  test('up to a limit: 20 orders at once for the last 3 that are made, exactly 3 get one', async () => {
    const product = await made(true)
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, () => shop.reserve(newId('ord'), [{ variantId: product.variantId, quantity: 1 }])),
    )
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
    expect(await page(product.slug)).toMatchObject({ inStock: false, variants: [{ available: 0 }] })
    await vendor.client.products.setStock.mutate({ variantId: product.variantId, stock: 5 })
    expect(await page(product.slug)).toMatchObject({ inStock: true, variants: [{ available: 2 }] })
  })

  test('what was ordered while it was made to order takes nothing from a shelf that came later, and the other way round', async () => {
    const product = await made(false)
    const [before, after] = [newId('ord'), newId('ord')]
    await shop.reserve(before, [{ variantId: product.variantId, quantity: 40 }])
    await setOffer(product.id, { terms: TERMS })
    expect(await shop.stockOf(product.variantId)).toEqual({ onHand: 3, reserved: 0 })
    await shop.reserve(after, [{ variantId: product.variantId, quantity: 2 }])
    await setOffer(product.id, { terms: { ...TERMS, supply: 'made_to_order' } })
    await pay(before, product, 40)
    await pay(after, product, 2)
    expect(await shop.stockOf(product.variantId)).toEqual({ onHand: 1, reserved: 0 })
    await shop.deliver('order.cancelled.v1', before, cancelledOrder(before))
    await shop.deliver('order.cancelled.v1', after, cancelledOrder(after))
    expect(await shop.stockOf(product.variantId)).toEqual({ onHand: 3, reserved: 0 })
  })
})

describe('the history of prices', () => {
  const history = (variantId: string) =>
    shop.client.priceHistory.findMany({
      where: { variantId },
      select: { priceMinor: true, validFrom: true, validUntil: true },
      orderBy: [{ validFrom: 'asc' }, { id: 'asc' }],
    })

  test('begins when it goes on sale, has no gap and no overlap, and ends with the sale', async () => {
    const product = await shop.addProduct(vendor)
    const change = async (hours: number, priceMinor: number) => {
      shop.clock.setOffset(hours * 3_600_000)
      await setOffer(product.id, { variants: [{ variantId: product.variantId, priceMinor, priceBreaks: [] }] })
    }
    await change(1, 5_500)
    await change(2, 5_500)
    await change(3, 4_000)
    await vendor.client.products.archive.mutate({ productId: product.id })
    const rows = await history(product.variantId)
    expect(rows.map(({ priceMinor }) => priceMinor)).toEqual([4_900, 5_500, 4_000])
    rows.forEach((row, index) => {
      const next = rows[index + 1]
      if (next) expect(row.validUntil).toEqual(next.validFrom)
      else expect(row.validUntil).not.toBeNull()
    })
  })

  test('a variant that is taken out ends, a new one begins, and nobody rewrites either', async () => {
    const product = await shop.addProduct(vendor, sizes())
    const [small = '', large = ''] = product.variantIds
    const saved = await shop.edit(vendor, product.id, {
      options: [{ name: 'Size', values: ['S', 'M'] }],
      variants: [
        { id: small, optionValues: ['S'] },
        {
          optionValues: ['M'],
          sku: `SKU-${unique()}`,
          priceMinor: 6_000,
          weightGrams: 400,
          stock: 1,
          priceBreaks: BREAKS,
        },
      ],
    })
    await shop.submit(vendor, saved)
    await shop.decide(saved, 'approve')
    const added = (await page(product.slug)).variants.find(({ id }) => id !== small)
    expect(added).toMatchObject({ priceMinor: 6_000, priceBreaks: BREAKS })
    expect((await history(added?.id ?? '')).map(({ validUntil }) => validUntil)).toEqual([null])
    expect((await history(large)).every(({ validUntil }) => validUntil !== null)).toBe(true)
    await expect(
      shop.client.priceHistory.updateMany({ where: { variantId: small }, data: { priceMinor: 1 } }),
    ).rejects.toThrow(/history/)
    await expect(shop.client.priceHistory.deleteMany({ where: { variantId: large } })).rejects.toThrow(/history/)
  })
})
