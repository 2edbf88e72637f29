import { newId, VENDOR_PERMISSIONS } from '@millyard/contracts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadCategories } from '../src/categories/load-categories.ts'
import { type Draft, refusal, type Shop, startShop, unique, type Vendor } from './shop.ts'

let shop: Shop
let vendor: Vendor
let rival: Vendor
beforeAll(async () => {
  shop = await startShop()
  vendor = await shop.addVendor()
  rival = await shop.addVendor()
})
afterAll(() => shop?.close())

type VariantDraft = NonNullable<Draft['variants']>[number]
const variant = (changes: Partial<VariantDraft> = {}): VariantDraft => ({
  sku: `SKU-${unique()}`,
  optionValues: [],
  priceMinor: 1_000,
  weightGrams: 100,
  stock: 1,
  ...changes,
})
const newDraft = async (changes?: Draft) => (await vendor.client.products.create.mutate(shop.draft(changes))).productId

describe('writing a draft', () => {
  test('begins empty, keeps every half-written state, and shows it in the list', async () => {
    const saved = await vendor.client.products.create.mutate({})
    const { productId } = saved
    expect(saved).toMatchObject({ number: 1, version: 1 })
    const empty = await shop.get(vendor, productId)
    expect(empty).toMatchObject({
      status: 'draft',
      change: 'draft',
      slug: null,
      title: '',
      live: null,
      publishedAt: null,
    })
    expect(empty.revision?.content).toMatchObject({ title: '', categoryId: null, variants: [], currency: 'EUR' })

    const half = { title: 'Half a', variants: [variant({ sku: '', priceMinor: null, weightGrams: null, stock: null })] }
    expect(await shop.edit(vendor, productId, half)).toMatchObject({ number: 1, version: 2 })
    const { content } = await shop.openDraft(vendor, productId)
    expect(content).toMatchObject(half)
    const listed = await vendor.client.products.list.query({ q: 'half a' })
    expect(listed.items).toMatchObject([
      { id: productId, title: 'Half a', priceMinor: null, variantCount: 1, available: 0 },
    ])
    expect(await shop.client.productVariant.count({ where: { productId } })).toBe(0)
  })

  test('of two people who write on the same state the second is told, and nothing of the first is lost', async () => {
    const productId = await newDraft()
    const { base, content } = await shop.openDraft(vendor, productId)
    const save = (title: string) =>
      vendor.client.products.saveDraft.mutate({ productId, base, content: { ...content, title } })
    const results = await Promise.allSettled(['One', 'Two', 'Three', 'Four'].map(save))
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
    for (const result of results)
      if (result.status === 'rejected') expect((await refusal(Promise.reject(result.reason))).code).toBe('CONFLICT')
    expect((await shop.openDraft(vendor, productId)).base?.version).toBe(2)
  })

  test.each<[string, Draft]>([
    ['title', { title: 'x'.repeat(141) }],
    ['title', { title: 'Zero \0 byte' }],
    ['description', { description: 'x'.repeat(10_001) }],
    ['categoryId', { categoryId: 'cat_1' }],
    ['categoryId', { categoryId: newId('cat') }],
    ['categoryId', { categoryId: newId('prd') }],
    ['currency', { currency: 'eur' }],
    ['currency', { currency: 'ZZZ' }],
    ['leadTimeDays', { leadTimeDays: -1 }],
    ['leadTimeDays', { leadTimeDays: 1.5 }],
    ['variants.0.priceMinor', { variants: [variant({ priceMinor: 0 })] }],
    ['variants.0.priceMinor', { variants: [variant({ priceMinor: -5 })] }],
    ['variants.0.priceMinor', { variants: [variant({ priceMinor: 9.99 })] }],
    // P14: a card is charged in steps of 10 fils.
    ['variants.0.priceMinor', { currency: 'KWD', variants: [variant({ priceMinor: 1_005 })] }],
    ['variants.0.stock', { variants: [variant({ stock: -1 })] }],
    ['variants.0.weightGrams', { variants: [variant({ weightGrams: 0 })] }],
    ['variants.0.id', { variants: [variant({ id: newId('var') })] }],
    ['images.0.id', { images: [{ id: newId('img'), alt: 'Not mine' }] }],
    ['variants', { variants: Array.from({ length: 101 }, () => variant()) }],
  ])('even a draft cannot hold everything: %s', async (field, changes) => {
    const before = await shop.client.product.count()
    const refused = await refusal(vendor.client.products.create.mutate(shop.draft(changes)))
    expect(refused.code).toBe('BAD_INPUT')
    expect(Object.keys(refused.fields)).toEqual([field])
    expect(await shop.client.product.count()).toBe(before)
  })

  test('a vendor we have not heard of yet is asked to wait, and nothing is written', async () => {
    const early = shop.as(await shop.peers.vendorToken(newId('ven')))
    expect((await refusal(early.products.create.mutate(shop.draft()))).code).toBe('UNAVAILABLE')
  })

  test('discarding a draft that nobody else has seen removes the product with its pictures', async () => {
    const saved = await shop.addDraft(vendor)
    expect((await refusal(vendor.client.products.discard.mutate({ ...saved, version: 1 }))).code).toBe('CONFLICT')
    await vendor.client.products.discard.mutate(saved)
    expect((await refusal(shop.get(vendor, saved.productId))).code).toBe('NOT_FOUND')
    expect(await shop.client.productImage.count({ where: { productId: saved.productId } })).toBe(0)
  })
})

