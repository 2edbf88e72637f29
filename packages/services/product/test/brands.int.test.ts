import { newId } from '@millyard/contracts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findKnownPictures } from '../src/images/image.repository.ts'
import { countStatements } from './count-statements.ts'
import { picture, refusal, type Shop, startShop, unique, type Vendor } from './shop.ts'

let shop: Shop
let vendor: Vendor
let stranger: Vendor
beforeAll(async () => {
  shop = await startShop()
  vendor = await shop.addVendor()
  stranger = await shop.addVendor()
})
afterAll(() => shop?.close())

const brands = () => shop.admin.brands
const add = async (name = `Brand ${unique()}`) => {
  const { brandId } = await brands().create.mutate({ name })
  return brands().get.query({ brandId })
}
const read = (brandId: string) => brands().get.query({ brandId })
type Change = Partial<{ name: string; slug: string; website: string; country: string }>
const change = async (brandId: string, changes: Change) => {
  const { version, name, slug, description } = await read(brandId)
  return brands().update.mutate({ brandId, version, name, slug, description, ...changes })
}
const propose = async (by = vendor, name = `Proposal ${unique()}`) => {
  const { brandId } = await by.client.products.proposeBrand.mutate({ name })
  const { items } = await brands().proposals.query({ limit: 100 })
  const proposal = items.find(({ id }) => id === brandId)
  if (!proposal) throw new Error('The proposal does not wait')
  return proposal
}
const found = async (brand: string) => (await shop.anyone.catalogue.search.query({ brand })).items.map(({ id }) => id)
const shown = (slug: string) => shop.anyone.catalogue.product.query({ slug })

describe('the list', () => {
  test('names and addresses that are taken, websites that are none, are refused with the field', async () => {
    const first = await add()
    expect(await refusal(brands().create.mutate({ name: first.name.toUpperCase() }))).toMatchObject({
      code: 'ALREADY_EXISTS',
      fields: { name: expect.any(String) },
    })
    const other = await add()
    expect((await refusal(change(other.id, { name: first.name }))).fields.name).toContain('in the list')
    expect((await refusal(change(other.id, { slug: first.slug }))).fields.slug).toContain('Another brand')
    await change(first.id, { slug: `${first.slug}-new` })
    expect((await refusal(change(other.id, { slug: first.slug }))).fields.slug).toContain('once had it')
    for (const website of ['javascript:alert(1)', 'example.com', 'https://x'])
      expect((await refusal(change(other.id, { website }))).fields.website).toBeTruthy()
    for (const name of ['', ' ', 'x'.repeat(81), 'a\u202eb'])
      expect((await refusal(brands().create.mutate({ name }))).code).toBe('BAD_INPUT')
  })

  test('two who add the same name at once: one of them wins', async () => {
    const name = `Race ${unique()}`
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => brands().create.mutate({ name })))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  test('who changes what somebody else has changed since is told', async () => {
    const brand = await add()
    await change(brand.id, { country: 'FR' })
    const old = { brandId: brand.id, version: brand.version }
    const { id: intoId } = await add()
    for (const call of [
      () => brands().remove.mutate(old),
      () => brands().merge.mutate({ ...old, intoId }),
      () => brands().update.mutate({ ...old, name: brand.name, slug: brand.slug }),
      () => brands().removeLogo.mutate(old),
    ])
      expect((await refusal(call())).code).toBe('CONFLICT')
    expect(await read(brand.id)).toMatchObject({ version: 2, country: 'FR' })
  })

  test('a brand that is carried, or named by a draft, stays; an unused one goes, with its addresses', async () => {
    const [carried, named, unused] = [await add(), await add(), await add()]
    await shop.addProduct(vendor, { brandId: carried.id })
    await shop.addDraft(vendor, { brandId: named.id })
    await change(unused.id, { slug: `${unused.slug}-new` })
    const remove = async (brandId: string) =>
      brands().remove.mutate({ brandId, version: (await read(brandId)).version })
    expect((await refusal(remove(carried.id))).code).toBe('ILLEGAL_TRANSITION')
    expect((await refusal(remove(named.id))).code).toBe('ILLEGAL_TRANSITION')
    await remove(unused.id)
    for (const slug of [unused.slug, `${unused.slug}-new`])
      expect((await refusal(shop.anyone.catalogue.brand.query({ slug }))).code).toBe('NOT_FOUND')
    // Its name and address are free again.
    expect((await add(unused.name)).slug).toBe(unused.slug)
  })

  test('a logo is a picture, is shown, and its files go with it', async () => {
    const brand = await add()
    const form = (file: Buffer) => {
      const data = new FormData()
      data.set('brandId', brand.id)
      data.set('version', '1')
      data.set('file', new File([new Uint8Array(file)], 'logo.png'))
      return data
    }
    expect((await refusal(brands().setLogo.mutate(form(Buffer.from('none'))))).fields.file).toBeTruthy()
    const logo = await brands().setLogo.mutate(form(await picture()))
    expect(await read(brand.id)).toMatchObject({ version: 2, logo: { id: logo.id } })
    // So its files are never taken for stray ones.
    expect(await findKnownPictures(shop.client, [logo.id])).toEqual([logo.id])
    expect((await refusal(brands().setLogo.mutate(form(await picture())))).code).toBe('CONFLICT')
    await brands().removeLogo.mutate({ brandId: brand.id, version: 2 })
    expect((await read(brand.id)).logo).toBeNull()
  })

  test('is read in one statement; only those who may change it can', async () => {
    expect(await countStatements(shop, () => brands().list.query({}))).toHaveLength(1)
    expect(await countStatements(shop, () => brands().proposals.query({}))).toHaveLength(1)
    const support = shop.as(await shop.peers.adminToken(['products.read']))
    expect((await refusal(support.brands.create.mutate({ name: 'Mine' }))).code).toBe('FORBIDDEN')
    expect((await refusal(vendor.client.brands.list.query({}))).code).toBe('FORBIDDEN')
  })
})

