import { newId } from '@millyard/contracts'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { countStatements } from './count-statements.ts'
import { type Reviewers, reviewersOf, WORDS } from './reviewers.ts'
import { refusal, type Shop, startShop, type Vendor } from './shop.ts'

let shop: Shop
let vendor: Vendor
let people: Reviewers
beforeAll(async () => {
  shop = await startShop()
  vendor = await shop.addVendor()
  people = reviewersOf(shop, vendor)
})
afterAll(() => shop?.close())

describe('writing a review', () => {
  test('a buyer may review what was delivered, once, also when they press twice', async () => {
    const { id: productId, slug } = await shop.addProduct(vendor)
    const { userId, client } = await people.person()
    const write = (rating: number) => client.reviews.create.mutate({ productId, rating, ...WORDS })
    expect((await refusal(write(5))).code).toBe('FORBIDDEN')
    const event = await people.deliver(userId, [productId, productId])
    await shop.redeliver(event)
    await people.deliver(userId, [productId])
    const results = await Promise.allSettled([write(4), write(4), write(4)])
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
    expect((await refusal(write(1))).code).toBe('ALREADY_EXISTS')
    const product = await shop.anyone.catalogue.product.query({ slug })
    expect(product).toMatchObject({ ratingAverage: 4, ratingCount: 1, ratingCounts: [0, 0, 0, 1, 0] })
    const { items } = await shop.anyone.catalogue.reviews.query({ productId })
    expect(items).toMatchObject([{ rating: 4, authorName: 'Anna K.', title: 'Good', photos: [], reply: null }])
  })

  test.each([
    ['rating', { rating: 0 }],
    ['rating', { rating: 6 }],
    ['rating', { rating: 4.5 }],
    ['title', { title: ' ' }],
    ['body', { body: 'short' }],
    ['productId', { productId: 'prd_1' }],
  ])('names the wrong field: %s', async (field, changes) => {
    const { client } = await people.person()
    const input = { productId: newId('prd'), rating: 5, ...WORDS, ...changes }
    expect(Object.keys((await refusal(client.reviews.create.mutate(input))).fields)).toEqual([field])
  })

  test('unknown products and drafts are not found; vendors and strangers cannot review', async () => {
    const { client } = await people.person()
    const { productId } = await vendor.client.products.create.mutate(shop.draft())
    for (const id of [newId('prd'), productId])
      expect((await refusal(client.reviews.create.mutate({ productId: id, rating: 5, ...WORDS }))).code).toBe(
        'NOT_FOUND',
      )
    const input = { productId, rating: 5, ...WORDS }
    expect((await refusal(vendor.client.reviews.create.mutate(input))).code).toBe('FORBIDDEN')
    expect((await refusal(shop.anyone.reviews.create.mutate(input))).code).toBe('UNAUTHENTICATED')
  })

  test('its author edits it, nobody else; the rating follows and readers see that it was edited', async () => {
    const { id: productId } = await shop.addProduct(vendor)
    const { id: reviewId, author } = await people.review(productId, 2)
    const change = { reviewId, rating: 5, title: 'Better', body: 'It grew on me after a month.' }
    const { client: stranger } = await people.buyer([productId])
    expect((await refusal(stranger.reviews.update.mutate(change))).code).toBe('NOT_FOUND')
    await author.client.reviews.update.mutate(change)
    const [shown] = (await shop.anyone.catalogue.reviews.query({ productId })).items
    expect(shown).toMatchObject({ rating: 5, title: 'Better', editedAt: expect.any(String) })
    expect((await people.ratings(productId)).kept).toMatchObject({ ratingCounts: [0, 0, 0, 0, 1], ratingAverage: 5 })
  })
})

