import { newId } from '@millyard/contracts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
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

const decide = (input: Parameters<Shop['admin']['reviewQueue']['decide']['mutate']>[0]) =>
  shop.admin.reviewQueue.decide.mutate(input)
const shownIds = async (productId: string) =>
  (await shop.anyone.catalogue.reviews.query({ productId })).items.map(({ id }) => id)

describe('the counts of a product equal its visible reviews', () => {
  test('while 24 people write, edit, and staff hide and restore at the same moment', async () => {
    const { id: productId } = await shop.addProduct(vendor)
    const written = await Promise.all(
      Array.from({ length: 24 }, (_, index) => people.review(productId, 1 + (index % 5))),
    )
    expect(await people.ratings(productId)).toMatchObject({ kept: { ratingCount: 24 } })
    await Promise.allSettled(
      written.flatMap(({ id: reviewId, author }, index) => [
        author.client.reviews.update.mutate({ reviewId, rating: 1 + ((index + 3) % 5), ...WORDS }),
        decide({ reviewId, decision: 'hide', reason: 'Looked at.' }),
        decide({ reviewId, decision: 'hide', reason: 'Looked at twice.' }),
        ...(index % 2 === 0 ? [decide({ reviewId, decision: 'restore' })] : []),
        author.client.reviews.update.mutate({ reviewId, rating: 1 + ((index + 1) % 5), ...WORDS }),
      ]),
    )
    const { kept, counted } = await people.ratings(productId)
    expect(kept).toEqual(counted)
    expect(kept.ratingCount).toBeLessThan(24)
    const { slug } = await shop.client.product.findUniqueOrThrow({ where: { id: productId }, select: { slug: true } })
    const product = await shop.anyone.catalogue.product.query({ slug: slug ?? '' })
    expect(product.ratingCount).toBe((await shownIds(productId)).length)
  })

  test('a hidden review leaves at once, and the last one leaves no rating behind', async () => {
    const { id: productId, slug } = await shop.addProduct(vendor)
    const { id: reviewId } = await people.review(productId, 1)
    await decide({ reviewId, decision: 'hide', reason: 'Names a person.' })
    expect(await shop.anyone.catalogue.product.query({ slug: slug ?? '' })).toMatchObject({
      ratingAverage: null,
      ratingCount: 0,
      ratingCounts: [0, 0, 0, 0, 0],
    })
    expect(await shownIds(productId)).toEqual([])
    await decide({ reviewId, decision: 'restore' })
    expect(await shop.anyone.catalogue.product.query({ slug: slug ?? '' })).toMatchObject({
      ratingAverage: 1,
      ratingCount: 1,
    })
  })
})

describe('reporting', () => {
  test('once per reader, not one’s own, and nothing that cannot be seen', async () => {
    const { id: productId } = await shop.addProduct(vendor)
    const { id: reviewId, author } = await people.review(productId, 1)
    const { client } = await people.person()
    const report = (by = client, id = reviewId) => by.reviews.report.mutate({ reviewId: id, reason: 'offensive' })
    const results = await Promise.allSettled([report(), report(), report()])
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect((await refusal(report())).code).toBe('ALREADY_EXISTS')
    expect((await refusal(report(author.client))).code).toBe('FORBIDDEN')
    expect((await refusal(report(shop.anyone))).code).toBe('UNAUTHENTICATED')
    expect((await refusal(report(client, newId('rev')))).code).toBe('NOT_FOUND')
    const other = { reviewId, reason: 'other' as const, note: ' ' }
    expect((await refusal(client.reviews.report.mutate(other))).fields).toHaveProperty('note')
    await decide({ reviewId, decision: 'hide', reason: 'Insults.' })
    const { client: late } = await people.person()
    expect((await refusal(report(late))).code).toBe('NOT_FOUND')
  })

  test('parallel reports of several readers are counted, and staff are told once', async () => {
    const { id: productId } = await shop.addProduct(vendor)
    const { id: reviewId } = await people.review(productId, 1)
    await Promise.all(
      Array.from({ length: 6 }, async () => {
        const { client } = await people.person()
        await client.reviews.report.mutate({ reviewId, reason: 'advertising' })
      }),
    )
    const queued = await shop.admin.reviewQueue.get.query({ reviewId })
    expect(queued).toMatchObject({ openReports: 6, waitingSince: expect.any(String) })
    expect(queued.reports).toHaveLength(6)
    await shop.peers.waitForEvent('review.reported.v1', reviewId)
    expect(people.told('review.reported.v1', reviewId)).toBe(1)
  })
})