describe('on products', () => {
  test('it is content: written by a revision, compared, shown, found by its words and its page', async () => {
    const [first, second] = [await add(), await add(`Zephyrine ${unique()}`)]
    const product = await shop.addProduct(vendor, { brandId: first.id })
    expect((await shown(product.slug)).brand).toEqual({ slug: first.slug, name: first.name })
    const edited = await shop.edit(vendor, product.id, { brandId: second.id })
    await shop.submit(vendor, edited)
    const review = await shop.admin.productQueue.get.query({ productId: product.id })
    expect(review.revision).toMatchObject({ base: { brandName: first.name }, content: { brandName: second.name } })
    expect((await shown(product.slug)).brand?.slug).toBe(first.slug)
    await shop.decide(edited, 'approve')
    expect((await shown(product.slug)).brand?.slug).toBe(second.slug)
    expect(await found(second.slug)).toEqual([product.id])
    expect(await found(first.slug)).toEqual([])
    expect((await shop.anyone.catalogue.search.query({ q: second.name })).items[0]?.id).toBe(product.id)
    const { brands: all } = await shop.anyone.catalogue.brands.query()
    expect(all.find(({ slug }) => slug === second.slug)).toMatchObject({ productCount: 1 })
    expect(all.some(({ slug }) => slug === first.slug)).toBe(false)
  })

  test('renamed, its goods follow in lists, pages and search, and the former address leads to it', async () => {
    const brand = await add()
    const product = await shop.addProduct(vendor, { brandId: brand.id })
    const name = `Quillfeather ${unique()}`
    const slug = `quill-${unique()}`
    await change(brand.id, { name, slug })
    await expect.poll(() => found(slug)).toEqual([product.id])
    expect((await shown(product.slug)).brand).toEqual({ slug, name })
    expect((await shop.anyone.catalogue.search.query({ q: name })).items[0]?.id).toBe(product.id)
    const { facets } = await shop.anyone.catalogue.facets.query({ brand: slug })
    expect(facets.find(({ key }) => key === 'brand')?.values).toMatchObject([{ label: name, count: 1 }])
    for (const address of [brand.slug, slug])
      expect(await shop.anyone.catalogue.brand.query({ slug: address })).toMatchObject({ slug, productCount: 1 })
  })

  test('merged: goods, addresses and drafts follow, twice over, and nothing on sale changes hands', async () => {
    const [old, middle, last] = [await add(), await add(), await add()]
    const product = await shop.addProduct(vendor, { brandId: old.id })
    const draft = await shop.addDraft(vendor, { brandId: old.id })
    const waiting = await shop.addDraft(vendor, { brandId: old.id })
    await shop.submit(vendor, waiting)
    expect((await refusal(brands().merge.mutate({ brandId: old.id, version: 1, intoId: old.id }))).code).toBe(
      'BAD_INPUT',
    )
    await brands().merge.mutate({ brandId: old.id, version: 1, intoId: middle.id })
    expect((await refusal(brands().get.query({ brandId: old.id }))).code).toBe('NOT_FOUND')
    await brands().merge.mutate({ brandId: middle.id, version: 1, intoId: last.id })
    await expect.poll(() => found(last.slug)).toEqual([product.id])
    for (const slug of [old.slug, middle.slug, last.slug])
      expect((await shop.anyone.catalogue.brand.query({ slug })).slug).toBe(last.slug)
    expect((await read(last.id)).formerSlugs.toSorted()).toEqual([old.slug, middle.slug].toSorted())

    await shop.decide(waiting, 'approve')
    await shop.submit(vendor, draft)
    await shop.decide(draft, 'approve')
    expect((await found(last.slug)).toSorted()).toEqual([product.id, waiting.productId, draft.productId].toSorted())
    // To say the brand that took it over is to say the same: there is nothing to submit.
    const same = await shop.edit(vendor, product.id, { brandId: last.id })
    expect((await refusal(shop.submit(vendor, same))).message).toContain('Nothing differs')
  })

  test('two merges into each other at once: one of them wins', async () => {
    const [a, b] = [await add(), await add()]
    const outcomes = await Promise.allSettled([
      brands().merge.mutate({ brandId: a.id, version: 1, intoId: b.id }),
      brands().merge.mutate({ brandId: b.id, version: 1, intoId: a.id }),
    ])
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })

  test('goods approved while their brand is merged end up with the one that took it over', async () => {
    const [from, into] = [await add(), await add()]
    const drafts = await Promise.all(
      Array.from({ length: 4 }, async () => {
        const saved = await shop.addDraft(vendor, { brandId: from.id })
        await shop.submit(vendor, saved)
        return saved
      }),
    )
    await Promise.all([
      ...drafts.map((saved) => shop.decide(saved, 'approve')),
      brands().merge.mutate({ brandId: from.id, version: 1, intoId: into.id }),
    ])
    await expect
      .poll(async () => (await found(into.slug)).toSorted())
      .toEqual(drafts.map(({ productId }) => productId).toSorted())
  })
})