describe('photos', () => {
  test('at most four, in parallel too; readers see them; they go one by one', async () => {
    const { id: productId } = await shop.addProduct(vendor)
    const { id: reviewId, author } = await people.review(productId, 5)
    const results = await Promise.allSettled(Array.from({ length: 6 }, () => people.photo(author.client, reviewId)))
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(4)
    expect((await refusal(people.photo(author.client, reviewId))).fields).toEqual({
      file: 'A review has at most 4 photos.',
    })
    const [shown] = (await shop.anyone.catalogue.reviews.query({ productId })).items
    expect(shown?.photos.map((photo) => photo.alt)).toEqual([1, 2, 3, 4].map((number) => `Photo ${number} by Anna K.`))
    const [first, second] = shown?.photos ?? []
    await author.client.reviews.removePhoto.mutate({ reviewId, imageId: first?.id ?? '' })
    const again = author.client.reviews.removePhoto.mutate({ reviewId, imageId: first?.id ?? '' })
    expect((await refusal(again)).code).toBe('NOT_FOUND')
    const left = (await shop.anyone.catalogue.reviews.query({ productId })).items[0]?.photos
    expect(left).toHaveLength(3)
    expect(left?.[0]?.id).toBe(second?.id)
    expect((await people.photo(author.client, reviewId)).widths).toEqual([240])
  })

  test('are checked by content and stripped like product pictures, and made as AVIF too', async () => {
    const avif = await startShop({ MEDIA_FORMATS: 'webp,avif' })
    try {
      const maker = await avif.addVendor()
      const reviewers = reviewersOf(avif, maker)
      const { id: productId } = await avif.addProduct(maker)
      const { id: reviewId, author } = await reviewers.review(productId, 5)
      const script = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
      expect((await refusal(reviewers.photo(author.client, reviewId, script))).fields).toEqual({
        file: 'Upload a JPEG, PNG or WebP picture.',
      })
      const phone = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#355' } })
        .withExif({ IFD0: { Artist: 'Nobody shall know' } })
        .jpeg()
        .toBuffer()
      const photo = await reviewers.photo(author.client, reviewId, phone)
      const path = photo.basePath.replace('http://media.test/', '')
      const webp = await fetch(`${avif.url}/${path}-320.webp`)
      expect((await sharp(Buffer.from(await webp.arrayBuffer())).metadata()).exif).toBeUndefined()
      const avifType = async () =>
        (await fetch(`${avif.url}/${path}-320.avif`, { method: 'HEAD' })).headers.get('content-type')
      await expect.poll(avifType, { timeout: 10_000 }).toBe('image/avif')
    } finally {
      await avif.close()
    }
  })

  test('are added and removed by the author alone', async () => {
    const { id: productId } = await shop.addProduct(vendor)
    const { id: reviewId, author } = await people.review(productId, 5)
    const photo = await people.photo(author.client, reviewId)
    const other = await people.review(productId, 4)
    expect((await refusal(people.photo(other.author.client, reviewId))).code).toBe('NOT_FOUND')
    for (const target of [reviewId, other.id]) {
      const removal = other.author.client.reviews.removePhoto.mutate({ reviewId: target, imageId: photo.id })
      expect((await refusal(removal)).code).toBe('NOT_FOUND')
    }
    expect((await refusal(people.photo(author.client, newId('rev')))).code).toBe('NOT_FOUND')
  })
})

describe('reading reviews', () => {
  test('newest, highest, lowest and one star alone, in pages without gaps or repeats, each in one statement', async () => {
    const { id: productId, slug } = await shop.addProduct(vendor)
    const ratings = [5, 4, 4, 3, 5, 1, 2]
    for (const rating of ratings) await people.review(productId, rating)
    expect(await shop.anyone.catalogue.product.query({ slug })).toMatchObject({
      ratingCount: 7,
      ratingAverage: 3.43,
      ratingCounts: [1, 1, 1, 2, 2],
    })
    const read = async (input: { sort?: 'newest' | 'highest' | 'lowest'; stars?: number }) => {
      const whole = (await shop.anyone.catalogue.reviews.query({ productId, ...input })).items
      const paged: typeof whole = []
      let cursor: string | undefined
      do {
        const page = await shop.anyone.catalogue.reviews.query({ productId, ...input, limit: 2, cursor })
        paged.push(...page.items)
        cursor = page.nextCursor ?? undefined
      } while (cursor)
      expect(paged).toEqual(whole)
      return whole
    }
    expect((await read({})).map(({ rating }) => rating)).toEqual(ratings.toReversed())
    expect((await read({ sort: 'highest' })).map(({ rating }) => rating)).toEqual([5, 5, 4, 4, 3, 2, 1])
    const lowest = await read({ sort: 'lowest' })
    expect(lowest.map(({ rating }) => rating)).toEqual([1, 2, 3, 4, 4, 5, 5])
    const times = lowest.filter(({ rating }) => rating === 4).map(({ createdAt }) => createdAt)
    expect(times).toEqual(times.toSorted().toReversed())
    expect((await read({ stars: 4, sort: 'lowest' })).map(({ rating }) => rating)).toEqual([4, 4])
    expect(await read({ stars: 3 })).toHaveLength(1)
    const statements = await countStatements(shop, () =>
      shop.anyone.catalogue.reviews.query({ productId, sort: 'lowest', limit: 2 }),
    )
    expect(statements).toHaveLength(1)
    for (const input of [{ stars: 0 }, { stars: 6 }, { cursor: 'rubbish' }])
      expect((await refusal(shop.anyone.catalogue.reviews.query({ productId, ...input }))).code).toBe('BAD_INPUT')
  })

  test('a buyer finds what they wrote, and what waits for a review of theirs, in pages', async () => {
    const products = [await shop.addProduct(vendor), await shop.addProduct(vendor), await shop.addProduct(vendor)]
    const ids = products.map(({ id }) => id)
    const { client } = await people.buyer(ids)
    await client.reviews.create.mutate({ productId: ids[0] ?? '', rating: 4, ...WORDS })
    const own = await client.reviews.own.query({})
    expect(own.items).toMatchObject([{ productId: ids[0], status: 'visible', product: { slug: products[0]?.slug } }])
    const first = await client.reviews.waiting.query({ limit: 1 })
    const rest = await client.reviews.waiting.query({ limit: 1, cursor: first.nextCursor ?? '' })
    expect([...first.items, ...rest.items].map(({ id }) => id).sort()).toEqual(ids.slice(1).sort())
    expect(rest.nextCursor).toBeNull()
    const asked = await client.reviews.forProducts.query({ productIds: [...ids, newId('prd')] })
    expect(asked.items).toHaveLength(3)
    expect(asked.items.filter(({ review }) => review !== null)).toMatchObject([
      { product: { id: ids[0] }, review: { rating: 4 } },
    ])
    const { client: stranger } = await people.person()
    expect((await stranger.reviews.forProducts.query({ productIds: ids })).items).toEqual([])
  })
})

