import { newId, vendorPermissions } from '@millyard/contracts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  applicant,
  application,
  refused,
  signedIn,
  signedInStaff,
  signIn,
  startTestAuth,
  type TestAuth,
} from './setup.ts'

let auth: TestAuth
let staff: ReturnType<TestAuth['as']>
let staffId: string
beforeAll(async () => {
  auth = await startTestAuth()
  const pair = await signedInStaff(auth, ['owner'])
  staff = auth.as(pair.accessToken)
  staffId = pair.user.id
})
afterAll(() => auth.close())

const db = () => auth.deps.database.client
const versionOf = async (vendorId: string) => (await staff.vendorReview.get.query({ vendorId })).version
const decide = async (vendorId: string, decision: 'approve' | 'request_changes' | 'reject', note?: string) =>
  staff.vendorReview.decide.mutate({
    vendorId,
    version: await versionOf(vendorId),
    decision,
    ...(note === undefined ? {} : { note }),
  })
const approve = (vendorId: string) => decide(vendorId, 'approve')
const refreshed = (person: { refreshToken: string }) =>
  auth.as().session.refresh.mutate({ refreshToken: person.refreshToken })

/** One event per change, however many subscribers got it. */
const publishedAbout = (vendorId: string) =>
  new Map(
    auth.peers.delivered.filter(({ event }) => event.aggregateId === vendorId).map(({ event }) => [event.id, event]),
  )

async function waitForVersion(vendorId: string, version: number) {
  await expect
    .poll(() =>
      [...publishedAbout(vendorId).values()].some(
        ({ type, data }) => type === 'vendor.updated.v1' && 'version' in data && data.version === version,
      ),
    )
    .toBe(true)
}

