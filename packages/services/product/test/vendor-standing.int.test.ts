import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { refusal, startShop, type Vendor } from './shop.ts'

let shop: Awaited<ReturnType<typeof startShop>>
beforeAll(async () => {
  shop = await startShop()
})
afterAll(() => shop.close())

/** One product in every status, by its status. */
async function oneOfEach(vendor: Vendor): Promise<Map<string, string>> {
  const submitted = async () => {
    const draft = await shop.addDraft(vendor)
    await shop.submit(vendor, draft)
    return draft
  }
  const decided = async (decision: 'approve' | 'request_changes' | 'reject') => {
    const draft = await submitted()
    await shop.decide(draft, decision, 'So be it.')
    return draft.productId
  }
  const archived = await decided('approve')
  await vendor.client.products.archive.mutate({ productId: archived })
  return new Map([
    ['draft', (await shop.addDraft(vendor)).productId],
    ['submitted', (await submitted()).productId],
    ['changes_requested', await decided('request_changes')],
    ['approved', await decided('approve')],
    ['rejected', await decided('reject')],
    ['archived', archived],
  ])
}

const rowsOf = (vendor: Vendor) =>
  shop.client.product.findMany({ where: { vendorId: vendor.id }, orderBy: { id: 'asc' } })

describe('the standing of a factory and its products', () => {
  test('P47 suspended and reinstated, every product is back in its own state, to the last column', async () => {
    const vendor = await shop.addVendor()
    const ids = await oneOfEach(vendor)
    const before = await rowsOf(vendor)
    expect(before.map(({ status }) => status).sort()).toEqual([...ids.keys()].sort())

    await shop.tellVendor(vendor, { version: 2, status: 'suspended' })
    const meanwhile = await rowsOf(vendor)
    expect(meanwhile).toEqual(before.map((row) => ({ ...row, vendorStatus: 'suspended' })))
    await shop.tellVendor(vendor, { version: 3, status: 'approved' })
    expect(await rowsOf(vendor)).toEqual(before)
    for (const [status, productId] of ids) {
      expect((await vendor.client.products.get.query({ productId })).status).toBe(status)
    }
  })

  test('P47 the news of a reinstatement that overtakes that of the suspension wins', async () => {
    const vendor = await shop.addVendor()
    const { slug } = await shop.addProduct(vendor)
    await shop.tellVendor(vendor, { version: 3, status: 'approved' })
    await shop.tellVendor(vendor, { version: 2, status: 'suspended' })
    expect((await shop.anyone.catalogue.product.query({ slug })).slug).toBe(slug)
  })

  test.each(['suspended', 'closed'] as const)(
    'P46 what a factory that is %s would sell is nowhere to be found or bought, by whichever way',
    async (status) => {
      const vendor = await shop.addVendor()
      const product = await shop.addProduct(vendor)
      const { factories } = await shop.anyone.catalogue.factories.query()
      expect(factories.map(({ id }) => id)).toContain(vendor.id)

      await shop.tellVendor(vendor, { version: 2, status })
      const now = await shop.anyone.catalogue.factories.query()
      expect(now.factories.map(({ id }) => id)).not.toContain(vendor.id)
      expect((await refusal(shop.anyone.catalogue.factory.query({ slug: vendor.slug }))).code).toBe('NOT_FOUND')
      expect((await refusal(shop.anyone.catalogue.product.query({ slug: product.slug }))).code).toBe('NOT_FOUND')
      const found = await shop.anyone.catalogue.search.query({ factory: vendor.slug })
      expect(found.items).toEqual([])
      const lines = [{ variantId: product.variantId, quantity: 1 }]
      expect((await shop.order.internal.priceLines.mutate({ lines })).lines).toEqual([])
    },
  )
})
