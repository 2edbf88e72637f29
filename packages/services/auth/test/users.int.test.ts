import { newId } from '@millyard/contracts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { enrolForDemo } from '../src/two-factor/enrol-for-demo.ts'
import {
  applicant,
  challengeOf,
  codeOf,
  PASSWORD,
  refused,
  STAFF_SECRET,
  signedIn,
  signedInStaff,
  signIn,
  startTestAuth,
  type TestAuth,
  uniqueEmail,
} from './setup.ts'

let auth: TestAuth
let support: Awaited<ReturnType<typeof staff>>
beforeAll(async () => {
  auth = await startTestAuth()
  support = await staff('support')
})
afterAll(() => auth.close())

const db = () => auth.deps.database.client

async function staff(role: 'support' | 'finance' | 'owner') {
  const pair = await signedInStaff(auth, [role])
  return { ...pair, id: pair.user.id, api: auth.as(pair.accessToken) }
}

const entries = (subjectId: string) =>
  db().auditEntry.findMany({ where: { subjectId }, orderBy: { id: 'asc' }, select: { action: true, details: true } })

describe('finding people', () => {
  test('by a part of the name or the address, by the id, newest first, page by page; addresses are masked', async () => {
    const name = `Quirin Zaunkönig ${process.pid}`
    const people = [await signedIn(auth, 'storefront', name), await signedIn(auth, 'storefront', name)]
    const ids = people.map(({ userId }) => userId)
    const first = await support.api.users.search.query({ q: 'ZAUNKÖNIG', limit: 1 })
    expect(first.items.map(({ id }) => id)).toEqual([ids[1]])
    const second = await support.api.users.search.query({ q: 'ZAUNKÖNIG', limit: 1, cursor: first.nextCursor ?? '' })
    expect(second).toMatchObject({ items: [{ id: ids[0] }], nextCursor: null })
    const email = people[0]?.email ?? ''
    const byEmail = await support.api.users.search.query({ q: email.slice(0, -4).toUpperCase() })
    expect(byEmail.items).toEqual([
      {
        id: ids[0],
        name,
        maskedEmail: 'p…@example.com',
        emailVerified: false,
        isBlocked: false,
        isStaff: false,
        createdAt: expect.any(String),
      },
    ])
    expect((await support.api.users.search.query({ q: ids[1] ?? '' })).items).toHaveLength(1)
    expect((await support.api.users.search.query({})).items.length).toBeGreaterThan(1)
  })

  test('signs of a pattern mean themselves, and two letters are too few', async () => {
    await signedIn(auth, 'storefront')
    expect((await support.api.users.search.query({ q: '%%%' })).items).toEqual([])
    expect((await support.api.users.search.query({ q: 'p_r' })).items).toEqual([])
    await refused(support.api.users.search.query({ q: 'an' }), 'BAD_INPUT')
  })

  test('reads no table from end to end', async () => {
    const plan = await db().$transaction(async (tx) => {
      await tx.$executeRaw`set local enable_seqscan = off`
      return tx.$queryRaw<{ 'QUERY PLAN': string }[]>`
        explain select id from app_user where (name ilike '%zaun%' or email like '%zaun%') order by id desc limit 25`
    })
    const lines = plan.map((row) => row['QUERY PLAN']).join('\n')
    expect(lines).toContain('app_user_name_idx')
    expect(lines).toContain('app_user_email_idx')
  })

  test('is for those whose role helps people', async () => {
    const finance = await staff('finance')
    await refused(finance.api.users.search.query({}), 'FORBIDDEN')
    await refused(finance.api.users.get.query({ userId: support.id }), 'FORBIDDEN')
  })
})

