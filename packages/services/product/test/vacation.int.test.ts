import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { startShop, type Vendor } from './shop.ts'

let shop: Awaited<ReturnType<typeof startShop>>
beforeAll(async () => {
  shop = await startShop()
})
afterEach(() => shop.clock.setOffset(0))
afterAll(() => shop.close())

const AWAY = {
  from: '2030-12-20',
  until: '2031-01-03',
  note: 'The kiln rests.',
  startsAt: '2030-12-19T23:00:00.000Z',
  endsAt: '2031-01-03T23:00:00.000Z',
}
const standAt = (moment: string) => shop.clock.setOffset(Date.parse(moment) - Date.now())

async function awayVendor() {
  const vendor = await shop.addVendor()
  const product = await shop.addProduct(vendor)
  await shop.tellVendor(vendor, { version: 2, vacation: AWAY })
  return { vendor, product, seen: () => whatIsSeen(vendor, product) }
}

/** What buyers are told of it on each page, and the order service of a line. */
async function whatIsSeen(vendor: Vendor, product: { slug: string; variantId: string }) {
  const [page, factory, { factories }, priced, found] = await Promise.all([
    shop.anyone.catalogue.product.query({ slug: product.slug }),
    shop.anyone.catalogue.factory.query({ slug: vendor.slug }),
    shop.anyone.catalogue.factories.query(),
    shop.order.internal.priceLines.mutate({ lines: [{ variantId: product.variantId, quantity: 1 }] }),
    shop.anyone.catalogue.search.query({ factory: vendor.slug }),
  ])
  const listed = factories.find(({ id }) => id === vendor.id)
  expect([page.factory.vacation, listed?.vacation]).toEqual([factory.vacation, factory.vacation])
  expect(found.items.map(({ slug }) => slug)).toEqual([product.slug])
  // A card says what the order service says.
  expect(found.items.map((card) => card.awayUntil)).toEqual(priced.lines.map((line) => line.awayUntil))
  return { vacation: factory.vacation, awayUntil: priced.lines.map((line) => line.awayUntil) }
}

describe('the vacation of a factory', () => {
  test('P46 is honoured before, during and after the window; the goods stay to be looked at', async () => {
    const { seen } = await awayVendor()
    const { startsAt, endsAt, ...told } = AWAY
    const before = new Date(Date.parse(startsAt) - 60_000).toISOString()
    standAt(before)
    expect(await seen()).toEqual({ vacation: { ...told, isNow: false }, awayUntil: [null] })
    standAt(startsAt)
    expect(await seen()).toEqual({ vacation: { ...told, isNow: true }, awayUntil: [AWAY.until] })
    standAt(new Date(Date.parse(endsAt) - 60_000).toISOString())
    expect(await seen()).toEqual({ vacation: { ...told, isNow: true }, awayUntil: [AWAY.until] })
    standAt(endsAt)
    expect(await seen()).toEqual({ vacation: null, awayUntil: [null] })
  })

  test('a late copy of an older state does not bring it back; an event from before there were vacations means none', async () => {
    const { vendor, seen } = await awayVendor()
    standAt(AWAY.startsAt)
    await shop.tellVendor(vendor, { version: 3, vacation: null })
    await shop.tellVendor(vendor, { version: 2, vacation: AWAY })
    expect(await seen()).toEqual({ vacation: null, awayUntil: [null] })
    await shop.tellVendor(vendor, { version: 4, vacation: AWAY })
    expect((await seen()).vacation?.isNow).toBe(true)
    await shop.tellVendor(vendor, { version: 5 })
    expect(await seen()).toEqual({ vacation: null, awayUntil: [null] })
  })
})