describe('applying', () => {
  test.each([
    ['name', { name: 'x' }],
    ['tagline', { tagline: 'x'.repeat(121) }],
    ['story', { story: 'Too short.' }],
    ['city', { city: '' }],
    ['country', { country: 'fr' }],
    ['foundedYear', { foundedYear: 12 }],
    ['foundedYear', { foundedYear: 1954.5 }],
    ['website', { website: 'kiln' }],
    ['website', { website: 'javascript:alert(1)' }],
    ['website', { website: 'ftp://kiln.example' }],
    ['legalName', { legalName: undefined }],
    ['registrationNumber', { registrationNumber: 7 }],
  ])('a wrong %s is named and nothing is written', async (field, changes) => {
    const person = await signedIn(auth, 'vendor')
    const input = { ...application(), ...changes }
    const error = await refused(
      auth.as(person.accessToken).vendors.submitApplication.mutate(input as never),
      'BAD_INPUT',
    )
    expect(error.fields).toEqual([field])
    expect((await auth.as(person.accessToken).vendors.mine.query()).vendors).toEqual([])
  })

  test('puts the factory into review, makes me its owner and tells everybody', async () => {
    const input = application({ name: 'Grès & Fils' })
    const person = await signedIn(auth, 'vendor')
    const { vendorId } = await auth.as(person.accessToken).vendors.submitApplication.mutate(input)
    expect((await auth.as(person.accessToken).vendors.mine.query()).vendors).toEqual([
      {
        ...input,
        id: vendorId,
        slug: 'gres-fils',
        status: 'in_review',
        version: 1,
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
      version: 1,
      status: 'in_review',
      slug: 'gres-fils',
      name: input.name,
    })
    expect(JSON.stringify(updated.data)).not.toContain(input.registrationNumber)
    const team = await auth.peers.waitForEvent('vendor.team_changed.v1', vendorId)
    expect(team.data).toEqual({ vendorId, version: 1, members: [{ userId: person.userId, role: 'owner' }] })
    const applied = await auth.peers.waitForEvent('vendor.applied.v1', vendorId)
    expect(applied.data).toEqual({ vendorId, name: input.name, ownerUserId: person.userId, note: '' })
  })

  test('factories of one name that apply at once get different addresses', async () => {
    const people = await Promise.all(Array.from({ length: 6 }, () => signedIn(auth, 'vendor')))
    await Promise.all(
      people.map((person) =>
        auth.as(person.accessToken).vendors.submitApplication.mutate(application({ name: 'Twin Forge' })),
      ),
    )
    const slugs = (await db().vendorProfile.findMany({ where: { name: 'Twin Forge' } })).map(({ slug }) => slug)
    expect(new Set(slugs).size).toBe(6)
    expect(slugs).toContain('twin-forge')
    expect(slugs).toContain('twin-forge-2')
  })

  test('a person has one open application, also when they click five times; after a decision they may apply again', async () => {
    const person = await signedIn(auth, 'vendor')
    const submit = () => auth.as(person.accessToken).vendors.submitApplication.mutate(application())
    const calls = await Promise.allSettled(Array.from({ length: 5 }, submit))
    expect(calls.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const { vendors } = await auth.as(person.accessToken).vendors.mine.query()
    expect(vendors).toHaveLength(1)
    const vendorId = vendors[0]?.id ?? ''
    expect((await refused(submit(), 'ALREADY_EXISTS')).details).toEqual({ vendorId })
    await approve(vendorId)
    await expect(submit()).resolves.toBeDefined()
  })

  test('a status, a version, an owner or a slug in the input is ignored', async () => {
    const person = await signedIn(auth, 'vendor')
    const other = await signedIn(auth, 'vendor')
    const input = {
      ...application({ name: 'Honest Works' }),
      id: newId('ven'),
      status: 'approved',
      version: 99,
      slug: 'chosen',
      ownerUserId: other.userId,
      reviewNote: 'Great!',
      role: 'owner',
    }
    const { vendorId } = await auth.as(person.accessToken).vendors.submitApplication.mutate(input)
    const row = await db().vendorProfile.findUniqueOrThrow({ where: { id: vendorId } })
    expect(row).toMatchObject({
      status: 'in_review',
      version: 1,
      slug: 'honest-works',
      ownerUserId: person.userId,
      reviewNote: null,
    })
    const { reviewNote: _note, ...patch } = { ...input, city: 'Lyon' }
    const pair = await refreshed(person)
    const changed = await auth.as(pair.accessToken).vendors.updateApplication.mutate(patch)
    expect(changed).toMatchObject({ id: vendorId, status: 'in_review', slug: 'honest-works', city: 'Lyon' })
  })

  test('nobody applies without a token', async () => {
    await refused(auth.as().vendors.submitApplication.mutate(application()), 'UNAUTHENTICATED')
    await refused(auth.as().vendors.mine.query(), 'UNAUTHENTICATED')
  })
})

describe('changing an application', () => {
  test('staff ask for changes, the factory answers, and it is in review again with a higher version', async () => {
    const person = await applicant(auth)
    const { vendorId } = person
    const note = 'Tell us more about the kiln.'
    await decide(vendorId, 'request_changes', note)
    const [asked] = (await auth.as(person.accessToken).vendors.mine.query()).vendors
    expect(asked).toMatchObject({ status: 'changes_requested', reviewNote: note, decidedAt: expect.any(String) })

    const { foundedYear: _year, website: _site, ...shorter } = application({ tagline: 'Salt-glazed stoneware' })
    const changed = await auth.as(person.accessToken).vendors.updateApplication.mutate(shorter)
    expect(changed).toMatchObject({ status: 'in_review', tagline: 'Salt-glazed stoneware', slug: asked?.slug })
    expect(changed).not.toHaveProperty('foundedYear')
    expect(changed.appliedAt).toBe(asked?.appliedAt)
    await waitForVersion(vendorId, 3)
    await expect(approve(vendorId)).resolves.toMatchObject({ status: 'approved' })
  })

  test('after the decision it is too late', async () => {
    for (const decision of ['approve', 'reject'] as const) {
      const person = await applicant(auth)
      await decide(person.vendorId, decision, 'So be it.')
      const before = await db().vendorProfile.findUniqueOrThrow({ where: { id: person.vendorId } })
      await refused(auth.as(person.accessToken).vendors.updateApplication.mutate(application()), 'ILLEGAL_TRANSITION')
      expect(await db().vendorProfile.findUniqueOrThrow({ where: { id: person.vendorId } })).toEqual(before)
    }
  })

  test('P44 it is always the own application: the vendor comes from the token, and a former member is refused', async () => {
    const mallory = await applicant(auth)
    const victim = await applicant(auth)
    const input = { ...application({ name: 'Mallory Works' }), vendorId: victim.vendorId, id: victim.vendorId }
    const changed = await auth.as(mallory.accessToken).vendors.updateApplication.mutate(input)
    expect(changed.id).toBe(mallory.vendorId)
    expect((await staff.vendorReview.get.query({ vendorId: victim.vendorId })).name).not.toBe('Mallory Works')
    const forged = await auth.peers.vendorToken(victim.vendorId)
    await refused(auth.as(forged).vendors.updateApplication.mutate(application()), 'NOT_FOUND')
    await db().vendorMember.deleteMany({ where: { vendorId: mallory.vendorId } })
    await refused(auth.as(mallory.accessToken).vendors.updateApplication.mutate(application()), 'NOT_FOUND')
  })

  test('the shop’s token, the console’s token and a role that may not are refused', async () => {
    const person = await applicant(auth)
    const shop = await signIn(auth, person.email, 'storefront')
    await refused(auth.as(shop.accessToken).vendors.updateApplication.mutate(application()), 'FORBIDDEN')
    await refused(staff.vendors.updateApplication.mutate(application()), 'FORBIDDEN')
    await db().vendorMember.updateMany({ where: { vendorId: person.vendorId }, data: { role: 'fulfilment' } })
    const weaker = await refreshed(person)
    await refused(auth.as(weaker.accessToken).vendors.updateApplication.mutate(application()), 'FORBIDDEN')
  })
})

describe('deciding', () => {
  test('an approval is written with its audit entry, its events, and the owner’s new permissions', async () => {
    const person = await applicant(auth)
    const { vendorId } = person
    const decided = await approve(vendorId)
    expect(decided).toMatchObject({ id: vendorId, status: 'approved', reviewNote: null, owner: { id: person.userId } })
    expect(await db().auditEntry.findMany({ where: { subjectId: vendorId } })).toMatchObject([
      {
        actorUserId: staffId,
        action: 'vendor.approve',
        subjectType: 'vendor',
        details: { from: 'in_review', to: 'approved', note: '' },
      },
    ])
    await waitForVersion(vendorId, 2)
    const approved = await auth.peers.waitForEvent('vendor.approved.v1', vendorId)
    expect(approved.data).toEqual({ vendorId, name: decided.name, ownerUserId: person.userId, note: '' })
    expect((await refreshed(person)).permissions).toEqual(vendorPermissions('owner', 'approved'))
  })

  test.each([
    ['request_changes', 'changes_requested', 'vendor.changes_requested.v1'],
    ['reject', 'rejected', 'vendor.rejected.v1'],
  ] as const)('%s needs words, and carries them to the factory', async (decision, status, type) => {
    const { vendorId } = await applicant(auth)
    for (const note of [undefined, '', '   ']) {
      expect((await refused(decide(vendorId, decision, note), 'BAD_INPUT')).fields).toEqual(['note'])
    }
    const note = 'We could not find your registration.'
    expect(await decide(vendorId, decision, note)).toMatchObject({ status, reviewNote: note })
    expect((await auth.peers.waitForEvent(type, vendorId)).data).toMatchObject({ note })
  })

  test('of two members of staff who decide at once one wins, and only that decision is written', async () => {
    for (let round = 0; round < 8; round++) {
      const { vendorId } = await applicant(auth)
      const calls = await Promise.allSettled([approve(vendorId), decide(vendorId, 'reject', 'No.')])
      const lost = calls.filter((call) => call.status === 'rejected')
      expect(lost).toHaveLength(1)
      expect(['CONFLICT', 'ILLEGAL_TRANSITION']).toContain(lost[0]?.reason.data.code)
      expect(await db().auditEntry.count({ where: { subjectId: vendorId } })).toBe(1)
      const row = await db().vendorProfile.findUniqueOrThrow({ where: { id: vendorId } })
      expect(row.version).toBe(2)
      expect(row.status).toBe(calls[0]?.status === 'fulfilled' ? 'approved' : 'rejected')
    }
  })

  test('a decision and the factory’s own change at once never lose each other', async () => {
    for (let round = 0; round < 8; round++) {
      const person = await applicant(auth)
      const { vendorId } = person
      const calls = await Promise.allSettled([
        decide(vendorId, 'reject', 'No.'),
        auth.as(person.accessToken).vendors.updateApplication.mutate(application()),
      ])
      const row = await db().vendorProfile.findUniqueOrThrow({ where: { id: vendorId } })
      expect(row.version).toBe(1 + calls.filter(({ status }) => status === 'fulfilled').length)
      expect(row.status).toBe(calls[0]?.status === 'fulfilled' ? 'rejected' : 'in_review')
    }
  })

  test('what the applicant has changed since staff read it is not decided on unread', async () => {
    const person = await applicant(auth)
    const { vendorId } = person
    const seen = await versionOf(vendorId)
    await auth.as(person.accessToken).vendors.updateApplication.mutate(application({ name: 'Another Works' }))
    for (const decision of ['approve', 'request_changes', 'reject'] as const) {
      const late = staff.vendorReview.decide.mutate({ vendorId, version: seen, decision, note: 'As I read it.' })
      expect((await refused(late, 'CONFLICT')).message).toContain('has changed since you opened it')
    }
    expect(await staff.vendorReview.get.query({ vendorId })).toMatchObject({ status: 'in_review', version: seen + 1 })
    expect(await db().auditEntry.count({ where: { subjectId: vendorId } })).toBe(0)
    await expect(approve(vendorId)).resolves.toMatchObject({ status: 'approved' })
  })

  test('a decision that comes too early says in words where the factory is', async () => {
    const { vendorId } = await applicant(auth)
    await decide(vendorId, 'request_changes', 'More about the kiln.')
    const error = await refused(approve(vendorId), 'ILLEGAL_TRANSITION')
    expect(error.message).toBe('This factory is waiting for its changes; it cannot become approved.')
  })

  test('what is decided stays decided, and an unknown factory is not found', async () => {
    const { vendorId } = await applicant(auth)
    await approve(vendorId)
    const error = await refused(approve(vendorId), 'ILLEGAL_TRANSITION')
    expect(error.details).toEqual({ from: 'approved', to: 'approved' })
    await refused(approve(newId('ven')), 'NOT_FOUND')
    expect((await refused(approve('ven_1'), 'BAD_INPUT')).fields).toEqual(['vendorId'])
  })

  test('reading needs vendors.read and deciding vendors.review, at the console alone', async () => {
    const person = await applicant(auth)
    const input = { vendorId: person.vendorId, version: 1, decision: 'approve' as const }
    const support = auth.as((await signedInStaff(auth, ['support'])).accessToken)
    await expect(support.vendorReview.get.query({ vendorId: person.vendorId })).resolves.toBeDefined()
    expect((await refused(support.vendorReview.decide.mutate(input), 'FORBIDDEN')).details).toEqual({
      permission: 'vendors.review',
    })
    await refused(auth.as(person.accessToken).vendorReview.decide.mutate(input), 'FORBIDDEN')
    await refused(auth.as(person.accessToken).vendorReview.list.query({}), 'FORBIDDEN')
    await refused(auth.as().vendorReview.list.query({}), 'UNAUTHENTICATED')
    expect((await staff.vendorReview.get.query({ vendorId: person.vendorId })).status).toBe('in_review')
  })

  test('audit entries cannot be changed or deleted', async () => {
    const { vendorId } = await applicant(auth)
    await approve(vendorId)
    const where = { subjectId: vendorId }
    await expect(db().auditEntry.updateMany({ where, data: { action: 'nothing' } })).rejects.toThrow('only ever added')
    await expect(db().auditEntry.deleteMany({ where })).rejects.toThrow('only ever added')
  })
})

describe('the queue', () => {
  test('shows who has waited longest first, by status, page by page, each once', async () => {
    const applied = []
    for (let index = 0; index < 5; index++) applied.push((await applicant(auth)).vendorId)
    // Two that applied in the same millisecond are told apart by their ids.
    const at = new Date('2020-01-01T00:00:00.123Z')
    await db().vendorProfile.updateMany({ where: { id: { in: applied.slice(0, 3) } }, data: { appliedAt: at } })
    await approve(applied[1] ?? '')

    const seen: string[] = []
    let cursor: string | null | undefined
    while (cursor !== null) {
      const page = await staff.vendorReview.list.query({ status: 'in_review', limit: 2, ...(cursor ? { cursor } : {}) })
      for (const item of page.items) expect(item.status).toBe('in_review')
      seen.push(...page.items.map(({ id }) => id))
      cursor = page.nextCursor
    }
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen.slice(0, 2)).toEqual([applied[0], applied[2]])
    expect(seen).not.toContain(applied[1])
    expect(seen).toHaveLength(await db().vendorProfile.count({ where: { status: 'in_review' } }))
    const all = await staff.vendorReview.list.query({ limit: 100 })
    expect(all.items.slice(0, 3).map(({ id }) => id)).toEqual(applied.slice(0, 3))
  })

  test.each([
    ['cursor', { cursor: 'nonsense' }],
    ['limit', { limit: 0 }],
    ['limit', { limit: 101 }],
    ['status', { status: 'lost' }],
  ])('a wrong %s is named', async (field, input) => {
    expect((await refused(staff.vendorReview.list.query(input as never), 'BAD_INPUT')).fields).toEqual([field])
  })
})
