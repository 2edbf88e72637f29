import { newId } from '@millyard/contracts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { countStatements } from './count-statements.ts'
import { refusal, type Shop, startShop, unique, type Vendor } from './shop.ts'

let shop: Shop
let loom: Vendor
let forge: Vendor
const find = (input: Parameters<Shop['anyone']['catalogue']['search']['query']>[0]) =>
  shop.anyone.catalogue.search.query(input)
const titles = async (input: Parameters<typeof find>[0]) => (await find(input)).items.map((item) => item.title)

beforeAll(async () => {
  shop = await startShop()
  loom = await shop.addVendor({ name: 'Björk Carpentry', slug: 'bjork', city: 'Umeå', country: 'SE' })
  forge = await shop.addVendor({ name: 'Iron Forge', slug: 'iron-forge' })
  const add = (vendor: Vendor, title: string, category: string, priceMinor: number, stock = 5, description?: string) =>
    shop.addProduct(vendor, {
      title,
      categoryId: shop.categoryId(category),
      variants: [{ sku: `SKU-${unique()}`, optionValues: [], priceMinor, weightGrams: 500, stock }],
      ...(description ? { description } : {}),
    })
  await add(loom, 'Oak table', 'tables', 90_000)
  await add(loom, 'Standing desk', 'desks', 70_000)
  await add(loom, 'Crème lamp', 'lamps', 12_000, 0)
  await add(forge, 'Iron skillet', 'kitchen', 6_000, 5, 'Cast in sand and seasoned, it goes from table to fire.')
  await add(forge, 'Bread knives', 'kitchen', 4_000)
})
afterAll(() => shop?.close())

describe('searching', () => {
  test('finds words in title, factory, category and description, the title first', async () => {
    expect(await titles({ q: 'table' })).toEqual(['Oak table', 'Iron skillet'])
    expect(await titles({ q: 'carpentry', sort: 'price_asc' })).toEqual(['Crème lamp', 'Standing desk', 'Oak table'])
    expect(await titles({ q: 'desks' })).toEqual(['Standing desk'])
  })

  test('knows word forms, accents, unfinished last words, quotes and exclusions', async () => {
    expect(await titles({ q: 'tables' })).toContain('Oak table')
    expect(await titles({ q: 'bread knive' })).toEqual(['Bread knives'])
    expect(await titles({ q: 'creme' })).toEqual(['Crème lamp'])
    expect(await titles({ q: 'Bjork' })).toHaveLength(3)
    expect(await titles({ q: 'skil' })).toEqual(['Iron skillet'])
    expect(await titles({ q: '"oak table"' })).toEqual(['Oak table'])
    expect(await titles({ q: 'bjork -desk', sort: 'price_asc' })).toEqual(['Crème lamp', 'Oak table'])
  })

  test('forgives typing errors, but only when the words themselves find nothing', async () => {
    expect(await titles({ q: 'skilet' })).toEqual(['Iron skillet'])
    expect(await titles({ q: 'oak tabel' })).toEqual(['Oak table'])
    expect(await titles({ q: 'skilet', category: 'tables' })).toEqual([])
    expect(await titles({ q: 'zzzzzz' })).toEqual([])
  })

  test('takes whatever people type without failing', async () => {
    for (const q of [
      "'",
      '"',
      '-',
      '&|!():*',
      '%_\\',
      'the',
      '  ',
      '😀',
      "o'clock",
      '" or',
      'a & !b <-> c',
      'x'.repeat(120),
    ])
      expect((await find({ q })).nextCursor).toBeNull()
  })

  test('filters by category with its subcategories, by factory and by stock', async () => {
    expect((await titles({ category: 'living' })).sort()).toEqual(['Crème lamp', 'Oak table', 'Standing desk'])
    expect((await titles({ category: 'tables' })).sort()).toEqual(['Oak table', 'Standing desk'])
    expect(await titles({ category: 'desks' })).toEqual(['Standing desk'])
    expect(await titles({ category: 'no-such-place' })).toEqual([])
    expect((await titles({ factory: 'iron-forge' })).sort()).toEqual(['Bread knives', 'Iron skillet'])
    expect(await titles({ category: 'lamps', inStock: true })).toEqual([])
    expect(await titles({ factory: 'bjork', category: 'tables', inStock: true, sort: 'price_asc' })).toEqual([
      'Standing desk',
      'Oak table',
    ])
  })

  test.each(['relevance', 'newest', 'price_asc', 'price_desc', 'rating'] as const)(
    'pages by %s without gaps or repeats, with and without words',
    async (sort) => {
      for (const q of [undefined, 'iron or bjork', 'brea knivs']) {
        const whole = await titles({ q, sort })
        const paged: string[] = []
        let cursor: string | undefined
        do {
          const page = await find({ q, sort, limit: 2, cursor })
          paged.push(...page.items.map((item) => item.title))
          cursor = page.nextCursor ?? undefined
        } while (cursor)
        expect(paged).toEqual(whole)
      }
    },
  )

  test('orders by price both ways', async () => {
    const prices = (await find({ sort: 'price_asc' })).items.map((item) => item.priceMinor)
    expect(prices).toEqual([4_000, 6_000, 12_000, 70_000, 90_000])
    expect((await find({ sort: 'price_desc' })).items.map((item) => item.priceMinor)).toEqual([...prices].reverse())
  })

  test('a broken page marker, or that of another list, is bad input', async () => {
    const { nextCursor } = await find({ sort: 'price_asc', limit: 1 })
    for (const input of [
      { cursor: 'rubbish' },
      { cursor: nextCursor ?? '', sort: 'newest' as const },
      { cursor: nextCursor ?? '', q: 'oak' },
    ])
      expect((await refusal(find(input))).fields).toEqual({
        cursor: 'This page marker is not valid. Start from the first page.',
      })
  })

  test.each([
    ['limit', { limit: 0 }],
    ['limit', { limit: 101 }],
    ['q', { q: 'x'.repeat(121) }],
    ['q', { q: 'oak\0table' }],
    ['category', { category: 'Not a slug' }],
    ['sort', { sort: 'colour' as 'newest' }],
  ])('names the wrong field: %s', async (field, input) => {
    const refused = await refusal(find(input))
    expect(refused.code).toBe('BAD_INPUT')
    expect(Object.keys(refused.fields)).toEqual([field])
  })

  test.each([
    ['without words', {}],
    ['in a category', { category: 'living', sort: 'price_asc' as const }],
    ['of a factory', { factory: 'bjork' }],
    ['with words', { q: 'oak tab' }],
    ['with a typing error', { q: 'skilet' }],
  ])('is one statement: %s', async (_name, input) => {
    await find(input)
    expect(await countStatements(shop, () => find(input))).toHaveLength(1)
  })
})

