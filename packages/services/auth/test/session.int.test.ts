import { ACCESS_TOKEN_TTL_SECONDS, newId } from '@millyard/contracts'
import { decodeJwt, decodeProtectedHeader } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { forgetExpired } from '../src/sessions/forget-expired.ts'
import { hashOpaqueToken } from '../src/sessions/opaque-token.ts'
import {
  applicant,
  PASSWORD,
  refused,
  signedIn,
  signedInStaff,
  signIn,
  startTestAuth,
  type TestAuth,
  uniqueEmail,
} from './setup.ts'

let auth: TestAuth
beforeAll(async () => {
  auth = await startTestAuth({ SIGN_IN_ATTEMPTS_PER_ACCOUNT: '5' })
})
afterAll(() => auth.close())

const refresh = (refreshToken: string) => auth.as().session.refresh.mutate({ refreshToken })
const db = () => auth.deps.database.client
const sessionOf = (accessToken: string) => String(decodeJwt(accessToken).sid)

/** As if the token had been spent so many seconds ago. */
async function backdateRotation(refreshToken: string, seconds: number) {
  const { count } = await db().refreshToken.updateMany({
    where: { tokenHash: hashOpaqueToken(refreshToken), rotatedAt: { not: null } },
    data: { rotatedAt: new Date(Date.now() - seconds * 1_000) },
  })
  expect(count).toBe(1)
}

describe('signing in', () => {
  test('gives a token that says who, where and until when, and a refresh token of which only the hash is kept', async () => {
    const pair = await signedIn(auth, 'storefront')
    expect(decodeProtectedHeader(pair.accessToken)).toMatchObject({ alg: 'EdDSA', kid: expect.any(String) })
    const claims = decodeJwt(pair.accessToken)
    expect(claims).toMatchObject({
      iss: 'millyard:auth',
      sub: pair.user.id,
      aud: 'storefront',
      name: 'Ada Byron',
      permissions: [],
    })
    expect(claims).not.toHaveProperty('vendorId')
    expect((claims.exp ?? 0) - (claims.iat ?? 0)).toBe(ACCESS_TOKEN_TTL_SECONDS)
    const rows = await db().refreshToken.findMany({ where: { sessionId: sessionOf(pair.accessToken) } })
    expect(rows.map((row) => row.tokenHash)).toEqual([hashOpaqueToken(pair.refreshToken)])
    expect(pair.refreshToken).toHaveLength(43)
  })

  test('lifetimes follow real time, not the business clock', async () => {
    auth.clock.setOffset(90 * 86_400_000)
    try {
      const pair = await signedIn(auth, 'storefront')
      expect(Math.abs(Date.parse(pair.accessExpiresAt) - Date.now() - 600_000)).toBeLessThan(60_000)
      await expect(refresh(pair.refreshToken)).resolves.toBeDefined()
      await expect(auth.as(pair.accessToken).account.me.query()).resolves.toBeDefined()
    } finally {
      auth.clock.setOffset(0)
    }
  })

  test('an unknown address and a wrong password get the same answer', async () => {
    const { email } = await signedIn(auth, 'storefront')
    const wrong = await refused(signIn(auth, email, 'storefront', 'wrong password'), 'INVALID_CREDENTIALS')
    const unknown = await refused(signIn(auth, uniqueEmail(), 'storefront'), 'INVALID_CREDENTIALS')
    expect({ ...wrong, requestId: '' }).toEqual({ ...unknown, requestId: '' })
  })

  test('a login without a password cannot be opened with any', async () => {
    const { email } = await signedIn(auth, 'storefront')
    await db().user.update({ where: { email }, data: { passwordHash: null } })
    for (const password of ['no account has this password', PASSWORD]) {
      await refused(signIn(auth, email, 'storefront', password), 'INVALID_CREDENTIALS')
    }
  })

  test.each([
    ['email', { email: 'nobody' }],
    ['password', { password: '' }],
    ['audience', { audience: 'warehouse' }],
  ])('a wrong %s is named', async (field, changes) => {
    const input = { email: 'ada@example.com', password: PASSWORD, audience: 'storefront' as const, ...changes }
    const error = await refused(auth.as().session.signIn.mutate(input as never), 'BAD_INPUT')
    expect(error.fields).toEqual([field])
  })

  test('the admin console is for staff: others learn that only after the right password', async () => {
    const { email } = await signedIn(auth, 'vendor')
    await refused(signIn(auth, email, 'admin', 'wrong password'), 'INVALID_CREDENTIALS')
    await refused(signIn(auth, email, 'admin'), 'FORBIDDEN')
    expect((await signedInStaff(auth, ['catalogue'])).permissions).toEqual([
      'vendors.read',
      'vendors.review',
      'products.read',
      'products.review',
      'catalogue.manage',
    ])
  })

  test('the sixth failure in a window is told to wait, the right password too, and an unknown address just the same', async () => {
    const { email } = await signedIn(auth, 'storefront')
    for (const address of [email, uniqueEmail()]) {
      for (let attempt = 0; attempt < 5; attempt++) {
        await refused(signIn(auth, address, 'storefront', 'wrong password'), 'INVALID_CREDENTIALS')
      }
      const error = await refused(signIn(auth, address, 'storefront'), 'RATE_LIMITED')
      expect(error.details?.retryAfterSeconds).toBeGreaterThan(0)
      expect(error.details?.retryAfterSeconds).toBeLessThanOrEqual(900)
    }
    await db().signInAttempt.updateMany({
      where: { key: { startsWith: `account:${email}` } },
      data: { expiresAt: new Date(0) },
    })
    await expect(signIn(auth, email, 'storefront')).resolves.toBeDefined()
  })

  test('twenty guesses at once are not more than five', async () => {
    const { email } = await signedIn(auth, 'storefront')
    const codes = await Promise.all(
      Array.from({ length: 20 }, () =>
        signIn(auth, email, 'storefront', 'wrong password').then(
          () => 'in',
          (error) => error.data.code,
        ),
      ),
    )
    expect(codes.filter((code) => code === 'INVALID_CREDENTIALS')).toHaveLength(5)
    expect(codes.filter((code) => code === 'RATE_LIMITED')).toHaveLength(15)
  })

  test('signing in with the right password again and again is never throttled', async () => {
    const { email } = await signedIn(auth, 'storefront')
    for (let attempt = 0; attempt < 12; attempt++) await signIn(auth, email, 'storefront')
  })
})

