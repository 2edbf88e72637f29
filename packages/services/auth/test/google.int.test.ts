import type { GoogleAudience } from '@millyard/contracts'
import { readEnv } from '@millyard/service-kit'
import { findFreePort } from '@millyard/service-kit/testing/postgres'
import { createEmulator, type Emulator } from 'emulate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createGoogleClient } from '../src/google/google-client.ts'
import { authEnvSchema } from '../src/service.ts'
import { forgetExpired } from '../src/sessions/forget-expired.ts'
import { hashOpaqueToken } from '../src/sessions/opaque-token.ts'
import { CLIENT, type FakeGoogle, type GooglePerson, googlePerson, startFakeGoogle, type Tampering } from './google.ts'
import {
  challengeOf,
  codeOf,
  PASSWORD,
  refused,
  resetToken,
  signedIn,
  signedInStaff,
  signIn,
  startTestAuth,
  type TestAuth,
} from './setup.ts'

let auth: TestAuth
let google: FakeGoogle
beforeAll(async () => {
  google = await startFakeGoogle()
  auth = await startTestAuth(google.env)
})
afterAll(async () => {
  await auth.close()
  await google.close()
})

const db = () => auth.deps.database.client
const start = (audience: GoogleAudience = 'storefront') => auth.as().google.start.mutate({ audience })
const finish = (state: string, params: string, audience: GoogleAudience = 'storefront') =>
  auth.as().google.finish.mutate({ state, params, audience })

/** To Google and back, as this person. */
async function enter(person: GooglePerson, { audience, ...tampering }: Tampering & { audience?: GoogleAudience } = {}) {
  const { url, state } = await start(audience)
  return finish(state, google.visit(url, person, tampering), audience)
}

const countOf = async (person: GooglePerson) => ({
  logins: await db().user.count({ where: { email: person.email } }),
  accounts: await db().oAuthAccount.count({ where: { subject: person.sub } }),
  sessions: await db().session.count({ where: { user: { email: person.email } } }),
})
const NOTHING = { logins: 0, accounts: 0, sessions: 0 }

/** Somebody with a password who has proven their address. */
async function member(audience: GoogleAudience = 'storefront') {
  const pair = await signedIn(auth, audience)
  await db().user.update({ where: { id: pair.userId }, data: { emailVerifiedAt: new Date() }, select: { id: true } })
  return { ...pair, api: auth.as(pair.accessToken) }
}

/** Connects a Google account to a login that is signed in. */
async function connect(api: ReturnType<TestAuth['as']>, person: GooglePerson, tampering?: Tampering) {
  const { url, state } = await api.google.startConnect.mutate({ password: PASSWORD })
  return api.google.connect.mutate({ state, params: google.visit(url, person, tampering) })
}

describe('somebody new', () => {
  test('gets a login with a proven address and no password, and a buyer’s side in the shop', async () => {
    const person = googlePerson({ name: 'Mara Vidal' })
    const pair = await enter({ ...person, email: person.email.toUpperCase() })
    expect(pair.user).toMatchObject({ name: 'Mara Vidal', email: person.email, emailVerified: true })
    const login = await db().user.findUnique({
      where: { email: person.email },
      select: { passwordHash: true, customerProfile: { select: { userId: true } } },
    })
    expect(login).toEqual({ passwordHash: null, customerProfile: { userId: pair.user.id } })
    const told = await auth.peers.waitForEvent('user.registered.v1', pair.user.id)
    expect(told.data).toEqual({ userId: pair.user.id, name: 'Mara Vidal', email: person.email })
    expect(await auth.as(pair.accessToken).google.status.query()).toEqual({
      isOffered: true,
      account: { email: person.email, linkedAt: expect.any(String), lastUsedAt: expect.any(String) },
      hasPassword: false,
    })
    await expect(auth.as(pair.accessToken).addresses.list.query({})).resolves.toBeDefined()
  })

  test('comes back to the same login, at the factory portal too, whatever their address is by then', async () => {
    const person = googlePerson()
    const first = await enter(person)
    const moved = googlePerson({ sub: person.sub, email_verified: false })
    const second = await enter(moved, { audience: 'vendor' })
    expect(second.user).toEqual(first.user)
    expect(await auth.as(second.accessToken).google.status.query()).toMatchObject({ account: { email: moved.email } })
    expect(await countOf(moved)).toEqual({ logins: 0, accounts: 1, sessions: 0 })
    expect(await countOf(person)).toEqual({ logins: 1, accounts: 1, sessions: 2 })
  })

  test('in the factory portal has no buyer’s side, and is called after their address without a name', async () => {
    const { name: _name, ...nameless } = googlePerson()
    const pair = await enter(nameless, { audience: 'vendor' })
    expect(pair.user.name).toBe(nameless.email.split('@')[0])
    expect(await db().customerProfile.count({ where: { userId: pair.user.id } })).toBe(0)
  })

  test('sets a password by mail and signs in with both', async () => {
    const person = googlePerson()
    const pair = await enter(person)
    await refused(signIn(auth, person.email, 'storefront'), 'INVALID_CREDENTIALS')
    const token = await resetToken(auth, person.email)
    await auth.as().account.resetPassword.mutate({ token, password: PASSWORD })
    expect((await signIn(auth, person.email, 'storefront')).user.id).toBe(pair.user.id)
    expect((await enter(person)).user.id).toBe(pair.user.id)
  })
})

