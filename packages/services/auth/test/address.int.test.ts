import { newId } from '@millyard/contracts'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { MAX_ADDRESSES } from '../src/addresses/create-address.ts'
import { applicant, refused, signedIn, signedInStaff, startTestAuth, type TestAuth } from './setup.ts'

let auth: TestAuth
let mine: ReturnType<TestAuth['as']>['addresses']
let others: ReturnType<TestAuth['as']>['addresses']
let userId: string
beforeAll(async () => {
  auth = await startTestAuth()
})
afterAll(() => auth.close())
beforeEach(async () => {
  const me = await signedIn(auth, 'storefront')
  userId = me.userId
  mine = auth.as(me.accessToken).addresses
  others = auth.as((await signedIn(auth, 'storefront')).accessToken).addresses
})

const home = (changes: object = {}) => ({
  name: 'Ada Byron',
  line1: '12 St James Square',
  postcode: 'SW1Y 4LB',
  city: 'London',
  country: 'GB',
  ...changes,
})

describe('the address book', () => {
  test('keeps what was given and leaves out what was left empty', async () => {
    const full = { company: 'Engine Ltd', line2: 'Top floor', region: 'Westminster', phone: '+44 20 7946 0000' }
    const created = await mine.create.mutate(home(full))
    expect(created).toEqual({ id: expect.stringMatching(/^adr_/), ...home(full), isDefault: true })
    const changed = await mine.update.mutate({ id: created.id, ...home({ company: '', city: 'Bath' }) })
    expect(changed).toEqual({ id: created.id, ...home({ city: 'Bath' }), isDefault: true })
    expect(await mine.list.query({})).toEqual({ items: [changed], nextCursor: null })
  })

  test('the first address is the default by itself; another takes the mark; there is always one', async () => {
    const first = await mine.create.mutate(home())
    const second = await mine.create.mutate(home({ line2: 'Second floor' }))
    const third = await mine.create.mutate(home({ line2: 'Third floor', isDefault: true }))
    const marks = async () => (await mine.list.query({})).items.map(({ id, isDefault }) => [id, isDefault])
    expect(await marks()).toEqual([
      [third.id, true],
      [second.id, false],
      [first.id, false],
    ])
    await mine.update.mutate({ id: third.id, ...home({ line2: 'Third floor', isDefault: false }) })
    expect((await marks())[0]).toEqual([third.id, true])
    await mine.update.mutate({ id: first.id, ...home({ isDefault: true }) })
    expect((await marks())[0]).toEqual([first.id, true])
    await mine.remove.mutate({ id: first.id })
    expect(await marks()).toEqual([
      [third.id, true],
      [second.id, false],
    ])
  })

  test('parallel wishes to be the default end with one default', async () => {
    const flats = Array.from({ length: 8 }, (_, flat) => home({ line2: `Flat ${flat}`, isDefault: true }))
    const created = await Promise.all(flats.map((flat) => mine.create.mutate(flat)))
    await Promise.all(created.map(({ id, ...flat }) => mine.update.mutate({ id, ...flat, isDefault: true })))
    const { items } = await mine.list.query({})
    expect(items.filter(({ isDefault }) => isDefault)).toHaveLength(1)
    expect(items).toHaveLength(8)
  })

  test('holds fifty addresses, also when they come at once, and pages through them without a gap or a repeat', async () => {
    const now = new Date()
    await auth.deps.database.client.address.createMany({
      data: Array.from({ length: MAX_ADDRESSES - 2 }, (_, index) => ({
        id: newId('adr'),
        userId,
        ...home(),
        isDefault: index === 20,
        createdAt: now,
        updatedAt: now,
      })),
    })
    const flats = Array.from({ length: 6 }, (_, flat) => home({ line2: `Flat ${flat}` }))
    const calls = await Promise.allSettled(flats.map((flat) => mine.create.mutate(flat)))
    expect(calls.filter(({ status }) => status === 'fulfilled')).toHaveLength(2)
    const error = await refused(mine.create.mutate(home({ line2: 'One more flat' })), 'CONFLICT')
    expect(error.details).toEqual({ max: MAX_ADDRESSES })

    const seen: string[] = []
    let cursor: string | null | undefined
    while (cursor !== null) {
      const page = await mine.list.query({ limit: 7, ...(cursor ? { cursor } : {}) })
      seen.push(...page.items.map(({ id }) => id))
      cursor = page.nextCursor
    }
    expect(seen).toHaveLength(MAX_ADDRESSES)
    expect(new Set(seen).size).toBe(MAX_ADDRESSES)
  })
})

