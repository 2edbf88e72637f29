import { randomUUID } from 'node:crypto'
import { seenInQuote } from '@millyard/contracts'
import { anonymous, eventually } from '@millyard/dev-stack/testing'
import { beforeAll, describe, expect, it } from 'vitest'
import { ADDRESS, type Customer, createWorld, type Product, type Vendor } from '../src/world.ts'

const world = createWorld()
const open = anonymous(world.stack)

let vendor: Vendor
let buyer: Customer
let product: Product
let draft: Product
let staff: Awaited<ReturnType<typeof world.staff>>
let sold: Awaited<ReturnType<typeof world.paidOrder>>['order']

const version = async () => (await staff.auth.vendorReview.get.query({ vendorId: vendor.vendorId })).version
const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'nothing',
    (error: { data?: { code?: string } }) => error.data?.code,
  )
const isInShop = () =>
  open.product.catalogue.product.query({ slug: product.slug }).then(
    () => true,
    () => false,
  )

beforeAll(async () => {
  ;[vendor, buyer, staff] = await Promise.all([world.vendor(), world.customer(), world.staff('catalogue')])
  product = await world.product(vendor)
  draft = await world.product(vendor, { isDraft: true })
  const [variantId = ''] = product.variantIds
  sold = (await world.paidOrder(buyer, [{ variantId, quantity: 1 }])).order
  await buyer.api.order.cart.addItem.mutate({ variantId, quantity: 2 })
})

describe('P46 and P47, over all services', () => {
  it('suspending takes the goods out of the shop, the cart and the checkout', async () => {
    await staff.auth.vendorReview.suspend.mutate({
      vendorId: vendor.vendorId,
      version: await version(),
      reason: 'Parcels arrived empty.',
    })
    await eventually('the shop to hear of it', async () => ((await isInShop()) ? undefined : true))
    const cart = await eventually('the cart to hear of it', async () => {
      const now = await buyer.api.order.cart.get.query()
      return now.orphans.length > 0 ? now : undefined
    })
    expect(cart).toMatchObject({ groups: [], orphans: [{ quantity: 2, problems: ['unavailable'] }] })
    const quote = await buyer.api.order.checkout.quote.query({ country: ADDRESS.country, postcode: ADDRESS.postcode })
    expect(quote.groups).toEqual([])
    const order = buyer.api.order.checkout.place.mutate({
      idempotencyKey: randomUUID(),
      address: ADDRESS,
      deliveries: [],
      seen: seenInQuote(quote, []),
    })
    expect(['CART_EMPTY', 'NOT_FOR_SALE', 'BAD_INPUT']).toContain(await codeOf(order))
  })

  it('what was sold before is still shipped, by a session that knows of the suspension', async () => {
    await vendor.api.renew()
    const [part] = sold.parts
    const [item] = part?.items ?? []
    const shipment = await eventually('the shipping service to know the order', () =>
      vendor.api.shipping.shipments.create.mutate({
        vendorOrderId: part?.id ?? '',
        carrier: 'manual',
        carrierName: 'Alpenkurier',
        trackingNumber: `RR${world.unique()}`,
        items: [{ orderItemId: item?.id ?? '', quantity: 1 }],
      }),
    )
    expect(shipment.items).toHaveLength(1)
    expect(await codeOf(vendor.api.product.products.submit.mutate(draft.draft))).toBe('FORBIDDEN')
  })

  it('reinstating brings every product back in its own state, and the cart back together', async () => {
    await staff.auth.vendorReview.reinstate.mutate({ vendorId: vendor.vendorId, version: await version() })
    await eventually('the shop to hear of it', async () => (await isInShop()) || undefined)
    const cart = await eventually('the cart to hear of it', async () => {
      const now = await buyer.api.order.cart.get.query()
      return now.groups.length > 0 ? now : undefined
    })
    expect(cart).toMatchObject({ itemCount: 2, orphans: [], hasProblems: false })
    await vendor.api.renew()
    const { items } = await vendor.api.product.products.list.query({})
    expect(items.map(({ id, status }) => [id, status]).sort()).toEqual(
      [
        [product.productId, 'approved'],
        [draft.productId, 'draft'],
      ].sort(),
    )
  })

  it('the factory reads why, in its notification centre and by mail', async () => {
    const { items } = await eventually('both notices', async () => {
      const page = await vendor.api.notification.inbox.list.query({})
      return page.items.some(({ title }) => title.includes('is open again')) ? page : undefined
    })
    expect(items.find(({ title }) => title.includes('is suspended'))?.body).toContain('Parcels arrived empty.')
    const mails = await eventually('the mails', async () => {
      const found = await world.stack.mails(vendor.email)
      return found.some(({ subject }) => subject.includes('is open again')) ? found : undefined
    })
    expect(mails.find(({ subject }) => subject.includes('is suspended'))?.text).toContain('Parcels arrived empty.')
  })
})