describe('an answer that is not Google’s, or not for us, opens nothing', () => {
  const now = () => Math.floor(Date.now() / 1_000)
  const TAMPERED: [string, () => Tampering][] = [
    ['another nonce', () => ({ claims: { nonce: 'not-the-nonce' } })],
    ['no nonce', () => ({ claims: { nonce: undefined } })],
    ['another audience', () => ({ claims: { aud: 'another-shop' } })],
    ['two audiences of which we are one', () => ({ claims: { aud: ['another-shop', CLIENT.GOOGLE_CLIENT_ID] } })],
    ['another issuer', () => ({ claims: { iss: 'https://accounts.google.example' } })],
    ['an expired token', () => ({ claims: { iat: now() - 7_200, exp: now() - 3_600 } })],
    ['no expiry', () => ({ claims: { exp: undefined } })],
    ['a token of tomorrow', () => ({ claims: { nbf: now() + 86_400 } })],
    ['no signature', () => ({ signature: 'none' })],
    ['the public key taken as a password', () => ({ signature: 'public key as a password' })],
    ['another key', () => ({ signature: 'another key' })],
    ['no subject', () => ({ claims: { sub: undefined } })],
    ['an empty subject', () => ({ claims: { sub: '' } })],
    ['no address', () => ({ claims: { email: undefined } })],
    ['a confirmation that is not said with true', () => ({ claims: { email_verified: 'true' } })],
    ['no ID token at all', () => ({ token: 'leaves the ID token out' })],
  ]
  test.each(TAMPERED)('%s', async (_what, tampering) => {
    const person = googlePerson()
    await refused(enter(person, tampering()), 'INVALID_CREDENTIALS')
    expect(await countOf(person)).toEqual(NOTHING)
    const me = await member()
    await refused(connect(me.api, person, tampering()), 'INVALID_CREDENTIALS')
    expect(await countOf(person)).toEqual(NOTHING)
  })

  test.each([false, undefined])('an address that Google has not confirmed (%s)', async (email_verified) => {
    const person = googlePerson()
    const { message } = await refused(enter(person, { claims: { email_verified } }), 'FORBIDDEN')
    expect(message).toContain('has not confirmed')
    expect(await countOf(person)).toEqual(NOTHING)
  })

  test('the person said no, or the answer has no code', async () => {
    const person = googlePerson()
    for (const params of [
      (state: string) => `?error=access_denied&state=${state}`,
      (state: string) => `?state=${state}`,
      () => '',
      (state: string) => `?code=one&code=two&state=${state}`,
    ]) {
      const { state } = await start()
      await refused(finish(state, params(state)), 'INVALID_CREDENTIALS')
    }
    expect(await countOf(person)).toEqual(NOTHING)
  })

  test.each(['hangs up', 'never answers', 'breaks'] as const)(
    'a Google that %s is said to be away',
    async (token) => {
      const person = googlePerson()
      const { message } = await refused(enter(person, { token }), 'UNAVAILABLE')
      expect(message).toContain('Google does not answer right now')
      expect(await countOf(person)).toEqual(NOTHING)
    },
    20_000,
  )
})