describe('submitting', () => {
  test('everything that is missing is named at once, field by field', async () => {
    const saved = await vendor.client.products.create.mutate({})
    const refused = await refusal(shop.submit(vendor, saved))
    expect(refused.code).toBe('BAD_INPUT')
    expect(Object.keys(refused.fields).sort()).toEqual([
      'categoryId',
      'description',
      'images',
      'leadTimeDays',
      'title',
      'variants',
    ])
    expect(await shop.get(vendor, saved.productId)).toMatchObject({ status: 'draft', change: 'draft' })
  })

  test.each<[string, Draft]>([
    ['title', { title: ' x ' }],
    ['description', { description: 'short' }],
    ['variants', { variants: [] }],
    ['variants.0.sku', { variants: [variant({ sku: '  ' })] }],
    ['variants.0.priceMinor', { variants: [variant({ priceMinor: null })] }],
    ['variants.0.optionValues', { variants: [variant({ optionValues: ['Red'] })] }],
    [
      'variants.0.optionValues.0',
      { options: [{ name: 'Colour', values: ['Blue'] }], variants: [variant({ optionValues: ['Red'] })] },
    ],
    ['variants.1.optionValues', { variants: [variant(), variant()] }],
    [
      'variants.1.sku',
      {
        options: [{ name: 'Size', values: ['S', 'L'] }],
        variants: [variant({ sku: 'TWIN', optionValues: ['S'] }), variant({ sku: 'TWIN', optionValues: ['L'] })],
      },
    ],
    [
      'options.1.name',
      {
        options: [
          { name: 'Size', values: ['S'] },
          { name: 'size', values: ['L'] },
        ],
        variants: [variant({ optionValues: ['S', 'L'] })],
      },
    ],
  ])('an unfinished or contradictory draft is kept but not submitted: %s', async (field, changes) => {
    const saved = await shop.addDraft(vendor, changes)
    const refused = await refusal(shop.submit(vendor, saved))
    expect(refused.code).toBe('BAD_INPUT')
    expect(Object.keys(refused.fields)).toEqual([field])
  })

  test('a SKU is the vendor’s own, once: on sale, in review, and in parallel', async () => {
    const sku = `TABLE-${unique()}`
    const twin = () => shop.addDraft(vendor, { variants: [variant({ sku })] })
    const drafts = [await twin(), await twin(), await twin()]
    const results = await Promise.allSettled(drafts.map((draft) => shop.submit(vendor, draft)))
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
    for (const result of results)
      if (result.status === 'rejected')
        expect((await refusal(Promise.reject(result.reason))).fields).toEqual({
          'variants.0.sku': 'Another of your products or variants has this SKU.',
        })
    const winner = drafts[results.findIndex((result) => result.status === 'fulfilled')]
    if (!winner) throw new Error('one submission was expected to succeed')
    await shop.decide(winner, 'approve')
    expect((await refusal(shop.submit(vendor, await twin()))).code).toBe('BAD_INPUT')
    await shop.addProduct(rival, { variants: [variant({ sku })] })
  })

  test('two products of one title get two addresses, in parallel too, and keep them', async () => {
    const drafts = await Promise.all(
      Array.from({ length: 6 }, () => shop.addDraft(vendor, { title: 'Große Schüssel aus Ton!' })),
    )
    await Promise.all(drafts.map((draft) => shop.submit(vendor, draft)))
    const slugs = (await Promise.all(drafts.map(({ productId }) => shop.get(vendor, productId)))).map(
      ({ slug }) => slug,
    )
    expect(slugs.sort()).toEqual([
      'grosse-schussel-aus-ton',
      ...[2, 3, 4, 5, 6].map((number) => `grosse-schussel-aus-ton-${number}`),
    ])
  })

  test('needs an approved vendor, and tells the staff', async () => {
    const paused = await shop.addVendor()
    const theirs = await shop.addDraft(paused)
    await shop.tellVendor(paused, { version: 2, status: 'suspended' })
    expect((await refusal(shop.submit(paused, theirs))).code).toBe('FORBIDDEN')

    const saved = await shop.addDraft(vendor)
    expect(await shop.submit(vendor, saved)).toEqual({ ok: true, isApproved: false })
    const event = await shop.peers.waitForEvent('product.submitted.v1', saved.productId)
    expect(event.data).toMatchObject({ productId: saved.productId, vendorId: vendor.id })
    expect((await refusal(shop.submit(vendor, saved))).code).toBe('ILLEGAL_TRANSITION')
    expect((await refusal(shop.edit(vendor, saved.productId, { title: 'Other' }))).code).toBe('ILLEGAL_TRANSITION')
    expect((await refusal(vendor.client.products.discard.mutate(saved))).code).toBe('ILLEGAL_TRANSITION')
  })
})

