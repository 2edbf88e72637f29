import { MAX_WISHES, newId } from '@millyard/contracts'
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

const customer = async () => {
  const userId = newId('usr')
  return { userId, client: shop.as(await shop.peers.customerToken(userId)) }
}

test('adding twice, in parallel too, is adding once; only what is on sale can be added', async () => {
  const { client, userId } = await customer()
  const { id: productId } = await shop.addProduct(vendor)
  const { productId: draftId } = await vendor.client.products.create.mutate(shop.draft())
  await Promise.all(Array.from({ length: 5 }, () => client.wishlist.add.mutate({ productId })))
  expect(await client.wishlist.productIds.query()).toEqual({ productIds: [productId] })
  expect(await shop.client.wishlist.findUnique({ where: { customerId: userId } })).toMatchObject({ itemCount: 1 })
  for (const id of [draftId, newId('prd')])
    expect((await refusal(client.wishlist.add.mutate({ productId: id }))).code).toBe('NOT_FOUND')
  expect((await refusal(shop.anyone.wishlist.add.mutate({ productId }))).code).toBe('UNAUTHENTICATED')
  expect((await refusal(vendor.client.wishlist.add.mutate({ productId }))).code).toBe('FORBIDDEN')
})

test('shows the price of now beside that of then, what sold out, what left the shop, and which need a choice', async () => {
  const { client } = await customer()
  const maker = await shop.addVendor()
  const single = await shop.addProduct(maker)
  const several = await shop.addProduct(maker, {
    options: [{ name: 'Size', values: ['S', 'L'] }],
    variants: ['S', 'L'].map((size) => ({
      sku: `SKU-${unique()}`,
      optionValues: [size],
      priceMinor: 5_000,
      weightGrams: 100,
      stock: 0,
    })),
  })
  const gone = await shop.addProduct(maker)
  for (const { id: productId } of [single, several, gone]) await client.wishlist.add.mutate({ productId })
  await shop.client.product.update({ where: { id: single.id }, data: { minPriceMinor: 3_900 } })
  await maker.client.products.archive.mutate({ productId: gone.id })
  const { items } = await client.wishlist.list.query({})
  expect(items).toMatchObject([
    { id: gone.id, isOnSale: false },
    { id: several.id, isOnSale: true, inStock: false, onlyVariantId: null },
    { id: single.id, priceMinor: 3_900, priceWhenAddedMinor: 4_900, inStock: true, onlyVariantId: single.variantId },
  ])
  await shop.tellVendor(maker, { version: 2, status: 'suspended' })
  expect((await client.wishlist.list.query({})).items.map((wish) => wish.isOnSale)).toEqual([false, false, false])
  const first = await client.wishlist.list.query({ limit: 2 })
  const rest = await client.wishlist.list.query({ limit: 2, cursor: first.nextCursor ?? '' })
  expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual([gone.id, several.id, single.id])
  expect(await countStatements(shop, () => client.wishlist.list.query({}))).toHaveLength(1)
  expect(await countStatements(shop, () => client.wishlist.productIds.query())).toHaveLength(1)
})

test('a removal can be taken back with its place and price, for an hour; removing twice is removing once', async () => {
  const { client, userId } = await customer()
  const products = [await shop.addProduct(vendor), await shop.addProduct(vendor)]
  const [first, second] = products.map(({ id }) => id) as [string, string]
  for (const productId of [first, second]) await client.wishlist.add.mutate({ productId })
  await shop.client.product.update({ where: { id: first }, data: { minPriceMinor: 100 } })
  await Promise.all([1, 2, 3].map(() => client.wishlist.remove.mutate({ productId: first })))
  expect((await client.wishlist.productIds.query()).productIds).toEqual([second])
  await Promise.all([1, 2].map(() => client.wishlist.restore.mutate({ productId: first })))
  const { items } = await client.wishlist.list.query({})
  expect(items.map(({ id }) => id)).toEqual([second, first])
  expect(items[1]).toMatchObject({ priceMinor: 100, priceWhenAddedMinor: 4_900 })
  expect(await shop.client.wishlist.findUnique({ where: { customerId: userId } })).toMatchObject({ itemCount: 2 })

  await client.wishlist.remove.mutate({ productId: first })
  await shop.client.wishlistItem.updateMany({
    where: { customerId: userId, productId: first },
    data: { removedAt: new Date(Date.now() - 2 * 60 * 60_000) },
  })
  await client.wishlist.remove.mutate({ productId: second })
  expect((await refusal(client.wishlist.restore.mutate({ productId: first }))).code).toBe('NOT_FOUND')
  await client.wishlist.restore.mutate({ productId: second })

  await client.wishlist.remove.mutate({ productId: second })
  await client.wishlist.add.mutate({ productId: second })
  await client.wishlist.add.mutate({ productId: first })
  expect((await client.wishlist.list.query({})).items[0]).toMatchObject({ id: first, priceWhenAddedMinor: 100 })
})