test('one network address has its own limit, over all accounts, and gets back what was right', async () => {
  const small = await startTestAuth({ SIGN_IN_ATTEMPTS_PER_IP: '6', SIGN_IN_WINDOW_SECONDS: '60' })
  try {
    const { email } = await signedIn(small, 'storefront')
    for (let attempt = 0; attempt < 8; attempt++) await signIn(small, email, 'storefront')
    for (let attempt = 0; attempt < 6; attempt++) {
      await refused(signIn(small, uniqueEmail(), 'storefront'), 'INVALID_CREDENTIALS')
    }
    const error = await refused(signIn(small, email, 'storefront'), 'RATE_LIMITED')
    expect(error.details?.retryAfterSeconds).toBeLessThanOrEqual(60)
  } finally {
    await small.close()
  }
})

describe('who is throttled when an app passes its visitors on', () => {
  const from = (address: string, service = auth) => service.as(undefined, { 'x-forwarded-for': address })
  const guess = (email: string, address: string, password = 'wrong password', service = auth) =>
    from(address, service).session.signIn.mutate({ email, password, audience: 'storefront' })

  test('guesses from elsewhere do not lock a person out at their own address', async () => {
    const { email } = await signedIn(auth, 'storefront')
    for (let attempt = 0; attempt < 5; attempt++) {
      await refused(guess(email, '203.0.113.7'), 'INVALID_CREDENTIALS')
    }
    for (let attempt = 0; attempt < 10; attempt++) await refused(guess(email, '203.0.113.7'), 'RATE_LIMITED')
    await expect(guess(email, '198.51.100.4', PASSWORD)).resolves.toBeDefined()
    await refused(guess(email, '203.0.113.7', PASSWORD), 'RATE_LIMITED')
  })

  test('one visitor who uses up an address’s limit locks nobody else out', async () => {
    const small = await startTestAuth({ SIGN_IN_ATTEMPTS_PER_IP: '6' })
    try {
      const { email } = await signedIn(small, 'storefront')
      for (let attempt = 0; attempt < 6; attempt++) {
        await refused(guess(uniqueEmail(), '203.0.113.7', 'wrong password', small), 'INVALID_CREDENTIALS')
      }
      await refused(guess(email, '203.0.113.7', PASSWORD, small), 'RATE_LIMITED')
      await expect(guess(email, '198.51.100.4', PASSWORD, small)).resolves.toBeDefined()
    } finally {
      await small.close()
    }
  })

  test('guesses from very many addresses end at the limit of the account, and one address alone does not reach it', async () => {
    const small = await startTestAuth({ SIGN_IN_ATTEMPTS_PER_ACCOUNT: '2', SIGN_IN_ATTEMPTS_PER_ACCOUNT_ANYWHERE: '5' })
    try {
      const { email } = await signedIn(small, 'storefront')
      for (let attempt = 0; attempt < 20; attempt++) await guess(email, '203.0.113.1', 'wrong', small).catch(() => {})
      await expect(guess(email, '198.51.100.4', PASSWORD, small)).resolves.toBeDefined()
      for (const address of ['203.0.113.2', '203.0.113.3', '203.0.113.4']) {
        await refused(guess(email, address, 'wrong', small), 'INVALID_CREDENTIALS')
      }
      await refused(guess(email, '198.51.100.4', PASSWORD, small), 'RATE_LIMITED')
    } finally {
      await small.close()
    }
  })

  test('addresses of one IPv6 network are one address', async () => {
    const { email } = await signedIn(auth, 'storefront')
    for (let host = 1; host <= 5; host++) {
      await refused(guess(email, `2001:db8:1:2::${host}`), 'INVALID_CREDENTIALS')
    }
    await refused(guess(email, '2001:db8:1:2:ffff::1', PASSWORD), 'RATE_LIMITED')
    await expect(guess(email, '2001:db8:1:3::1', PASSWORD)).resolves.toBeDefined()
  })

  test('what a client says of its own address is believed from trusted proxies alone', async () => {
    const exposed = await startTestAuth({ TRUSTED_PROXIES: '10.0.0.0/8', SIGN_IN_ATTEMPTS_PER_ACCOUNT: '3' })
    try {
      const { email } = await signedIn(exposed, 'storefront')
      for (let host = 1; host <= 3; host++) {
        await refused(guess(email, `203.0.113.${host}`, 'wrong', exposed), 'INVALID_CREDENTIALS')
      }
      await refused(guess(email, '203.0.113.4', PASSWORD, exposed), 'RATE_LIMITED')
    } finally {
      await exposed.close()
    }
  })

  test('of several hops the last one that is no proxy of ours counts: what was there before may be made up', async () => {
    const { email } = await signedIn(auth, 'storefront')
    for (let host = 1; host <= 5; host++) {
      await refused(guess(email, `192.0.2.${host}, 203.0.113.99, 127.0.0.1`), 'INVALID_CREDENTIALS')
    }
    await refused(guess(email, '192.0.2.200, 203.0.113.99', PASSWORD), 'RATE_LIMITED')
  })
})

