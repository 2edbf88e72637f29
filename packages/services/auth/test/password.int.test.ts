import { newId } from '@millyard/contracts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hashOpaqueToken } from '../src/sessions/opaque-token.ts'
import {
  PASSWORD,
  refused,
  resetToken,
  signedIn,
  signedInStaff,
  signIn,
  startTestAuth,
  type TestAuth,
  uniqueEmail,
} from './setup.ts'

const NEW_PASSWORD = 'a better horse battery'

let auth: TestAuth
beforeAll(async () => {
  auth = await startTestAuth()
})
afterAll(() => auth.close())

const db = () => auth.deps.database.client
const refresh = (refreshToken: string) => auth.as().session.refresh.mutate({ refreshToken })
const reset = (token: string, password = NEW_PASSWORD) => auth.as().account.resetPassword.mutate({ token, password })
const ask = (email: string, audience: 'storefront' | 'vendor' | 'admin' = 'storefront') =>
  auth.as().account.requestPasswordReset.mutate({ email, audience })

describe('asking for a link', () => {
  test.each([
    ['email', { email: 'nobody' }],
    ['audience', { audience: 'warehouse' }],
  ])('a wrong %s is named', async (field, changes) => {
    const input = { email: uniqueEmail(), audience: 'storefront' as const, ...changes }
    const error = await refused(auth.as().account.requestPasswordReset.mutate(input as never), 'BAD_INPUT')
    expect(error.fields).toEqual([field])
  })

  test('an address without an account gets the same answer and no mail', async () => {
    const { email, userId } = await signedIn(auth, 'storefront')
    const stranger = uniqueEmail()
    expect(await ask(stranger)).toEqual(await ask(email))
    await auth.peers.waitForEvent('user.password_reset_requested.v1', userId)
    const told = auth.peers.delivered.filter(({ event }) => 'email' in event.data && event.data.email === stranger)
    expect(told).toEqual([])
  })

  test('the link leads back to the portal that was asked, into the console for staff alone', async () => {
    const buyer = await signedIn(auth, 'storefront')
    const maker = await signedIn(auth, 'vendor')
    const staff = await signedInStaff(auth)
    await Promise.all([ask(buyer.email, 'admin'), ask(maker.email, 'vendor'), ask(staff.user.email, 'admin')])
    const linkOf = async (userId: string) =>
      (await auth.peers.waitForEvent('user.password_reset_requested.v1', userId)).data.resetUrl
    expect(await linkOf(buyer.userId)).toMatch(/^http:\/\/shop\.test\/reset-password\?token=[\w-]{43}$/)
    expect(await linkOf(maker.userId)).toMatch(/^http:\/\/vendors\.test\/reset-password\?token=/)
    expect(await linkOf(staff.user.id)).toMatch(/^http:\/\/admin\.test\/reset-password\?token=/)
  })

  test('the sixth link for an address in an hour waits, whether or not it has an account', async () => {
    const { email } = await signedIn(auth, 'storefront')
    const answers = []
    for (const address of [email, uniqueEmail()]) {
      for (let count = 0; count < 5; count++) await ask(address)
      const { message, details } = await refused(ask(address), 'RATE_LIMITED')
      answers.push(message)
      expect(details?.retryAfterSeconds).toBeGreaterThan(3_000)
    }
    expect(answers[0]).toBe(answers[1])
  })

  test('one network address asks so often in an hour, others go on, registering has its own count', async () => {
    const small = await startTestAuth({ REGISTRATIONS_PER_IP: '2' })
    const from = (address: string) => small.as(undefined, { 'x-forwarded-for': address }).account
    const input = () => ({ email: uniqueEmail(), audience: 'storefront' as const })
    try {
      for (let count = 0; count < 2; count++) await from('203.0.113.7').requestPasswordReset.mutate(input())
      await refused(from('203.0.113.7').requestPasswordReset.mutate(input()), 'RATE_LIMITED')
      await from('198.51.100.4').requestPasswordReset.mutate(input())
      await from('203.0.113.7').register.mutate({ ...input(), name: 'Ada', password: PASSWORD })
    } finally {
      await small.close()
    }
  })
})