test('another customer’s list is out of reach: removing and taking back touch the own list alone', async () => {
  const [anna, bert] = [await customer(), await customer()]
  const { id: productId } = await shop.addProduct(vendor)
  await anna.client.wishlist.add.mutate({ productId })
  await bert.client.wishlist.remove.mutate({ productId })
  expect((await anna.client.wishlist.productIds.query()).productIds).toEqual([productId])
  expect((await refusal(bert.client.wishlist.restore.mutate({ productId }))).code).toBe('NOT_FOUND')
  expect((await bert.client.wishlist.list.query({})).items).toEqual([])
})

test('a full list says so, in parallel too, and holds no more than it should', async () => {
  const { client, userId } = await customer()
  const products = await Promise.all(Array.from({ length: 4 }, () => shop.addProduct(vendor)))
  const ids = products.map(({ id }) => id)
  await client.wishlist.add.mutate({ productId: ids[0] ?? '' })
  await shop.client.wishlist.update({ where: { customerId: userId }, data: { itemCount: MAX_WISHES - 1 } })
  const results = await Promise.allSettled(ids.slice(1).map((productId) => client.wishlist.add.mutate({ productId })))
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect((await client.wishlist.productIds.query()).productIds).toHaveLength(2)
  const left = ids.find((_, index) => index > 0 && results[index - 1]?.status === 'rejected') ?? ''
  expect(await refusal(client.wishlist.add.mutate({ productId: left }))).toMatchObject({
    code: 'CONFLICT',
    message: 'Your wishlist holds 200 products and is full. Remove one first.',
  })
})

test('what was sold out when it was added and can be bought now says so', async () => {
  const { client } = await customer()
  const { id: productId } = await shop.addProduct(vendor)
  await shop.client.product.update({ where: { id: productId }, data: { sellableVariants: 0 } })
  await client.wishlist.add.mutate({ productId })
  expect((await client.wishlist.list.query({})).items).toMatchObject([{ wasInStock: false, inStock: false }])
  await shop.client.product.update({ where: { id: productId }, data: { sellableVariants: 1 } })
  expect((await client.wishlist.list.query({})).items).toMatchObject([{ wasInStock: false, inStock: true }])
})

test('a list is read by its link alone, shows what is on sale, and is closed when its owner stops to share it', async () => {
  const { client, userId } = await customer()
  const stranger = await customer()
  const [first, gone, removed] = [
    await shop.addProduct(vendor),
    await shop.addProduct(vendor),
    await shop.addProduct(vendor),
  ]
  for (const { id: productId } of [first, gone, removed]) await client.wishlist.add.mutate({ productId })
  await client.wishlist.remove.mutate({ productId: removed.id })
  await vendor.client.products.archive.mutate({ productId: gone.id })
  expect(await client.wishlist.sharing.query()).toEqual({ token: null })

  const links = await Promise.all([1, 2, 3].map(() => client.wishlist.share.mutate()))
  const token = links[0]?.token ?? ''
  expect(links.map((link) => link.token)).toEqual([token, token, token])
  const page = await shop.anyone.wishlist.shared.query({ token })
  expect(page.items.map(({ id }) => id)).toEqual([first.id])
  // Nothing of the owner but the short name; nothing of when and for how much it was added.
  expect(JSON.stringify(page)).not.toContain(userId)
  expect(Object.keys(page)).toEqual(['items', 'nextCursor', 'ownerName'])
  expect(Object.keys(page.items[0] ?? {})).not.toContain('priceWhenAddedMinor')
  expect(await countStatements(shop, () => shop.anyone.wishlist.shared.query({ token }))).toHaveLength(1)

  expect((await refusal(shop.anyone.wishlist.shared.query({ token: 'A'.repeat(43) }))).code).toBe('NOT_FOUND')
  expect((await refusal(shop.anyone.wishlist.share.mutate())).code).toBe('UNAUTHENTICATED')
  await stranger.client.wishlist.stopSharing.mutate()
  expect((await shop.anyone.wishlist.shared.query({ token })).items).toHaveLength(1)

  await client.wishlist.stopSharing.mutate()
  expect((await refusal(shop.anyone.wishlist.shared.query({ token }))).code).toBe('NOT_FOUND')
  const again = await client.wishlist.share.mutate()
  expect(again.token).not.toBe(token)
  expect((await refusal(shop.anyone.wishlist.shared.query({ token }))).code).toBe('NOT_FOUND')
})

test('a shared list without goods is an empty list, and a long one comes in pages', async () => {
  const { client } = await customer()
  const token = (await client.wishlist.share.mutate()).token ?? ''
  expect(await shop.anyone.wishlist.shared.query({ token })).toMatchObject({ items: [], nextCursor: null })
  const products = [await shop.addProduct(vendor), await shop.addProduct(vendor)]
  for (const { id: productId } of products) await client.wishlist.add.mutate({ productId })
  const start = await shop.anyone.wishlist.shared.query({ token, limit: 1 })
  const rest = await shop.anyone.wishlist.shared.query({ token, limit: 1, cursor: start.nextCursor ?? '' })
  expect([...start.items, ...rest.items].map(({ id }) => id)).toEqual(products.map(({ id }) => id).reverse())
  expect(rest.nextCursor).toBeNull()
})
