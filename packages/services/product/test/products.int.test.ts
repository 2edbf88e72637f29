import { newId, VENDOR_PERMISSIONS } from '@millyard/contracts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadCategories } from '../src/categories/load-categories.ts'
import { refusal, type Shop, startShop, unique, type Vendor } from './shop.ts'

let shop: Shop
let vendor: Vendor
let rival: Vendor
beforeAll(async () => {
  shop = await startShop()
  vendor = await shop.addVendor()
  rival = await shop.addVendor()
})
afterAll(() => shop?.close())

type Draft = ReturnType<Shop['draft']>
const newDraft = async (changes?: Partial<Draft>) =>
  (await vendor.client.products.create.mutate(shop.draft(changes))).productId
const get = (productId: string) => vendor.client.products.get.query({ productId })
const variant = (changes: Partial<Draft['variants'][number]> = {}) => ({
  sku: `SKU-${unique()}`,
  optionValues: [] as string[],
  priceMinor: 1_000,
  weightGrams: 100,
  stock: 1,
  ...changes,
})
const toInput = (product: Awaited<ReturnType<typeof get>>) => ({
  title: product.title,
  description: product.description,
  categoryId: product.categoryId,
  currency: product.currency,
  leadTimeDays: product.leadTimeDays,
  options: product.options,
  variants: product.variants.map(({ reserved: _reserved, ...rest }) => rest),
})

describe('writing a draft', () => {
  test('keeps what was written, and two products of one title get two addresses, in parallel too', async () => {
    const ids = await Promise.all(Array.from({ length: 6 }, () => newDraft({ title: 'Große Schüssel aus Ton!' })))
    const slugs = (await Promise.all(ids.map(get))).map((product) => product.slug)
    expect(slugs.sort()).toEqual([
      'grosse-schussel-aus-ton',
      ...[2, 3, 4, 5, 6].map((number) => `grosse-schussel-aus-ton-${number}`),
    ])
    const product = await get(ids[0] ?? '')
    expect(product).toMatchObject({ status: 'draft', categoryName: 'Tables', currency: 'EUR', images: [] })
    expect(product.variants).toMatchObject([{ stock: 10, reserved: 0, priceMinor: 4_900 }])
  })

  test.each<[string, Partial<Draft>]>([
    ['title', { title: ' x ' }],
    ['title', { title: 'x'.repeat(141) }],
    ['title', { title: 'Zero \0 byte' }],
    ['description', { description: 'short' }],
    ['categoryId', { categoryId: 'cat_1' }],
    ['categoryId', { categoryId: newId('cat') }],
    ['categoryId', { categoryId: newId('prd') }],
    ['currency', { currency: 'eur' }],
    ['currency', { currency: 'ZZZ' }],
    ['leadTimeDays', { leadTimeDays: -1 }],
    ['leadTimeDays', { leadTimeDays: 1.5 }],
    ['variants', { variants: [] }],
    ['variants.0.priceMinor', { variants: [variant({ priceMinor: 0 })] }],
    ['variants.0.priceMinor', { variants: [variant({ priceMinor: -5 })] }],
    ['variants.0.priceMinor', { variants: [variant({ priceMinor: 9.99 })] }],
    // P14: a card is charged in steps of 10 fils.
    ['variants.0.priceMinor', { currency: 'KWD', variants: [variant({ priceMinor: 1_005 })] }],
    ['variants.0.stock', { variants: [variant({ stock: -1 })] }],
    ['variants.0.weightGrams', { variants: [variant({ weightGrams: 0 })] }],
    ['variants.0.sku', { variants: [variant({ sku: '  ' })] }],
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
  ])('names the wrong field: %s', async (field, changes) => {
    const before = await shop.client.product.count()
    const refused = await refusal(vendor.client.products.create.mutate(shop.draft(changes)))
    expect(refused.code).toBe('BAD_INPUT')
    expect(Object.keys(refused.fields)).toEqual([field])
    expect(await shop.client.product.count()).toBe(before)
  })

  test('a SKU is the vendor’s own, once', async () => {
    const sku = `TABLE-${unique()}`
    await newDraft({ variants: [variant({ sku })] })
    const refused = await refusal(newDraft({ variants: [variant({ sku })] }))
    expect(refused.fields).toEqual({ 'variants.0.sku': 'Another of your products has this SKU.' })
    await rival.client.products.create.mutate(shop.draft({ variants: [variant({ sku })] }))
    const parallel = `RACE-${unique()}`
    const results = await Promise.allSettled(
      [1, 2, 3, 4].map(() => newDraft({ variants: [variant({ sku: parallel })] })),
    )
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
  })

  test('a vendor we have not heard of yet is asked to wait, and nothing is written', async () => {
    const early = shop.as(await shop.peers.vendorToken(newId('ven')))
    expect((await refusal(early.products.create.mutate(shop.draft()))).code).toBe('UNAVAILABLE')
  })
})