describe('proposals', () => {
  test('what is in the list cannot be proposed; what waits is not proposed twice; ten wait at most', async () => {
    const factory = await shop.addVendor()
    const { name } = await add()
    const ask = (brand: string) => factory.client.products.proposeBrand.mutate({ name: brand })
    expect((await refusal(ask(name.toLowerCase()))).fields.name).toContain('in the list')
    const mine = `Mine ${unique()}`
    const ids = (await Promise.all([ask(mine), ask(mine.toUpperCase()), ask(mine)])).map(({ brandId }) => brandId)
    expect(new Set(ids).size).toBe(1)
    for (let more = 1; more < 10; more++) await ask(`Mine ${unique()}`)
    expect((await refusal(ask(`Mine ${unique()}`))).code).toBe('ILLEGAL_TRANSITION')
  })

  test('another factory neither sees nor names a proposal (P44)', async () => {
    const { id } = await propose(vendor)
    const choices = async (by: Vendor) =>
      (await by.client.products.brandChoices.query()).brands.map((brand) => brand.id)
    expect(await choices(vendor)).toContain(id)
    expect(await choices(stranger)).not.toContain(id)
    for (const brandId of [id, newId('brd')])
      expect((await refusal(shop.addDraft(stranger, { brandId }))).fields.brandId).toContain('not in the list')
  })

  test('a draft can name it and be submitted, but goes on sale only once it is accepted', async () => {
    const proposal = await propose()
    const saved = await shop.addDraft(vendor, { brandId: proposal.id })
    await shop.submit(vendor, saved)
    expect((await refusal(shop.decide(saved, 'approve'))).message).toContain('Decide on the brand first')
    expect((await refusal(shop.anyone.catalogue.brand.query({ slug: 'proposal' }))).code).toBe('NOT_FOUND')
    await brands().accept.mutate({ brandId: proposal.id, version: 1 })
    expect((await refusal(brands().accept.mutate({ brandId: proposal.id, version: 1 }))).code).toBe('CONFLICT')
    await shop.decide(saved, 'approve')
    expect(await found((await read(proposal.id)).slug)).toEqual([saved.productId])
  })

  test('trust in a factory does not list its brand: such a version waits', async () => {
    const factory = await shop.addVendor()
    await shop.admin.productQueue.trust.mutate({ vendorId: factory.id, isTrusted: true, note: '' })
    const proposal = await propose(factory)
    const saved = await shop.addDraft(factory, { brandId: proposal.id })
    expect(await shop.submit(factory, saved)).toMatchObject({ isApproved: false })
    await brands().accept.mutate({ brandId: proposal.id, version: 1 })
    await shop.decide(saved, 'approve')
    const next = await shop.addDraft(factory, { brandId: proposal.id })
    expect(await shop.submit(factory, next)).toMatchObject({ isApproved: true })
  })

  test('refused with a reason: the factory reads it, and cannot submit or have approved what names it', async () => {
    const proposal = await propose()
    const [draft, waiting] = [
      await shop.addDraft(vendor, { brandId: proposal.id }),
      await shop.addDraft(vendor, { brandId: proposal.id }),
    ]
    await shop.submit(vendor, waiting)
    const at = { brandId: proposal.id, version: 1 }
    expect((await refusal(brands().refuse.mutate({ ...at, note: ' ' }))).fields.note).toBeTruthy()
    await brands().refuse.mutate({ ...at, note: 'This is a model, not a brand.' })
    const { brands: choices } = await vendor.client.products.brandChoices.query()
    expect(choices.find(({ id }) => id === proposal.id)).toMatchObject({
      status: 'refused',
      note: 'This is a model, not a brand.',
    })
    expect((await refusal(shop.decide(waiting, 'approve'))).message).toContain('choose another one')
    expect((await refusal(shop.submit(vendor, draft))).fields.brandId).toContain('This is a model')
    const without = await shop.edit(vendor, draft.productId, { brandId: null })
    await shop.submit(vendor, without)
    await shop.decide(without, 'approve')
  })

  test('the queues are narrowed by factory and kind, the oldest first, and name the factories that wait', async () => {
    const factory = await shop.addVendor()
    const first = await propose(factory)
    const second = await propose(factory)
    const own = await brands().proposals.query({ vendorId: factory.id })
    expect(own.items.map(({ id }) => id)).toEqual([first.id, second.id])

    const onSale = await shop.addProduct(factory)
    const edit = await shop.edit(factory, onSale.id, { title: 'Another title' })
    await shop.submit(factory, edit)
    const fresh = await shop.addDraft(factory)
    await shop.submit(factory, fresh)
    const queue = async (kind?: 'new' | 'change') =>
      (await shop.admin.productQueue.list.query({ vendorId: factory.id, kind })).items.map((item) => item.productId)
    expect(await queue()).toEqual([onSale.id, fresh.productId])
    expect(await queue('change')).toEqual([onSale.id])
    expect(await queue('new')).toEqual([fresh.productId])
    const { factories } = await shop.admin.productQueue.factories.query()
    expect(factories).toContainEqual({ id: factory.id, name: factory.name })
    expect(factories.some(({ id }) => id === stranger.id)).toBe(false)
    expect(await countStatements(shop, () => shop.admin.productQueue.factories.query())).toHaveLength(1)
  })

  test('one that exists already is merged: drafts mean the brand of the list', async () => {
    const brand = await add('Holmegaarden')
    const proposal = await propose(vendor, 'Holmegården')
    expect(proposal).toMatchObject({ factory: { name: vendor.name }, alike: { id: brand.id } })
    const saved = await shop.addDraft(vendor, { brandId: proposal.id })
    await brands().merge.mutate({ brandId: proposal.id, version: 1, intoId: brand.id })
    expect(await shop.get(vendor, saved.productId)).toMatchObject({
      revision: { content: { brandId: brand.id, brandName: 'Holmegaarden' } },
    })
    await shop.submit(vendor, saved)
    await shop.decide(saved, 'approve')
    expect(await found(brand.slug)).toEqual([saved.productId])
  })
})
