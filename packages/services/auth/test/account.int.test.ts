import { newId } from '@millyard/contracts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PASSWORD, refused, signedIn, signIn, startTestAuth, type TestAuth, uniqueEmail } from './setup.ts'

let auth: TestAuth
beforeAll(async () => {
  auth = await startTestAuth()
})
afterAll(() => auth.close())

const person = (changes: object = {}) => ({
  name: 'Ada Byron',
  email: uniqueEmail(),
  password: PASSWORD,
  audience: 'storefront' as const,
  ...changes,
})

const eventsAbout = (email: string) =>
  auth.peers.delivered.filter(({ event }) => 'email' in event.data && event.data.email === email)

async function verifyUrlOf(email: string): Promise<URL> {
  const { id } = await auth.deps.database.client.user.findUniqueOrThrow({ where: { email }, select: { id: true } })
  const event = await auth.peers.waitForEvent('user.verification_requested.v1', id)
  return new URL(event.data.verifyUrl)
}

describe('registering', () => {
  test.each([
    ['name', { name: '  ' }],
    ['name', { name: 'x'.repeat(101) }],
    ['name', { name: 'Win at https://evil.example' }],
    ['name', { name: 'www.evil.example' }],
    ['name', { name: 'evil.example' }],
    ['name', { name: 'Ada\r\nBcc: everybody' }],
    ['name', { name: 'Ada \u202eByron' }],
    ['email', { email: 'not an address' }],
    ['email', { email: `${'x'.repeat(250)}@example.com` }],
    ['password', { password: 'short' }],
    ['password', { password: 'x'.repeat(201) }],
    ['password', { password: '1234567890' }],
    ['password', { password: 'qwertyuiop' }],
    ['password', { password: 'password123' }],
    ['password', { password: 'iloveyou2024' }],
    ['password', { password: 'Ada Byron1', name: 'Ada Byron' }],
    ['audience', { audience: 'admin' }],
    ['email', { email: 42 }],
  ])('a wrong %s is named and nothing is written', async (field, changes) => {
    const before = await auth.deps.database.client.user.count()
    const error = await refused(auth.as().account.register.mutate(person(changes) as never), 'BAD_INPUT')
    expect(error.fields).toEqual([field])
    expect(await auth.deps.database.client.user.count()).toBe(before)
  })

  test('makes a login with a hashed password and a buyer side, and has two events sent', async () => {
    const input = person()
    expect(await auth.as().account.register.mutate(input)).toEqual({ ok: true })
    const user = await auth.deps.database.client.user.findUniqueOrThrow({
      where: { email: input.email },
      include: { customerProfile: true },
    })
    expect(user.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(user.customerProfile).not.toBeNull()
    expect(user.emailVerifiedAt).toBeNull()
    const registered = await auth.peers.waitForEvent('user.registered.v1', user.id)
    expect(registered.data).toEqual({ userId: user.id, name: input.name, email: input.email })
    expect(JSON.stringify(registered)).not.toContain(PASSWORD)
  })

  test('somebody who registers in the vendor portal is no customer until they sign in to the shop', async () => {
    const input = person({ audience: 'vendor' })
    await auth.as().account.register.mutate(input)
    const { id } = await auth.deps.database.client.user.findUniqueOrThrow({ where: { email: input.email } })
    expect(await auth.deps.database.client.customerProfile.count({ where: { userId: id } })).toBe(0)
    await signIn(auth, input.email, 'storefront')
    await signIn(auth, input.email, 'storefront')
    expect(await auth.deps.database.client.customerProfile.count({ where: { userId: id } })).toBe(1)
  })

  test('the link leads to the portal where the person registered', async () => {
    const shop = person()
    const portal = person({ audience: 'vendor' })
    await auth.as().account.register.mutate(shop)
    await auth.as().account.register.mutate(portal as typeof shop)
    expect((await verifyUrlOf(shop.email)).href).toMatch(/^http:\/\/shop\.test\/verify-email\?token=[\w-]{43}$/)
    expect((await verifyUrlOf(portal.email)).href).toMatch(/^http:\/\/vendors\.test\/verify-email\?token=[\w-]{43}$/)
  })

  test('a taken address, however it is typed, gets the same answer and changes nothing; its owner is told by mail', async () => {
    const input = person()
    await auth.as().account.register.mutate(input)
    await verifyUrlOf(input.email)
    const again = {
      ...person(),
      email: ` ${input.email.toUpperCase()} `,
      name: 'Mallory',
      password: 'another password',
    }
    expect(await auth.as().account.register.mutate(again)).toEqual({ ok: true })
    expect(await auth.deps.database.client.user.count({ where: { email: input.email } })).toBe(1)
    const { user } = await signIn(auth, input.email, 'storefront')
    expect(user.name).toBe(input.name)
    await refused(signIn(auth, input.email, 'storefront', 'another password'), 'INVALID_CREDENTIALS')
    const { data } = await auth.peers.waitForEvent('user.registration_repeated.v1', user.id)
    expect(data).toEqual({
      userId: user.id,
      name: input.name,
      email: input.email,
      signInUrl: 'http://shop.test/sign-in',
    })
    expect(new Set(eventsAbout(input.email).map(({ event }) => event.id)).size).toBe(3)
  })

  test('attack: registering a taken address again and again does not fill its owner’s mailbox', async () => {
    const input = person()
    for (let count = 0; count < 6; count++) await auth.as().account.register.mutate(input)
    const { id } = await auth.deps.database.client.user.findUniqueOrThrow({ where: { email: input.email } })
    await auth.peers.waitForEvent('user.registration_repeated.v1', id)
    const later = person()
    await auth.as().account.register.mutate(later)
    await verifyUrlOf(later.email)
    const repeated = eventsAbout(input.email).filter(({ event }) => event.type === 'user.registration_repeated.v1')
    expect(new Set(repeated.map(({ event }) => event.id)).size).toBe(1)
  })

  test('ten registrations of one address at once make one login and one mail', async () => {
    const input = person()
    const answers = await Promise.all(Array.from({ length: 10 }, () => auth.as().account.register.mutate(input)))
    expect(answers).toEqual(Array.from({ length: 10 }, () => ({ ok: true })))
    expect(await auth.deps.database.client.user.count({ where: { email: input.email } })).toBe(1)
    expect(await auth.deps.database.client.emailToken.count({ where: { email: input.email } })).toBe(1)
  })

  test('one network address makes so many logins an hour, known addresses count too, others go on', async () => {
    const small = await startTestAuth({ REGISTRATIONS_PER_IP: '3' })
    const from = (address: string) => small.as(undefined, { 'x-forwarded-for': address }).account.register
    try {
      const input = person()
      const answers = await Promise.allSettled(
        [input, input, person(), person(), person()].map((each) => from('203.0.113.7').mutate(each)),
      )
      expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
      const error = await refused(from('203.0.113.7').mutate(person()), 'RATE_LIMITED')
      expect(error.details?.retryAfterSeconds).toBeGreaterThan(3_000)
      expect(error.details?.retryAfterSeconds).toBeLessThanOrEqual(3_600)
      await expect(from('198.51.100.4').mutate(person())).resolves.toEqual({ ok: true })
    } finally {
      await small.close()
    }
  })

  test.each(['J.R.R. Tolkien', 'Núria Ferrer i Solé', "Siobhán O'Neill-Byrne", '李小龍'])(
    '%s is a name',
    async (name) => {
      await expect(auth.as().account.register.mutate(person({ name }))).resolves.toEqual({ ok: true })
    },
  )

  test('a role, a status or a verified address in the input is ignored', async () => {
    const input = person({
      id: newId('usr'),
      roles: ['owner'],
      staffMember: { roles: ['owner'] },
      emailVerified: true,
      emailVerifiedAt: new Date().toISOString(),
      permissions: ['staff.manage'],
    })
    await auth.as().account.register.mutate(input)
    await refused(signIn(auth, input.email, 'admin'), 'FORBIDDEN')
    const { user, permissions } = await signIn(auth, input.email, 'storefront')
    expect(user.emailVerified).toBe(false)
    expect(permissions).toEqual([])
  })
})

describe('proving the address', () => {
  test('the token of the mail works once', async () => {
    const input = person()
    await auth.as().account.register.mutate(input)
    const token = (await verifyUrlOf(input.email)).searchParams.get('token') ?? ''
    expect(await auth.deps.database.client.emailToken.count({ where: { tokenHash: token } })).toBe(0)
    const calls = await Promise.allSettled(
      Array.from({ length: 5 }, () => auth.as().account.verifyEmail.mutate({ token })),
    )
    expect(calls.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect((await signIn(auth, input.email, 'storefront')).user.emailVerified).toBe(true)
    const error = await refused(auth.as().account.verifyEmail.mutate({ token }), 'BAD_INPUT')
    expect(error.fields).toEqual(['token'])
    expect(error.message).toBe('Your e-mail address is confirmed already. There is nothing left to do.')
  })

  test('an unknown token and an expired one are refused with the same answer', async () => {
    const input = person()
    await auth.as().account.register.mutate(input)
    const token = (await verifyUrlOf(input.email)).searchParams.get('token') ?? ''
    await auth.deps.database.client.emailToken.updateMany({
      where: { email: input.email },
      data: { expiresAt: new Date(0) },
    })
    const expired = await refused(auth.as().account.verifyEmail.mutate({ token }), 'BAD_INPUT')
    const unknown = await refused(auth.as().account.verifyEmail.mutate({ token: 'x'.repeat(43) }), 'BAD_INPUT')
    expect(expired.message).toBe(unknown.message)
    expect((await signIn(auth, input.email, 'storefront')).user.emailVerified).toBe(false)
  })

  test('a token says nothing about an address that the person took later', async () => {
    const input = person()
    await auth.as().account.register.mutate(input)
    const token = (await verifyUrlOf(input.email)).searchParams.get('token') ?? ''
    const email = uniqueEmail()
    await auth.deps.database.client.user.update({ where: { email: input.email }, data: { email } })
    await refused(auth.as().account.verifyEmail.mutate({ token }), 'BAD_INPUT')
    expect((await signIn(auth, email, 'storefront')).user.emailVerified).toBe(false)
  })
})

describe('my account', () => {
  test('says who I am at every portal, and nothing without a token', async () => {
    const { accessToken, user } = await signedIn(auth, 'storefront')
    expect(await auth.as(accessToken).account.me.query()).toEqual({ user, memberships: [], staffRoles: [] })
    await refused(auth.as().account.me.query(), 'UNAUTHENTICATED')
  })

  test('a token of somebody who does not exist is no account', async () => {
    const token = await auth.peers.customerToken()
    await refused(auth.as(token).account.me.query(), 'UNAUTHENTICATED')
    await refused(auth.as(token).account.updateProfile.mutate({ name: 'Nobody' }), 'UNAUTHENTICATED')
  })

  test('I change my own name and nothing else', async () => {
    const me = await signedIn(auth, 'storefront')
    const other = await signedIn(auth, 'storefront', 'Somebody Else')
    const input = { name: ' Ada Lovelace ', id: other.userId, email: 'x@example.com', emailVerified: true }
    const changed = await auth.as(me.accessToken).account.updateProfile.mutate(input)
    expect(changed).toEqual({ ...me.user, name: 'Ada Lovelace' })
    expect((await auth.as(other.accessToken).account.me.query()).user.name).toBe('Somebody Else')
    const error = await refused(auth.as(me.accessToken).account.updateProfile.mutate({ name: '' }), 'BAD_INPUT')
    expect(error.fields).toEqual(['name'])
  })
})
