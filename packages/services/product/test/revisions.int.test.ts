import { newId } from '@millyard/contracts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expireReservations } from '../src/stock/expire-reservations.ts'
import { cancelledOrder, type Draft, paidOrder, refusal, type Shop, startShop, unique, type Vendor } from './shop.ts'

let shop: Shop
let vendor: Vendor
beforeAll(async () => {
  shop = await startShop()
  vendor = await shop.addVendor()
})
afterAll(() => shop?.close())

const onSale = (slug: string) => shop.anyone.catalogue.product.query({ slug })
const review = (productId: string, revisionId?: string) => shop.admin.productQueue.get.query({ productId, revisionId })
const sizes = (...names: string[]): Draft => ({
  options: [{ name: 'Size', values: names }],
  variants: names.map((name) => ({
    sku: `${name}-${unique()}`,
    optionValues: [name],
    priceMinor: 4_900,
    weightGrams: 500,
    stock: 5,
  })),
})
const newVariant = (name: string, priceMinor = 1_000, stock = 3) => ({
  sku: `${name}-${unique()}`,
  optionValues: [name],
  priceMinor,
  weightGrams: 100,
  stock,
})

describe('review of a first version', () => {
  test('asks for changes, gets them, approves; every step is in the history and told', async () => {
    const first = await shop.addDraft(vendor, { title: 'Reviewed thing' })
    const { productId } = first
    await shop.submit(vendor, first)
    const queued = await shop.admin.productQueue.list.query({ limit: 100 })
    expect(queued.items.find((item) => item.productId === productId)).toMatchObject({
      title: 'Reviewed thing',
      isChange: false,
      factory: { id: vendor.id, tagline: 'Made by hand' },
      submittedAt: expect.any(String),
      image: { alt: 'The thing from the front' },
    })
    expect(Object.keys((await refusal(shop.decide(first, 'request_changes'))).fields)).toEqual(['note'])
    await shop.decide(first, 'request_changes', 'Better light, please.')
    const sentBack = await shop.get(vendor, productId)
    expect(sentBack).toMatchObject({
      status: 'changes_requested',
      change: 'changes_requested',
      revision: { number: 2, status: 'draft', content: { title: 'Reviewed thing' } },
      lastDecision: { number: 1, status: 'changes_requested', note: 'Better light, please.' },
    })
    const second = await shop.edit(vendor, productId, { description: 'Now with much better light than before.' })
    expect(await shop.get(vendor, productId)).toMatchObject({ change: 'changes_requested' })
    await shop.submit(vendor, second)
    await shop.decide(second, 'approve')
    await shop.peers.waitForEvent('product.changes_requested.v1', productId)
    await shop.peers.waitForEvent('product.approved.v1', productId)
    const { items } = await vendor.client.products.history.query({ productId })
    expect(items.map(({ number, status, isAutomatic }) => [number, status, isAutomatic])).toEqual([
      [2, 'approved', false],
      [1, 'changes_requested', false],
    ])
    expect((await onSale('reviewed-thing')).description).toBe('<p>Now with much better light than before.</p>')
  })

  test('of parallel decisions one wins, and one event is told', async () => {
    const saved = await shop.addDraft(vendor)
    await shop.submit(vendor, saved)
    const count = async () =>
      (await shop.client.vendorSummary.findUniqueOrThrow({ where: { vendorId: vendor.id } })).productCount
    const before = await count()
    const results = await Promise.allSettled(Array.from({ length: 8 }, () => shop.decide(saved, 'approve')))
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
    for (const result of results)
      if (result.status === 'rejected') expect((await refusal(Promise.reject(result.reason))).code).toBe('CONFLICT')
    expect(await count()).toBe(before + 1)
    await shop.peers.waitForEvent('product.approved.v1', saved.productId)
    const told = shop.peers.delivered.filter(
      ({ event }) => event.type === 'product.approved.v1' && event.aggregateId === saved.productId,
    )
    expect(told).toHaveLength(1)
  })

  test('unknown products are not found, rejected ones stay rejected, archived ones leave the count', async () => {
    const unknown = { productId: newId('prd'), revisionId: newId('prv') }
    expect((await refusal(review(unknown.productId))).code).toBe('NOT_FOUND')
    expect((await refusal(shop.decide(unknown, 'approve'))).code).toBe('NOT_FOUND')
    const saved = await shop.addDraft(vendor)
    expect((await refusal(review(saved.productId))).code).toBe('NOT_FOUND')
    await shop.submit(vendor, saved)
    await shop.decide(saved, 'reject', 'Not made by you.')
    await shop.peers.waitForEvent('product.rejected.v1', saved.productId)
    expect(await shop.get(vendor, saved.productId)).toMatchObject({
      status: 'rejected',
      change: null,
      revision: { status: 'rejected', note: 'Not made by you.' },
    })
    expect((await refusal(shop.submit(vendor, saved))).code).toBe('ILLEGAL_TRANSITION')
    expect((await refusal(shop.edit(vendor, saved.productId, {}))).code).toBe('ILLEGAL_TRANSITION')
    await vendor.client.products.archive.mutate({ productId: saved.productId })
    const again = vendor.client.products.archive.mutate({ productId: saved.productId })
    expect((await refusal(again)).code).toBe('ILLEGAL_TRANSITION')

    const product = await shop.addProduct(vendor)
    const count = async () =>
      (await shop.client.vendorSummary.findUniqueOrThrow({ where: { vendorId: vendor.id } })).productCount
    const before = await count()
    await vendor.client.products.archive.mutate({ productId: product.id })
    expect(await count()).toBe(before - 1)
  })

  test('the queue shows the longest waiting first, in pages', async () => {
    const ids: string[] = []
    for (let index = 0; index < 3; index++) {
      const saved = await shop.addDraft(vendor)
      await shop.submit(vendor, saved)
      ids.push(saved.productId)
    }
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await shop.admin.productQueue.list.query({ limit: 2, cursor })
      seen.push(...page.items.map((item) => item.productId))
      cursor = page.nextCursor ?? undefined
    } while (cursor)
    expect(seen.filter((id) => ids.includes(id))).toEqual(ids)
  })
})