describe('setting the password with the link', () => {
  test('works: the old password opens nothing, the new one does, and the address is proven', async () => {
    const { email, userId } = await signedIn(auth, 'storefront')
    const token = await resetToken(auth, email)
    expect(await db().emailToken.count({ where: { tokenHash: token } })).toBe(0)
    expect(await reset(token)).toEqual({ ok: true })
    await refused(signIn(auth, email, 'storefront'), 'INVALID_CREDENTIALS')
    const pair = await signIn(auth, email, 'storefront', NEW_PASSWORD)
    expect(pair.user).toMatchObject({ id: userId, emailVerified: true })
    const told = await auth.peers.waitForEvent('user.password_changed.v1', userId)
    expect(told.data).toMatchObject({ email, how: 'reset', secureUrl: 'http://shop.test/forgot-password' })
  })

  test('attack: the link used twice, also ten times at once, sets one password', async () => {
    const { email } = await signedIn(auth, 'storefront')
    const token = await resetToken(auth, email)
    const passwords = Array.from({ length: 10 }, (_, index) => `password number ${index}`)
    const outcomes = await Promise.allSettled(passwords.map((password) => reset(token, password)))
    const winners = passwords.filter((_, index) => outcomes[index]?.status === 'fulfilled')
    expect(winners).toHaveLength(1)
    await expect(signIn(auth, email, 'storefront', winners[0])).resolves.toBeDefined()
    expect((await refused(reset(token, 'one more password'), 'BAD_INPUT')).fields).toEqual(['token'])
  })

  test('attack: the link of an address that has changed since opens nothing', async () => {
    const { email, userId, refreshToken } = await signedIn(auth, 'storefront')
    const token = await resetToken(auth, email)
    const later = uniqueEmail()
    await db().user.update({ where: { id: userId }, data: { email: later } })
    expect((await refused(reset(token), 'BAD_INPUT')).fields).toEqual(['token'])
    await expect(signIn(auth, later, 'storefront')).resolves.toBeDefined()
    await expect(refresh(refreshToken)).resolves.toBeDefined()
    // Somebody else who takes the old address gets nothing of it either.
    await auth.as().account.register.mutate({ name: 'New', email, password: PASSWORD, audience: 'storefront' })
    await refused(reset(token), 'BAD_INPUT')
    await expect(signIn(auth, email, 'storefront')).resolves.toBeDefined()
  })

  test('an expired link, an unknown one and one for another purpose get the same answer', async () => {
    const { email, userId } = await signedIn(auth, 'storefront')
    const expired = await resetToken(auth, email)
    await db().emailToken.updateMany({
      where: { tokenHash: hashOpaqueToken(expired) },
      data: { expiresAt: new Date(0) },
    })
    const verification = await auth.peers.waitForEvent('user.verification_requested.v1', userId)
    const proof = new URL(verification.data.verifyUrl).searchParams.get('token') ?? ''
    const messages = new Set<string>()
    for (const token of [expired, proof, 'x'.repeat(43), hashOpaqueToken(expired)]) {
      messages.add((await refused(reset(token), 'BAD_INPUT')).message)
    }
    expect(messages.size).toBe(1)
    const living = await resetToken(auth, email)
    await refused(auth.as().account.verifyEmail.mutate({ token: living }), 'BAD_INPUT')
    await expect(signIn(auth, email, 'storefront')).resolves.toBeDefined()
  })

  test('a password that is too short, or guessed early, is named and the link stays good', async () => {
    const { email } = await signedIn(auth, 'storefront')
    const token = await resetToken(auth, email)
    for (const password of ['short', '0987654321']) {
      expect((await refused(reset(token, password), 'BAD_INPUT')).fields).toEqual(['password'])
    }
    await expect(reset(token)).resolves.toEqual({ ok: true })
  })

  test('ends every session, at every portal, and every other link', async () => {
    const { email, refreshToken, userId } = await signedIn(auth, 'storefront')
    const portal = await signIn(auth, email, 'vendor')
    const [first, second] = [await resetToken(auth, email), await resetToken(auth, email)]
    await reset(second)
    await refused(refresh(refreshToken), 'UNAUTHENTICATED')
    await refused(refresh(portal.refreshToken), 'UNAUTHENTICATED')
    await refused(reset(first, 'the thief’s password'), 'BAD_INPUT')
    const sessions = await db().session.findMany({ where: { userId } })
    expect(sessions.map((session) => session.revokedReason)).toEqual(['password_reset', 'password_reset'])
  })

  test('attack: sign-ins that are under way with the old password leave no session behind', async () => {
    const { email, userId } = await signedIn(auth, 'storefront')
    const token = await resetToken(auth, email)
    await Promise.allSettled([reset(token), ...Array.from({ length: 8 }, () => signIn(auth, email, 'storefront'))])
    expect(await db().session.count({ where: { userId, revokedAt: null } })).toBe(0)
  })

  test('attack: mass assignment. Another person’s id, a role or a vendor beside the link change nothing', async () => {
    const me = await signedIn(auth, 'storefront')
    const victim = await signedIn(auth, 'storefront')
    const input = {
      token: await resetToken(auth, me.email),
      password: NEW_PASSWORD,
      userId: victim.userId,
      email: victim.email,
      staffMember: { roles: ['owner'] },
      vendorId: newId('ven'),
    }
    await auth.as().account.resetPassword.mutate(input)
    await expect(signIn(auth, victim.email, 'storefront')).resolves.toBeDefined()
    await refused(signIn(auth, me.email, 'admin', NEW_PASSWORD), 'FORBIDDEN')
  })

  test('who had tried too many passwords before may sign in at once', async () => {
    const { email } = await signedIn(auth, 'storefront')
    for (let attempt = 0; attempt < 12; attempt++) await signIn(auth, email, 'storefront', 'which one').catch(() => {})
    await refused(signIn(auth, email, 'storefront'), 'RATE_LIMITED')
    await reset(await resetToken(auth, email))
    await expect(signIn(auth, email, 'storefront', NEW_PASSWORD)).resolves.toBeDefined()
  })
})

