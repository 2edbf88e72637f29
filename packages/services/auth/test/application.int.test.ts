import { type ApplicationDraft, newId, VENDOR_TERMS_VERSION } from '@millyard/contracts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  applicant,
  application,
  beginner,
  refused,
  signedIn,
  signedInStaff,
  signIn,
  startTestAuth,
  type TestAuth,
} from './setup.ts'

let auth: TestAuth
let staff: ReturnType<TestAuth['as']>
beforeAll(async () => {
  auth = await startTestAuth()
  staff = auth.as((await signedInStaff(auth, ['owner'])).accessToken)
})
afterAll(() => auth.close())

const db = () => auth.deps.database.client
const as = (person: { accessToken: string }) => auth.as(person.accessToken).application
const published = (vendorId: string) =>
  auth.peers.delivered.filter(({ event }) => event.aggregateId === vendorId).map(({ event }) => event.type)

async function decide(
  vendorId: string,
  decision: 'approve' | 'request_changes' | 'reject',
  note = '',
  items: { item: 'business' | 'profile' | 'ship_from' | 'terms'; note: string }[] = [],
) {
  const { version } = await staff.vendorReview.get.query({ vendorId })
  return staff.vendorReview.decide.mutate({ vendorId, version, decision, note, items })
}

describe('beginning', () => {
  test.each([
    ['name', { name: 'x', country: 'FR' }],
    ['name', { name: 'Kiln\u202eesuoH', country: 'FR' }],
    ['country', { name: 'Kiln House', country: 'France' }],
  ])('a wrong %s is named and nothing is written', async (field, input) => {
    const person = await signedIn(auth, 'vendor')
    expect((await refused(as(person).start.mutate(input), 'BAD_INPUT')).fields).toEqual([field])
    expect((await auth.as(person.accessToken).vendors.mine.query()).vendors).toEqual([])
  })

  test('nobody begins without a token, and nobody writes without a factory', async () => {
    await refused(auth.as().application.start.mutate({ name: 'Kiln House', country: 'FR' }), 'UNAUTHENTICATED')
    await refused(auth.as().application.get.query(), 'UNAUTHENTICATED')
    const person = await signedIn(auth, 'vendor')
    await refused(as(person).get.query(), 'FORBIDDEN')
  })

  test('a person has one open application, also when they click five times; after a decision they may begin again', async () => {
    const person = await signedIn(auth, 'vendor')
    const start = () => as(person).start.mutate({ name: 'Five Clicks', country: 'FR' })
    const calls = await Promise.allSettled(Array.from({ length: 5 }, start))
    expect(calls.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const { vendors } = await auth.as(person.accessToken).vendors.mine.query()
    expect(vendors).toMatchObject([{ name: 'Five Clicks', status: 'draft', role: 'owner' }])
    const vendorId = vendors[0]?.id ?? ''
    expect((await refused(start(), 'ALREADY_EXISTS')).details).toEqual({ vendorId })
    await db().vendorProfile.update({ where: { id: vendorId }, data: { status: 'rejected', sentAt: new Date() } })
    await expect(start()).resolves.toBeDefined()
  })

  test('a draft is nobody’s business: staff do not find it, no service hears of it, and its name stays free', async () => {
    const person = await beginner(auth, 'Quiet Works')
    const { vendorId } = person
    await as(person).save.mutate({ version: 1, changes: { tagline: 'Not yet' } })
    await refused(staff.vendorReview.get.query({ vendorId }), 'NOT_FOUND')
    await refused(staff.vendorReview.decide.mutate({ vendorId, version: 2, decision: 'approve' }), 'NOT_FOUND')
    const { items } = await staff.vendorReview.list.query({ status: 'draft', limit: 100 })
    expect(items.map(({ id }) => id)).not.toContain(vendorId)
    expect(published(vendorId)).toEqual([])
    expect((await db().vendorProfile.findUniqueOrThrow({ where: { id: vendorId } })).slug).not.toContain('quiet')
  })
})

describe('writing', () => {
  test('each field is saved on its own, and another device finds it', async () => {
    const person = await beginner(auth)
    const first = await as(person).save.mutate({ version: 1, changes: { tagline: 'Stoneware' } })
    expect(first.version).toBe(2)
    const second = await as(person).save.mutate({ version: 2, changes: { city: 'Épinal', foundedYear: 1954 } })
    expect(second.version).toBe(3)
    const elsewhere = await signIn(auth, person.email, 'vendor')
    const found = await as(elsewhere).get.query()
    expect(found).toMatchObject({
      vendorId: person.vendorId,
      status: 'draft',
      version: 3,
      sentAt: null,
      values: { tagline: 'Stoneware', city: 'Épinal', foundedYear: 1954, country: 'FR', story: '', shipFrom: null },
    })
    await as(elsewhere).save.mutate({ version: 3, changes: { foundedYear: null } })
    expect((await as(person).get.query()).values).toMatchObject({ foundedYear: null, city: 'Épinal' })
  })

  test.each<[string, Record<string, unknown>]>([
    ['changes.name', { name: '' }],
    ['changes.tagline', { tagline: 'x'.repeat(121) }],
    ['changes.country', { country: 'fr' }],
    ['changes.foundedYear', { foundedYear: 12 }],
    ['changes.foundedYear', { foundedYear: 1954.5 }],
    ['changes.website', { website: 'javascript:alert(1)' }],
    ['changes.website', { website: 'ftp://kiln.example' }],
    ['changes.registrationNumber', { registrationNumber: 7 }],
    ['changes.shipFrom.line1', { shipFrom: { ...application().shipFrom, line1: 'x'.repeat(121) } }],
    ['changes.acceptedTerms', { acceptedTerms: '1999-01' }],
    ['changes', {}],
  ])('what a field cannot hold is refused at %s', async (field, changes) => {
    const person = await beginner(auth)
    const call = as(person).save.mutate({ version: 1, changes: changes as Partial<ApplicationDraft> })
    expect((await refused(call, 'BAD_INPUT')).fields).toEqual([field])
    expect((await as(person).get.query()).version).toBe(1)
  })

  test('of two devices that write the same version one is told, and nothing is lost', async () => {
    const person = await beginner(auth)
    const calls = await Promise.allSettled([
      as(person).save.mutate({ version: 1, changes: { tagline: 'From the phone' } }),
      as(person).save.mutate({ version: 1, changes: { tagline: 'From the desk' } }),
    ])
    const lost = calls.filter((call) => call.status === 'rejected')
    expect(lost.map(({ reason }) => reason.data.code)).toEqual(['CONFLICT'])
    const won = calls[0]?.status === 'fulfilled' ? 'From the phone' : 'From the desk'
    expect(await as(person).get.query()).toMatchObject({ version: 2, values: { tagline: won } })
  })

  test('a status, an owner, a slug or an earlier consent in the input is ignored', async () => {
    const person = await beginner(auth)
    const other = await signedIn(auth, 'vendor')
    const changes = {
      city: 'Lyon',
      status: 'approved',
      slug: 'chosen',
      ownerUserId: other.userId,
      reviewNote: 'Fine',
      termsAcceptedBy: other.userId,
    }
    await as(person).save.mutate({ version: 1, changes } as never)
    const row = await db().vendorProfile.findUniqueOrThrow({ where: { id: person.vendorId } })
    expect(row).toMatchObject({
      status: 'draft',
      ownerUserId: person.userId,
      reviewNote: null,
      termsAcceptedBy: null,
      city: 'Lyon',
    })
    expect(row.slug).not.toBe('chosen')
  })

  test('consent says who gave it and when, and can be taken back before the application is sent', async () => {
    const person = await beginner(auth)
    const terms = () =>
      db().vendorProfile.findUniqueOrThrow({
        where: { id: person.vendorId },
        select: { termsVersion: true, termsAcceptedAt: true, termsAcceptedBy: true },
      })
    await as(person).save.mutate({ version: 1, changes: { acceptedTerms: VENDOR_TERMS_VERSION } })
    expect(await terms()).toEqual({
      termsVersion: VENDOR_TERMS_VERSION,
      termsAcceptedAt: expect.any(Date),
      termsAcceptedBy: person.userId,
    })
    await as(person).save.mutate({ version: 2, changes: { acceptedTerms: null } })
    expect(await terms()).toEqual({ termsVersion: null, termsAcceptedAt: null, termsAcceptedBy: null })
  })

  test('P44 it is always the own application: the factory comes from the token, and a former member is refused', async () => {
    const mallory = await beginner(auth)
    const victim = await beginner(auth, 'Victim Works')
    const input = { version: 1, changes: { name: 'Mallory Works' }, vendorId: victim.vendorId }
    await as(mallory).save.mutate(input)
    expect((await as(victim).get.query()).values.name).toBe('Victim Works')
    const forged = { accessToken: await auth.peers.vendorToken(victim.vendorId) }
    const version = { version: 1 }
    await refused(as(forged).get.query(), 'NOT_FOUND')
    await refused(as(forged).save.mutate({ ...version, changes: { city: 'X' } }), 'NOT_FOUND')
    await refused(as(forged).send.mutate(version), 'NOT_FOUND')
    await refused(as(forged).takeBack.mutate(version), 'NOT_FOUND')
    await refused(as(forged).discard.mutate(version), 'NOT_FOUND')
    await db().vendorMember.deleteMany({ where: { vendorId: mallory.vendorId } })
    await refused(as(mallory).get.query(), 'NOT_FOUND')
  })

  test('the shop’s token, the console’s token and a role that may not are refused', async () => {
    const person = await beginner(auth)
    const shop = await signIn(auth, person.email, 'storefront')
    await refused(as(shop).get.query(), 'FORBIDDEN')
    await refused(staff.application.get.query(), 'FORBIDDEN')
    await db().vendorMember.updateMany({ where: { vendorId: person.vendorId }, data: { role: 'fulfilment' } })
    const weaker = await auth.as().session.refresh.mutate({ refreshToken: person.refreshToken })
    await refused(as(weaker).get.query(), 'FORBIDDEN')
  })
})

describe('sending', () => {
  test('what is missing is named at its field, and nothing is sent', async () => {
    const person = await beginner(auth)
    const error = await refused(as(person).send.mutate({ version: 1 }), 'BAD_INPUT')
    expect(error.fields?.toSorted()).toEqual([
      'acceptedTerms',
      'city',
      'legalName',
      'registrationNumber',
      'shipFrom.city',
      'shipFrom.line1',
      'shipFrom.name',
      'shipFrom.postcode',
      'story',
      'tagline',
    ])
    expect((await as(person).get.query()).problems.map(({ path }) => path).toSorted()).toEqual(error.fields?.toSorted())
    expect(published(person.vendorId)).toEqual([])
  })

  test('an address that its country does not have is named', async () => {
    const person = await beginner(auth)
    const { shipFrom } = application()
    if (!shipFrom) throw new Error('It has one.')
    const { version, problems } = await as(person).save.mutate({
      version: 1,
      changes: application({ shipFrom: { ...shipFrom, postcode: '1' } }),
    })
    expect(problems).toEqual([{ path: 'shipFrom.postcode', message: expect.stringContaining('France') }])
    await refused(as(person).send.mutate({ version }), 'BAD_INPUT')
  })

  test('terms that have changed since they were accepted are asked for again', async () => {
    const person = await beginner(auth)
    const { version } = await as(person).save.mutate({ version: 1, changes: application() })
    await db().vendorProfile.update({ where: { id: person.vendorId }, data: { termsVersion: '2020-01' } })
    expect((await refused(as(person).send.mutate({ version }), 'BAD_INPUT')).fields).toEqual(['acceptedTerms'])
  })

  test('puts the factory into review, gives it its address and its place, and tells everybody', async () => {
    const input = application({ name: 'Grès & Fils' })
    const person = await applicant(auth, input)
    const { vendorId } = person
    const { shipFrom, acceptedTerms: _terms, vatNumber, ...face } = input
    expect((await auth.as(person.accessToken).vendors.mine.query()).vendors).toEqual([
      {
        ...face,
        id: vendorId,
        slug: 'gres-fils',
        status: 'in_review',
        version: 3,
        reviewNote: null,
        vacation: null,
        decidedAt: null,
        appliedAt: expect.any(String),
        role: 'owner',
      },
    ])
    const updated = await auth.peers.waitForEvent('vendor.updated.v1', vendorId)
    expect(updated.data).toMatchObject({
      vendorId,
      version: 3,
      status: 'in_review',
      slug: 'gres-fils',
      name: input.name,
    })
    expect(JSON.stringify(updated.data)).not.toContain(input.registrationNumber)
    const team = await auth.peers.waitForEvent('vendor.team_changed.v1', vendorId)
    expect(team.data).toEqual({ vendorId, version: 1, members: [{ userId: person.userId, role: 'owner' }] })
    const applied = await auth.peers.waitForEvent('vendor.applied.v1', vendorId)
    expect(applied.data).toEqual({ vendorId, name: input.name, ownerUserId: person.userId, note: '' })
    expect(await staff.vendorReview.get.query({ vendorId })).toMatchObject({
      shipFrom,
      vatNumber,
      terms: { version: VENDOR_TERMS_VERSION },
      history: [{ move: 'send', from: 'draft', to: 'in_review', actorName: 'Vera Vendor', isStaff: false }],
    })
  })

  test('factories of one name that are sent at once get different addresses', async () => {
    const people = await Promise.all(
      Array.from({ length: 6 }, async () => {
        const person = await beginner(auth, 'Twin Forge')
        const { version } = await as(person).save.mutate({ version: 1, changes: application({ name: 'Twin Forge' }) })
        return { person, version }
      }),
    )
    await Promise.all(people.map(({ person, version }) => as(person).send.mutate({ version })))
    const slugs = (await db().vendorProfile.findMany({ where: { name: 'Twin Forge' } })).map(({ slug }) => slug)
    expect(new Set(slugs).size).toBe(6)
    expect(slugs).toContain('twin-forge')
    expect(slugs).toContain('twin-forge-2')
  })

  test('sent twice at once it is sent once', async () => {
    const person = await beginner(auth)
    const { version } = await as(person).save.mutate({ version: 1, changes: application() })
    const calls = await Promise.allSettled([1, 2, 3].map(() => as(person).send.mutate({ version })))
    expect(calls.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await auth.peers.waitForEvent('vendor.applied.v1', person.vendorId)
    expect(await db().vendorHistoryEntry.count({ where: { vendorId: person.vendorId } })).toBe(1)
  })

  test('while staff have it nothing is written; taken back it is, and it keeps its place and its address', async () => {
    const person = await applicant(auth)
    const before = await staff.vendorReview.get.query({ vendorId: person.vendorId })
    const error = await refused(as(person).save.mutate({ version: 3, changes: { city: 'Lyon' } }), 'ILLEGAL_TRANSITION')
    expect(error.message).toBe('Our staff have this application. Take it back to change it.')
    const taken = await as(person).takeBack.mutate({ version: 3 })
    expect(taken).toMatchObject({ status: 'draft', version: 4 })
    await refused(decide(person.vendorId, 'approve'), 'ILLEGAL_TRANSITION')
    const { version } = await as(person).save.mutate({ version: 4, changes: { name: 'Another Name' } })
    const sent = await as(person).send.mutate({ version })
    expect(sent).toMatchObject({
      status: 'in_review',
      slug: before.slug,
      appliedAt: before.appliedAt,
      name: 'Another Name',
    })
    expect(published(person.vendorId).filter((type) => type === 'vendor.applied.v1').length).toBeLessThanOrEqual(1)
  })

  test('staff ask for changes part by part; the factory reads them, answers, and is in review again', async () => {
    const person = await applicant(auth)
    const { vendorId } = person
    const items = [
      { item: 'profile' as const, note: 'Tell us more about the kiln.' },
      { item: 'ship_from' as const, note: 'Is this the workshop?' },
    ]
    await decide(vendorId, 'request_changes', 'Nearly there.', items)
    expect(await as(person).get.query()).toMatchObject({
      status: 'changes_requested',
      reviewNote: 'Nearly there.',
      requestedChanges: items,
    })
    const event = await auth.peers.waitForEvent('vendor.changes_requested.v1', vendorId)
    expect(event.data).toMatchObject({
      note: 'Nearly there.\n\nStore profile: Tell us more about the kiln.\n\nShip-from address: Is this the workshop?',
    })
    const { version } = await as(person).save.mutate({ version: 4, changes: { tagline: 'Salt-glazed stoneware' } })
    await as(person).send.mutate({ version })
    const file = await staff.vendorReview.get.query({ vendorId })
    expect(file).toMatchObject({ status: 'in_review', tagline: 'Salt-glazed stoneware', requestedChanges: [] })
    expect(file.history.map(({ move, isStaff }) => [move, isStaff])).toEqual([
      ['send', false],
      ['request_changes', true],
      ['send', false],
    ])
    expect(file.history[1]).toMatchObject({ items, note: 'Nearly there.', actorName: 'Grace Staff' })
    await expect(decide(vendorId, 'approve')).resolves.toMatchObject({ status: 'approved' })
  })

  test('after the decision it is too late', async () => {
    for (const decision of ['approve', 'reject'] as const) {
      const person = await applicant(auth)
      await decide(person.vendorId, decision, 'So be it.')
      const before = await db().vendorProfile.findUniqueOrThrow({ where: { id: person.vendorId } })
      const version = { version: before.version }
      await refused(as(person).save.mutate({ ...version, changes: { city: 'Lyon' } }), 'ILLEGAL_TRANSITION')
      await refused(as(person).send.mutate(version), 'ILLEGAL_TRANSITION')
      await refused(as(person).takeBack.mutate(version), 'ILLEGAL_TRANSITION')
      await refused(as(person).discard.mutate(version), 'ILLEGAL_TRANSITION')
      expect(await db().vendorProfile.findUniqueOrThrow({ where: { id: person.vendorId } })).toEqual(before)
    }
  })

  test('parts are named only when changes are asked for', async () => {
    const { vendorId } = await applicant(auth)
    const items = [{ item: 'profile' as const, note: 'More' }]
    expect((await refused(decide(vendorId, 'approve', '', items), 'BAD_INPUT')).fields).toEqual(['items'])
    expect((await refused(decide(newId('ven'), 'approve'), 'NOT_FOUND')).fields).toEqual([])
  })
})

describe('discarding', () => {
  test('a draft that was never sent is gone, and its owner may begin again', async () => {
    const person = await beginner(auth)
    await refused(as(person).discard.mutate({ version: 7 }), 'CONFLICT')
    await as(person).discard.mutate({ version: 1 })
    expect(await db().vendorProfile.findUnique({ where: { id: person.vendorId } })).toBeNull()
    expect((await auth.as(person.accessToken).vendors.mine.query()).vendors).toEqual([])
    await refused(as(person).get.query(), 'NOT_FOUND')
    await expect(as(person).start.mutate({ name: 'Kiln House', country: 'FR' })).resolves.toBeDefined()
  })

  test('one that staff have seen stays on file as withdrawn', async () => {
    const person = await applicant(auth)
    await refused(as(person).discard.mutate({ version: 3 }), 'ILLEGAL_TRANSITION')
    const { version } = await as(person).takeBack.mutate({ version: 3 })
    await as(person).discard.mutate({ version })
    const file = await staff.vendorReview.get.query({ vendorId: person.vendorId })
    expect(file).toMatchObject({ status: 'rejected', reviewNote: 'The factory has withdrawn its application.' })
    expect(file.history.map(({ move }) => move)).toEqual(['withdraw', 'take_back', 'send'])
  })
})