describe('a change of a product on sale', () => {
  test('the live version sells on, unchanged, until the change is approved; then all of it is there', async () => {
    const product = await shop.addProduct(vendor, { title: 'Plain stool', categoryId: shop.categoryId('tables') })
    const before = await onSale(product.slug)
    const picture = await shop.addPicture(vendor, product.id)
    const change = await shop.edit(vendor, product.id, {
      title: 'Turned stool',
      description: 'Turned on the lathe, oiled twice, and then waxed.',
      categoryId: shop.categoryId('desks'),
      images: [{ id: picture.id, alt: 'From above' }],
    })
    expect(change).toMatchObject({ number: 2, version: 1 })
    expect(await shop.get(vendor, product.id)).toMatchObject({
      status: 'approved',
      change: 'draft',
      title: 'Plain stool',
    })
    expect(await onSale(product.slug)).toEqual(before)
    await shop.submit(vendor, change)
    await shop.peers.waitForEvent('product_change.submitted.v1', product.id)
    expect(await onSale(product.slug)).toEqual(before)
    await shop.reserve(newId('ord'), [{ variantId: product.variantId, quantity: 1 }])

    const seen = await review(product.id)
    expect(seen).toMatchObject({
      status: 'approved',
      revision: { id: change.revisionId, content: { title: 'Turned stool', categoryName: 'Desks' } },
    })
    expect(seen.revision.base).toMatchObject({ title: 'Plain stool', categoryName: 'Tables', images: [before.image] })
    await shop.decide(change, 'approve')
    await shop.peers.waitForEvent('product_change.approved.v1', product.id)
    const after = await onSale(product.slug)
    expect(after).toMatchObject({
      slug: product.slug,
      title: 'Turned stool',
      description: '<p>Turned on the lathe, oiled twice, and then waxed.</p>',
      category: { slug: 'desks' },
      images: [{ id: picture.id, alt: 'From above' }],
      image: { id: picture.id },
      priceMinor: before.priceMinor,
    })
    expect(after.variants).toEqual([{ ...before.variants[0], available: 9 }])
    const found = await shop.anyone.catalogue.search.query({ q: 'turned stool' })
    expect(found.items.map(({ id }) => id)).toEqual([product.id])
    expect(await shop.get(vendor, product.id)).toMatchObject({ status: 'approved', change: null, revision: null })
  })

  test('P01 variants keep their ids, stock and holds; one taken out is fulfilled but no longer sold; new ones bring their offer', async () => {
    const product = await shop.addProduct(vendor, sizes('S', 'M', 'L'))
    const [s = '', m = '', l = ''] = product.variantIds
    const [held, paid] = [newId('ord'), newId('ord')]
    await shop.reserve(held, [{ variantId: m, quantity: 2 }])
    await shop.reserve(paid, [{ variantId: m, quantity: 1 }])
    await shop.reserve(newId('ord'), [{ variantId: s, quantity: 1 }])
    const change = await shop.edit(vendor, product.id, {
      options: [{ name: 'Size', values: ['Large', 'XL', 'S'] }],
      variants: [{ id: l, optionValues: ['Large'] }, newVariant('XL', 1_200, 4), { id: s, optionValues: ['S'] }],
    })
    await shop.submit(vendor, change)
    await shop.decide(change, 'approve')

    const { live } = await shop.get(vendor, product.id)
    expect(
      live?.variants.map(({ id, optionValues, priceMinor, stock, reserved }) => [
        id,
        optionValues[0],
        priceMinor,
        stock,
        reserved,
      ]),
    ).toEqual([
      [l, 'Large', 4_900, 5, 0],
      [expect.any(String), 'XL', 1_200, 4, 0],
      [s, 'S', 4_900, 5, 1],
    ])
    const shown = await onSale(product.slug)
    expect(shown.variants.map(({ optionValues }) => optionValues[0])).toEqual(['Large', 'XL', 'S'])
    expect(shown).toMatchObject({ priceMinor: 1_200, isFromPrice: true })

    const lines = [{ variantId: m, quantity: 1 }]
    expect((await shop.order.internal.priceLines.mutate({ lines })).lines).toEqual([])
    expect((await refusal(shop.reserve(newId('ord'), lines))).code).toBe('OUT_OF_STOCK')
    expect((await refusal(vendor.client.products.setStock.mutate({ variantId: m, stock: 9 }))).code).toBe('NOT_FOUND')
    // The order that held it before is paid and gets it; another is cancelled and gives it back; the listing does not move.
    const sellable = async () =>
      (await shop.client.product.findUniqueOrThrow({ where: { id: product.id } })).sellableVariants
    expect(await sellable()).toBe(3)
    await shop.deliver('order.paid.v1', paid, paidOrder(paid, [{ productId: product.id, variantId: m, quantity: 1 }]))
    expect(await shop.stockOf(m)).toEqual({ onHand: 4, reserved: 2 })
    await shop.deliver('order.cancelled.v1', held, cancelledOrder(held))
    await shop.deliver('order.cancelled.v1', paid, cancelledOrder(paid))
    await expireReservations(shop.deps, shop.clock)
    expect(await shop.stockOf(m)).toEqual({ onHand: 5, reserved: 0 })
    expect(await sellable()).toBe(3)
    // Its SKU is free again.
    const retired = await shop.client.productVariant.findUniqueOrThrow({ where: { id: m } })
    await shop.addProduct(vendor, { variants: [{ ...newVariant('M'), optionValues: [], sku: retired.sku }] })
  })

  test('a variant sold out is not lost: approving keeps it sold out, and the counts stay exact', async () => {
    const product = await shop.addProduct(vendor, sizes('S', 'L'))
    const [s = '', l = ''] = product.variantIds
    await shop.reserve(newId('ord'), [{ variantId: s, quantity: 5 }])
    const change = await shop.edit(vendor, product.id, { title: 'Sold out thing' })
    await shop.submit(vendor, change)
    await Promise.all([
      shop.decide(change, 'approve'),
      ...Array.from({ length: 5 }, () => shop.reserve(newId('ord'), [{ variantId: l, quantity: 1 }])),
    ])
    const row = await shop.client.product.findUniqueOrThrow({ where: { id: product.id } })
    expect(row).toMatchObject({ title: 'Sold out thing', variantCount: 2, sellableVariants: 0 })
    await vendor.client.products.setStock.mutate({ variantId: s, stock: 6 })
    expect((await onSale(product.slug)).inStock).toBe(true)
  })

  test('what it says of offers on sale is not read: a draft changes no price and no stock', async () => {
    const product = await shop.addProduct(vendor, sizes('S'))
    const [id = ''] = product.variantIds
    const change = await shop.edit(vendor, product.id, {
      title: 'Sneaky thing',
      currency: 'JPY',
      leadTimeDays: 365,
      variants: [{ id, optionValues: ['S'], sku: 'OTHER', priceMinor: 1, weightGrams: 1, stock: 999 }],
    })
    await shop.submit(vendor, change)
    await shop.decide(change, 'approve')
    const { live } = await shop.get(vendor, product.id)
    expect(live).toMatchObject({ currency: 'EUR', leadTimeDays: 5 })
    expect(live?.variants).toMatchObject([{ id, priceMinor: 4_900, weightGrams: 500, stock: 5 }])
  })

  test('P45 the id of another product’s or a retired variant is refused, and of one that was never on sale every id', async () => {
    const mine = await shop.addProduct(vendor, sizes('S', 'L'))
    const other = await shop.addProduct(vendor, sizes('S'))
    const rival = await shop.addVendor()
    const theirs = await shop.addProduct(rival, sizes('S'))
    const [s = '', l = ''] = mine.variantIds
    const smaller = await shop.edit(vendor, mine.id, {
      options: [{ name: 'Size', values: ['S'] }],
      variants: [{ id: s, optionValues: ['S'] }],
    })
    await shop.submit(vendor, smaller)
    await shop.decide(smaller, 'approve')
    const refused = { 'content.variants.0.id': 'This variant does not belong to this product.' }
    for (const id of [other.variantId, theirs.variantId, l])
      expect((await refusal(shop.edit(vendor, mine.id, { variants: [{ id, optionValues: ['S'] }] }))).fields).toEqual(
        refused,
      )
    const draft = await shop.addDraft(vendor)
    const planted = shop.edit(vendor, draft.productId, { variants: [{ id: s, optionValues: [] }] })
    expect((await refusal(planted)).fields).toEqual(refused)
    expect((await shop.get(rival, theirs.id)).live?.variants[0]?.id).toBe(theirs.variantId)
  })

  test('rejected, sent back and discarded changes leave what is on sale alone', async () => {
    const product = await shop.addProduct(vendor, { title: 'Steady thing' })
    const before = await onSale(product.slug)
    const first = await shop.edit(vendor, product.id, { title: 'Loud thing' })
    await shop.submit(vendor, first)
    await shop.decide(first, 'request_changes', 'Too loud.')
    expect(await shop.get(vendor, product.id)).toMatchObject({ status: 'approved', change: 'changes_requested' })
    const mine = await vendor.client.products.list.query({ change: 'changes_requested', limit: 100 })
    expect(mine.items.map(({ id }) => id)).toContain(product.id)
    const second = await shop.edit(vendor, product.id, { title: 'Louder thing' })
    await shop.submit(vendor, second)
    await shop.decide(second, 'reject', 'No.')
    expect(await shop.get(vendor, product.id)).toMatchObject({
      status: 'approved',
      change: null,
      revision: null,
      lastDecision: { number: 3, status: 'rejected', note: 'No.' },
    })
    const third = await shop.edit(vendor, product.id, { title: 'Discarded thing' })
    await vendor.client.products.discard.mutate(third)
    expect(await shop.get(vendor, product.id)).toMatchObject({ status: 'approved', change: null, revision: null })
    expect(await onSale(product.slug)).toEqual(before)
  })

  test('nothing to change, nothing to submit; one draft at a time; begun on the state that was seen', async () => {
    const product = await shop.addProduct(vendor)
    const same = await shop.edit(vendor, product.id, {})
    expect((await refusal(shop.submit(vendor, same))).message).toBe('Nothing differs from what is on sale.')
    const { content } = await shop.openDraft(vendor, product.id)
    const second = vendor.client.products.saveDraft.mutate({ productId: product.id, base: null, content })
    expect((await refusal(second)).code).toBe('CONFLICT')
    const { productId, revisionId } = same
    expect((await refusal(shop.submit(vendor, { productId, revisionId, version: 7 }))).code).toBe('CONFLICT')
    const begun = await shop.addProduct(vendor)
    const start = await shop.openDraft(vendor, begun.id)
    const results = await Promise.allSettled(
      [1, 2, 3].map(() => vendor.client.products.saveDraft.mutate({ productId: begun.id, ...start })),
    )
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
  })
})

