import { type Facets, type FacetsInput, type ListFilters, newId, type SetOfferInput } from '@millyard/contracts'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listFacets } from '../src/facets/list-facets.ts'
import { rebuildFacets } from '../src/facets/rebuild-facets.ts'
import { countStatements } from './count-statements.ts'
import { refusal, type Shop, startShop, unique, type Vendor } from './shop.ts'

let shop: Shop
let vendor: Vendor
type Input = Partial<FacetsInput>
const facets = (input: Input = {}) => shop.anyone.catalogue.facets.query(input)
const titles = async (input: Input = {}) =>
  (await shop.anyone.catalogue.search.query({ ...input, limit: 100 })).items.map((item) => item.title).sort()
const counts = ({ facets }: Facets, key: string) =>
  Object.fromEntries(facets.find((facet) => facet.key === key)?.values.map(({ value, count }) => [value, count]) ?? [])

type Made = { options: Record<string, string>; stock?: number; priceMinor?: number }
/** A product on sale whose variants have these options. */
function addProduct(title: string, variants: Made[], by = vendor) {
  const names = [...new Set(variants.flatMap(({ options }) => Object.keys(options)))]
  return shop.addProduct(by, {
    title,
    options: names.map((name) => ({
      name,
      values: [...new Set(variants.flatMap(({ options }) => options[name] ?? []))],
    })),
    variants: variants.map(({ options, stock = 5, priceMinor = 4_900 }) => ({
      sku: `SKU-${unique()}`,
      optionValues: names.map((name) => options[name] ?? ''),
      priceMinor,
      weightGrams: 100,
      stock,
    })),
  })
}