describe('one person', () => {
  test('with standing, factories and sessions; the look is written down once in a quarter of an hour', async () => {
    const person = await applicant(auth)
    const found = await support.api.users.get.query({ userId: person.userId })
    expect(found).toMatchObject({
      email: person.email,
      emailVerified: false,
      addressCount: 0,
      memberships: [{ vendorId: person.vendorId, role: 'owner', status: 'in_review' }],
      staffRoles: [],
      block: null,
      lockedUntil: null,
      sessions: [{ audience: 'vendor' }],
      notes: [],
    })
    await support.api.users.get.query({ userId: person.userId })
    expect(await entries(person.userId)).toEqual([{ action: 'user.read', details: {} }])
    const owner = await staff('owner')
    await owner.api.users.get.query({ userId: person.userId })
    expect(await entries(person.userId)).toHaveLength(2)
    await refused(support.api.users.get.query({ userId: newId('usr') }), 'NOT_FOUND')
  })

  test('who tried too many passwords is locked, and support sees until when', async () => {
    const person = await signedIn(auth, 'storefront')
    for (let attempt = 0; attempt < 10; attempt++) {
      await refused(signIn(auth, person.email, 'storefront', `guess ${attempt}`), 'INVALID_CREDENTIALS')
    }
    const { lockedUntil } = await support.api.users.get.query({ userId: person.userId })
    expect(Date.parse(lockedUntil ?? '')).toBeGreaterThan(Date.now())
  })

  test('who tried too many codes is locked as well', async () => {
    const person = await signedIn(auth, 'storefront')
    await enrolForDemo(auth.deps, person.userId)
    const guess = async () => {
      const { challenge } = await challengeOf(signIn(auth, person.email, 'storefront'))
      await refused(
        auth.as().session.answerChallenge.mutate({ challenge, audience: 'storefront', code: '000000' }),
        'BAD_INPUT',
      )
    }
    for (let attempt = 0; attempt < 9; attempt++) await guess()
    expect(await support.api.users.get.query({ userId: person.userId })).toMatchObject({ lockedUntil: null })
    await guess()
    const { lockedUntil } = await support.api.users.get.query({ userId: person.userId })
    expect(Date.parse(lockedUntil ?? '')).toBeGreaterThan(Date.now())
  })
})

describe('helping', () => {
  test('the mails that the person could ask for', async () => {
    const person = await signedIn(auth, 'storefront')
    const { userId } = person
    await support.api.users.sendVerification.mutate({ userId })
    await support.api.users.sendResetLink.mutate({ userId })
    const reset = await auth.peers.waitForEvent('user.password_reset_requested.v1', userId)
    expect(reset.data).toMatchObject({ email: person.email })
    expect((await entries(userId)).map(({ action }) => action)).toEqual([
      'user.send_verification',
      'user.send_reset_link',
    ])
    await db().user.update({ where: { id: userId }, data: { emailVerifiedAt: new Date() } })
    await support.api.users.sendVerification.mutate({ userId })
    expect(await entries(userId)).toHaveLength(2)
    for (let mail = 0; mail < 4; mail++) await support.api.users.sendResetLink.mutate({ userId })
    await refused(support.api.users.sendResetLink.mutate({ userId }), 'RATE_LIMITED')
  })

  test('one session, or all of them', async () => {
    const person = await signedIn(auth, 'storefront')
    const { userId } = person
    const other = await signIn(auth, person.email, 'vendor')
    const { sessions } = await support.api.users.get.query({ userId })
    const sessionId = sessions.find(({ audience }) => audience === 'vendor')?.id ?? ''
    const stranger = await signedIn(auth, 'storefront')
    await refused(support.api.users.endSession.mutate({ userId: stranger.userId, sessionId }), 'NOT_FOUND')
    await support.api.users.endSession.mutate({ userId, sessionId })
    await refused(auth.as().session.refresh.mutate({ refreshToken: other.refreshToken }), 'UNAUTHENTICATED')
    await refused(support.api.users.endSession.mutate({ userId, sessionId }), 'NOT_FOUND')
    await support.api.users.endSessions.mutate({ userId })
    await refused(auth.as().session.refresh.mutate({ refreshToken: person.refreshToken }), 'UNAUTHENTICATED')
  })

  test('a note is for other staff', async () => {
    const { userId } = await signedIn(auth, 'storefront')
    await support.api.users.addNote.mutate({ userId, text: 'Called about a parcel.' })
    const { notes } = await support.api.users.get.query({ userId })
    expect(notes).toMatchObject([{ text: 'Called about a parcel.', authorName: 'Grace Staff' }])
    expect(JSON.stringify(await entries(userId))).not.toContain('parcel')
  })

  test('two-factor sign-in comes off, with a reason in the log: every session ends, and the password alone opens the login', async () => {
    const person = await signedIn(auth, 'storefront')
    const { userId, email } = person
    const reason = 'Phone lost, called back on the number of the account'
    await refused(support.api.users.resetTwoFactor.mutate({ userId, reason: ' ' }), 'BAD_INPUT')
    await support.api.users.resetTwoFactor.mutate({ userId, reason })
    expect(await entries(userId)).toEqual([])
    await enrolForDemo(auth.deps, userId)
    expect((await support.api.users.get.query({ userId })).twoFactorSince).not.toBeNull()
    const { challenge } = await challengeOf(signIn(auth, email, 'storefront'))
    const locks = ['', ' 198.51.100.9'].map((network) => ({
      key: `second-step:${userId}${network}`,
      attempts: 50,
      expiresAt: new Date(Date.now() + 60_000),
    }))
    await auth.deps.database.client.signInAttempt.createMany({ data: locks })
    const finance = await staff('finance')
    await refused(finance.api.users.resetTwoFactor.mutate({ userId, reason }), 'FORBIDDEN')
    await support.api.users.resetTwoFactor.mutate({ userId, reason })
    await refused(auth.as().session.refresh.mutate({ refreshToken: person.refreshToken }), 'UNAUTHENTICATED')
    const late = { challenge, audience: 'storefront' as const, code: codeOf(STAFF_SECRET) }
    await refused(auth.as().session.answerChallenge.mutate(late), 'TOKEN_EXPIRED')
    await expect(signIn(auth, email, 'storefront')).resolves.toBeDefined()
    expect((await support.api.users.get.query({ userId })).twoFactorSince).toBeNull()
    // Somebody's guesses must not keep the person from setting it up anew.
    expect(await auth.deps.database.client.signInAttempt.count({ where: { key: { contains: userId } } })).toBe(0)
    expect((await entries(userId)).filter(({ action }) => action !== 'user.read')).toEqual([
      { action: 'user.reset_two_factor', details: { reason } },
    ])
    const told = await auth.peers.waitForEvent('user.two_factor_changed.v1', userId)
    expect(told.data).toMatchObject({ what: 'reset_by_staff', email, recoveryCodesLeft: 0 })
  })

  test('nobody of the staff is touched here, nor oneself', async () => {
    const owner = await staff('owner')
    const { users } = support.api
    for (const userId of [owner.id, support.id]) {
      await refused(users.sendResetLink.mutate({ userId }), 'FORBIDDEN')
      await refused(users.endSessions.mutate({ userId }), 'FORBIDDEN')
      await refused(users.block.mutate({ userId, reason: 'A test' }), 'FORBIDDEN')
      await refused(users.addNote.mutate({ userId, text: 'A test' }), 'FORBIDDEN')
      await refused(users.resetTwoFactor.mutate({ userId, reason: 'A test' }), 'FORBIDDEN')
    }
  })
})

