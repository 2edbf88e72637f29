import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findKnownPictures } from '../src/images/image.repository.ts'
import { picture, refusal, type Shop, startShop, type Vendor } from './shop.ts'

let shop: Shop
beforeAll(async () => {
  shop = await startShop()
})
afterAll(() => shop?.close())

async function form(kind: string, file?: Buffer) {
  const sent = new FormData()
  sent.set('kind', kind)
  sent.set('file', new File([new Uint8Array(file ?? (await picture()))], 'logo.png'))
  return sent
}
const own = (vendor: Vendor) => vendor.client.storePictures
const shown = (vendor: Vendor) => shop.anyone.catalogue.factory.query({ slug: vendor.slug })

describe('the pictures of a store', () => {
  test('a store begins without; what is set is shown on its page, in the list and beside its goods', async () => {
    const vendor = await shop.addVendor()
    const product = await shop.addProduct(vendor)
    expect(await own(vendor).get.query()).toEqual({ logo: null, cover: null })
    const logo = await own(vendor).set.mutate(await form('logo'))
    const cover = await own(vendor).set.mutate(await form('cover'))
    expect(await own(vendor).get.query()).toEqual({ logo, cover })
    expect(await shown(vendor)).toMatchObject({ logo, cover })
    const { factories } = await shop.anyone.catalogue.factories.query()
    expect(factories.find(({ id }) => id === vendor.id)).toMatchObject({ logo, cover })
    expect((await shop.anyone.catalogue.product.query({ slug: product.slug })).factory).toMatchObject({ logo, cover })
    expect((await findKnownPictures(shop.deps.database.client, [logo.id, cover.id])).toSorted()).toEqual(
      [logo.id, cover.id].toSorted(),
    )
  })

  test('a new one takes the place of the old one, whose files go; news of the factory leaves them alone', async () => {
    const vendor = await shop.addVendor()
    const first = await own(vendor).set.mutate(await form('logo'))
    const second = await own(vendor).set.mutate(await form('logo'))
    await shop.tellVendor(vendor, { version: 2, tagline: 'Anew' })
    expect(await shown(vendor)).toMatchObject({ logo: second, cover: null, tagline: 'Anew' })
    await expect
      .poll(() => shop.deps.media.get(`${first.id.slice(-2)}/${first.id}-${first.widths[0]}.webp`), { timeout: 10_000 })
      .toBeUndefined()
    await own(vendor).remove.mutate({ kind: 'logo' })
    expect((await shown(vendor)).logo).toBeNull()
    await expect(own(vendor).remove.mutate({ kind: 'logo' })).resolves.toEqual({ ok: true })
  })

  test('what is no picture, and a kind that is none, are refused at their fields', async () => {
    const vendor = await shop.addVendor()
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
    expect(await refusal(own(vendor).set.mutate(await form('logo', svg)))).toMatchObject({ code: 'BAD_INPUT' })
    expect(await refusal(own(vendor).set.mutate(await form('banner')))).toMatchObject({ code: 'BAD_INPUT' })
    expect(await own(vendor).get.query()).toEqual({ logo: null, cover: null })
  })

  test('P44 they are those of the own factory, whatever stands in the form; buyers and strangers have no say', async () => {
    const [vendor, victim] = [await shop.addVendor(), await shop.addVendor()]
    const sent = await form('logo')
    sent.set('vendorId', victim.id)
    await own(vendor).set.mutate(sent)
    expect((await shown(victim)).logo).toBeNull()
    expect(await refusal(shop.anyone.storePictures.set.mutate(await form('logo')))).toMatchObject({
      code: 'UNAUTHENTICATED',
    })
  })

  test('a store that is not open keeps its pictures as they are', async () => {
    const vendor = await shop.addVendor()
    await shop.tellVendor(vendor, { version: 2, status: 'suspended' })
    expect(await refusal(own(vendor).set.mutate(await form('logo')))).toMatchObject({ code: 'BAD_INPUT' })
  })
})