describe('typing errors', () => {
  const correct = async (q: string) => (await shop.anyone.catalogue.correct.query({ q })).q

  test.each([
    ['oak tabel', 'oak table'],
    ['okk', 'oak'],
    ['skilet 40', 'skillet 40'],
    ['iron-skilet', 'iron-skillet'],
    ['créme lampp', 'créme lamp'],
    ['björk carpentrx', 'björk carpentry'],
    ['Standng DESK', 'standing DESK'],
  ])('%s → %s', async (q, meant) => {
    expect(await correct(q)).toBe(meant)
  })

  test.each([
    'oak tables',
    'seasoned',
    'vase',
    'black table',
    'tab',
    'm8',
    '40cm',
    '"oak tabel"',
    'oak -tabel',
    'стол из дуба',
    'zzzzzz',
    '-',
    '😀',
    'ok',
  ])('%s stays as it is', async (q) => {
    expect(await correct(q)).toBeNull()
  })

  test('a word that a description has is a word, however much like a title’s it is', async () => {
    const { id: productId } = await shop.addProduct(forge, {
      title: 'Dipper for women',
      description: 'Cut from one piece of cherry, a wooden handle that never burns.',
    })
    expect(await correct('wooden dipper')).toBeNull()
    expect(await correct('womn dipper')).toBe('women dipper')
    await forge.client.products.archive.mutate({ productId })
  })

  test.each([
    ['oak vase', 'oak'],
    ['black oak skilet size 40', 'oak or skillet'],
    ['vase', null],
    ['vase sweater', null],
    ['oak', null],
    ['"oak vase"', null],
    ['oak vase -table', null],
  ])('of the words of %s, some are found: %s', async (q, some) => {
    expect((await shop.anyone.catalogue.correct.query({ q })).some).toBe(some)
  })

  test('right words that nothing has bring no titles that only look like them', async () => {
    expect(await find({ q: 'oaks tables vase' })).toMatchObject({ items: [], foundBy: 'alike' })
    expect(await titles({ q: 'bread' })).toEqual(['Bread knives'])
    expect(await titles({ q: 'breed' })).toEqual([])
    const { total } = await shop.anyone.catalogue.facets.query({ q: 'breed', isAlike: true })
    expect(total.count).toBe(0)
  })

  test('is one statement', async () => {
    await correct('oak tabel')
    expect(await countStatements(shop, () => correct('oak tabel vase'))).toHaveLength(1)
  })
})

