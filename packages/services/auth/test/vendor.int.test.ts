import { newId, vendorPermissions } from '@millyard/contracts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { applicant, refused, signedInStaff, startTestAuth, type TestAuth } from './setup.ts'

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
    await waitForVersion(vendorId, 4)
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
      expect(row.version).toBe(4)
      expect(row.status).toBe(calls[0]?.status === 'fulfilled' ? 'approved' : 'rejected')
    }
  })

  test('a decision and the factory’s own change at once never lose each other', async () => {
    for (let round = 0; round < 8; round++) {
      const person = await applicant(auth)
      const { vendorId } = person
      const calls = await Promise.allSettled([
        decide(vendorId, 'reject', 'No.'),
        auth.as(person.accessToken).application.takeBack.mutate({ version: 3 }),
      ])
      const row = await db().vendorProfile.findUniqueOrThrow({ where: { id: vendorId } })
      expect(calls.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      expect(row.version).toBe(4)
      expect(row.status).toBe(calls[0]?.status === 'fulfilled' ? 'rejected' : 'draft')
    }
  })

  test('what the applicant has changed since staff read it is not decided on unread', async () => {
    const person = await applicant(auth)
    const { vendorId } = person
    const seen = await versionOf(vendorId)
    const mine = auth.as(person.accessToken).application
    const { version } = await mine.takeBack.mutate({ version: seen })
    const saved = await mine.save.mutate({ version, changes: { name: 'Another Works' } })
    await mine.send.mutate({ version: saved.version })
    for (const decision of ['approve', 'request_changes', 'reject'] as const) {
      const late = staff.vendorReview.decide.mutate({ vendorId, version: seen, decision, note: 'As I read it.' })
      expect((await refused(late, 'CONFLICT')).message).toContain('has changed since you opened it')
    }
    expect(await staff.vendorReview.get.query({ vendorId })).toMatchObject({ status: 'in_review', version: seen + 3 })
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