describe('withdrawing', () => {
  test('takes a version back, for good; it goes on as a draft; a decision on what was taken back is a conflict', async () => {
    const saved = await shop.addDraft(vendor, { title: 'Hasty thing' })
    await shop.submit(vendor, saved)
    const draft = await vendor.client.products.withdraw.mutate(saved)
    expect(draft).toMatchObject({ number: 2, version: 1 })
    expect((await refusal(shop.decide(saved, 'approve'))).code).toBe('CONFLICT')
    expect((await refusal(vendor.client.products.withdraw.mutate(draft))).code).toBe('ILLEGAL_TRANSITION')
    expect(await shop.get(vendor, saved.productId)).toMatchObject({ status: 'draft', change: 'draft' })
    const better = await shop.edit(vendor, saved.productId, { title: 'Careful thing' })
    await shop.submit(vendor, better)
    // Staff who still look at the first version decide nothing about the second.
    expect((await refusal(shop.decide(saved, 'approve'))).code).toBe('CONFLICT')
    expect((await review(saved.productId)).revision.id).toBe(better.revisionId)
    expect((await review(saved.productId, saved.revisionId)).revision).toMatchObject({ status: 'withdrawn', number: 1 })
    await shop.decide(better, 'approve')
    expect((await refusal(vendor.client.products.withdraw.mutate(better))).code).toBe('ILLEGAL_TRANSITION')
  })

  test('against a decision in the same moment exactly one of the two happens', async () => {
    for (let round = 0; round < 8; round++) {
      const saved = await shop.addDraft(vendor)
      await shop.submit(vendor, saved)
      const results = await Promise.allSettled([
        vendor.client.products.withdraw.mutate(saved),
        shop.decide(saved, 'approve'),
      ])
      expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
      const { status } = await shop.get(vendor, saved.productId)
      expect(status).toBe(results[0].status === 'fulfilled' ? 'draft' : 'approved')
    }
  })

  test('archiving takes back what waits, and nothing of it is applied', async () => {
    const product = await shop.addProduct(vendor, { title: 'Leaving thing' })
    const change = await shop.edit(vendor, product.id, { title: 'Staying thing' })
    await shop.submit(vendor, change)
    await vendor.client.products.archive.mutate({ productId: product.id })
    expect((await refusal(shop.decide(change, 'approve'))).code).toBe('CONFLICT')
    expect(await shop.get(vendor, product.id)).toMatchObject({
      status: 'archived',
      change: null,
      title: 'Leaving thing',
    })
    expect((await refusal(shop.edit(vendor, product.id, {}))).code).toBe('ILLEGAL_TRANSITION')
  })
})