describe('one’s own products', () => {
  test('P44 nothing of another vendor’s product can be read or changed', async () => {
    const product = await shop.addProduct(vendor)
    const draft = await shop.addDraft(vendor)
    const before = [await shop.get(vendor, product.id), await shop.get(vendor, draft.productId)]
    const { products } = rival.client
    const { productId, revisionId, version } = draft
    const attacks = [
      () => products.get.query({ productId }),
      () => products.get.query({ productId: product.id }),
      () => products.history.query({ productId: product.id }),
      () => products.revision.query({ productId, revisionId }),
      () => products.duplicate.mutate({ productId: product.id }),
      () => products.saveDraft.mutate({ productId, base: { revisionId, version }, content: {} }),
      () => products.saveDraft.mutate({ productId: product.id, base: null, content: {} }),
      () => products.submit.mutate(draft),
      () => products.discard.mutate(draft),
      () => products.withdraw.mutate(draft),
      () => products.archive.mutate({ productId: product.id }),
      () => products.setStock.mutate({ variantId: product.variantId, stock: 0 }),
      () => shop.addPicture(rival, productId),
    ]
    for (const attack of attacks) expect((await refusal(attack())).code).toBe('NOT_FOUND')
    // Nested: their own product, the victim's draft.
    const own = await shop.addDraft(rival)
    const nested = { productId: own.productId, revisionId, version }
    expect((await refusal(products.revision.query(nested))).code).toBe('NOT_FOUND')
    for (const attack of [products.submit, products.discard])
      expect((await refusal(attack.mutate(nested))).code).toBe('CONFLICT')
    expect([await shop.get(vendor, product.id), await shop.get(vendor, productId)]).toEqual(before)
    const listed = await rival.client.products.list.query({ limit: 100 })
    expect(listed.items.map((item) => item.id)).not.toContain(productId)
    await shop.submit(vendor, draft)
  })

  test('are listed by status and words, in pages, the last changed first', async () => {
    const owner = await shop.addVendor()
    for (const title of ['First 100% wool', 'Second', 'Third wool'])
      await owner.client.products.create.mutate(shop.draft({ title }))
    const titles = async (input: Parameters<typeof owner.client.products.list.query>[0]) =>
      (await owner.client.products.list.query(input)).items.map((item) => item.title)
    expect(await titles({ q: 'WOOL' })).toEqual(['Third wool', 'First 100% wool'])
    expect(await titles({ q: '100%' })).toEqual(['First 100% wool'])
    expect(await titles({ status: 'approved' })).toEqual([])
    expect(await titles({ change: 'draft' })).toHaveLength(3)
    const page = await owner.client.products.list.query({ limit: 2 })
    const rest = await owner.client.products.list.query({ limit: 2, cursor: page.nextCursor ?? '' })
    expect([...page.items, ...rest.items].map((item) => item.title)).toEqual([
      'Third wool',
      'Second',
      'First 100% wool',
    ])
    expect(page.items[0]).toMatchObject({ variantCount: 1, available: 0, status: 'draft', image: null })
  })

  test('a duplicate is a draft of its own: content, prices and pictures, but no SKU and no stock', async () => {
    const product = await shop.addProduct(vendor, {
      title: 'Original',
      options: [{ name: 'Size', values: ['S', 'L'] }],
      variants: [variant({ optionValues: ['S'], priceMinor: 700 }), variant({ optionValues: ['L'], priceMinor: 900 })],
    })
    const copy = await vendor.client.products.duplicate.mutate({ productId: product.id })
    const { status, revision } = await shop.get(vendor, copy.productId)
    expect(status).toBe('draft')
    expect(revision?.content).toMatchObject({
      title: 'Original (copy)',
      leadTimeDays: 5,
      currency: 'EUR',
      variants: [
        { optionValues: ['S'], sku: '', priceMinor: 700, weightGrams: 100, stock: null },
        { optionValues: ['L'], sku: '', priceMinor: 900, weightGrams: 100, stock: null },
      ],
    })
    expect(revision?.content.variants.some(({ id }) => id)).toBe(false)
    const [image] = revision?.content.images ?? []
    const [source] = (await shop.get(vendor, product.id)).live?.content.images ?? []
    expect(image).toMatchObject({ alt: 'The thing from the front', widths: source?.widths })
    expect(image?.id).not.toBe(source?.id)
    const file = image?.basePath.replace('http://media.test/media/', '')
    expect((await fetch(`${shop.url}/media/${file}-240.webp`)).status).toBe(200)
    await vendor.client.products.discard.mutate(copy)
    await shop.get(vendor, product.id)
  })
})