describe('refreshing', () => {
  test('spends the token and gives the next pair of the same session', async () => {
    const first = await signedIn(auth, 'storefront')
    const second = await refresh(first.refreshToken)
    expect(second.refreshToken).not.toBe(first.refreshToken)
    expect(sessionOf(second.accessToken)).toBe(sessionOf(first.accessToken))
    expect(decodeJwt(second.accessToken).aud).toBe('storefront')
    await expect(refresh(second.refreshToken)).resolves.toBeDefined()
  })

  test('ten tabs that send the same token at once all get a working pair of the same session', async () => {
    const first = await signedIn(auth, 'storefront')
    const pairs = await Promise.all(Array.from({ length: 10 }, () => refresh(first.refreshToken)))
    expect(new Set(pairs.map((pair) => pair.refreshToken)).size).toBe(10)
    expect(new Set(pairs.map((pair) => sessionOf(pair.accessToken)))).toEqual(new Set([sessionOf(first.accessToken)]))
    for (const pair of pairs) await expect(refresh(pair.refreshToken)).resolves.toBeDefined()
  })

  test('a token within 20 seconds of its first use answers again; that does not prolong the window', async () => {
    const first = await signedIn(auth, 'storefront')
    await refresh(first.refreshToken)
    await backdateRotation(first.refreshToken, 15)
    await refresh(first.refreshToken)
    const { rotatedAt } = await db().refreshToken.findUniqueOrThrow({
      where: { tokenHash: hashOpaqueToken(first.refreshToken) },
    })
    expect(Date.now() - Number(rotatedAt)).toBeGreaterThan(14_000)
  })

  test('a token that comes back later ends the whole session, also the thief’s fresh token', async () => {
    const first = await signedIn(auth, 'storefront')
    const second = await refresh(first.refreshToken)
    const third = await refresh(second.refreshToken)
    await backdateRotation(first.refreshToken, 21)
    await refused(refresh(first.refreshToken), 'TOKEN_REUSED')
    await refused(refresh(third.refreshToken), 'UNAUTHENTICATED')
    await refused(refresh(second.refreshToken), 'UNAUTHENTICATED')
    const session = await db().session.findUniqueOrThrow({ where: { id: sessionOf(first.accessToken) } })
    expect(session).toMatchObject({ revokedReason: 'token_reused', revokedAt: expect.any(Date) })
  })

  test('a token whose answer was lost works again, also twice, and the lost one is taken back', async () => {
    const first = await signedIn(auth, 'storefront')
    const lost = await refresh(first.refreshToken)
    await backdateRotation(first.refreshToken, 600)
    const lostToo = await refresh(first.refreshToken)
    await backdateRotation(first.refreshToken, 600)
    const arrived = await refresh(first.refreshToken)
    const next = await refresh(arrived.refreshToken)
    expect(sessionOf(next.accessToken)).toBe(sessionOf(first.accessToken))
    for (const { refreshToken } of [lost, lostToo]) {
      const row = await db().refreshToken.findUniqueOrThrow({ where: { tokenHash: hashOpaqueToken(refreshToken) } })
      expect(row.takenBackAt).toBeInstanceOf(Date)
    }
  })

  test('after a lost answer two tabs that wake up together both get a working pair', async () => {
    const first = await signedIn(auth, 'storefront')
    await refresh(first.refreshToken)
    await backdateRotation(first.refreshToken, 600)
    const tabs = await Promise.all([refresh(first.refreshToken), refresh(first.refreshToken)])
    for (const { refreshToken } of tabs) await expect(refresh(refreshToken)).resolves.toBeDefined()
  })

  test('an answer that was not lost after all ends the session: the token has two holders', async () => {
    const first = await signedIn(auth, 'storefront')
    const honest = await refresh(first.refreshToken)
    await backdateRotation(first.refreshToken, 21)
    const thief = await refresh(first.refreshToken)
    await refused(refresh(honest.refreshToken), 'TOKEN_REUSED')
    await refused(refresh(thief.refreshToken), 'UNAUTHENTICATED')
  })

  test('ending one session leaves the person’s others alone', async () => {
    const stolen = await signedIn(auth, 'storefront')
    const phone = await signIn(auth, stolen.email, 'storefront')
    await refresh((await refresh(stolen.refreshToken)).refreshToken)
    await backdateRotation(stolen.refreshToken, 60)
    await refused(refresh(stolen.refreshToken), 'TOKEN_REUSED')
    await expect(refresh(phone.refreshToken)).resolves.toBeDefined()
  })

  test('a replay and an honest refresh at the same moment leave no living token behind', async () => {
    for (let round = 0; round < 10; round++) {
      const first = await signedIn(auth, 'storefront')
      const second = await refresh(first.refreshToken)
      await backdateRotation(first.refreshToken, 60)
      const [replay, honest] = await Promise.allSettled([refresh(first.refreshToken), refresh(second.refreshToken)])
      expect([replay.status, honest.status]).toContain('rejected')
      for (const outcome of [replay, honest]) {
        if (outcome.status === 'fulfilled') await refused(refresh(outcome.value.refreshToken), 'UNAUTHENTICATED')
      }
    }
  })

  test('an expired token and an unknown one are refused', async () => {
    const pair = await signedIn(auth, 'storefront')
    await db().refreshToken.updateMany({
      where: { tokenHash: hashOpaqueToken(pair.refreshToken) },
      data: { expiresAt: new Date(0) },
    })
    await refused(refresh(pair.refreshToken), 'TOKEN_EXPIRED')
    await refused(refresh('x'.repeat(43)), 'UNAUTHENTICATED')
    await refused(refresh(hashOpaqueToken(pair.refreshToken)), 'UNAUTHENTICATED')
    expect((await refused(refresh('short'), 'BAD_INPUT')).fields).toEqual(['refreshToken'])
  })

  test('permissions are those of now: staff who lose their roles lose the session', async () => {
    const staff = await signedInStaff(auth, ['owner'])
    await db().staffMember.update({ where: { userId: staff.user.id }, data: { roles: ['support'] } })
    const next = await refresh(staff.refreshToken)
    expect(next.permissions).not.toContain('staff.manage')
    await db().staffMember.delete({ where: { userId: staff.user.id } })
    await refused(refresh(next.refreshToken), 'UNAUTHENTICATED')
  })
})