describe('history', () => {
  test('a decided revision never changes, not even by hand, and keeps what it was compared with', async () => {
    const product = await shop.addProduct(vendor, { title: 'First title' })
    const change = await shop.edit(vendor, product.id, { title: 'Second title' })
    await shop.submit(vendor, change)
    await shop.decide(change, 'approve')
    const third = await shop.edit(vendor, product.id, { title: 'Third title' })
    await shop.submit(vendor, third)
    await shop.decide(third, 'approve')
    const old = await vendor.client.products.revision.query({ productId: product.id, revisionId: change.revisionId })
    expect(old).toMatchObject({ content: { title: 'Second title' }, base: { title: 'First title' } })
    await expect(
      shop.client.productRevision.update({ where: { id: change.revisionId }, data: { note: 'Rewritten' } }),
    ).rejects.toThrow('never changes')
    const { items } = await shop.admin.productQueue.history.query({ productId: product.id })
    expect(items.map(({ number }) => number)).toEqual([3, 2, 1])
    const page = await vendor.client.products.history.query({ productId: product.id, limit: 2 })
    const rest = await vendor.client.products.history.query({
      productId: product.id,
      limit: 2,
      cursor: page.nextCursor ?? '',
    })
    expect(rest.items.map(({ number }) => number)).toEqual([1])
  })

  test('staff see no draft: it is the factory’s own business', async () => {
    const product = await shop.addProduct(vendor)
    const draft = await shop.edit(vendor, product.id, { title: 'Half an idea' })
    expect((await refusal(review(product.id, draft.revisionId))).code).toBe('NOT_FOUND')
    expect((await shop.admin.productQueue.history.query({ productId: product.id })).items).toHaveLength(1)
    expect((await vendor.client.products.history.query({ productId: product.id })).items).toHaveLength(2)
  })
})