describe('the way there and back', () => {
  test('asks Google for a code with PKCE, a nonce and our state, of which we keep a hash alone', async () => {
    const { url, state } = await start('vendor')
    const asked = Object.fromEntries(new URL(url).searchParams)
    expect(asked).toMatchObject({
      response_type: 'code',
      client_id: CLIENT.GOOGLE_CLIENT_ID,
      redirect_uri: 'http://vendors.test/sign-in/google',
      scope: 'openid email profile',
      code_challenge_method: 'S256',
      state,
    })
    expect(url).not.toContain(CLIENT.GOOGLE_CLIENT_SECRET)
    const flow = await db().oAuthFlow.findUnique({ where: { stateHash: hashOpaqueToken(state) } })
    expect(flow).toMatchObject({ audience: 'vendor', purpose: 'sign_in', userId: null, nonce: asked.nonce })
    expect(JSON.stringify(flow)).not.toContain(state)
    expect(asked.code_challenge).not.toBe(flow?.codeVerifier)
  })

  test('attack: a state is good for one return, and ends after ten minutes', async () => {
    const person = googlePerson()
    const { url, state } = await start()
    await finish(state, google.visit(url, person))
    await refused(finish(state, google.visit(url, person)), 'TOKEN_EXPIRED')
    const late = await start()
    await db().oAuthFlow.update({
      where: { stateHash: hashOpaqueToken(late.state) },
      data: { expiresAt: new Date(Date.now() - 1_000) },
      select: { stateHash: true },
    })
    await refused(finish(late.state, google.visit(late.url, person)), 'TOKEN_EXPIRED')
    expect((await countOf(person)).sessions).toBe(1)
  })

  test('attack: a state of nobody, of the other portal, of somebody’s connecting, and the query of another way', async () => {
    const person = googlePerson()
    const one = await start('storefront')
    await refused(finish('x'.repeat(43), google.visit(one.url, person)), 'TOKEN_EXPIRED')
    await refused(finish(one.state, google.visit(one.url, person), 'vendor'), 'TOKEN_EXPIRED')
    const me = await member()
    const mine = await me.api.google.startConnect.mutate({ password: PASSWORD })
    await refused(finish(mine.state, google.visit(mine.url, person)), 'TOKEN_EXPIRED')
    const two = await start('storefront')
    await refused(finish(two.state, google.visit(one.url, person)), 'INVALID_CREDENTIALS')
    expect(await countOf(person)).toEqual(NOTHING)
  })

  test('attack: a code that is put into another way is refused: its verifier and nonce are not those', async () => {
    const person = googlePerson()
    const [victim, attacker] = [await start(), await start()]
    const stolen = new URLSearchParams(google.visit(victim.url, person))
    stolen.set('state', attacker.state)
    await refused(finish(attacker.state, `?${stolen}`), 'INVALID_CREDENTIALS')
    expect(await countOf(person)).toEqual(NOTHING)
  })

  test('attack: a code counts once', async () => {
    const person = googlePerson()
    const one = await start()
    const params = google.visit(one.url, person)
    await finish(one.state, params)
    // As if the same state could come twice.
    const two = await start()
    const again = new URLSearchParams(params)
    again.set('state', two.state)
    await refused(finish(two.state, `?${again}`), 'INVALID_CREDENTIALS')
    expect(await countOf(person)).toEqual({ logins: 1, accounts: 1, sessions: 1 })
  })

  test('the same return twice at once makes one login and one session', async () => {
    const person = googlePerson()
    const { url, state } = await start()
    const params = google.visit(url, person)
    const results = await Promise.allSettled([finish(state, params), finish(state, params), finish(state, params)])
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await countOf(person)).toEqual({ logins: 1, accounts: 1, sessions: 1 })
  })

  test('the same person on two ways at once gets one login and two sessions', async () => {
    const person = googlePerson()
    const pairs = await Promise.all([enter(person), enter(person), enter(person, { audience: 'vendor' })])
    expect(new Set(pairs.map(({ user }) => user.id)).size).toBe(1)
    expect(await countOf(person)).toEqual({ logins: 1, accounts: 1, sessions: 3 })
  })

  test('two people with the same new address at once: one login, of one of them', async () => {
    const person = googlePerson()
    const other = googlePerson({ email: person.email })
    const results = await Promise.allSettled([enter(person), enter(other)])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await db().user.count({ where: { email: person.email } })).toBe(1)
    expect(await db().oAuthAccount.count({ where: { subject: { in: [person.sub, other.sub] } } })).toBe(1)
  })

  test('ways that nobody came back from are forgotten', async () => {
    const { state } = await start()
    const where = { stateHash: hashOpaqueToken(state) }
    await forgetExpired(auth.deps)
    expect(await db().oAuthFlow.count({ where })).toBe(1)
    await db().oAuthFlow.updateMany({ where, data: { expiresAt: new Date(Date.now() - 2 * 86_400_000) } })
    await forgetExpired(auth.deps)
    expect(await db().oAuthFlow.count({ where })).toBe(0)
  })
})