describe('signing out', () => {
  test('ends the session, also with a token that was spent before, and is fine to repeat', async () => {
    const first = await signedIn(auth, 'storefront')
    const second = await refresh(first.refreshToken)
    expect(await auth.as().session.signOut.mutate({ refreshToken: first.refreshToken })).toEqual({ ok: true })
    await refused(refresh(second.refreshToken), 'UNAUTHENTICATED')
    expect(await auth.as().session.signOut.mutate({ refreshToken: first.refreshToken })).toEqual({ ok: true })
    expect(await auth.as().session.signOut.mutate({ refreshToken: 'x'.repeat(43) })).toEqual({ ok: true })
  })
})

describe('acting for a vendor', () => {
  test('a session that had no vendor takes the new application’s at its next refresh', async () => {
    const person = await signedIn(auth, 'vendor')
    expect(person).toMatchObject({ vendorId: null, permissions: [] })
    const { vendorId } = await auth
      .as(person.accessToken)
      .application.start.mutate({ name: 'Kiln House', country: 'FR' })
    const next = await refresh(person.refreshToken)
    expect(next).toMatchObject({ vendorId, permissions: ['store.manage'] })
    expect(decodeJwt(next.accessToken)).toMatchObject({ vendorId, permissions: ['store.manage'], aud: 'vendor' })
  })

  test('the first vendor of a sign-in is an approved one; actFor switches, and the session keeps the choice', async () => {
    const person = await applicant(auth)
    const rejected = person.vendorId
    await db().vendorProfile.update({ where: { id: rejected }, data: { status: 'rejected' } })
    const { vendorId: approved } = await auth
      .as(person.accessToken)
      .application.start.mutate({ name: 'Kiln House', country: 'FR' })
    await db().vendorProfile.update({ where: { id: approved }, data: { status: 'approved', sentAt: new Date() } })
    const { vendorId: open } = await auth
      .as(person.accessToken)
      .application.start.mutate({ name: 'Kiln House', country: 'FR' })

    const fresh = await signIn(auth, person.email, 'vendor')
    expect(fresh.vendorId).toBe(approved)
    expect(fresh.permissions).toContain('payouts.manage')
    const me = await auth.as(fresh.accessToken).account.me.query()
    expect(me.memberships.map(({ vendorId, status }) => [vendorId, status])).toEqual([
      [approved, 'approved'],
      [open, 'draft'],
      [rejected, 'rejected'],
    ])

    const switched = await auth
      .as(fresh.accessToken)
      .session.actFor.mutate({ refreshToken: fresh.refreshToken, vendorId: open })
    expect(switched).toMatchObject({ vendorId: open, permissions: ['store.manage'] })
    expect((await refresh(switched.refreshToken)).vendorId).toBe(open)
    expect((await refresh(person.refreshToken)).vendorId).toBe(rejected)
  })

  test('the shop’s and the console’s tokens of somebody with a factory act for none', async () => {
    const person = await applicant(auth)
    expect(await signIn(auth, person.email, 'storefront')).toMatchObject({ vendorId: null, permissions: [] })
  })

  test('P44 another’s vendor and one that does not exist are not found, and the token is not spent', async () => {
    const mallory = await applicant(auth)
    const victim = await applicant(auth)
    for (const vendorId of [victim.vendorId, newId('ven')]) {
      await refused(
        auth.as(mallory.accessToken).session.actFor.mutate({ refreshToken: mallory.refreshToken, vendorId }),
        'NOT_FOUND',
      )
    }
    const row = await db().refreshToken.findUniqueOrThrow({
      where: { tokenHash: hashOpaqueToken(mallory.refreshToken) },
    })
    expect(row.rotatedAt).toBeNull()
  })

  test('P44 another’s refresh token is not found, also when both are members of the vendor', async () => {
    const mallory = await applicant(auth)
    const victim = await applicant(auth)
    await db().vendorMember.create({
      data: {
        id: newId('mem'),
        vendorId: victim.vendorId,
        userId: mallory.userId,
        role: 'finance',
        createdAt: new Date(),
      },
    })
    await refused(
      auth
        .as(mallory.accessToken)
        .session.actFor.mutate({ refreshToken: victim.refreshToken, vendorId: victim.vendorId }),
      'NOT_FOUND',
    )
    await expect(refresh(victim.refreshToken)).resolves.toBeDefined()
    const own = await auth
      .as(mallory.accessToken)
      .session.actFor.mutate({ refreshToken: mallory.refreshToken, vendorId: victim.vendorId })
    expect(own.permissions).toEqual([])
  })

  test('outside the vendor portal nobody switches, and without a token neither', async () => {
    const person = await applicant(auth)
    const shop = await signIn(auth, person.email, 'storefront')
    const input = { refreshToken: shop.refreshToken, vendorId: person.vendorId }
    await refused(auth.as(shop.accessToken).session.actFor.mutate(input), 'FORBIDDEN')
    await refused(auth.as().session.actFor.mutate(input), 'UNAUTHENTICATED')
  })

  test('a member who was removed acts for it no more', async () => {
    const person = await applicant(auth)
    await db().vendorMember.deleteMany({ where: { vendorId: person.vendorId } })
    expect(await refresh(person.refreshToken)).toMatchObject({ vendorId: null, permissions: [] })
  })
})

test('what has expired is forgotten, what lives is kept', async () => {
  const old = await signedIn(auth, 'storefront')
  const living = await signedIn(auth, 'storefront')
  await db().session.updateMany({ where: { id: sessionOf(old.accessToken) }, data: { expiresAt: new Date(0) } })
  await db().emailToken.updateMany({ where: { email: old.email }, data: { expiresAt: new Date(0) } })
  await Promise.all([forgetExpired(auth.deps), forgetExpired(auth.deps)])
  expect(await db().session.count({ where: { id: sessionOf(old.accessToken) } })).toBe(0)
  expect(await db().refreshToken.count({ where: { tokenHash: hashOpaqueToken(old.refreshToken) } })).toBe(0)
  expect(await db().emailToken.count({ where: { email: { in: [old.email, living.email] } } })).toBe(1)
  await expect(refresh(living.refreshToken)).resolves.toBeDefined()
})