describe('blocking', () => {
  test('ends sessions and opens none, says so to who knows the password alone, and is taken back', async () => {
    const person = await signedIn(auth, 'storefront')
    const { userId, email } = person
    await support.api.users.block.mutate({ userId, reason: 'Stolen card' })
    await refused(auth.as().session.refresh.mutate({ refreshToken: person.refreshToken }), 'UNAUTHENTICATED')
    const refusal = await refused(signIn(auth, email, 'storefront'), 'LOGIN_BLOCKED')
    expect(refusal.message).not.toContain('Stolen')
    await refused(signIn(auth, email, 'storefront', 'not the password'), 'INVALID_CREDENTIALS')
    expect((await support.api.users.get.query({ userId })).block).toMatchObject({ reason: 'Stolen card' })
    await support.api.users.block.mutate({ userId, reason: 'Again' })
    await support.api.users.unblock.mutate({ userId })
    await support.api.users.unblock.mutate({ userId })
    await signIn(auth, email, 'storefront')
    expect((await entries(userId)).filter(({ action }) => action !== 'user.read')).toEqual([
      { action: 'user.block', details: { from: 'open', to: 'blocked', reason: 'Stolen card' } },
      { action: 'user.unblock', details: { from: 'blocked', to: 'open' } },
    ])
  })

  test('a sign-in that is under way leaves no session behind', async () => {
    const person = await signedIn(auth, 'storefront')
    const signIns = Array.from({ length: 6 }, () => signIn(auth, person.email, 'storefront'))
    await Promise.allSettled([support.api.users.block.mutate({ userId: person.userId, reason: 'A test' }), ...signIns])
    expect(await db().session.count({ where: { userId: person.userId, revokedAt: null } })).toBe(0)
  })

  test('a blocked login does not become staff', async () => {
    const person = await signedIn(auth, 'storefront')
    const owner = await staff('owner')
    await owner.api.staff.invite.mutate({ email: person.email, roles: ['support'] })
    const { id } = await db().staffInvitation.findFirstOrThrow({ where: { email: person.email } })
    const { data } = await auth.peers.waitForEvent('staff.invited.v1', id)
    await owner.api.users.block.mutate({ userId: person.userId, reason: 'A test' })
    const token = new URL(data.acceptUrl).searchParams.get('token') ?? ''
    await refused(auth.as().staff.accept.mutate({ token, password: PASSWORD }), 'BAD_INPUT')
    await refused(
      auth.as().staff.join.mutate({ token, name: uniqueEmail().slice(0, 3), password: PASSWORD }),
      'ALREADY_EXISTS',
    )
  })
})
