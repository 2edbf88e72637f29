import { newId } from '@millyard/contracts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { refusal, type Shop, startShop, type Vendor } from './shop.ts'

let shop: Shop
let vendor: Vendor
beforeAll(async () => {
  shop = await startShop()
  vendor = await shop.addVendor()
})
afterAll(() => shop?.close())

const buyer = async (name = 'Anna Maria Keller') => {
  const userId = newId('usr')
  return { userId, client: shop.as(await shop.peers.accessToken({ aud: 'storefront', sub: userId, name })) }
}
const deliver = (customerId: string, productIds: string[]) =>
  shop.deliver('vendor_order.delivered.v1', newId('vor'), {
    vendorOrderId: newId('vor'),
    number: 'M-1001-1',
    orderId: newId('ord'),
    orderNumber: 'M-1001',
    vendorId: vendor.id,
    vendorName: vendor.name,
    customerId,
    productIds,
  })
const words = { title: 'Good', body: 'It does what it should do.' }

test('a buyer may review what was delivered, once, also when they press twice', async () => {
  const { id: productId, slug } = await shop.addProduct(vendor)
  const { userId, client } = await buyer()
  const write = (rating: number) => client.reviews.create.mutate({ productId, rating, ...words })
  expect((await refusal(write(5))).code).toBe('FORBIDDEN')
  const event = await deliver(userId, [productId, productId])
  await shop.redeliver(event)
  await deliver(userId, [productId])
  const results = await Promise.allSettled([write(4), write(4), write(4)])
  expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
  expect((await refusal(write(1))).code).toBe('ALREADY_EXISTS')
  const product = await shop.anyone.catalogue.product.query({ slug })
  expect(product).toMatchObject({ ratingAverage: 4, ratingCount: 1 })
  const { items } = await shop.anyone.catalogue.reviews.query({ productId })
  expect(items).toMatchObject([{ rating: 4, authorName: 'Anna K.', title: 'Good' }])
})

test('parallel reviews of many buyers all count, and are read newest first, in pages', async () => {
  const { id: productId, slug } = await shop.addProduct(vendor)
  const ratings = [5, 4, 4, 3, 5, 1, 2]
  await Promise.all(
    ratings.map(async (rating) => {
      const { userId, client } = await buyer()
      await deliver(userId, [productId])
      await client.reviews.create.mutate({ productId, rating, ...words })
    }),
  )
  const product = await shop.anyone.catalogue.product.query({ slug })
  expect(product).toMatchObject({ ratingCount: 7, ratingAverage: 3.43 })
  const whole = await shop.anyone.catalogue.reviews.query({ productId })
  const page = await shop.anyone.catalogue.reviews.query({ productId, limit: 4 })
  const rest = await shop.anyone.catalogue.reviews.query({ productId, limit: 4, cursor: page.nextCursor ?? '' })
  expect([...page.items, ...rest.items]).toEqual(whole.items)
  expect(rest.nextCursor).toBeNull()
})

test.each([
  ['rating', { rating: 0 }],
  ['rating', { rating: 6 }],
  ['rating', { rating: 4.5 }],
  ['title', { title: ' ' }],
  ['body', { body: 'short' }],
  ['productId', { productId: 'prd_1' }],
])('names the wrong field: %s', async (field, changes) => {
  const { client } = await buyer()
  const input = { productId: newId('prd'), rating: 5, ...words, ...changes }
  expect(Object.keys((await refusal(client.reviews.create.mutate(input))).fields)).toEqual([field])
})

test('unknown products and drafts are not found; vendors and strangers cannot review', async () => {
  const { client } = await buyer()
  const { productId } = await vendor.client.products.create.mutate(shop.draft())
  for (const id of [newId('prd'), productId])
    expect((await refusal(client.reviews.create.mutate({ productId: id, rating: 5, ...words }))).code).toBe('NOT_FOUND')
  const input = { productId, rating: 5, ...words }
  expect((await refusal(vendor.client.reviews.create.mutate(input))).code).toBe('FORBIDDEN')
  expect((await refusal(shop.anyone.reviews.create.mutate(input))).code).toBe('UNAUTHENTICATED')
})