describe('an address that has a login already', () => {
  test('attack: is never linked by itself, proven or not; the words say what to do', async () => {
    for (const one of [await member(), await signedIn(auth, 'storefront')]) {
      const person = googlePerson({ email: one.email })
      const { message } = await refused(enter(person), 'ALREADY_EXISTS')
      expect(message).toContain('Sign in with your password and connect Google under Security')
      expect(await countOf(person)).toEqual({ logins: 1, accounts: 0, sessions: 1 })
    }
  })

  test('attack: whoever registered it first cannot keep a way in through their own Google account', async () => {
    const squatter = await signedIn(auth, 'storefront')
    const { api } = { api: auth.as(squatter.accessToken) }
    await refused(api.google.startConnect.mutate({ password: PASSWORD }), 'CONFLICT')
  })
})

describe('a login that is not simply open', () => {
  test('a blocked one stays shut', async () => {
    const person = googlePerson()
    const { user } = await enter(person)
    await db().user.update({ where: { id: user.id }, data: { blockedAt: new Date() }, select: { id: true } })
    await refused(enter(person), 'LOGIN_BLOCKED')
    expect((await countOf(person)).sessions).toBe(1)
  })

  test('with two-factor on Google is the first step, and opens no session', async () => {
    const me = await member()
    const person = googlePerson()
    await connect(me.api, person)
    const { secret } = await me.api.twoFactor.start.mutate({ password: PASSWORD })
    await me.api.twoFactor.confirm.mutate({ code: codeOf(secret, -1) })
    const before = await db().session.count({ where: { userId: me.userId } })
    const { challenge } = await challengeOf(enter(person))
    expect(await db().session.count({ where: { userId: me.userId } })).toBe(before)
    const pair = await auth
      .as()
      .session.answerChallenge.mutate({ challenge, audience: 'storefront', code: codeOf(secret) })
    expect(pair.user.id).toBe(me.userId)
  })

  test('attack: the console is not entered through Google, by staff neither', async () => {
    await refused(auth.as().google.start.mutate({ audience: 'admin' as 'vendor' }), 'BAD_INPUT')
    const staff = auth.as((await signedInStaff(auth)).accessToken)
    await refused(staff.google.startConnect.mutate({ password: PASSWORD }), 'NOT_FOUND')
    await refused(staff.google.connect.mutate({ state: 'x'.repeat(43), params: '' }), 'NOT_FOUND')
    expect(await staff.google.status.query()).toMatchObject({ isOffered: false })
    const { state, url } = await start()
    const params = google.visit(url, googlePerson())
    await refused(auth.as().google.finish.mutate({ state, params, audience: 'admin' as 'vendor' }), 'BAD_INPUT')
  })
})