describe('changing the password', () => {
  const change = (accessToken: string, currentPassword = PASSWORD, newPassword = NEW_PASSWORD) =>
    auth.as(accessToken).account.changePassword.mutate({ currentPassword, newPassword })

  test('without a token, with a wrong present password or a short new one nothing changes', async () => {
    const { email, accessToken } = await signedIn(auth, 'storefront')
    await refused(
      auth.as().account.changePassword.mutate({ currentPassword: PASSWORD, newPassword: NEW_PASSWORD }),
      'UNAUTHENTICATED',
    )
    expect((await refused(change(accessToken, 'wrong'), 'BAD_INPUT')).fields).toEqual(['currentPassword'])
    expect((await refused(change(accessToken, PASSWORD, 'short'), 'BAD_INPUT')).fields).toEqual(['newPassword'])
    expect((await refused(change(accessToken, PASSWORD, 'qwertyuiop'), 'BAD_INPUT')).fields).toEqual(['newPassword'])
    expect((await refused(change(accessToken, PASSWORD, PASSWORD), 'BAD_INPUT')).fields).toEqual(['newPassword'])
    await expect(signIn(auth, email, 'storefront')).resolves.toBeDefined()
  })

  test('this session goes on, the others end, at the other portals too, and a mail tells it', async () => {
    const here = await signedIn(auth, 'vendor')
    const elsewhere = [await signIn(auth, here.email, 'vendor'), await signIn(auth, here.email, 'storefront')]
    const link = await resetToken(auth, here.email)
    expect(await change(here.accessToken)).toEqual({ ok: true })
    await expect(refresh(here.refreshToken)).resolves.toBeDefined()
    for (const { refreshToken } of elsewhere) await refused(refresh(refreshToken), 'UNAUTHENTICATED')
    await refused(reset(link, 'the thief’s password'), 'BAD_INPUT')
    await refused(signIn(auth, here.email, 'vendor'), 'INVALID_CREDENTIALS')
    await expect(signIn(auth, here.email, 'vendor', NEW_PASSWORD)).resolves.toBeDefined()
    const told = await auth.peers.waitForEvent('user.password_changed.v1', here.userId)
    expect(told.data).toMatchObject({ how: 'changed', secureUrl: 'http://vendors.test/forgot-password' })
    expect(JSON.stringify(told)).not.toContain(NEW_PASSWORD)
  })

  test('attack: the access token of a session that was ended changes nothing, though it has minutes to live', async () => {
    const { email, accessToken, refreshToken } = await signedIn(auth, 'storefront')
    await auth.as().session.signOut.mutate({ refreshToken })
    await expect(auth.as(accessToken).account.me.query()).resolves.toBeDefined()
    await refused(change(accessToken), 'UNAUTHENTICATED')
    await expect(signIn(auth, email, 'storefront')).resolves.toBeDefined()
  })

  test('attack: guessing with a stolen session ends after ten tries, the right one included, over all sessions', async () => {
    const { email, accessToken } = await signedIn(auth, 'storefront')
    const other = await signIn(auth, email, 'storefront')
    for (let attempt = 0; attempt < 10; attempt++) {
      await refused(change(attempt % 2 ? accessToken : other.accessToken, `guess ${attempt}`), 'BAD_INPUT')
    }
    await refused(change(accessToken), 'RATE_LIMITED')
    await expect(signIn(auth, email, 'storefront')).resolves.toBeDefined()
  })

  test('two changes at once from two sessions: one wins, and its session alone is left', async () => {
    const first = await signedIn(auth, 'storefront')
    const second = await signIn(auth, first.email, 'storefront')
    const outcomes = await Promise.allSettled([
      change(first.accessToken, PASSWORD, 'the first password'),
      change(second.accessToken, PASSWORD, 'the second password'),
    ])
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const [winner, loser] = outcomes[0]?.status === 'fulfilled' ? [first, second] : [second, first]
    await expect(refresh(winner.refreshToken)).resolves.toBeDefined()
    await refused(refresh(loser.refreshToken), 'UNAUTHENTICATED')
  })

  test('attack: mass assignment. An id beside the passwords does not change another’s', async () => {
    const me = await signedIn(auth, 'storefront')
    const victim = await signedIn(auth, 'storefront')
    const input = { currentPassword: PASSWORD, newPassword: NEW_PASSWORD, userId: victim.userId, email: victim.email }
    await auth.as(me.accessToken).account.changePassword.mutate(input)
    await expect(signIn(auth, victim.email, 'storefront')).resolves.toBeDefined()
    await expect(signIn(auth, me.email, 'storefront', NEW_PASSWORD)).resolves.toBeDefined()
  })
})