describe('the staff’s queue', () => {
  test('shows what waits, the longest first, in pages; a decision takes it out', async () => {
    const { id: productId } = await shop.addProduct(vendor)
    const { client } = await people.person()
    const reported: string[] = []
    for (const rating of [1, 2, 3]) {
      const { id } = await people.review(productId, rating)
      await client.reviews.report.mutate({ reviewId: id, reason: 'private' })
      reported.push(id)
    }
    const waiting = async () => {
      const ids: string[] = []
      let cursor: string | undefined
      do {
        const page = await shop.admin.reviewQueue.list.query({ limit: 1, cursor })
        ids.push(...page.items.map(({ id }) => id))
        cursor = page.nextCursor ?? undefined
      } while (cursor)
      return ids.filter((id) => reported.includes(id))
    }
    expect(await waiting()).toEqual(reported)
    const [kept = '', hidden = '', last = ''] = reported
    await decide({ reviewId: kept, decision: 'keep' })
    await decide({ reviewId: hidden, decision: 'hide', reason: 'Gives an address.' })
    expect(await waiting()).toEqual([last])
    expect((await shownIds(productId)).sort()).toEqual([kept, last].sort())
    expect((await shop.admin.reviewQueue.list.query({ show: 'hidden' })).items.map(({ id }) => id)).toContain(hidden)
    expect((await shop.admin.reviewQueue.list.query({ show: 'all', limit: 3 })).items.map(({ id }) => id)).toEqual(
      reported.toReversed(),
    )
    expect(await shop.admin.reviewQueue.get.query({ reviewId: hidden })).toMatchObject({
      status: 'hidden',
      hiddenReason: 'Gives an address.',
      openReports: 0,
      reports: [{ reason: 'private', decidedAt: expect.any(String) }],
      decisions: [{ decision: 'hide', reason: 'Gives an address.' }],
    })
  })

  test('hiding needs a reason; what was decided in the meantime is refused; of two decisions one wins', async () => {
    const { id: productId } = await shop.addProduct(vendor)
    const { id: reviewId } = await people.review(productId, 1)
    expect((await refusal(decide({ reviewId, decision: 'hide', reason: ' ' }))).fields).toHaveProperty('reason')
    for (const decision of ['restore', 'keep'] as const)
      expect((await refusal(decide({ reviewId, decision }))).code).toBe('ILLEGAL_TRANSITION')
    expect((await refusal(decide({ reviewId: newId('rev'), decision: 'keep' }))).code).toBe('NOT_FOUND')
    const hide = () => decide({ reviewId, decision: 'hide', reason: 'Advertising.' })
    const results = await Promise.allSettled([hide(), hide(), hide()])
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const { decisions } = await shop.admin.reviewQueue.get.query({ reviewId })
    expect(decisions).toHaveLength(1)
  })

  test('the author of a hidden review reads why, edits it, and it waits for staff again, still hidden', async () => {
    const { id: productId } = await shop.addProduct(vendor)
    const { id: reviewId, author } = await people.review(productId, 1)
    await decide({ reviewId, decision: 'hide', reason: 'Gives a telephone number.' })
    const [own] = (await author.client.reviews.own.query({})).items
    expect(own).toMatchObject({ status: 'hidden', hiddenReason: 'Gives a telephone number.' })
    await author.client.reviews.update.mutate({ reviewId, rating: 2, ...WORDS })
    expect(await shownIds(productId)).toEqual([])
    expect(await shop.admin.reviewQueue.get.query({ reviewId })).toMatchObject({
      status: 'hidden',
      waitingSince: expect.any(String),
    })
    await decide({ reviewId, decision: 'restore' })
    expect(await shownIds(productId)).toEqual([reviewId])
    expect((await people.ratings(productId)).kept.ratingCounts).toEqual([0, 1, 0, 0, 0])
  })

  test('a role without the permission reads and does not decide', async () => {
    const { id: productId } = await shop.addProduct(vendor)
    const { id: reviewId } = await people.review(productId, 1)
    const support = shop.as(await shop.peers.adminToken(['products.read']))
    expect((await support.reviewQueue.get.query({ reviewId })).id).toBe(reviewId)
    const attempt = support.reviewQueue.decide.mutate({ reviewId, decision: 'hide', reason: 'I would like to.' })
    expect((await refusal(attempt)).code).toBe('FORBIDDEN')
    expect((await refusal(vendor.client.reviewQueue.list.query({}))).code).toBe('FORBIDDEN')
  })
})