describe('a product’s page', () => {
  test('shows everything in one statement', async () => {
    const made = await shop.addProduct(loom, {
      title: 'Ash stool',
      categoryId: shop.categoryId('desks'),
      options: [
        { name: 'Size', values: ['Low', 'High'] },
        { name: 'Colour', values: ['Natural'] },
      ],
      variants: [
        { sku: `LOW-${unique()}`, optionValues: ['Low', 'Natural'], priceMinor: 5_000, weightGrams: 900, stock: 2 },
        { sku: `HIGH-${unique()}`, optionValues: ['High', 'Natural'], priceMinor: 6_000, weightGrams: 1_200, stock: 0 },
      ],
    })
    await shop.reserve(newId('ord'), [{ variantId: made.variantIds[0] ?? '', quantity: 1 }])
    const product = await shop.anyone.catalogue.product.query({ slug: 'ash-stool' })
    expect(product).toMatchObject({
      id: made.id,
      title: 'Ash stool',
      priceMinor: 5_000,
      isFromPrice: true,
      inStock: true,
      ratingAverage: null,
      ratingCount: 0,
      category: { slug: 'desks', path: [{ slug: 'living' }, { slug: 'tables' }, { slug: 'desks' }] },
      factory: { id: loom.id, slug: 'bjork', story: 'Since 1901.', foundedYear: 1901, website: null },
      options: [{ name: 'Size' }, { name: 'Colour' }],
      variants: [
        { optionValues: ['Low', 'Natural'], available: 1 },
        { optionValues: ['High', 'Natural'], available: 0 },
      ],
    })
    expect(product.images).toHaveLength(1)
    expect(product.image).toEqual(product.images[0])
    const slug = product.slug
    expect(await countStatements(shop, () => shop.anyone.catalogue.product.query({ slug }))).toHaveLength(1)
  })

  test('a draft, an archived product and an unknown address answer the same', async () => {
    const { productId } = await loom.client.products.create.mutate(shop.draft({ title: 'Secret plan' }))
    const gone = await shop.addProduct(loom, { title: 'Gone chair' })
    await loom.client.products.archive.mutate({ productId: gone.id })
    for (const slug of ['secret-plan', 'gone-chair', 'never-was'])
      expect(await refusal(shop.anyone.catalogue.product.query({ slug }))).toMatchObject({
        code: 'NOT_FOUND',
        message: 'We could not find this product.',
      })
    expect((await shop.anyone.catalogue.reviews.query({ productId })).items).toEqual([])
  })
})

describe('categories and factories', () => {
  test('the tree counts what is on sale below each node', async () => {
    const { categories } = await shop.anyone.catalogue.categories.query()
    const living = categories.find((category) => category.slug === 'living')
    const tables = living?.children.find((category) => category.slug === 'tables')
    expect(categories.map((category) => category.slug)).toEqual(['living', 'kitchen'])
    expect(categories.find((category) => category.slug === 'kitchen')?.productCount).toBe(2)
    expect(tables?.children[0]?.productCount).toBe(2)
    expect(tables?.productCount).toBe(3)
    expect(living?.productCount).toBe(4)
    expect(await countStatements(shop, () => shop.anyone.catalogue.categories.query())).toHaveLength(1)
  })

  test('lists factories that sell, with how much', async () => {
    const empty = await shop.addVendor({ slug: 'empty-hall', name: 'Empty Hall' })
    const { factories } = await shop.anyone.catalogue.factories.query()
    expect(factories.map(({ slug, productCount }) => [slug, productCount])).toEqual([
      ['bjork', 4],
      ['iron-forge', 2],
    ])
    expect((await shop.anyone.catalogue.factory.query({ slug: 'empty-hall' })).id).toBe(empty.id)
    expect((await refusal(shop.anyone.catalogue.factory.query({ slug: 'nobody' }))).code).toBe('NOT_FOUND')
  })
})

describe('news of a vendor', () => {
  test('P47 a suspended vendor’s products leave the catalogue at once and come back as they were', async () => {
    const vendor = await shop.addVendor()
    const onSale = await shop.addProduct(vendor, { title: 'Walnut box' })
    const { productId: draftId } = await vendor.client.products.create.mutate(shop.draft())
    await shop.tellVendor(vendor, { version: 2, status: 'suspended' })
    expect(await titles({ q: 'walnut' })).toEqual([])
    expect((await refusal(shop.anyone.catalogue.product.query({ slug: onSale.slug }))).code).toBe('NOT_FOUND')
    expect((await refusal(shop.anyone.catalogue.factory.query({ slug: vendor.slug }))).code).toBe('NOT_FOUND')
    const lines = [{ variantId: onSale.variantId, quantity: 1 }]
    expect((await shop.order.internal.priceLines.mutate({ lines })).lines).toEqual([])
    expect((await refusal(shop.reserve(newId('ord'), lines))).code).toBe('OUT_OF_STOCK')
    await shop.tellVendor(vendor, { version: 3, status: 'approved' })
    expect(await titles({ q: 'walnut' })).toEqual(['Walnut box'])
    expect((await vendor.client.products.get.query({ productId: draftId })).status).toBe('draft')
  })

  test('an older version that arrives late changes nothing', async () => {
    const vendor = await shop.addVendor()
    const product = await shop.addProduct(vendor, { title: 'Copper kettle' })
    await shop.tellVendor(vendor, { version: 5, name: 'New Name', slug: 'new-name', city: 'Nantes' })
    await shop.tellVendor(vendor, { version: 4, name: 'Old Name', status: 'closed' })
    const [card] = (await find({ q: 'kettle' })).items
    expect(card?.factory).toEqual({ name: 'New Name', slug: 'new-name', city: 'Nantes', country: 'FR' })
    expect(await titles({ q: '"new name"' })).toEqual([product.title])
  })
})