describe('the verification mail again', () => {
  const again = (accessToken: string) => auth.as(accessToken).account.requestVerification.mutate()
  const links = (userId: string) =>
    [...new Map(auth.peers.delivered.map(({ event }) => [event.id, event])).values()].flatMap((event) =>
      event.type === 'user.verification_requested.v1' && event.aggregateId === userId ? [event.data.verifyUrl] : [],
    )

  test('brings another link, to the portal that asks; the first one still works', async () => {
    const { email, userId } = await signedIn(auth, 'storefront')
    const portal = await signIn(auth, email, 'vendor')
    await again(portal.accessToken)
    await expect.poll(() => links(userId).length).toBe(2)
    const [first = '', second = ''] = links(userId)
    expect([first, second].map((link) => new URL(link).host).sort()).toEqual(['shop.test', 'vendors.test'])
    const token = new URL(first).searchParams.get('token') ?? ''
    await auth.as().account.verifyEmail.mutate({ token })
    expect((await signIn(auth, email, 'storefront')).user.emailVerified).toBe(true)
  })

  test('nothing is sent to an address that is proven, and nobody asks without a session', async () => {
    const { userId, accessToken } = await signedIn(auth, 'storefront')
    await auth.peers.waitForEvent('user.verification_requested.v1', userId)
    await db().user.update({ where: { id: userId }, data: { emailVerifiedAt: new Date() } })
    expect(await again(accessToken)).toEqual({ ok: true })
    expect(await db().emailToken.count({ where: { userId } })).toBe(1)
    await refused(auth.as().account.requestVerification.mutate(), 'UNAUTHENTICATED')
  })

  test('the sixth in an hour has to wait, over all sessions', async () => {
    const { email, accessToken } = await signedIn(auth, 'storefront')
    const other = await signIn(auth, email, 'storefront')
    for (let count = 0; count < 5; count++) await again(count % 2 ? accessToken : other.accessToken)
    await refused(again(accessToken), 'RATE_LIMITED')
  })
})