describe('connecting', () => {
  test('takes the password, tells the person, and opens the login from then on', async () => {
    const me = await member('vendor')
    const person = googlePerson()
    expect((await refused(me.api.google.startConnect.mutate({}), 'BAD_INPUT')).fields).toEqual(['password'])
    await refused(me.api.google.startConnect.mutate({ password: 'not this one' }), 'BAD_INPUT')
    await connect(me.api, person)
    const told = await auth.peers.waitForEvent('user.google_changed.v1', me.userId)
    expect(told.data).toMatchObject({
      what: 'connected',
      email: me.email,
      googleEmail: person.email,
      securityUrl: 'http://vendors.test/security',
    })
    expect((await enter(person)).user.id).toBe(me.userId)
    await refused(me.api.google.startConnect.mutate({ password: PASSWORD }), 'CONFLICT')
  })

  test('attack: on the way that somebody else began, of the other portal, or twice', async () => {
    const [me, other] = [await member(), await member()]
    const person = googlePerson()
    const mine = await me.api.google.startConnect.mutate({ password: PASSWORD })
    const params = google.visit(mine.url, person)
    await refused(other.api.google.connect.mutate({ state: mine.state, params }), 'TOKEN_EXPIRED')
    const elsewhere = auth.as((await signIn(auth, me.email, 'vendor')).accessToken)
    await refused(elsewhere.google.connect.mutate({ state: mine.state, params }), 'TOKEN_EXPIRED')
    await refused(auth.as().google.connect.mutate({ state: mine.state, params }), 'UNAUTHENTICATED')
    const signing = await start()
    await refused(
      me.api.google.connect.mutate({ state: signing.state, params: google.visit(signing.url, person) }),
      'TOKEN_EXPIRED',
    )
    await me.api.google.connect.mutate({ state: mine.state, params })
    await refused(me.api.google.connect.mutate({ state: mine.state, params }), 'TOKEN_EXPIRED')
    expect(await db().oAuthAccount.findMany({ where: { subject: person.sub }, select: { userId: true } })).toEqual([
      { userId: me.userId },
    ])
  })

  test('an account that opens another login, a second account, and a session that was ended meanwhile', async () => {
    const person = googlePerson()
    await enter(person)
    const me = await member()
    await refused(connect(me.api, person), 'ALREADY_EXISTS')
    const [one, two] = [
      await me.api.google.startConnect.mutate({ password: PASSWORD }),
      await me.api.google.startConnect.mutate({ password: PASSWORD }),
    ]
    const mine = googlePerson()
    await me.api.google.connect.mutate({ state: one.state, params: google.visit(one.url, mine) })
    const late = me.api.google.connect.mutate({ state: two.state, params: google.visit(two.url, googlePerson()) })
    await refused(late, 'CONFLICT')
    const gone = await member()
    const way = await gone.api.google.startConnect.mutate({ password: PASSWORD })
    await auth.as().session.signOut.mutate({ refreshToken: gone.refreshToken })
    await refused(
      gone.api.google.connect.mutate({ state: way.state, params: google.visit(way.url, googlePerson()) }),
      'UNAUTHENTICATED',
    )
    expect(await gone.api.google.status.query()).toMatchObject({ account: null })
  })

  test('two logins that connect the same account at once: it opens one of them', async () => {
    const people = [await member(), await member()]
    const person = googlePerson()
    const results = await Promise.allSettled(people.map(({ api }) => connect(api, person)))
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await db().oAuthAccount.count({ where: { subject: person.sub } })).toBe(1)
  })
})

describe('disconnecting', () => {
  test('is refused without a password to fall back on, and takes it where there is one', async () => {
    const person = googlePerson()
    const api = auth.as((await enter(person)).accessToken)
    const { message } = await refused(api.google.disconnect.mutate({}), 'CONFLICT')
    expect(message).toContain('Set a password first')
    expect((await countOf(person)).accounts).toBe(1)

    const token = await resetToken(auth, person.email)
    await auth.as().account.resetPassword.mutate({ token, password: PASSWORD })
    const { accessToken, user } = await signIn(auth, person.email, 'storefront')
    const again = auth.as(accessToken)
    // Somebody who holds the Google account is quicker than its owner.
    const { refreshToken } = await enter(person)
    expect((await refused(again.google.disconnect.mutate({}), 'BAD_INPUT')).fields).toEqual(['password'])
    await again.google.disconnect.mutate({ password: PASSWORD })
    const told = await auth.peers.waitForEvent('user.google_changed.v1', user.id)
    expect(told.data).toMatchObject({ what: 'disconnected', googleEmail: person.email })
    expect(await again.google.status.query()).toMatchObject({ account: null, hasPassword: true })
    await refused(auth.as().session.refresh.mutate({ refreshToken }), 'UNAUTHENTICATED')
    // The address has a login: the same Google account is nobody's until it is connected again.
    await refused(enter(person), 'ALREADY_EXISTS')
    await again.google.disconnect.mutate({ password: PASSWORD })
  })

  test('while somebody comes back from Google: no session of a Google account that is connected no more', async () => {
    const me = await member()
    const person = googlePerson()
    await connect(me.api, person)
    const { url, state } = await start()
    const params = google.visit(url, person)
    await Promise.allSettled([finish(state, params), me.api.google.disconnect.mutate({ password: PASSWORD })])
    expect((await countOf(person)).accounts).toBe(0)
    await refused(enter({ ...person, email: me.email }), 'ALREADY_EXISTS')
  })
})

