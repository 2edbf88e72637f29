import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { applicant, refused, signedInStaff, startTestAuth, type TestAuth } from './setup.ts'

let auth: TestAuth
let staff: ReturnType<TestAuth['as']>
beforeAll(async () => {
  auth = await startTestAuth()
  staff = auth.as((await signedInStaff(auth, ['owner'])).accessToken)
})
afterEach(() => auth.clock.setOffset(0))
afterAll(() => auth.close())

const DAY_MS = 86_400_000
/** The day that is `days` from today in UTC. */
const dayFromNow = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10)
const days = (changes: Record<string, unknown> = {}) => ({
  from: dayFromNow(10),
  until: dayFromNow(20),
  timeZone: 'Europe/Paris',
  note: 'The kiln rests.',
  ...changes,
})
const standAt = (moment: string) => auth.clock.setOffset(Date.parse(moment) - Date.now())

/** An approved factory; its owner's token and the version that they read. */
async function factory() {
  const person = await applicant(auth)
  const { vendorId } = person
  const { version } = await staff.vendorReview.get.query({ vendorId })
  await staff.vendorReview.decide.mutate({ vendorId, version, decision: 'approve' })
  const pair = await auth.as().session.refresh.mutate({ refreshToken: person.refreshToken })
  const client = auth.as(pair.accessToken)
  const mine = async () => (await client.vendors.mine.query()).vendors[0]
  return { vendorId, version: version + 1, client, mine }
}

/** What another service was told with this version. */
const toldVacation = (vendorId: string, version: number) => {
  for (const { event } of auth.peers.delivered) {
    const { type, data } = event
    if (type === 'vendor.updated.v1' && 'vacation' in data && data.vendorId === vendorId && data.version === version) {
      return data.vacation
    }
  }
  return undefined
}

test.each([
  ['until', { until: dayFromNow(9) }],
  ['from', { from: 'tomorrow' }],
  ['timeZone', { timeZone: 'Nowhere' }],
  ['until', { from: dayFromNow(-9), until: dayFromNow(-2) }],
])('a wrong %s is named and nothing is written (%j)', async (field, changes) => {
  const { client, version, mine } = await factory()
  const input = { version, vacation: days(changes) }
  expect((await refused(client.vendors.setVacation.mutate(input), 'BAD_INPUT')).fields).toEqual([`vacation.${field}`])
  expect(await mine()).toMatchObject({ version, vacation: null })
})

test('an applicant, a suspended factory and a role without the store have no vacation to set', async () => {
  const waiting = await applicant(auth)
  await refused(
    auth.as(waiting.accessToken).vendors.setVacation.mutate({ version: 1, vacation: days() }),
    'ILLEGAL_TRANSITION',
  )
  const { client, version, vendorId } = await factory()
  await staff.vendorReview.suspend.mutate({ vendorId, version, reason: 'For now.' })
  await refused(client.vendors.setVacation.mutate({ version: version + 1, vacation: days() }), 'ILLEGAL_TRANSITION')
  const clerk = await auth.peers.vendorToken(vendorId, ['orders.read', 'orders.fulfil'])
  await refused(auth.as(clerk).vendors.setVacation.mutate({ version: version + 1, vacation: days() }), 'FORBIDDEN')
})

test('P44 somebody who is not in the factory, whatever their token says, does not find it', async () => {
  const { version, vendorId } = await factory()
  const stranger = await auth.peers.vendorToken(vendorId)
  await refused(auth.as(stranger).vendors.setVacation.mutate({ version, vacation: days() }), 'NOT_FOUND')
})

test('of two people who change the store at once the second is told', async () => {
  const { client, version, mine } = await factory()
  const calls = await Promise.allSettled(
    ['One', 'Two', 'Three'].map((note) => client.vendors.setVacation.mutate({ version, vacation: days({ note }) })),
  )
  expect(calls.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  for (const call of calls) if (call.status === 'rejected') expect(call.reason.data.code).toBe('CONFLICT')
  expect((await mine())?.version).toBe(version + 1)
})

test('everybody is told the moments that the days mean where the factory is, over the change of the clocks too', async () => {
  const { client, version, vendorId } = await factory()
  standAt('2027-03-01T00:00:00Z')
  const vacation = days({ from: '2027-03-20', until: '2027-03-28' })
  await client.vendors.setVacation.mutate({ version, vacation })
  const { timeZone: _, ...told } = vacation
  await expect
    .poll(() => toldVacation(vendorId, version + 1))
    .toEqual({ ...told, startsAt: '2027-03-19T23:00:00.000Z', endsAt: '2027-03-28T22:00:00.000Z' })
})

test('it stands until its last day is over there, and can be removed before', async () => {
  const { client, version, vendorId, mine } = await factory()
  const vacation = days({ from: dayFromNow(0), until: dayFromNow(1), timeZone: 'Pacific/Kiritimati' })
  await client.vendors.setVacation.mutate({ version, vacation })
  expect(await mine()).toMatchObject({ version: version + 1, vacation: { ...vacation, isNow: true } })
  standAt(`${dayFromNow(-3)}T00:00:00Z`)
  expect((await mine())?.vacation).toMatchObject({ ...vacation, isNow: false })
  auth.clock.setOffset(0)
  expect((await staff.vendorReview.get.query({ vendorId })).vacation).toMatchObject(vacation)
  // Midnight at UTC+14 is ten in the morning of the same day in UTC.
  standAt(`${vacation.until}T09:59:59Z`)
  expect((await mine())?.vacation).toMatchObject(vacation)
  standAt(`${vacation.until}T10:00:00Z`)
  expect((await mine())?.vacation).toBeNull()

  auth.clock.setOffset(0)
  await client.vendors.setVacation.mutate({ version: version + 1, vacation: null })
  expect((await mine())?.vacation).toBeNull()
  await expect.poll(() => toldVacation(vendorId, version + 2)).toBeNull()
})

test('every time zone that the form offers is one that the database knows', async () => {
  const zones = [...Intl.supportedValuesOf('timeZone'), 'UTC']
  const rows = await auth.deps.database.client.$queryRaw<unknown[]>`
    select '2026-12-24'::timestamp at time zone zone from unnest(${zones}::text[]) as zone`
  expect(rows).toHaveLength(zones.length)
})