describe('the factory’s reply', () => {
  test('one, edited in place; the author hears of the first alone', async () => {
    const { id: productId } = await shop.addProduct(vendor)
    const { id: reviewId } = await people.review(productId, 3)
    const reply = (body: string) => vendor.client.vendorReviews.reply.mutate({ reviewId, body })
    await Promise.all([reply('Thank you.'), reply('Thank you.'), reply('Thank you.')])
    await reply('Thank you, and see you again.')
    const [shown] = (await shop.anyone.catalogue.reviews.query({ productId })).items
    expect(shown?.reply).toMatchObject({ body: 'Thank you, and see you again.', editedAt: expect.any(String) })
    await shop.peers.waitForEvent('review.replied.v1', reviewId)
    expect(people.told('review.replied.v1', reviewId)).toBe(1)
  })

  test('another factory, and one on a hidden review, find nothing', async () => {
    const { id: productId } = await shop.addProduct(vendor)
    const { id: reviewId } = await people.review(productId, 3)
    const other = await shop.addVendor()
    const input = { reviewId, body: 'We did not make this.' }
    expect((await refusal(other.client.vendorReviews.reply.mutate(input))).code).toBe('NOT_FOUND')
    await shop.admin.reviewQueue.decide.mutate({ reviewId, decision: 'hide', reason: 'Names a person.' })
    expect((await refusal(vendor.client.vendorReviews.reply.mutate(input))).code).toBe('NOT_FOUND')
  })

  test('the list has what waits for a reply first, then the newest; nothing of others, nothing hidden', async () => {
    const maker = await shop.addVendor()
    const reviewers = reviewersOf(shop, maker)
    const { id: productId } = await shop.addProduct(maker)
    const written: { id: string }[] = []
    for (const rating of [1, 2, 3, 4, 5]) written.push(await reviewers.review(productId, rating))
    const idOf = (index: number) => written[index]?.id ?? ''
    for (const index of [4, 1])
      await maker.client.vendorReviews.reply.mutate({ reviewId: idOf(index), body: 'Thanks.' })
    await shop.admin.reviewQueue.decide.mutate({ reviewId: idOf(2), decision: 'hide', reason: 'Advertising.' })
    const whole = await maker.client.vendorReviews.list.query({})
    expect(whole.items.map(({ rating }) => rating)).toEqual([4, 1, 5, 2])
    const paged: number[] = []
    let cursor: string | undefined
    do {
      const page = await maker.client.vendorReviews.list.query({ limit: 1, cursor })
      paged.push(...page.items.map(({ rating }) => rating))
      cursor = page.nextCursor ?? undefined
    } while (cursor)
    expect(paged).toEqual([4, 1, 5, 2])
    const only = async (input: Parameters<typeof maker.client.vendorReviews.list.query>[0]) =>
      (await maker.client.vendorReviews.list.query(input)).items.map(({ rating }) => rating)
    expect(await only({ isAnswered: false })).toEqual([4, 1])
    expect(await only({ isAnswered: true, stars: 2 })).toEqual([2])
    expect(await countStatements(shop, () => maker.client.vendorReviews.list.query({ limit: 2 }))).toHaveLength(1)
    expect((await (await shop.addVendor()).client.vendorReviews.list.query({})).items).toEqual([])
  })
})