test('ways to Google and back that led nowhere are counted per network address', async () => {
  const limited = await startTestAuth({ ...google.env, SIGN_IN_ATTEMPTS_PER_IP: '2' })
  try {
    const open = limited.as()
    for (let person = 0; person < 3; person++) {
      const { url, state } = await open.google.start.mutate({ audience: 'storefront' })
      await open.google.finish.mutate({ state, params: google.visit(url, googlePerson()), audience: 'storefront' })
    }
    await open.google.start.mutate({ audience: 'storefront' })
    await open.google.start.mutate({ audience: 'vendor' })
    const { details } = await refused(open.google.start.mutate({ audience: 'storefront' }), 'RATE_LIMITED')
    expect(details?.retryAfterSeconds).toBeGreaterThan(0)
    const come = () => open.google.finish.mutate({ state: 'x'.repeat(43), params: '', audience: 'storefront' })
    await refused(come(), 'TOKEN_EXPIRED')
    await refused(come(), 'TOKEN_EXPIRED')
    await refused(come(), 'RATE_LIMITED')
  } finally {
    await limited.close()
  }
})

test('a Google that is away when somebody sets out is asked again by the next one', async () => {
  const other = await startFakeGoogle()
  const fresh = await startTestAuth(other.env)
  try {
    other.setAway(true)
    await refused(fresh.as().google.start.mutate({ audience: 'storefront' }), 'UNAVAILABLE')
    expect(await fresh.deps.database.client.oAuthFlow.count()).toBe(0)
    other.setAway(false)
    await expect(fresh.as().google.start.mutate({ audience: 'storefront' })).resolves.toBeDefined()
  } finally {
    await fresh.close()
    await other.close()
  }
})

test('without a client it is offered nowhere, and every door is shut', async () => {
  const plain = await startTestAuth()
  try {
    const open = plain.as()
    expect(await open.google.offer.query()).toEqual({ isOffered: false })
    await refused(open.google.start.mutate({ audience: 'storefront' }), 'NOT_FOUND')
    const params = '?code=x'
    await refused(open.google.finish.mutate({ state: 'x'.repeat(43), params, audience: 'vendor' }), 'NOT_FOUND')
    const me = plain.as((await signedIn(plain, 'storefront')).accessToken)
    expect(await me.google.status.query()).toEqual({ isOffered: false, account: null, hasPassword: true })
    await refused(me.google.startConnect.mutate({ password: PASSWORD }), 'NOT_FOUND')
    await refused(me.google.connect.mutate({ state: 'x'.repeat(43), params }), 'NOT_FOUND')
  } finally {
    await plain.close()
  }
})

test('half a client, and a Google without TLS in production, are refused at the start', () => {
  const read = (env: Record<string, string>) =>
    readEnv(authEnvSchema, {
      NODE_ENV: 'test',
      PORT: '0',
      DATABASE_URL: auth.databaseUrl,
      SERVICE_SIGNING_JWK: '{}',
      ...env,
    })
  expect(() => read({ GOOGLE_CLIENT_ID: 'x' })).toThrow('GOOGLE_CLIENT_SECRET')
  expect(() => read({ GOOGLE_CLIENT_SECRET: 'x' })).toThrow('GOOGLE_CLIENT_SECRET')
  expect(read(google.env)).toMatchObject(google.env)
  const TWO_FACTOR_KEY = Buffer.alloc(32, 7).toString('base64')
  expect(() => read({ ...google.env, NODE_ENV: 'production', TWO_FACTOR_KEY })).toThrow('GOOGLE_ISSUER')
  expect(read({}).GOOGLE_ISSUER).toBe('https://accounts.google.com')
})