describe('the same place', () => {
  test('is one entry, however often and however it is spelt; it takes the last spelling and keeps its telephone', async () => {
    const first = await mine.create.mutate(home({ phone: '020 7946 0000' }))
    const again = await mine.create.mutate(home({ line1: '12 ST. JAMES SQUARE', postcode: 'sw1y4lb' }))
    expect(again).toEqual({ ...first, line1: '12 ST. JAMES SQUARE', postcode: 'SW1Y4LB', phone: '+44 20 7946 0000' })
    expect((await mine.list.query({})).items).toEqual([again])
  })

  test('saved by eight requests at once is one entry', async () => {
    const saved = await Promise.all(Array.from({ length: 8 }, () => mine.create.mutate(home())))
    expect(new Set(saved.map(({ id }) => id)).size).toBe(1)
    expect((await mine.list.query({})).items).toHaveLength(1)
  })

  test('in a full book is still saved, and can become the default', async () => {
    await mine.create.mutate(home({ line2: 'Annex' }))
    const flats = Array.from({ length: MAX_ADDRESSES - 1 }, (_, flat) => home({ line2: `Flat ${flat}` }))
    for (const flat of flats) await mine.create.mutate(flat)
    const again = await mine.create.mutate(home({ line2: 'flat 7', isDefault: true }))
    const { items } = await mine.list.query({ limit: 100 })
    expect(items).toHaveLength(MAX_ADDRESSES)
    expect(items.filter(({ isDefault }) => isDefault)).toEqual([again])
  })

  test('of somebody else is theirs alone', async () => {
    const theirs = await others.create.mutate(home())
    expect((await mine.create.mutate(home())).id).not.toBe(theirs.id)
  })
})

describe('what is refused', () => {
  test.each([
    ['name', { name: '' }],
    ['line1', { line1: 'x'.repeat(121) }],
    ['postcode', { postcode: '' }],
    ['city', { city: ' ' }],
    ['country', { country: 'United Kingdom' }],
    ['phone', { phone: '1'.repeat(31) }],
    ['phone', { phone: 'hello?' }],
    ['postcode', { country: 'DE', postcode: 'not-a-code' }],
    ['region', { country: 'US', postcode: '95014' }],
    ['isDefault', { isDefault: 'yes' }],
  ])('a wrong %s is named and nothing is written', async (field, changes) => {
    const error = await refused(mine.create.mutate(home(changes) as never), 'BAD_INPUT')
    expect(error.fields).toEqual([field])
    expect((await mine.list.query({})).items).toEqual([])
  })

  test.each(['x', Buffer.from('{"a":1}').toString('base64url'), Buffer.from('[2,"adr_1"]').toString('base64url')])(
    'a page marker that this list did not make (%s)',
    async (cursor) => {
      expect((await refused(mine.list.query({ cursor }), 'BAD_INPUT')).fields).toEqual(['cursor'])
    },
  )

  test('P44 another’s address and an unknown one are not found, and stay as they are', async () => {
    const theirs = await others.create.mutate(home())
    for (const id of [theirs.id, newId('adr')]) {
      await refused(mine.update.mutate({ id, ...home({ name: 'Mallory', isDefault: true }) }), 'NOT_FOUND')
      await refused(mine.remove.mutate({ id }), 'NOT_FOUND')
    }
    expect((await others.list.query({})).items).toEqual([theirs])
    expect((await mine.list.query({})).items).toEqual([])
    expect((await refused(mine.remove.mutate({ id: newId('usr') }), 'BAD_INPUT')).fields).toEqual(['id'])
  })

  test('an owner or an id in the input is ignored', async () => {
    const theirs = await others.create.mutate(home())
    const input = { ...home(), id: theirs.id, userId: newId('usr') }
    const created = await mine.create.mutate(input)
    expect(created.id).not.toBe(theirs.id)
    expect((await mine.list.query({})).items).toHaveLength(1)
  })

  test('the address book is the shop’s: tokens of the other portals and no token are refused', async () => {
    const vendor = await applicant(auth)
    const staff = await signedInStaff(auth)
    for (const token of [vendor.accessToken, staff.accessToken]) {
      await refused(auth.as(token).addresses.list.query({}), 'FORBIDDEN')
      await refused(auth.as(token).addresses.create.mutate(home()), 'FORBIDDEN')
    }
    await refused(auth.as().addresses.list.query({}), 'UNAUTHENTICATED')
  })
})
