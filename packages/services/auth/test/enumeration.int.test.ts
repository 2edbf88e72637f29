import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { enrolForDemo } from '../src/two-factor/enrol-for-demo.ts'
import { countWork, holdJobs } from './count-work.ts'
import { type FakeGoogle, googlePerson, startFakeGoogle } from './google.ts'
import {
  challengeOf,
  codeOf,
  PASSWORD,
  STAFF_SECRET,
  signedIn,
  signedInStaff,
  signIn,
  startTestAuth,
  type TestAuth,
  uniqueEmail,
} from './setup.ts'

vi.mock('@node-rs/argon2', { spy: true })

/*
 * Attack: enumeration by answer and by time. Time is statements and password hashes, so those are compared, not a clock:
 * for an address that has an account and for one that has none they must be the same.
 */
let auth: TestAuth
let google: FakeGoogle
const known: { email: string; what: string }[] = []
beforeAll(async () => {
  google = await startFakeGoogle()
  auth = await startTestAuth(google.env)
  await holdJobs(auth, 'send-reset-link')
  const buyer = await signedIn(auth, 'storefront')
  const maker = await signedIn(auth, 'vendor')
  const staff = await signedInStaff(auth)
  known.push({ what: 'a buyer', email: buyer.email }, { what: 'a maker', email: maker.email })
  known.push({ what: 'a member of staff', email: staff.user.email })
  const careful = await signedIn(auth, 'storefront')
  await enrolForDemo(auth.deps, careful.userId)
  known.push({ what: 'somebody with two-factor on', email: careful.email })
})
afterAll(async () => {
  await auth.close()
  await google.close()
})

const answerOf = (call: Promise<unknown>) =>
  call.then(
    (value) => JSON.stringify(value),
    (error) => JSON.stringify({ message: error.message, data: { ...error.data, requestId: '' } }),
  )

const CALLS: [string, (email: string) => Promise<unknown>, number][] = [
  ['signing in with a wrong password', (email) => signIn(auth, email, 'storefront', 'not this one'), 1],
  ['signing in at the console with a wrong password', (email) => signIn(auth, email, 'admin', 'not this one'), 1],
  [
    'asking for a reset link',
    (email) => auth.as().account.requestPasswordReset.mutate({ email, audience: 'storefront' }),
    0,
  ],
  [
    'registering',
    (email) =>
      auth.as().account.register.mutate({ name: 'Mallory', email, password: PASSWORD, audience: 'storefront' }),
    1,
  ],
]

test.each(CALLS)('attack: %s tells nobody whether there is such an account', async (name, call, hashes) => {
  // The first call of a kind does what only a first one does.
  await call(uniqueEmail()).catch(() => undefined)
  let answer = ''
  const stranger = await countWork(auth, async () => {
    answer = await answerOf(call(uniqueEmail()))
  })
  expect(stranger.hashes).toBe(hashes)
  expect(stranger.statements.length).toBeGreaterThan(1)
  for (const { email, what } of known) {
    const work = await countWork(auth, async () => {
      expect(await answerOf(call(email)), what).toBe(answer)
    })
    expect(work.hashes, what).toBe(stranger.hashes)
    // Registering reads the owner where it tells of a new login: as many, not the same ones.
    if (name === 'registering') expect(work.statements.length, what).toBe(stranger.statements.length)
    else expect(work.statements, what).toEqual(stranger.statements)
  }
})

test('attack: the second step tells nobody whether a challenge was ever one, or whose', async () => {
  const answer = (challenge: string) =>
    auth.as().session.answerChallenge.mutate({ challenge, audience: 'storefront', code: codeOf(STAFF_SECRET) })
  const spent = await challengeOf(signIn(auth, known.at(-1)?.email ?? '', 'storefront'))
  const elsewhere = await challengeOf(signIn(auth, known.at(-1)?.email ?? '', 'vendor'))
  await answer(spent.challenge)
  let stranger = ''
  const work = await countWork(auth, async () => {
    stranger = await answerOf(answer('x'.repeat(43)))
  })
  expect(work.hashes).toBe(0)
  for (const { challenge } of [spent, elsewhere]) {
    const same = await countWork(auth, async () => {
      expect(await answerOf(answer(challenge))).toBe(stranger)
    })
    expect(same.statements).toEqual(work.statements)
  }
})

test('attack: a return from Google tells nobody whether a state was ever one, or whose', async () => {
  const open = auth.as().google
  const finish = (state: string) => open.finish.mutate({ state, params: '?code=x', audience: 'storefront' })
  const spent = await open.start.mutate({ audience: 'storefront' })
  const params = google.visit(spent.url, googlePerson())
  await open.finish.mutate({ state: spent.state, params, audience: 'storefront' })
  const elsewhere = await open.start.mutate({ audience: 'vendor' })
  const maker = await signIn(auth, known[1]?.email ?? '', 'storefront')
  await auth.deps.database.client.user.update({
    where: { id: maker.user.id },
    data: { emailVerifiedAt: new Date() },
    select: { id: true },
  })
  const connecting = await auth.as(maker.accessToken).google.startConnect.mutate({ password: PASSWORD })
  let stranger = ''
  const work = await countWork(auth, async () => {
    stranger = await answerOf(finish('x'.repeat(43)))
  })
  for (const { state } of [spent, elsewhere, connecting]) {
    const same = await countWork(auth, async () => {
      expect(await answerOf(finish(state))).toBe(stranger)
    })
    expect(same).toEqual(work)
  }
})

test('attack: changed letters and spaces around an address are the same address, with its limits', async () => {
  const { email } = await signedIn(auth, 'storefront')
  const forms = [email, email.toUpperCase(), ` ${email} `, `${email}\t`, email.replace('p', 'P')]
  for (const form of forms) {
    await auth.as().account.requestPasswordReset.mutate({ email: form, audience: 'storefront' })
  }
  const sixth = auth.as().account.requestPasswordReset.mutate({ email, audience: 'storefront' })
  await expect(sixth).rejects.toMatchObject({ data: { code: 'RATE_LIMITED' } })
})