describe('changing a draft', () => {
  test('replaces it: kept variants keep their ids, others go, SKUs may be swapped', async () => {
    const options = [{ name: 'Size', values: ['S', 'M', 'L'] }]
    const [a, b, c] = [unique(), unique(), unique()].map((number) => `S-${number}`) as [string, string, string]
    const productId = await newDraft({
      options,
      variants: [
        variant({ sku: a, optionValues: ['S'] }),
        variant({ sku: b, optionValues: ['M'], priceMinor: 2_000 }),
        variant({ sku: c, optionValues: ['L'] }),
      ],
    })
    const before = await get(productId)
    const [s, m] = before.variants
    if (!s || !m) throw new Error('two variants expected')
    await vendor.client.products.update.mutate({
      productId,
      product: {
        ...toInput(before),
        title: 'Renamed thing',
        variants: [
          {
            ...toInput(before).variants[1],
            id: m.id,
            sku: a,
            optionValues: ['M'],
            priceMinor: 3_000,
            weightGrams: 9,
            stock: 7,
          },
          {
            ...toInput(before).variants[0],
            id: s.id,
            sku: b,
            optionValues: ['S'],
            priceMinor: 3_000,
            weightGrams: 9,
            stock: 1,
          },
        ],
      },
    })
    const after = await get(productId)
    expect(after.slug).toMatch(/^renamed-thing/)
    expect(after.variants.map(({ id, sku, stock }) => [id, sku, stock])).toEqual([
      [m.id, a, 7],
      [s.id, b, 1],
    ])
    const row = await shop.client.product.findUniqueOrThrow({ where: { id: productId } })
    expect(row).toMatchObject({ minPriceMinor: 3_000, isFromPrice: false, variantCount: 2, sellableVariants: 2 })
    const movements = await shop.client.stockMovement.findMany({
      where: { variantId: m.id },
      orderBy: { createdAt: 'asc' },
    })
    expect(movements.map((movement) => movement.change)).toEqual([1, 6])
  })

  test('P45 the id of another product’s variant is refused, the rival’s and one’s own', async () => {
    const mine = await get(await newDraft())
    const others = [await get(await newDraft())]
    const { productId } = await rival.client.products.create.mutate(shop.draft())
    others.push(await rival.client.products.get.query({ productId }))
    for (const other of others) {
      const input = { ...toInput(mine), variants: [{ ...variant(), id: other.variants[0]?.id ?? '' }] }
      const refused = await refusal(vendor.client.products.update.mutate({ productId: mine.id, product: input }))
      expect(refused.fields).toEqual({ 'product.variants.0.id': 'This variant does not belong to this product.' })
    }
    expect(await get(mine.id)).toEqual(mine)
    expect(await rival.client.products.get.query({ productId })).toEqual(others[1])
  })

  test('P44 nothing of another vendor’s product can be read or changed', async () => {
    const product = await shop.addProduct(vendor)
    const draftId = await newDraft()
    await shop.addPicture(vendor, draftId)
    const draft = await get(draftId)
    const { products } = rival.client
    const attacks = [
      () => products.get.query({ productId: draftId }),
      () => products.get.query({ productId: product.id }),
      () => products.update.mutate({ productId: draftId, product: toInput(draft) }),
      () => products.submit.mutate({ productId: draftId }),
      () => products.archive.mutate({ productId: product.id }),
      () => products.setStock.mutate({ variantId: product.variantId, stock: 0 }),
      () => products.removeImage.mutate({ productId: draftId, imageId: draft.images[0]?.id ?? '' }),
      () => shop.addPicture(rival, draftId),
    ]
    for (const attack of attacks) expect((await refusal(attack())).code).toBe('NOT_FOUND')
    // Nested: their own product, the victim's picture.
    const { productId } = await products.create.mutate(shop.draft())
    const nested = products.removeImage.mutate({ productId, imageId: draft.images[0]?.id ?? '' })
    expect((await refusal(nested)).code).toBe('NOT_FOUND')
    expect(await get(draftId)).toEqual(draft)
    const listed = await rival.client.products.list.query({ limit: 100 })
    expect(listed.items.map((item) => item.id)).not.toContain(draftId)
    await vendor.client.products.submit.mutate({ productId: draftId })
  })

  test('lists the vendor’s products by status and words, in pages, the last changed first', async () => {
    const owner = await shop.addVendor()
    for (const title of ['First 100% wool', 'Second', 'Third wool'])
      await owner.client.products.create.mutate(shop.draft({ title }))
    const titles = async (input: Parameters<typeof owner.client.products.list.query>[0]) =>
      (await owner.client.products.list.query(input)).items.map((item) => item.title)
    expect(await titles({ q: 'WOOL' })).toEqual(['Third wool', 'First 100% wool'])
    expect(await titles({ q: '100%' })).toEqual(['First 100% wool'])
    expect(await titles({ status: 'approved' })).toEqual([])
    const page = await owner.client.products.list.query({ limit: 2 })
    const rest = await owner.client.products.list.query({ limit: 2, cursor: page.nextCursor ?? '' })
    expect([...page.items, ...rest.items].map((item) => item.title)).toEqual([
      'Third wool',
      'Second',
      'First 100% wool',
    ])
    expect(page.items[0]).toMatchObject({ variantCount: 1, available: 10, status: 'draft', image: null })
  })
})

