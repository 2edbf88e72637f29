import { afterAll, beforeAll, expect, test } from 'vitest'
import { applicant, refused, signedInStaff, startTestAuth, type TestAuth } from './setup.ts'

let auth: TestAuth
let staff: ReturnType<TestAuth['as']>
beforeAll(async () => {
  auth = await startTestAuth()
  staff = auth.as((await signedInStaff(auth, ['owner'])).accessToken)
})
afterAll(() => auth.close())

const profile = (version: number, changes: Record<string, unknown> = {}) => ({
  version,
  tagline: 'Salt-glazed stoneware',
  story: '<p>Four potters now, one wood-fired kiln and the same hillside of good clay.</p>',
  city: 'Épinal',
  country: 'FR',
  ...changes,
})

/** An approved factory; its owner's token and the version that they read. */
async function factory() {
  const person = await applicant(auth)
  const { vendorId } = person
  const { version } = await staff.vendorReview.get.query({ vendorId })
  await staff.vendorReview.decide.mutate({ vendorId, version, decision: 'approve' })
  const pair = await auth.as().session.refresh.mutate({ refreshToken: person.refreshToken })
  return { vendorId, version: version + 1, client: auth.as(pair.accessToken) }
}

test.each([
  ['tagline', { tagline: '' }],
  ['story', { story: 'Short.' }],
  ['story', { story: `<script>${'what is taken out is not counted '.repeat(3)}</script>` }],
  ['country', { country: 'France' }],
  ['website', { website: 'javascript:alert(1)' }],
  ['version', { version: undefined }],
])('a wrong %s is named and nothing is written', async (field, changes) => {
  const { client, version } = await factory()
  const input = { ...profile(version), ...changes } as never
  expect((await refused(client.vendors.updateProfile.mutate(input), 'BAD_INPUT')).fields).toEqual([field])
  expect((await client.vendors.mine.query()).vendors).toMatchObject([{ version, tagline: 'Stoneware from the Vosges' }])
})

test('what buyers read changes at once and everybody is told; name, papers and standing stay whatever is sent', async () => {
  const { client, version, vendorId } = await factory()
  const [before] = (await client.vendors.mine.query()).vendors
  const sent = profile(version, { name: 'Stolen Name', legalName: 'X', status: 'closed', slug: 'x', vendorId: 'ven_x' })
  const after = await client.vendors.updateProfile.mutate(sent as never)
  expect(after).toMatchObject({
    ...profile(version + 1),
    id: vendorId,
    name: before?.name,
    slug: before?.slug,
    legalName: before?.legalName,
    status: 'approved',
  })
  expect(after).not.toHaveProperty('website')
  await expect
    .poll(() => auth.peers.delivered.map(({ event }) => event))
    .toContainEqual(
      expect.objectContaining({
        type: 'vendor.updated.v1',
        data: expect.objectContaining({
          vendorId,
          version: version + 1,
          tagline: 'Salt-glazed stoneware',
          website: null,
        }),
      }),
    )
})

test('of two people who have read the same profile the second is told, and loses nothing of the first', async () => {
  const { client, version } = await factory()
  const calls = await Promise.allSettled(
    ['One', 'Two', 'Three'].map((tagline) =>
      client.vendors.updateProfile.mutate(profile(version, { tagline }) as never),
    ),
  )
  expect(calls.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  for (const call of calls) if (call.status === 'rejected') expect(call.reason.data.code).toBe('CONFLICT')
  expect((await client.vendors.mine.query()).vendors[0]?.version).toBe(version + 1)
})

test('an applicant changes the application instead; a suspended factory and a role without the store cannot', async () => {
  const waiting = await applicant(auth)
  await refused(auth.as(waiting.accessToken).vendors.updateProfile.mutate(profile(1) as never), 'ILLEGAL_TRANSITION')
  const { client, version, vendorId } = await factory()
  await staff.vendorReview.suspend.mutate({ vendorId, version, reason: 'For now.' })
  await refused(client.vendors.updateProfile.mutate(profile(version + 1) as never), 'ILLEGAL_TRANSITION')
  const clerk = await auth.peers.vendorToken(vendorId, ['orders.read', 'orders.fulfil'])
  await refused(auth.as(clerk).vendors.updateProfile.mutate(profile(version + 1) as never), 'FORBIDDEN')
})