describe('a factory that staff trust', () => {
  test('goes on sale at once, marked as such, until staff stop it; what waited before still waits', async () => {
    const maker = await shop.addVendor()
    const waiting = await shop.addDraft(maker)
    await shop.submit(maker, waiting)
    await shop.admin.productQueue.trust.mutate({ vendorId: maker.id, isTrusted: true, note: 'Ten good ones.' })
    await shop.admin.productQueue.trust.mutate({ vendorId: maker.id, isTrusted: true })
    expect((await shop.get(maker, waiting.productId)).status).toBe('submitted')
    expect((await review(waiting.productId)).factory.isTrusted).toBe(true)

    const first = await shop.addDraft(maker, { title: 'Trusted thing' })
    expect(await shop.submit(maker, first)).toEqual({ ok: true, isApproved: true })
    expect((await onSale('trusted-thing')).id).toBe(first.productId)
    const { items } = await maker.client.products.history.query({ productId: first.productId })
    expect(items).toMatchObject([{ status: 'approved', isAutomatic: true, decidedBy: 'Millyard' }])
    await shop.peers.waitForEvent('product.approved.v1', first.productId)
    expect(
      shop.peers.delivered.some(
        ({ event }) => event.type === 'product.submitted.v1' && event.aggregateId === first.productId,
      ),
    ).toBe(false)
    const change = await shop.edit(maker, first.productId, { title: 'Trusted and changed' })
    expect((await shop.submit(maker, change)).isApproved).toBe(true)
    // Trust does not shorten the checks.
    expect((await refusal(shop.submit(maker, await shop.edit(maker, first.productId, { title: '' })))).code).toBe(
      'BAD_INPUT',
    )

    await shop.admin.productQueue.trust.mutate({ vendorId: maker.id, isTrusted: false, note: 'A copy was found.' })
    const second = await shop.addDraft(maker)
    expect((await shop.submit(maker, second)).isApproved).toBe(false)
    const said = await shop.client.vendorTrustChange.findMany({
      where: { vendorId: maker.id },
      orderBy: { createdAt: 'asc' },
    })
    expect(said.map(({ isTrusted, note }) => [isTrusted, note])).toEqual([
      [true, 'Ten good ones.'],
      [false, 'A copy was found.'],
    ])
    const unknown = shop.admin.productQueue.trust.mutate({ vendorId: newId('ven'), isTrusted: true })
    expect((await refusal(unknown)).code).toBe('NOT_FOUND')
    // News of the vendor does not undo it.
    await shop.admin.productQueue.trust.mutate({ vendorId: maker.id, isTrusted: true })
    await shop.tellVendor(maker, { version: 9, name: 'New name' })
    expect((await shop.client.vendorSummary.findUniqueOrThrow({ where: { vendorId: maker.id } })).isTrusted).toBe(true)
  })

  test('submitting, deciding and news of the vendor at once never wait for each other', async () => {
    const maker = await shop.addVendor()
    const drafts = await Promise.all(Array.from({ length: 6 }, () => shop.addDraft(maker)))
    for (const draft of drafts.slice(0, 3)) await shop.submit(maker, draft)
    const results = await Promise.allSettled([
      ...drafts.slice(3).map((draft) => shop.submit(maker, draft)),
      ...drafts.slice(0, 3).map((draft) => shop.decide(draft, 'approve')),
      shop.tellVendor(maker, { version: 2, name: 'Moved' }),
      shop.admin.productQueue.trust.mutate({ vendorId: maker.id, isTrusted: true }),
    ])
    expect(results.filter((result) => result.status === 'rejected')).toEqual([])
  })
})