test('attack: neither codes nor tokens, verifiers or the client’s secret reach the log', async () => {
  const lines: string[] = []
  const log = { warn: (...said: unknown[]) => void lines.push(JSON.stringify(said)) }
  const { GOOGLE_ISSUER: issuer, GOOGLE_CLIENT_ID: clientId, GOOGLE_CLIENT_SECRET: clientSecret } = google.env
  const client = createGoogleClient({ issuer, clientId, clientSecret, log })
  const trip = {
    redirectUri: 'http://shop.test/sign-in/google',
    state: 'state-of-this-test',
    nonce: 'nonce-of-this-test',
    codeVerifier: 'verifier-of-this-test-verifier-of-this-test',
  }
  const person = googlePerson()
  const tamperings: Tampering[] = [{}, { claims: { nonce: 'x' } }, { signature: 'another key' }, { token: 'breaks' }]
  for (const tampering of tamperings) {
    const params = google.visit(await client.authorizationUrl(trip), person, tampering)
    const errors = await client.identify(trip, params).then(
      () => '',
      (error: unknown) => JSON.stringify(error, Object.getOwnPropertyNames(error)),
    )
    lines.push(errors)
  }
  await client.identify(trip, '?code=a-code-that-was-never-given&state=state-of-this-test').catch(() => undefined)
  expect(lines.filter((line) => line.includes('refused'))).not.toEqual([])
  const all = lines.join('\n')
  for (const secret of [...google.secrets, clientSecret, trip.state, trip.nonce, 'a-code-that-was-never-given']) {
    if (secret) expect(all).not.toContain(secret)
  }
  expect(all).not.toContain(person.email)
})

describe('with an emulator that others wrote (emulate)', () => {
  const people = ['new', 'vendor', 'unconfirmed'].map((what) => ({
    email: `emulated-${what}-${process.pid}@example.com`,
    name: `Emulated ${what}`,
    email_verified: what !== 'unconfirmed',
  }))
  const [newcomer = '', maker = '', unconfirmed = ''] = people.map(({ email }) => email)
  let emulator: Emulator
  let service: TestAuth
  beforeAll(async () => {
    const client = {
      client_id: CLIENT.GOOGLE_CLIENT_ID,
      client_secret: CLIENT.GOOGLE_CLIENT_SECRET,
      redirect_uris: ['http://shop.test/sign-in/google', 'http://vendors.test/sign-in/google'],
    }
    emulator = await createEmulator({
      service: 'google',
      port: await findFreePort(),
      seed: { google: { users: people, oauth_clients: [client] } },
    })
    service = await startTestAuth({ ...CLIENT, GOOGLE_ISSUER: emulator.url })
  })
  afterAll(async () => {
    await service.close()
    await emulator.close()
  })

  /** Opens Google's page and picks somebody there, as a browser does. */
  async function pick(audience: GoogleAudience, email: string) {
    const { url, state } = await service.as().google.start.mutate({ audience })
    const page = await fetch(url)
    expect(await page.text()).toContain(email)
    const answer = await fetch(`${emulator.url}/o/oauth2/v2/auth/callback`, {
      method: 'POST',
      body: new URLSearchParams([...new URL(url).searchParams, ['email', email]]),
      redirect: 'manual',
    })
    const { origin, pathname, search: params } = new URL(answer.headers.get('location') ?? '')
    expect(pathname).toBe('/sign-in/google')
    return { origin, result: service.as().google.finish.mutate({ state, params, audience }) }
  }

  test('somebody new signs in at the shop, and again', async () => {
    const first = await pick('storefront', newcomer)
    expect(first.origin).toBe('http://shop.test')
    const { user } = await first.result
    expect(user).toMatchObject({ name: 'Emulated new', email: newcomer, emailVerified: true })
    expect((await (await pick('storefront', newcomer)).result).user.id).toBe(user.id)
  })

  test('and at the factory portal, which has its own way back', async () => {
    const { origin, result } = await pick('vendor', maker)
    expect(origin).toBe('http://vendors.test')
    expect((await result).user.email).toBe(maker)
  })

  test('an address that is not confirmed there opens nothing', async () => {
    await refused((await pick('storefront', unconfirmed)).result, 'FORBIDDEN')
  })
})