describe('facets of a small shop', () => {
  beforeAll(async () => {
    shop = await startShop()
    vendor = await shop.addVendor({ name: 'Björk Carpentry', slug: 'bjork' })
    await addProduct('Table', [
      { options: { Wood: 'Oak', Size: '40 cm' }, stock: 0 },
      { options: { Wood: 'Walnut', Size: '60 cm' }, stock: 3, priceMinor: 9_900 },
      { options: { Wood: 'Oak', Size: '60 cm' }, stock: 3 },
      { options: { Wood: 'Walnut', Size: '40 cm' }, stock: 2 },
    ])
    await addProduct('Stool', [{ options: { wood: ' OAK ', Size: '40cm' }, priceMinor: 2_000 }])
    await addProduct('Shelf', [{ options: { Price: 'High', Wood: 'Crème' }, stock: 0 }])
  })
  afterAll(() => shop?.close())

  test('values widen, facets narrow', async () => {
    expect(await titles({ values: { wood: ['oak'] } })).toEqual(['Stool', 'Table'])
    expect(await titles({ values: { wood: ['oak', 'creme'] } })).toEqual(['Shelf', 'Stool', 'Table'])
    expect(await titles({ values: { wood: ['walnut', 'creme'], size: ['60cm'] } })).toEqual(['Table'])
    expect(await titles({ values: { wood: ['creme'], size: ['60cm'] } })).toEqual([])
    expect(await titles({ price: { currency: 'EUR', minMinor: 2_000, maxMinor: 4_899 } })).toEqual(['Stool'])
    expect(await titles({ price: { currency: 'SEK' } })).toEqual([])
    expect(await titles({ rating: 1 })).toEqual([])
  })

  test('two options must hold for one variant, and with stock for one that can be bought', async () => {
    const oak40: Input = { values: { wood: ['oak'], size: ['40cm'] } }
    expect(await titles(oak40)).toEqual(['Stool', 'Table'])
    // Oak is in stock and so is 40 cm, but not oak in 40 cm.
    expect(await titles({ ...oak40, inStock: true })).toEqual(['Stool'])
    const found = await facets({ ...oak40, inStock: true })
    expect(found.total).toEqual({ count: 1, isAtLeast: false })
    expect(counts(found, 'wood')).toEqual({ oak: 1, walnut: 1 })
    expect(counts(found, 'size')).toEqual({ '40cm': 1, '60cm': 1 })
    expect(counts(await facets(oak40), 'in-stock')).toEqual({ 1: 1 })
    expect(found.facets.find(({ key }) => key === 'in-stock')?.countWithout).toBe(2)
    expect(found.facets.find(({ key }) => key === 'size')?.countWithout).toBe(2)
  })

  test('in stock is what can be ordered: made without a limit is, less than the smallest order is not', async () => {
    const maker = await shop.addVendor()
    const add = async (title: string, colours: [string, number][], terms: SetOfferInput['terms']) => {
      const variants = colours.map(([Colour, stock]) => ({ options: { Colour }, stock }))
      const { id } = await addProduct(title, variants, maker)
      await maker.client.products.setOffer.mutate({ productId: id, leadTimeDays: 21, terms })
    }
    const terms = { supply: 'stock', isCapped: false, minQuantity: 1, quantityStep: 1 } as const
    await add('Made', [['Teal', 0]], { ...terms, supply: 'made_to_order' })
    await add('Capped', [['Teal', 0]], { ...terms, supply: 'made_to_order', isCapped: true })
    const lots: [string, number][] = [
      ['Teal', 5],
      ['Pink', 6],
    ]
    await add('Lots', lots, { ...terms, minQuantity: 6, quantityStep: 6 })
    const teal: Input = { factory: maker.slug, values: { colour: ['teal'] } }
    expect(await titles(teal)).toEqual(['Capped', 'Lots', 'Made'])
    expect(await titles({ ...teal, inStock: true })).toEqual(['Made'])
    expect(await titles({ factory: maker.slug, inStock: true })).toEqual(['Lots', 'Made'])
    expect(counts(await facets({ factory: maker.slug, inStock: true }), 'colour')).toEqual({ teal: 1, pink: 1 })
    expect(counts(await facets(teal), 'in-stock')).toEqual({ 1: 1 })
    // The other tests count this shop.
    await Promise.all(
      (await maker.client.products.list.query({})).items.map(({ id }) =>
        maker.client.products.archive.mutate({ productId: id }),
      ),
    )
  })

  test('spellings of a value are one value, shown as it was first written', async () => {
    const wood = (await facets()).facets.find(({ key }) => key === 'wood')
    expect(wood?.name).toBe('Wood')
    expect(wood?.values.map(({ value, label, count }) => [value, label, count])).toEqual([
      ['oak', 'Oak', 2],
      ['creme', 'Crème', 1],
      ['walnut', 'Walnut', 1],
    ])
  })

  test('an option named like another filter gets a name of its own', async () => {
    expect(counts(await facets(), 'option-price')).toEqual({ high: 1 })
  })

  test('what was never a value is ignored; a value that is gone finds nothing and stays in sight', async () => {
    expect(await titles({ values: { 'utm-source': ['mail'], wood: ['blurple'] } })).toHaveLength(3)
    const lamp = await addProduct('Lamp', [{ options: { Shade: 'Linen' } }])
    await vendor.client.products.archive.mutate({ productId: lamp.id })
    const found = await facets({ values: { shade: ['linen'] } })
    expect(found.total.count).toBe(0)
    expect(found.facets.find(({ key }) => key === 'shade')).toMatchObject({
      name: 'Shade',
      values: [{ value: 'linen', label: 'Linen', count: 0, isChosen: true }],
      countWithout: 3,
    })
  })

  test('columns are counted: category, factory, price, stock', async () => {
    const found = await facets()
    expect(counts(found, 'category')).toEqual({ living: 3, tables: 3 })
    expect(counts(found, 'factory')).toEqual({ bjork: 3 })
    expect(counts(found, 'in-stock')).toEqual({ 1: 2 })
    expect(found.facets.find(({ key }) => key === 'price')?.price).toEqual({
      currency: 'EUR',
      minMinor: 2_000,
      maxMinor: 4_900,
    })
    expect(counts(await facets({ factories: ['nobody'] }), 'factory')).toEqual({ bjork: 3, nobody: 0 })
  })

  test('counts follow words and their typing errors', async () => {
    expect(counts(await facets({ q: 'stool' }), 'wood')).toEqual({ oak: 1 })
    expect((await facets({ q: 'stol' })).total.count).toBe(0)
    expect((await facets({ q: 'stol', isAlike: true })).total.count).toBe(1)
    expect((await shop.anyone.catalogue.search.query({ q: 'stol' })).foundBy).toBe('alike')
    // A filter that leaves nothing does not bring goods that only look alike.
    expect(await titles({ q: 'stool', values: { wood: ['walnut'] } })).toEqual([])
  })

  test('a list that is too long is counted up to its end, and says so', async () => {
    const found = await listFacets(shop.deps, { isAlike: false }, 2)
    expect(found.total).toEqual({ count: 2, isAtLeast: true })
    expect(found.facets.every(({ isAtLeast }) => isAtLeast)).toBe(true)
    const narrowed = await listFacets(shop.deps, { isAlike: false, values: { wood: ['creme'] } }, 2)
    expect(narrowed.total).toEqual({ count: 1, isAtLeast: false })
    expect(narrowed.facets.find(({ key }) => key === 'wood')).toMatchObject({ isAtLeast: true, countWithout: 2 })
  })

  test('the most frequent values come, and all of them when they are asked for', async () => {
    await addProduct(
      'Paint',
      Array.from({ length: 15 }, (_, index) => ({ options: { Tint: `Tint ${index}` } })),
    )
    const tint = async (input: Input) => (await facets(input)).facets.find(({ key }) => key === 'tint')
    expect(await tint({})).toMatchObject({ hasMore: true, values: { length: 12 } })
    expect(await tint({ all: 'tint' })).toMatchObject({ hasMore: false, values: { length: 15 } })
    expect((await tint({ values: { tint: ['tint-14'] } }))?.values[0]).toMatchObject({
      value: 'tint-14',
      isChosen: true,
    })
  })

  test('a new version, and the rebuild, write what it says', async () => {
    const { id } = await addProduct('Bowl', [{ options: { Glaze: 'Green' } }])
    const { content } = await shop.openDraft(vendor, id)
    const saved = await shop.edit(vendor, id, {
      options: [{ name: 'Glaze', values: ['Blue'] }],
      variants: content.variants.map((variant) => ({ ...variant, optionValues: ['Blue'] })),
    })
    await shop.submit(vendor, saved)
    await shop.decide(saved, 'approve')
    const found = await facets({ all: 'glaze' })
    expect(counts(found, 'glaze')).toEqual({ blue: 1 })
    await shop.client.$executeRaw`update product set facet_tokens = array['broken:token']`
    await shop.client.$executeRaw`update product_variant set facet_tokens = '{}'`
    await rebuildFacets(shop.deps.database)
    expect(await facets({ all: 'glaze' })).toEqual(found)
  })

  test.each([
    ['values', { values: { 'Wood!': ['oak'] } }],
    ['values', { values: Object.fromEntries(Array.from({ length: 13 }, (_, index) => [`f${index}`, ['x']])) }],
    ['categories', { categories: ['Not a slug'] }],
    ['price', { price: { currency: 'EUR', minMinor: -1 } }],
    ['price', { price: { currency: 'EUR', maxMinor: 2_147_483_648 } }],
    ['rating', { rating: 6 }],
  ] as [string, Input][])('names the wrong field: %s', async (field, input) => {
    const refused = await refusal(facets(input))
    expect(refused.code).toBe('BAD_INPUT')
    expect(Object.keys(refused.fields)[0]?.split('.')[0]).toBe(field)
  })

  test.each<[string, Input]>([
    ['of the whole shop', {}],
    ['of a category', { category: 'living' }],
    ['of words with filters', { q: 'table', values: { wood: ['oak'], size: ['40cm'] }, inStock: true, rating: 1 }],
  ])('is one statement, and so is its list: %s', async (_name, input) => {
    await facets(input)
    expect(await countStatements(shop, () => facets(input))).toHaveLength(1)
    expect(await countStatements(shop, () => titles(input))).toHaveLength(1)
  })
})

