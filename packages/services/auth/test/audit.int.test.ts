import { newId, type StaffActed } from '@millyard/contracts'
import { type AuditTrail, followTrail } from '@millyard/service-kit/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { applicant, refused, signedInStaff, startTestAuth, type TestAuth } from './setup.ts'

let auth: TestAuth
beforeAll(async () => {
  auth = await startTestAuth()
})
afterAll(() => auth.close())

const acted = (changes: Partial<StaffActed> = {}): StaffActed => ({
  actorUserId: newId('usr'),
  actorName: 'Grace Staff',
  action: 'product.approve',
  subjectType: 'product',
  subjectId: newId('prd'),
  subjectName: 'A bowl',
  details: { from: 'submitted', to: 'approved' },
  service: 'product',
  requestId: 'req-12345678',
  ...changes,
})
const log = async () => auth.as((await signedInStaff(auth)).accessToken).audit

describe('the log', () => {
  test('has what another service tells, once, however often it is delivered', async () => {
    const entry = acted()
    const event = await auth.deliver('staff.acted.v1', entry.subjectId, entry)
    await auth.redeliver(event as never)
    const { items } = await (await log()).list.query({ subjectId: entry.subjectId })
    const { actorUserId, ...rest } = entry
    expect(items).toEqual([{ id: expect.stringMatching(/^aud_/), at: event.occurredAt, actorId: actorUserId, ...rest }])
  })

  test('has what staff do here, with who, what and on what', async () => {
    const { vendorId, ...person } = await applicant(auth)
    const staff = await signedInStaff(auth)
    const { vendorReview, audit } = auth.as(staff.accessToken)
    const { version, name } = await vendorReview.get.query({ vendorId })
    await vendorReview.decide.mutate({ vendorId, version, decision: 'reject', note: `Write to ${person.email}` })
    const { items } = await audit.list.query({ subjectId: vendorId })
    expect(items).toMatchObject([
      {
        actorId: staff.user.id,
        actorName: 'Grace Staff',
        action: 'vendor.reject',
        subjectType: 'vendor',
        subjectName: name,
        details: { from: 'in_review', to: 'rejected', note: 'Write to [address]' },
        service: 'auth',
      },
    ])
  })

  test('is filtered by kind of thing and by time: from a moment on, before another', async () => {
    const [morning, noon, evening] = [
      '2026-03-01T08:00:00.000Z',
      '2026-03-01T12:00:00.000Z',
      '2026-03-01T18:00:00.000Z',
    ]
    const actorUserId = newId('usr')
    const add = (subjectType: string, at: string) =>
      auth.deps.database.client.auditEntry.create({
        data: { ...acted({ actorUserId, subjectType }), id: newId('aud'), occurredAt: new Date(at) },
        select: { id: true },
      })
    const entries = [await add('product', morning), await add('review', noon), await add('product', evening)]
    const ids = entries.map(({ id }) => id)
    const { list } = await log()
    const of = async (filter: Omit<Parameters<typeof list.query>[0], 'actorUserId'>) =>
      (await list.query({ actorUserId, ...filter })).items.map(({ id }) => id)
    expect(await of({})).toEqual(ids.toReversed())
    expect(await of({ subjectType: 'product' })).toEqual([ids[2], ids[0]])
    expect(await of({ since: noon })).toEqual([ids[2], ids[1]])
    expect(await of({ until: noon })).toEqual([ids[0]])
    expect(await of({ since: noon, until: evening, subjectType: 'review' })).toEqual([ids[1]])
  })

  test('is filtered by person and action, and pages without a gap or a repeat', async () => {
    const actorUserId = newId('usr')
    for (let index = 0; index < 7; index += 1) {
      const entry = acted({ actorUserId, action: index % 2 ? 'product.reject' : 'product.approve' })
      await auth.deliver('staff.acted.v1', entry.subjectId, entry)
    }
    const { list, people } = await log()
    expect((await list.query({ actorUserId, action: 'product.reject' })).items).toHaveLength(3)
    const seen: string[] = []
    let cursor: string | null | undefined
    while (cursor !== null) {
      const page = await list.query({ actorUserId, limit: 3, ...(cursor ? { cursor } : {}) })
      seen.push(...page.items.map(({ id }) => id))
      cursor = page.nextCursor
    }
    expect(new Set(seen).size).toBe(7)
    expect(seen).toHaveLength(7)
    expect((await people.query()).people).toContainEqual({ id: actorUserId, name: 'Grace Staff' })
  })

  test('is read by owners alone, and nobody can write it', async () => {
    for (const role of ['support', 'catalogue', 'finance'] as const) {
      const { accessToken } = await signedInStaff(auth, [role])
      await refused(auth.as(accessToken).audit.list.query({}), 'FORBIDDEN')
    }
    await refused((await log()).list.query({ cursor: 'x' }), 'BAD_INPUT')
  })
})

test('a transaction of staff that records nothing is rolled back, on the real database too', async () => {
  const { user } = await signedInStaff(auth)
  const rename = () =>
    auth.deps.database.transaction(async (tx) => {
      await tx.user.updateMany({ where: { id: user.id }, data: { name: 'Nobody wrote this down' } })
    })
  const trail: AuditTrail = { path: 'test.rename', requestId: 'req-1', write: async () => undefined, isRecorded: false }
  await expect(followTrail(trail, rename)).rejects.toMatchObject({ code: 'INTERNAL' })
  const stored = await auth.deps.database.client.user.findUniqueOrThrow({
    where: { id: user.id },
    select: { name: true },
  })
  expect(stored.name).toBe('Grace Staff')
  // Whoever is not staff owes nothing.
  await rename()
})