describe('review', () => {
  test('submitting needs a picture and an approved vendor, and tells the staff', async () => {
    const productId = await newDraft()
    expect((await refusal(vendor.client.products.submit.mutate({ productId }))).fields).toEqual({
      images: 'Add at least one picture.',
    })
    await shop.addPicture(vendor, productId)
    const paused = await shop.addVendor()
    const { productId: theirs } = await paused.client.products.create.mutate(shop.draft())
    await shop.addPicture(paused, theirs)
    await shop.tellVendor(paused, { version: 2, status: 'suspended' })
    expect((await refusal(paused.client.products.submit.mutate({ productId: theirs }))).code).toBe('FORBIDDEN')

    await vendor.client.products.submit.mutate({ productId })
    const event = await shop.peers.waitForEvent('product.submitted.v1', productId)
    expect(event.data).toMatchObject({ productId, vendorId: vendor.id })
    expect((await refusal(vendor.client.products.submit.mutate({ productId }))).code).toBe('ILLEGAL_TRANSITION')
    const editing = vendor.client.products.update.mutate({ productId, product: toInput(await get(productId)) })
    expect((await refusal(editing)).code).toBe('ILLEGAL_TRANSITION')
    expect((await refusal(shop.addPicture(vendor, productId))).code).toBe('ILLEGAL_TRANSITION')
  })

  test('asks for changes, gets them, approves; every step is in the history and told', async () => {
    const productId = await newDraft({ title: 'Reviewed thing' })
    await shop.addPicture(vendor, productId)
    await vendor.client.products.submit.mutate({ productId })
    const queued = await shop.admin.productQueue.list.query({ limit: 100 })
    expect(queued.items.find((item) => item.id === productId)).toMatchObject({
      factory: { id: vendor.id, tagline: 'Made by hand' },
      submittedAt: expect.any(String),
    })
    const noNote = shop.admin.productQueue.decide.mutate({ productId, decision: 'request_changes' })
    expect(Object.keys((await refusal(noNote)).fields)).toEqual(['note'])
    await shop.admin.productQueue.decide.mutate({
      productId,
      decision: 'request_changes',
      note: 'Better light, please.',
    })
    expect(await get(productId)).toMatchObject({ status: 'changes_requested', reviewNote: 'Better light, please.' })
    await vendor.client.products.update.mutate({ productId, product: toInput(await get(productId)) })
    await vendor.client.products.submit.mutate({ productId })
    await shop.admin.productQueue.decide.mutate({ productId, decision: 'approve' })
    await shop.peers.waitForEvent('product.changes_requested.v1', productId)
    await shop.peers.waitForEvent('product.approved.v1', productId)
    const history = await shop.client.productStatusHistory.findMany({
      where: { productId },
      orderBy: { createdAt: 'asc' },
    })
    expect(history.map((entry) => entry.toStatus)).toEqual([
      'draft',
      'submitted',
      'changes_requested',
      'submitted',
      'approved',
    ])
    expect((await shop.anyone.catalogue.product.query({ slug: 'reviewed-thing' })).id).toBe(productId)
  })

  test('of parallel decisions one wins, and one event is told', async () => {
    const productId = await newDraft()
    await shop.addPicture(vendor, productId)
    await vendor.client.products.submit.mutate({ productId })
    const before = await shop.client.vendorSummary.findUniqueOrThrow({ where: { vendorId: vendor.id } })
    const results = await Promise.allSettled(
      Array.from({ length: 8 }, () => shop.admin.productQueue.decide.mutate({ productId, decision: 'approve' })),
    )
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
    for (const result of results)
      if (result.status === 'rejected')
        expect(['CONFLICT', 'ILLEGAL_TRANSITION']).toContain((await refusal(Promise.reject(result.reason))).code)
    const after = await shop.client.vendorSummary.findUniqueOrThrow({ where: { vendorId: vendor.id } })
    expect(after.productCount).toBe(before.productCount + 1)
    await shop.peers.waitForEvent('product.approved.v1', productId)
    const told = shop.peers.delivered.filter(
      ({ event }) => event.type === 'product.approved.v1' && event.aggregateId === productId,
    )
    expect(told).toHaveLength(1)
  })

  test('unknown products are not found, rejected ones stay rejected, archived ones leave the count', async () => {
    const unknown = newId('prd')
    expect((await refusal(shop.admin.productQueue.get.query({ productId: unknown }))).code).toBe('NOT_FOUND')
    expect(
      (await refusal(shop.admin.productQueue.decide.mutate({ productId: unknown, decision: 'approve' }))).code,
    ).toBe('NOT_FOUND')
    const productId = await newDraft()
    await shop.addPicture(vendor, productId)
    await vendor.client.products.submit.mutate({ productId })
    await shop.admin.productQueue.decide.mutate({ productId, decision: 'reject', note: 'Not made by you.' })
    await shop.peers.waitForEvent('product.rejected.v1', productId)
    expect((await refusal(vendor.client.products.submit.mutate({ productId }))).code).toBe('ILLEGAL_TRANSITION')
    await vendor.client.products.archive.mutate({ productId })
    expect((await refusal(vendor.client.products.archive.mutate({ productId }))).code).toBe('ILLEGAL_TRANSITION')

    const onSale = await shop.addProduct(vendor)
    const before = await shop.client.vendorSummary.findUniqueOrThrow({ where: { vendorId: vendor.id } })
    await vendor.client.products.archive.mutate({ productId: onSale.id })
    const after = await shop.client.vendorSummary.findUniqueOrThrow({ where: { vendorId: vendor.id } })
    expect(after.productCount).toBe(before.productCount - 1)
  })

  test('the queue shows the longest waiting first, in pages', async () => {
    const ids: string[] = []
    for (let index = 0; index < 3; index++) {
      const productId = await newDraft()
      await shop.addPicture(vendor, productId)
      await vendor.client.products.submit.mutate({ productId })
      ids.push(productId)
    }
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await shop.admin.productQueue.list.query({ limit: 2, cursor })
      seen.push(...page.items.map((item) => item.id))
      cursor = page.nextCursor ?? undefined
    } while (cursor)
    expect(seen.filter((id) => ids.includes(id))).toEqual(ids)
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
    const decide = support.productQueue.decide.mutate({ productId: newId('prd'), decision: 'approve' })
    expect((await refusal(decide)).code).toBe('FORBIDDEN')
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