describe('facets under every combination', () => {
  type Variant = { colour: string; size: string; stock: number }
  type Product = {
    id: string
    category: string
    factory: string
    priceMinor: number
    rating: number
    /** Empty: none. */
    brand: string
    /** What its category asks for, as tokens say it: a choice and the range of a number; not asked for in the kitchen. */
    grain: string
    width: string
    variants: Variant[]
  }
  const COLOURS = ['oak', 'walnut', 'ash']
  const SIZES = ['s', 'm', 'l']
  const CATEGORIES: Record<string, string[]> = {
    tables: ['living', 'tables'],
    desks: ['living', 'tables', 'desks'],
    lamps: ['living', 'lamps'],
    kitchen: ['kitchen'],
  }
  const FACTORIES = ['north', 'south', 'east']
  const PRICES = [1_000, 2_000, 3_000]
  const BRANDS = ['', 'acme', 'oakley']
  const GRAINS = ['fine', 'coarse', '']
  const WIDTHS: Record<string, number | undefined> = { '10to-20cm': 10, '20to-50cm': 49.5, '50to-100cm': 50 }
  const goods: Product[] = []
  let at = 0
  const pick = <T>(list: readonly T[]): T => {
    at += 7
    return list[(at * 31 + (at >> 3)) % list.length] as T
  }

  beforeAll(async () => {
    shop = await startShop()
    for (let index = 0; index < 60; index++) {
      const category = pick(Object.keys(CATEGORIES))
      const variants = COLOURS.flatMap((colour) => SIZES.map((size) => ({ colour, size })))
        .filter((_, place) => (place * 5 + index * 3) % 4 === 0)
        .map((variant, place) => ({ ...variant, stock: (place + index) % 3 === 0 ? 0 : 2 }))
      goods.push({
        id: newId('prd'),
        category,
        factory: pick(FACTORIES),
        priceMinor: pick(PRICES),
        rating: index % 6,
        brand: pick(BRANDS),
        grain: category === 'kitchen' ? '' : pick(GRAINS),
        width: category === 'kitchen' ? '' : pick([...Object.keys(WIDTHS), '']),
        variants,
      })
    }
    const now = new Date()
    const { attributes, brands } = shop.admin
    const brandIds = new Map<string, string>()
    for (const name of BRANDS.filter((brand) => brand !== ''))
      brandIds.set(name, (await brands.create.mutate({ name })).brandId)
    const grain = await attributes.create.mutate({
      ...{ name: 'Grain', kind: 'choice', isFilter: true },
      values: [{ name: 'Fine' }, { name: 'Coarse' }],
    })
    const width = await attributes.create.mutate({ name: 'Width', kind: 'number', unit: 'cm', isFilter: true })
    for (const { attributeId } of [grain, width])
      await attributes.attach.mutate({ categoryId: shop.categoryId('living'), attributeId, mode: 'optional' })
    const grains = (await attributes.list.query()).attributes.find(({ id }) => id === grain.attributeId)?.values ?? []
    const valuesOf = (product: Product) => [
      ...grains
        .filter(({ name }) => name.toLowerCase() === (product.grain || 'coarse'))
        // In the kitchen it is not asked for: whatever the product says, it is not found by it.
        .filter(() => product.grain !== '' || product.category === 'kitchen')
        .map(({ id }) => ({ attributeId: grain.attributeId, value: [id] })),
      ...(product.width === '' ? [] : [{ attributeId: width.attributeId, value: WIDTHS[product.width] ?? 0 }]),
    ]
    for (const [index, product] of goods.entries()) {
      const { id, category, factory, priceMinor, rating, brand, variants } = product
      await shop.client.product.create({
        data: {
          ...{
            id,
            vendorId: newId('ven'),
            slug: `thing-${index}`,
            title: `Thing ${index}`,
            description: '',
            status: 'approved',
          },
          ...{ categoryId: shop.categoryId(category), currency: 'EUR', leadTimeDays: 1, categoryName: category },
          options: [
            { name: 'Colour', values: COLOURS },
            { name: 'Size', values: SIZES },
          ],
          ...{
            vendorName: factory,
            vendorSlug: factory,
            vendorCity: '',
            vendorCountry: 'SE',
            vendorStatus: 'approved',
          },
          categoryPath: (CATEGORIES[category] ?? []).map(shop.categoryId),
          ...{ brandId: brandIds.get(brand) ?? null, brandName: brand, brandSlug: brand },
          attributes: valuesOf(product),
          ...{ minPriceMinor: priceMinor, isFromPrice: false, variantCount: variants.length },
          sellableVariants: variants.filter(({ stock }) => stock > 0).length,
          ...{ ratingCount: rating > 0 ? 1 : 0, ratingSum: rating, ratingAverage: rating },
          ...{ createdAt: now, updatedAt: now, publishedAt: now },
        },
      })
      for (const [position, { colour, size, stock }] of variants.entries()) {
        const variantId = newId('var')
        await shop.client.productVariant.create({
          data: {
            ...{ id: variantId, productId: id, vendorId: newId('ven'), sku: `S-${index}-${position}`, priceMinor },
            ...{ optionValues: [colour, size], weightGrams: 1, position },
          },
        })
        await shop.client.stockItem.create({ data: { variantId, productId: id, onHand: stock } })
      }
    }
    await rebuildFacets(shop.deps.database)
  })
  afterAll(() => shop?.close())

  /** The rule, without any cleverness. `without`: the facet whose choice is left out. */
  function matches(product: Product, filters: ListFilters, without?: string): boolean {
    const asked = <T>(key: string, value: T | undefined) => (key === without ? undefined : value)
    const categories = asked('category', filters.categories)
    const factories = asked('factory', filters.factories)
    const price = asked('price', filters.price)
    const rating = asked('rating', filters.rating)
    const colours = asked('colour', filters.values?.colour)
    const sizes = asked('size', filters.values?.size)
    const inStock = asked('in-stock', filters.inStock)
    const ofAll = (['brand', 'grain', 'width'] as const).every((key) => {
      const chosen = asked(key, filters.values?.[key])
      return !chosen || chosen.includes(product[key])
    })
    return (
      ofAll &&
      (!categories || categories.some((slug) => CATEGORIES[product.category]?.includes(slug))) &&
      (!factories || factories.includes(product.factory)) &&
      (!price ||
        (product.priceMinor >= (price.minMinor ?? 0) &&
          product.priceMinor <= (price.maxMinor ?? Number.POSITIVE_INFINITY))) &&
      (!rating || product.rating >= rating) &&
      product.variants.some(
        ({ colour, size, stock }) =>
          (!colours || colours.includes(colour)) && (!sizes || sizes.includes(size)) && (!inStock || stock > 0),
      )
    )
  }
  const withChoice = (filters: ListFilters, key: string, value: string): ListFilters => {
    if (key === 'category') return { ...filters, categories: [value] }
    if (key === 'factory') return { ...filters, factories: [value] }
    if (key === 'rating') return { ...filters, rating: Number(value) }
    if (key === 'in-stock') return { ...filters, inStock: true }
    return { ...filters, values: { ...filters.values, [key]: [value] } }
  }
  const some = (values: readonly string[]) => fc.option(fc.subarray([...values], { minLength: 1 }), { nil: undefined })
  const filtersArbitrary = fc
    .record({
      categories: some(['living', 'tables', 'desks', 'lamps', 'kitchen']),
      factories: some(FACTORIES),
      price: fc.option(
        fc.record({
          currency: fc.constant('EUR'),
          minMinor: fc.option(fc.constantFrom(...PRICES), { nil: undefined }),
          maxMinor: fc.option(fc.constantFrom(...PRICES), { nil: undefined }),
        }),
        { nil: undefined },
      ),
      rating: fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }),
      inStock: fc.option(fc.constant(true), { nil: undefined }),
      colour: some(COLOURS),
      size: some(SIZES),
      brand: some(['acme', 'oakley']),
      grain: some(['fine', 'coarse']),
      width: some(Object.keys(WIDTHS)),
    })
    .map(({ colour, size, brand, grain, width, ...rest }): ListFilters => {
      const chosen = Object.entries({ colour, size, brand, grain, width }).flatMap(([key, value]) =>
        value ? [[key, value] as const] : [],
      )
      return { ...rest, ...(chosen.length > 0 ? { values: Object.fromEntries(chosen) } : {}) }
    })

  test('every count and every list is what going through all goods one by one gives', async () => {
    await fc.assert(
      fc.asyncProperty(filtersArbitrary, async (filters) => {
        const [answer, list] = await Promise.all([
          facets(filters),
          shop.anyone.catalogue.search.query({ ...filters, limit: 100 }),
        ])
        const expected = goods.filter((product) => matches(product, filters))
        expect(list.items.map(({ id }) => id).sort()).toEqual(expected.map(({ id }) => id).sort())
        expect(answer.total.count).toBe(expected.length)
        for (const { key, values, countWithout } of answer.facets) {
          if (countWithout !== null)
            expect([key, countWithout]).toEqual([key, goods.filter((product) => matches(product, filters, key)).length])
          for (const { value, count } of values)
            expect([key, value, count]).toEqual([
              key,
              value,
              goods.filter((product) => matches(product, withChoice(filters, key, value))).length,
            ])
        }
        for (const [key, all] of [
          ['colour', COLOURS],
          ['size', SIZES],
          ['factory', FACTORIES],
          ['brand', ['acme', 'oakley']],
          ['grain', ['fine', 'coarse']],
          ['width', Object.keys(WIDTHS)],
        ] as const)
          for (const value of all)
            if (goods.some((product) => matches(product, withChoice(filters, key, value))))
              expect(counts(answer, key)).toHaveProperty(value)
      }),
      { numRuns: 60 },
    )
  }, 120_000)
})
