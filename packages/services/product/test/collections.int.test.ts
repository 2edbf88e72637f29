import { newId } from '@millyard/contracts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { countStatements } from './count-statements.ts'
import { refusal, type Shop, startShop, unique, type Vendor } from './shop.ts'

let shop: Shop
let vendor: Vendor
beforeAll(async () => {
  shop = await startShop()
  vendor = await shop.addVendor()
})
afterAll(() => shop?.close())

const add = async (title = `Collection ${unique()}`) => {
  const { collectionId } = await shop.admin.collections.create.mutate({ title })
  return shop.admin.collections.get.query({ collectionId })
}
type Change = Partial<{ title: string; text: string; isShown: boolean; productIds: string[]; version: number }>
const change = async (collectionId: string, changes: Change) => {
  const { version, title, text, isShown, products } = await shop.admin.collections.get.query({ collectionId })
  const productIds = products.map(({ id }) => id)
  return shop.admin.collections.update.mutate({ collectionId, version, title, text, isShown, productIds, ...changes })
}
const shown = async (slug: string) =>
  (await shop.anyone.catalogue.collection.query({ slug })).products.map(({ id }) => id)

test('what was never on sale, stands there twice, is too much or shown empty is refused at the field', async () => {
  const { id } = await add()
  const { productId: draftId } = await vendor.client.products.create.mutate(shop.draft())
  const product = await shop.addProduct(vendor)
  const tooMany = Array.from({ length: 49 }, () => newId('prd'))
  for (const productIds of [[draftId], [newId('prd')], [product.id, draftId], [product.id, product.id], tooMany])
    expect(await refusal(change(id, { productIds }))).toMatchObject({
      code: 'BAD_INPUT',
      fields: { productIds: expect.any(String) },
    })
  expect((await refusal(change(id, { isShown: true }))).fields.productIds).toBe('Add goods before you show it.')
  expect((await refusal(change(id, { title: ' ' }))).fields).toHaveProperty('title')
  expect(await shop.admin.collections.get.query({ collectionId: id })).toMatchObject({ version: 1, products: [] })
})

test('of two who save at once the second is told, and what the first wrote stays', async () => {
  const { id, version } = await add()
  const [a, b] = await Promise.all([shop.addProduct(vendor), shop.addProduct(vendor)])
  const saves = await Promise.allSettled([
    change(id, { version, productIds: [a.id], text: 'a' }),
    change(id, { version, productIds: [b.id], text: 'b' }),
  ])
  expect(saves.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const { text, products } = await shop.admin.collections.get.query({ collectionId: id })
  expect(products.map((product) => product.id)).toEqual([text === 'a' ? a.id : b.id])
  const old = { collectionId: id, version }
  expect((await refusal(shop.admin.collections.remove.mutate(old))).code).toBe('CONFLICT')
})

test('the shop shows it in its order, without what is not on sale, and not at all while it is hidden or empty', async () => {
  const { id, slug } = await add()
  const maker = await shop.addVendor()
  const [a, b, c] = [await shop.addProduct(vendor), await shop.addProduct(maker), await shop.addProduct(vendor)]
  await change(id, { productIds: [c.id, a.id, b.id] })
  expect((await refusal(shop.anyone.catalogue.collection.query({ slug }))).code).toBe('NOT_FOUND')
  await change(id, { isShown: true, text: 'Made this spring.' })
  expect(await shown(slug)).toEqual([c.id, a.id, b.id])
  await vendor.client.products.archive.mutate({ productId: c.id })
  await shop.tellVendor(maker, { version: 2, status: 'suspended' })
  expect(await shown(slug)).toEqual([a.id])
  const { products } = await shop.admin.collections.get.query({ collectionId: id })
  expect(products.map(({ isOnSale }) => isOnSale)).toEqual([false, true, false])
  await vendor.client.products.archive.mutate({ productId: a.id })
  expect((await refusal(shop.anyone.catalogue.collection.query({ slug }))).code).toBe('NOT_FOUND')
  expect((await shop.anyone.catalogue.collections.query()).collections.some((one) => one.slug === slug)).toBe(false)
})

test('the home page gets the first goods of each, the one changed last first, in one statement', async () => {
  const products = []
  for (let count = 0; count < 6; count++) products.push((await shop.addProduct(vendor)).id)
  const [older, newer] = [await add(), await add()]
  await change(older.id, { productIds: products, isShown: true })
  shop.clock.setOffset(60_000)
  await change(newer.id, { productIds: products.toReversed(), isShown: true })
  const { collections } = await shop.anyone.catalogue.collections.query()
  const ours = collections.filter(({ slug }) => slug === older.slug || slug === newer.slug)
  expect(ours.map(({ slug }) => slug)).toEqual([newer.slug, older.slug])
  expect(ours[1]?.products.map(({ id }) => id)).toEqual(products.slice(0, 4))
  expect(await countStatements(shop, () => shop.anyone.catalogue.collections.query())).toHaveLength(1)
  expect(await countStatements(shop, () => shown(older.slug))).toHaveLength(1)
})

test('one title twice makes two addresses, in parallel too; a removed one is gone and its goods stay', async () => {
  const title = `Twice ${unique()}`
  const all = await Promise.all([add(title), add(title), add(title)])
  expect(new Set(all.map(({ slug }) => slug)).size).toBe(3)
  const product = await shop.addProduct(vendor)
  const [first] = all
  await change(first.id, { productIds: [product.id], isShown: true })
  const { version } = await shop.admin.collections.get.query({ collectionId: first.id })
  await shop.admin.collections.remove.mutate({ collectionId: first.id, version })
  expect((await refusal(shop.admin.collections.get.query({ collectionId: first.id }))).code).toBe('NOT_FOUND')
  expect((await shop.anyone.catalogue.product.query({ slug: product.slug })).id).toBe(product.id)
})

test('only those who may change the catalogue can', async () => {
  const { id, version } = await add()
  const support = shop.as(await shop.peers.adminToken(['products.read']))
  expect((await support.collections.list.query()).collections.some((one) => one.id === id)).toBe(true)
  for (const call of [
    () => support.collections.create.mutate({ title: 'Mine' }),
    () => support.collections.remove.mutate({ collectionId: id, version }),
    () => vendor.client.collections.create.mutate({ title: 'Mine' }),
  ])
    expect((await refusal(call())).code).toBe('FORBIDDEN')
})