describe('who may come in', () => {
  test('tokens of another portal, without the permission, expired or forged are refused', async () => {
    const { peers } = shop
    const claims = { aud: 'vendor' as const, vendorId: vendor.id, permissions: [...VENDOR_PERMISSIONS] }
    const list = (token: string) => shop.as(token).products.list.query({})
    expect((await refusal(list(await peers.customerToken()))).code).toBe('FORBIDDEN')
    expect((await refusal(list(await peers.adminToken()))).code).toBe('FORBIDDEN')
    expect((await refusal(list(await peers.vendorToken(vendor.id, ['orders.read'])))).code).toBe('FORBIDDEN')
    expect((await refusal(list(await peers.accessToken(claims, { expiresInSeconds: -60 })))).code).toBe('TOKEN_EXPIRED')
    expect((await refusal(list(await peers.accessToken(claims, { issuer: 'somebody' })))).code).toBe('UNAUTHENTICATED')
    expect((await refusal(list(`${vendor.token}x`))).code).toBe('UNAUTHENTICATED')
    expect((await refusal(shop.anyone.products.list.query({}))).code).toBe('UNAUTHENTICATED')
    const reader = shop.as(await peers.vendorToken(vendor.id, ['products.read']))
    expect((await refusal(reader.products.create.mutate(shop.draft()))).code).toBe('FORBIDDEN')
    expect((await refusal(vendor.client.productQueue.list.query({}))).code).toBe('FORBIDDEN')
    const support = shop.as(await peers.adminToken(['products.read']))
    const ids = { productId: newId('prd'), revisionId: newId('prv') }
    expect((await refusal(support.productQueue.decide.mutate({ ...ids, decision: 'approve' }))).code).toBe('FORBIDDEN')
    const trust = { vendorId: vendor.id, isTrusted: true }
    expect((await refusal(support.productQueue.trust.mutate(trust))).code).toBe('FORBIDDEN')
  })

  test('status, vendor and address cannot be assigned from outside', async () => {
    const planted = { ...shop.draft(), status: 'approved', vendorId: rival.id, slug: 'mine', publishedAt: new Date() }
    const { productId } = await vendor.client.products.create.mutate(planted as Draft)
    expect(await shop.get(vendor, productId)).toMatchObject({ status: 'draft', slug: null, publishedAt: null })
    expect((await refusal(shop.get(rival, productId))).code).toBe('NOT_FOUND')
  })

  test('oversized and broken bodies are answered with a typed error', async () => {
    const headers = { authorization: `Bearer ${vendor.token}`, 'content-type': 'application/json' }
    const post = async (body: string) => {
      const response = await fetch(`${shop.url}/trpc/products.create`, { method: 'POST', headers, body })
      return {
        status: response.status,
        code: ((await response.json()) as { error: { data: { code: string } } }).error.data.code,
      }
    }
    expect(await post('{"title": ')).toEqual({ status: 400, code: 'INVALID_JSON' })
    expect(await post(JSON.stringify({ title: 'x'.repeat(1_100_000) }))).toEqual({ status: 413, code: 'TOO_LARGE' })
  })
})

describe('the category tree', () => {
  test('loads again without a change, renames and moves with its products, and keeps what it does not name', async () => {
    const { database } = shop.deps
    const product = await shop.addProduct(vendor, { title: 'Moving chair', categoryId: shop.categoryId('lamps') })
    const before = await shop.client.category.findMany({ orderBy: { slug: 'asc' } })
    const tree = [{ slug: 'kitchen', name: 'Cooking', children: [{ slug: 'lamps', name: 'Lights' }] }]
    expect(await loadCategories(database, tree)).toBe(2)
    expect(await loadCategories(database, tree)).toBe(2)
    expect(await shop.client.category.count()).toBe(before.length)
    const row = await shop.client.product.findUniqueOrThrow({ where: { id: product.id } })
    expect(row).toMatchObject({
      categoryName: 'Lights',
      categoryPath: [shop.categoryId('kitchen'), shop.categoryId('lamps')],
    })
    expect((await shop.anyone.catalogue.search.query({ q: 'lights' })).items.map((item) => item.id)).toEqual([
      product.id,
    ])
    const twice = [
      { slug: 'a', name: 'A' },
      { slug: 'b', name: 'B', children: [{ slug: 'a', name: 'A' }] },
    ]
    await expect(loadCategories(database, twice)).rejects.toThrow('listed twice')
  })
})
