import { newId, vendorPermissions } from '@millyard/contracts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { applicant, refused, signedInStaff, startTestAuth, type TestAuth } from './setup.ts'

let auth: TestAuth
let staff: ReturnType<TestAuth['as']>
let staffId: string
beforeAll(async () => {
  auth = await startTestAuth()
  const pair = await signedInStaff(auth, ['catalogue'])
  staff = auth.as(pair.accessToken)
  staffId = pair.user.id
})
afterAll(() => auth.close())

const db = () => auth.deps.database.client
const seen = async (vendorId: string) => ({
  vendorId,
  version: (await staff.vendorReview.get.query({ vendorId })).version,
})
const suspend = async (vendorId: string, reason = 'Parcels arrived empty.') =>
  staff.vendorReview.suspend.mutate({ ...(await seen(vendorId)), reason })
const reinstate = async (vendorId: string) => staff.vendorReview.reinstate.mutate(await seen(vendorId))
const close = async (vendorId: string) =>
  staff.vendorReview.close.mutate({ ...(await seen(vendorId)), reason: 'The workshop closes.' })

/** An approved factory with its owner's session. */
async function factory() {
  const person = await applicant(auth)
  await staff.vendorReview.decide.mutate({ ...(await seen(person.vendorId)), decision: 'approve' })
  return { ...person, ...(await renewed(person)), vendorId: person.vendorId }
}
const renewed = (person: { refreshToken: string }) =>
  auth.as().session.refresh.mutate({ refreshToken: person.refreshToken })

describe('suspending, reinstating and closing', () => {
  test('a factory that is not yet approved, rejected or closed can be neither suspended nor reinstated nor closed', async () => {
    const waiting = await applicant(auth)
    for (const move of [suspend, reinstate, close]) await refused(move(waiting.vendorId), 'ILLEGAL_TRANSITION')
    const closed = await factory()
    await close(closed.vendorId)
    for (const move of [suspend, reinstate, close]) await refused(move(closed.vendorId), 'ILLEGAL_TRANSITION')
    const open = await factory()
    expect((await refused(reinstate(open.vendorId), 'ILLEGAL_TRANSITION')).message).toBe(
      'This factory is approved already; it cannot become so again.',
    )
  })

  test('a suspended factory is not approved by the decision about applications', async () => {
    const { vendorId } = await factory()
    await suspend(vendorId)
    const decision = staff.vendorReview.decide.mutate({ ...(await seen(vendorId)), decision: 'approve' })
    await refused(decision, 'ILLEGAL_TRANSITION')
    expect((await staff.vendorReview.get.query({ vendorId })).status).toBe('suspended')
  })

  test.each(['', '   ', undefined])('suspending and closing need a reason, not %j', async (reason) => {
    const { vendorId } = await factory()
    const input = { ...(await seen(vendorId)), reason } as never
    expect((await refused(staff.vendorReview.suspend.mutate(input), 'BAD_INPUT')).fields).toEqual(['reason'])
    expect((await refused(staff.vendorReview.close.mutate(input), 'BAD_INPUT')).fields).toEqual(['reason'])
  })

  test('the reason reaches the factory, the audit log and everybody who listens', async () => {
    const person = await factory()
    const { vendorId } = person
    const reason = 'Three parcels arrived empty.'
    expect(await suspend(vendorId, reason)).toMatchObject({ status: 'suspended', reviewNote: reason })
    const [mine] = (await auth.as(person.accessToken).vendors.mine.query()).vendors
    expect(mine).toMatchObject({ status: 'suspended', reviewNote: reason })
    const told = await auth.peers.waitForEvent('vendor.suspended.v1', vendorId)
    expect(told.data).toMatchObject({ vendorId, ownerUserId: person.userId, note: reason })
    expect(await reinstate(vendorId)).toMatchObject({ status: 'approved', reviewNote: null })
    expect((await auth.peers.waitForEvent('vendor.reinstated.v1', vendorId)).data).toMatchObject({ note: '' })
    expect(await close(vendorId)).toMatchObject({ status: 'closed' })
    await auth.peers.waitForEvent('vendor.closed.v1', vendorId)
    const entries = await db().auditEntry.findMany({ where: { subjectId: vendorId }, orderBy: { id: 'asc' } })
    expect(entries.map(({ actorUserId, action, details }) => ({ actorUserId, action, details }))).toEqual([
      { actorUserId: staffId, action: 'vendor.approve', details: { from: 'in_review', to: 'approved', note: '' } },
      { actorUserId: staffId, action: 'vendor.suspend', details: { from: 'approved', to: 'suspended', note: reason } },
      { actorUserId: staffId, action: 'vendor.reinstate', details: { from: 'suspended', to: 'approved', note: '' } },
      {
        actorUserId: staffId,
        action: 'vendor.close',
        details: { from: 'approved', to: 'closed', note: 'The workshop closes.' },
      },
    ])
  })

  test('P46 a suspended factory and a closed one may still fulfil what they sold, and nothing more than before', async () => {
    const person = await factory()
    expect(person.permissions).toEqual(vendorPermissions('owner', 'approved'))
    await suspend(person.vendorId)
    const suspended = await renewed(person)
    expect(suspended.permissions).toContain('orders.fulfil')
    expect(suspended.permissions).not.toContain('products.write')
    await refused(
      auth.as(suspended.accessToken).application.save.mutate({ version: 9, changes: { city: 'Lyon' } }),
      'FORBIDDEN',
    )
    await close(person.vendorId)
    const closed = await renewed(suspended)
    expect(closed.permissions).toEqual(vendorPermissions('owner', 'closed'))
    expect(closed.permissions).toContain('orders.fulfil')
  })

  test('of members of staff who act at once one wins; who has read an older version is told', async () => {
    const { vendorId } = await factory()
    const read = await seen(vendorId)
    const calls = await Promise.allSettled([
      staff.vendorReview.suspend.mutate({ ...read, reason: 'One.' }),
      staff.vendorReview.close.mutate({ ...read, reason: 'Two.' }),
      staff.vendorReview.suspend.mutate({ ...read, reason: 'Three.' }),
    ])
    expect(calls.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const call of calls) {
      if (call.status === 'rejected') expect(['CONFLICT', 'ILLEGAL_TRANSITION']).toContain(call.reason.data.code)
    }
    expect(await db().auditEntry.count({ where: { subjectId: vendorId, action: { not: 'vendor.approve' } } })).toBe(1)
    const other = await factory()
    await suspend(other.vendorId)
    await reinstate(other.vendorId)
    await refused(
      staff.vendorReview.suspend.mutate({ vendorId: other.vendorId, version: 2, reason: 'Old.' }),
      'CONFLICT',
    )
  })

  test('nobody but staff who decide on factories may, and an unknown factory is not found', async () => {
    const person = await factory()
    const input = { vendorId: person.vendorId, version: 2, reason: 'Mine.' }
    const support = auth.as((await signedInStaff(auth, ['support', 'finance'])).accessToken)
    for (const who of [support, auth.as(person.accessToken)]) {
      await refused(who.vendorReview.suspend.mutate(input), 'FORBIDDEN')
      await refused(who.vendorReview.reinstate.mutate(input), 'FORBIDDEN')
      await refused(who.vendorReview.close.mutate(input), 'FORBIDDEN')
    }
    await refused(auth.as().vendorReview.suspend.mutate(input), 'UNAUTHENTICATED')
    await refused(staff.vendorReview.suspend.mutate({ ...input, vendorId: newId('ven') }), 'NOT_FOUND')
  })
})
