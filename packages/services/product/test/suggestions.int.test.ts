import { newId } from '@millyard/contracts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { countStatements } from './count-statements.ts'
import { refusal, type Shop, startShop, type Vendor } from './shop.ts'

let shop: Shop
let bjork: Vendor

const suggest = (q: string) => shop.anyone.catalogue.suggest.query({ q })
const add = (title: string, by = bjork, category = 'tables') =>
  shop.addProduct(by, { title, categoryId: shop.categoryId(category) })

beforeAll(async () => {
  shop = await startShop()
  bjork = await shop.addVendor({ name: 'Björk Carpentry', slug: 'bjork' })
  await shop.addVendor({ name: 'Björk without goods', slug: 'bjork-without-goods' })
})
afterAll(() => shop?.close())

describe('suggestions for words that are being typed', () => {
  test('no words are refused', async () => {
    expect(await refusal(suggest('   '))).toMatchObject({ code: 'BAD_INPUT' })
    expect(await refusal(suggest('x'.repeat(121)))).toMatchObject({ code: 'BAD_INPUT' })
  })

  test('what nothing has finds nothing, and signs of a pattern are only signs', async () => {
    await add('Plain bench')
    const nothing = { corrected: null, categories: [], brands: [], factories: [], products: [] }
    for (const q of ['qqqqqq', '%', '_', "'", '\\', '-', '"']) expect(await suggest(q), q).toEqual(nothing)
  })

  test('what is not on sale is not offered, nor a category or factory without goods', async () => {
    const { id: productId } = await add('Vanishing footstool', bjork, 'desks')
    expect((await suggest('vanish')).products).toHaveLength(1)
    expect((await suggest('desk')).categories).toEqual([{ slug: 'desks', name: 'Desks', parent: 'Tables' }])
    await bjork.client.products.archive.mutate({ productId })
    const gone = await suggest('vanish')
    expect(gone.products).toEqual([])
    expect((await suggest('desk')).categories).toEqual([])
    expect((await suggest('bjo')).factories.map(({ slug }) => slug)).toEqual(['bjork'])
  })

  test('an unfinished word finds goods by title, their maker and their category', async () => {
    await add('Walnut sideboard')
    const found = await suggest('walnut side')
    expect(found.products.map(({ title }) => title)).toEqual(['Walnut sideboard'])
    expect((await suggest('bjork')).products.length).toBeGreaterThan(0)
    expect((await suggest('tabl')).categories).toContainEqual({ slug: 'tables', name: 'Tables', parent: 'Living' })
  })

  test('at most five goods, those whose title has the word first', async () => {
    const maker = await shop.addVendor({ name: 'Marquetry Works', slug: 'marquetry' })
    for (let n = 0; n < 6; n++) await add(`Box ${n}`, maker)
    await add('Marquetry tray')
    const { products, factories } = await suggest('marquetry')
    expect(products).toHaveLength(5)
    expect(products[0]?.title).toBe('Marquetry tray')
    expect(factories).toEqual([{ slug: 'marquetry', name: 'Marquetry Works', city: 'Lyon', country: 'FR' }])
  })

  test('a typing error is corrected, and that is said', async () => {
    await add('Cherrywood ladle', bjork, 'kitchen')
    expect(await suggest('cherywood')).toMatchObject({
      corrected: 'cherrywood',
      products: [{ title: 'Cherrywood ladle' }],
    })
  })

  test('goods are one statement; so are the names, which are kept', async () => {
    const kept = await startShop({ CATEGORY_CACHE_SECONDS: '60' })
    try {
      const vendor = await kept.addVendor({ name: 'Kept Works', slug: 'kept' })
      await kept.addProduct(vendor, { title: 'Kept bowl' })
      const ask = () => kept.anyone.catalogue.suggest.query({ q: 'kept' })
      await ask()
      expect(await countStatements(kept, ask)).toHaveLength(1)
    } finally {
      await kept.close()
    }
  })
})

describe('cards of given products', () => {
  test('none, too many, and what is no product are refused', async () => {
    const cards = (ids: string[]) => refusal(shop.anyone.catalogue.cards.query({ ids }))
    expect(await cards([])).toMatchObject({ code: 'BAD_INPUT' })
    expect(await cards(Array.from({ length: 25 }, () => newId('prd')))).toMatchObject({ code: 'BAD_INPUT' })
    expect(await cards(['ven_1'])).toMatchObject({ code: 'BAD_INPUT' })
  })

  test('stand in the order asked for, without what is not on sale', async () => {
    const [one, two, gone] = [await add('Card one'), await add('Card two'), await add('Card gone')]
    await bjork.client.products.archive.mutate({ productId: gone.id })
    const ask = () =>
      shop.anyone.catalogue.cards.query({
        ids: [two.id, newId('prd'), gone.id, one.id, two.id],
      })
    expect((await ask()).products.map(({ title }) => title)).toEqual(['Card two', 'Card one'])
    expect(await countStatements(shop, ask)).toHaveLength(1)
  })
})

describe('addresses for the sitemap', () => {
  test('every product on sale once, none that is not', async () => {
    const { id: productId } = await add('Address of the gone')
    await bjork.client.products.archive.mutate({ productId })
    const { parts } = await shop.anyone.catalogue.addressParts.query()
    expect(parts).toHaveLength(1)
    const lists = await Promise.all(parts.map((from) => shop.anyone.catalogue.addresses.query({ from })))
    const slugs = lists.flatMap(({ products }) => products.map(({ slug }) => slug))
    const onSale = await shop.deps.database.client.product.findMany({
      where: { status: 'approved', vendorStatus: 'approved' },
      select: { slug: true },
    })
    expect(slugs.toSorted()).toEqual(onSale.map(({ slug }) => slug).toSorted())
  })
})
