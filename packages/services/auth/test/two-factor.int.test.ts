import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { FEW_RECOVERY_CODES, RECOVERY_CODE_COUNT } from '@millyard/contracts'
import { readEnv } from '@millyard/service-kit'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { authEnvSchema, service } from '../src/service.ts'
import { forgetExpired } from '../src/sessions/forget-expired.ts'
import { hashOpaqueToken } from '../src/sessions/opaque-token.ts'
import { CHALLENGE_ATTEMPTS } from '../src/sessions/sign-in-challenge.ts'
import { addStaffMember, addStaffMemberInput } from '../src/staff/add-staff-member.ts'
import {
  challengeOf,
  codeOf,
  PASSWORD,
  refused,
  resetToken,
  STAFF_SECRET,
  signedIn,
  signedInStaff,
  signIn,
  startTestAuth,
  type TestAuth,
  uniqueEmail,
  withSecondStep,
} from './setup.ts'

let auth: TestAuth
beforeAll(async () => {
  auth = await startTestAuth()
})
afterAll(() => auth.close())

const db = () => auth.deps.database.client
const verify = (userId: string) =>
  db().user.update({ where: { id: userId }, data: { emailVerifiedAt: new Date() }, select: { id: true } })

/** Somebody who is signed in and has proven their address. */
async function person(audience: 'storefront' | 'vendor' = 'storefront') {
  const pair = await signedIn(auth, audience)
  await verify(pair.userId)
  return { ...pair, api: auth.as(pair.accessToken) }
}

/**
 * The same with two-factor on; their app's clock is a step behind, so that the codes of now and of the next step are
 * unspent.
 */
async function enrolled(audience: 'storefront' | 'vendor' = 'storefront') {
  const me = await person(audience)
  const { secret } = await me.api.twoFactor.start.mutate({ password: PASSWORD })
  const { codes } = await me.api.twoFactor.confirm.mutate({ code: codeOf(secret, -1) })
  return { ...me, secret, codes, firstStep: () => signIn(auth, me.email, audience) }
}

/** As if the app's codes had not been used yet. */
const freshCodes = (userId: string) => db().twoFactor.updateMany({ where: { userId }, data: { lastUsedStep: 0 } })

const answer = (challenge: string, code: string, audience: 'storefront' | 'vendor' | 'admin' = 'storefront') =>
  auth.as().session.answerChallenge.mutate({ challenge, audience, code })

/** A code that is wrong now and for the steps around. */
function wrongCodeFor(secret: string): string {
  const right = [-2, -1, 0, 1, 2].map((steps) => codeOf(secret, steps))
  return ['000000', '111111', '222222', '333333', '444444', '555555'].find((code) => !right.includes(code)) ?? ''
}

describe('turning two-factor on', () => {
  test('shows a secret as text and as a QR code, and is in force with the first code of it', async () => {
    const { api, userId, email } = await person()
    const setup = await api.twoFactor.start.mutate({ password: PASSWORD })
    expect(setup.secret).toMatch(/^[A-Z2-7]{32}$/)
    const uri = new URL(setup.uri)
    expect(uri.protocol).toBe('otpauth:')
    expect(decodeURIComponent(uri.pathname)).toContain(email)
    expect(uri.searchParams.get('secret')).toBe(setup.secret)
    expect(uri.searchParams.get('issuer')).toBe('Millyard')
    expect(setup.qr.size).toBeGreaterThan(20)
    expect(await api.twoFactor.status.query()).toMatchObject({ enabledAt: null, recoveryCodesLeft: 0 })

    const { codes } = await api.twoFactor.confirm.mutate({ code: codeOf(setup.secret) })
    expect(new Set(codes).size).toBe(RECOVERY_CODE_COUNT)
    for (const code of codes) expect(code).toMatch(/^[a-z2-7]{4}(-[a-z2-7]{4}){3}$/)
    expect(await api.twoFactor.status.query()).toEqual({
      enabledAt: expect.any(String),
      recoveryCodesLeft: RECOVERY_CODE_COUNT,
      isRequired: false,
      hasPassword: true,
    })
    const told = await auth.peers.waitForEvent('user.two_factor_changed.v1', userId)
    expect(told.data).toMatchObject({ what: 'turned_on', recoveryCodesLeft: 10, email })
  })

  test('neither the secret nor a recovery code can be read in the database', async () => {
    const { userId, secret, codes } = await enrolled()
    const rows = JSON.stringify([
      await db().twoFactor.findMany({ where: { userId } }),
      await db().recoveryCode.findMany({ where: { userId } }),
    ])
    expect(rows).not.toContain(secret)
    for (const code of codes) expect(rows).not.toContain(code.replaceAll('-', ''))
    const [row] = await db().twoFactor.findMany({ where: { userId } })
    const other = await enrolled()
    await db().twoFactor.update({ where: { userId: other.userId }, data: { secret: row?.secret ?? '' } })
    // A secret that was copied into another login's row opens nothing.
    const { challenge } = await challengeOf(other.firstStep())
    await refused(answer(challenge, codeOf(secret)), 'INTERNAL')
  })

  test('needs the password, and an address that is proven', async () => {
    const { api } = await person()
    expect((await refused(api.twoFactor.start.mutate({}), 'BAD_INPUT')).fields).toEqual(['password'])
    const wrong = await refused(api.twoFactor.start.mutate({ password: 'not this one' }), 'BAD_INPUT')
    expect(wrong.fields).toEqual(['password'])
    const unproven = await signedIn(auth, 'storefront')
    await refused(auth.as(unproven.accessToken).twoFactor.start.mutate({ password: PASSWORD }), 'CONFLICT')
  })

  test('a wrong code, no secret shown, and one that was shown too long ago change nothing', async () => {
    const { api, userId } = await person()
    await refused(api.twoFactor.confirm.mutate({ code: '123456' }), 'CONFLICT')
    expect(await db().signInAttempt.count({ where: { key: { startsWith: 'second-step:', contains: userId } } })).toBe(0)
    const { secret } = await api.twoFactor.start.mutate({ password: PASSWORD })
    const wrong = await refused(api.twoFactor.confirm.mutate({ code: wrongCodeFor(secret) }), 'BAD_INPUT')
    expect(wrong.fields).toEqual(['code'])
    await refused(api.twoFactor.confirm.mutate({ code: codeOf(secret, 3) }), 'BAD_INPUT')
    await db().twoFactor.update({ where: { userId }, data: { pendingSince: new Date(Date.now() - 3_600_000) } })
    await refused(api.twoFactor.confirm.mutate({ code: codeOf(secret) }), 'CONFLICT')
    expect(await api.twoFactor.status.query()).toMatchObject({ enabledAt: null })
    await db().twoFactor.update({ where: { userId }, data: { pendingSince: new Date(Date.now() - 2 * 86_400_000) } })
    await forgetExpired(auth.deps)
    expect(await db().twoFactor.findUnique({ where: { userId } })).toMatchObject({ pendingSecret: null })
  })

  test('every other session ends: they were opened with the password alone', async () => {
    const me = await person()
    const elsewhere = await signIn(auth, me.email, 'vendor')
    const { secret } = await me.api.twoFactor.start.mutate({ password: PASSWORD })
    await me.api.twoFactor.confirm.mutate({ code: codeOf(secret) })
    await refused(auth.as().session.refresh.mutate({ refreshToken: elsewhere.refreshToken }), 'UNAUTHENTICATED')
    await expect(auth.as().session.refresh.mutate({ refreshToken: me.refreshToken })).resolves.toBeDefined()
  })

  test('a sign-in that is under way meanwhile leaves no session without the second step behind', async () => {
    const me = await person()
    const { secret } = await me.api.twoFactor.start.mutate({ password: PASSWORD })
    await Promise.allSettled([
      ...Array.from({ length: 4 }, () => signIn(auth, me.email, 'storefront')),
      me.api.twoFactor.confirm.mutate({ code: codeOf(secret) }),
      ...Array.from({ length: 4 }, () => signIn(auth, me.email, 'storefront')),
    ])
    expect(await db().session.count({ where: { userId: me.userId, revokedAt: null } })).toBe(1)
  })

  test('moving it to another app needs a code of the one in force, which stays until the new one is confirmed', async () => {
    const { api, secret, userId, firstStep, codes } = await enrolled()
    expect((await refused(api.twoFactor.start.mutate({ password: PASSWORD }), 'BAD_INPUT')).fields).toEqual(['code'])
    await refused(api.twoFactor.start.mutate({ password: PASSWORD, code: wrongCodeFor(secret) }), 'BAD_INPUT')
    const next = await api.twoFactor.start.mutate({ password: PASSWORD, code: codeOf(secret) })
    await withSecondStep(auth, firstStep(), 'storefront', codeOf(secret, 1))
    const { codes: fresh } = await api.twoFactor.confirm.mutate({ code: codeOf(next.secret) })
    await freshCodes(userId)
    const { challenge } = await challengeOf(firstStep())
    await refused(answer(challenge, codeOf(secret)), 'BAD_INPUT')
    await refused(answer(challenge, codes[0] ?? ''), 'BAD_INPUT')
    await expect(answer(challenge, fresh[0] ?? '')).resolves.toBeDefined()
  })
})

describe('signing in with the second step', () => {
  test('the right password gives a challenge and no token, its answer a session at that portal', async () => {
    const me = await enrolled()
    const sessions = await db().session.count({ where: { userId: me.userId } })
    const refusal = await refused(me.firstStep(), 'SECOND_STEP_REQUIRED')
    expect(JSON.stringify(refusal)).not.toMatch(/accessToken|refreshToken/)
    expect(await db().session.count({ where: { userId: me.userId } })).toBe(sessions)
    const { challenge, expiresAt } = await challengeOf(me.firstStep())
    expect(Date.parse(expiresAt) - Date.now()).toBeLessThanOrEqual(300_000)
    expect(await db().signInChallenge.count({ where: { tokenHash: hashOpaqueToken(challenge) } })).toBe(1)
    const pair = await answer(challenge, ` ${codeOf(me.secret).slice(0, 3)} ${codeOf(me.secret).slice(3)} `)
    expect(pair.user.id).toBe(me.userId)
    await expect(auth.as(pair.accessToken).account.me.query()).resolves.toBeDefined()
  })

  test('attack: a code is accepted once, whatever the challenge, and none before it afterwards', async () => {
    const me = await enrolled()
    const code = codeOf(me.secret)
    await withSecondStep(auth, me.firstStep(), 'storefront', code)
    const { challenge } = await challengeOf(me.firstStep())
    const replay = await refused(answer(challenge, code), 'BAD_INPUT')
    expect(replay.fields).toEqual(['code'])
    await refused(answer(challenge, codeOf(me.secret, -1)), 'BAD_INPUT')
    await expect(answer(challenge, codeOf(me.secret, 1))).resolves.toBeDefined()
  })

  test('attack: ten answers with the same code at once open one session', async () => {
    const me = await enrolled()
    const challenges = await Promise.all(Array.from({ length: 10 }, () => challengeOf(me.firstStep())))
    const code = codeOf(me.secret)
    const answers = await Promise.allSettled(challenges.map(({ challenge }) => answer(challenge, code)))
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  test('codes of one step before and after count, those of two do not', async () => {
    const me = await enrolled()
    for (const steps of [-1, 0, 1]) {
      await freshCodes(me.userId)
      await expect(
        withSecondStep(auth, me.firstStep(), 'storefront', codeOf(me.secret, steps)),
        String(steps),
      ).resolves.toBeDefined()
    }
    await freshCodes(me.userId)
    const { challenge } = await challengeOf(me.firstStep())
    for (const steps of [-3, 3]) await refused(answer(challenge, codeOf(me.secret, steps)), 'BAD_INPUT')
  })

  test('attack: a challenge opens one session, at its own portal alone, and not after five minutes', async () => {
    const me = await enrolled()
    const { challenge } = await challengeOf(me.firstStep())
    await refused(answer(challenge, codeOf(me.secret), 'vendor'), 'TOKEN_EXPIRED')
    await answer(challenge, codeOf(me.secret))
    await refused(answer(challenge, codeOf(me.secret, 1)), 'TOKEN_EXPIRED')
    const late = await challengeOf(me.firstStep())
    await db().signInChallenge.updateMany({ where: { userId: me.userId }, data: { expiresAt: new Date() } })
    await refused(answer(late.challenge, codeOf(me.secret, 1)), 'TOKEN_EXPIRED')
  })

  test('attack: a challenge bears five wrong codes, also when they come at once', async () => {
    const me = await enrolled()
    const wrong = wrongCodeFor(me.secret)
    const { challenge } = await challengeOf(me.firstStep())
    const guesses = await Promise.allSettled(Array.from({ length: 9 }, () => answer(challenge, wrong)))
    const codes = guesses.map((guess) => (guess.status === 'rejected' ? guess.reason.data.code : 'in'))
    expect(codes.filter((code) => code === 'BAD_INPUT')).toHaveLength(CHALLENGE_ATTEMPTS)
    await refused(answer(challenge, codeOf(me.secret)), 'TOKEN_EXPIRED')
  })

  test('attack: guessing goes on over fresh challenges until the login itself has to wait, from this address', async () => {
    const me = await enrolled()
    const wrong = wrongCodeFor(me.secret)
    for (let index = 0; index < 10; index++) {
      const { challenge } = await challengeOf(me.firstStep())
      await refused(answer(challenge, wrong), 'BAD_INPUT')
    }
    const { challenge } = await challengeOf(me.firstStep())
    const limited = await refused(answer(challenge, codeOf(me.secret)), 'RATE_LIMITED')
    expect(limited.details).toMatchObject({ retryAfterSeconds: expect.any(Number) })
    const elsewhere = auth.as(undefined, { 'x-forwarded-for': '203.0.113.7' })
    const input = { challenge, audience: 'storefront' as const, code: codeOf(me.secret) }
    await expect(elsewhere.session.answerChallenge.mutate(input)).resolves.toBeDefined()
  })

  test('attack: guesses from very many addresses end at the login’s own limit', async () => {
    const me = await enrolled()
    const wrong = wrongCodeFor(me.secret)
    const guessFrom = async (ip: string) => {
      const { challenge } = await challengeOf(me.firstStep())
      const from = auth.as(undefined, { 'x-forwarded-for': ip })
      return from.session.answerChallenge.mutate({ challenge, audience: 'storefront', code: wrong })
    }
    await refused(guessFrom('198.51.100.1'), 'BAD_INPUT')
    await db().signInAttempt.update({ where: { key: `second-step:${me.userId}` }, data: { attempts: 48 } })
    await refused(guessFrom('198.51.100.2'), 'BAD_INPUT')
    await refused(guessFrom('198.51.100.3'), 'BAD_INPUT')
    for (const ip of ['198.51.100.4', '198.51.100.5']) await refused(guessFrom(ip), 'RATE_LIMITED')
  })

  test('a right code opens it although its count cannot be given back', async () => {
    const me = await enrolled()
    const { challenge } = await challengeOf(me.firstStep())
    await db().$executeRaw`
      create function keep_count() returns trigger language plpgsql as $$ begin raise 'kept'; end $$`
    const only = `when (starts_with(old.key, 'second-step:${me.userId}'))`
    await db().$executeRawUnsafe(
      `create trigger keep_count before delete on sign_in_attempt for each row ${only} execute function keep_count()`,
    )
    try {
      await expect(answer(challenge, codeOf(me.secret))).resolves.toMatchObject({ user: { id: me.userId } })
    } finally {
      await db().$executeRaw`drop function keep_count cascade`
    }
  })

  test('a recovery code opens it once, however it is written; a mail says so, and when few are left', async () => {
    const me = await enrolled()
    const written = (me.codes[0] ?? '').toUpperCase().replaceAll('-', ' ')
    await expect(withSecondStep(auth, me.firstStep(), 'storefront', written)).resolves.toBeDefined()
    const { challenge } = await challengeOf(me.firstStep())
    await refused(answer(challenge, me.codes[0] ?? ''), 'BAD_INPUT')
    const other = await enrolled()
    await refused(answer(challenge, other.codes[0] ?? ''), 'BAD_INPUT')
    for (const code of me.codes.slice(1, RECOVERY_CODE_COUNT - FEW_RECOVERY_CODES)) {
      await withSecondStep(auth, me.firstStep(), 'storefront', code)
    }
    const left = () =>
      auth.peers.delivered.flatMap(({ event }) =>
        event.type === 'user.two_factor_changed.v1' &&
        event.aggregateId === me.userId &&
        event.data.what === 'recovery_code_used'
          ? [event.data.recoveryCodesLeft]
          : [],
      )
    await expect.poll(() => [...new Set(left())].sort((a, b) => b - a)).toEqual([9, 8, 7, 6, 5, 4, 3])
  })

  test('attack: what has no challenge learns nothing: unknown, ended and foreign ones get one answer', async () => {
    const me = await enrolled()
    const { challenge } = await challengeOf(me.firstStep())
    await answer(challenge, codeOf(me.secret))
    const unknown = await refused(answer('x'.repeat(43), '123456'), 'TOKEN_EXPIRED')
    const spent = await refused(answer(challenge, '123456'), 'TOKEN_EXPIRED')
    expect(spent.message).toBe(unknown.message)
    expect(spent.details).toBeUndefined()
  })

  test('what has expired is forgotten', async () => {
    const me = await enrolled()
    await challengeOf(me.firstStep())
    await db().signInChallenge.updateMany({
      where: { userId: me.userId },
      data: { expiresAt: new Date(Date.now() - 2 * 86_400_000) },
    })
    await forgetExpired(auth.deps)
    expect(await db().signInChallenge.count({ where: { userId: me.userId } })).toBe(0)
  })
})

describe('what a new password ends', () => {
  test('a reset ends sign-ins that wait for their second step, and two-factor stays on', async () => {
    const me = await enrolled()
    const { challenge } = await challengeOf(me.firstStep())
    const token = await resetToken(auth, me.email)
    await auth.as().account.resetPassword.mutate({ token, password: 'a better horse battery' })
    await refused(answer(challenge, codeOf(me.secret)), 'TOKEN_EXPIRED')
    // Whoever reads somebody's mail gets no further than this.
    await challengeOf(signIn(auth, me.email, 'storefront', 'a better horse battery'))
  })

  test('a changed password ends them too, and a secret that was shown and not confirmed', async () => {
    const me = await enrolled()
    const { challenge } = await challengeOf(me.firstStep())
    const next = await me.api.twoFactor.start.mutate({ password: PASSWORD, code: codeOf(me.secret) })
    const input = { currentPassword: PASSWORD, newPassword: 'a better horse battery' }
    await me.api.account.changePassword.mutate(input)
    await refused(answer(challenge, codeOf(me.secret, 1)), 'TOKEN_EXPIRED')
    await refused(me.api.twoFactor.confirm.mutate({ code: codeOf(next.secret) }), 'CONFLICT')
  })
})

describe('what support ends', () => {
  test('with a login that is blocked, or its sessions: sign-ins that wait for their second step, for good', async () => {
    const support = auth.as((await signedInStaff(auth, ['support'])).accessToken)
    const { userId, secret, firstStep } = await enrolled()
    const first = await challengeOf(firstStep())
    await support.users.endSessions.mutate({ userId })
    await refused(answer(first.challenge, codeOf(secret)), 'TOKEN_EXPIRED')
    const second = await challengeOf(firstStep())
    await support.users.block.mutate({ userId, reason: 'A test' })
    await refused(firstStep(), 'LOGIN_BLOCKED')
    await support.users.unblock.mutate({ userId })
    await refused(answer(second.challenge, codeOf(secret)), 'TOKEN_EXPIRED')
    const third = await challengeOf(firstStep())
    await expect(answer(third.challenge, codeOf(secret))).resolves.toBeDefined()
  })
})

describe('turning it off, and new recovery codes', () => {
  test('take the password and a code; off means that the password alone opens the login', async () => {
    const me = await enrolled()
    const code = codeOf(me.secret)
    for (const call of [me.api.twoFactor.disable, me.api.twoFactor.renewCodes]) {
      expect((await refused(call.mutate({ code }), 'BAD_INPUT')).fields).toEqual(['password'])
      expect((await refused(call.mutate({ password: 'wrong', code }), 'BAD_INPUT')).fields).toEqual(['password'])
      const wrong = { password: PASSWORD, code: wrongCodeFor(me.secret) }
      expect((await refused(call.mutate(wrong), 'BAD_INPUT')).fields).toEqual(['code'])
    }
    const { codes } = await me.api.twoFactor.renewCodes.mutate({ password: PASSWORD, code })
    expect(codes).toHaveLength(RECOVERY_CODE_COUNT)
    const { challenge } = await challengeOf(me.firstStep())
    await refused(answer(challenge, me.codes[0] ?? ''), 'BAD_INPUT')
    await me.api.twoFactor.disable.mutate({ password: PASSWORD, code: codes[0] ?? '' })
    await refused(answer(challenge, codes[1] ?? ''), 'TOKEN_EXPIRED')
    await expect(me.firstStep()).resolves.toBeDefined()
    expect(await me.api.twoFactor.status.query()).toMatchObject({ enabledAt: null, recoveryCodesLeft: 0 })
  })

  test('attack: a session that was ended changes nothing any more, though its access token lives on', async () => {
    const me = await enrolled()
    await db().session.updateMany({ where: { userId: me.userId }, data: { revokedAt: new Date() } })
    const guarded = { password: PASSWORD, code: codeOf(me.secret) }
    await refused(me.api.twoFactor.disable.mutate(guarded), 'UNAUTHENTICATED')
    await refused(me.api.twoFactor.renewCodes.mutate(guarded), 'UNAUTHENTICATED')
    await refused(me.api.twoFactor.start.mutate(guarded), 'UNAUTHENTICATED')
    await challengeOf(me.firstStep())
  })
})

describe('staff', () => {
  async function newStaff() {
    const email = uniqueEmail()
    const input = { email, name: 'Grace Staff', password: PASSWORD, roles: ['owner'], isVerified: true }
    const { userId } = await addStaffMember(auth.deps, addStaffMemberInput.parse(input))
    const pair = await signIn(auth, email, 'admin')
    return { email, userId, pair, api: auth.as(pair.accessToken) }
  }

  test('without two-factor reach their own account, and nothing of the console; with it, what their roles give', async () => {
    const { pair, api } = await newStaff()
    expect(pair).toMatchObject({ mustEnrol: true, permissions: [] })
    await refused(api.vendorReview.list.query({}), 'FORBIDDEN')
    await refused(api.audit.list.query({}), 'FORBIDDEN')
    const { secret } = await api.twoFactor.start.mutate({ password: PASSWORD })
    await api.twoFactor.confirm.mutate({ code: codeOf(secret) })
    // The token from before says what it said; the session's next one knows.
    await refused(api.audit.list.query({}), 'FORBIDDEN')
    const next = await auth.as().session.refresh.mutate({ refreshToken: pair.refreshToken })
    expect(next).toMatchObject({ mustEnrol: false, permissions: expect.arrayContaining(['audit.read']) })
    await expect(auth.as(next.accessToken).audit.list.query({})).resolves.toBeDefined()
  })

  test('cannot turn it off', async () => {
    const staff = await signedInStaff(auth)
    const off = auth.as(staff.accessToken).twoFactor.disable
    await refused(off.mutate({ password: PASSWORD, code: codeOf(STAFF_SECRET) }), 'FORBIDDEN')
  })

  test('attack: roles given to a login without two-factor open nothing with a session from before', async () => {
    const me = await person()
    const input = { email: me.email, name: 'Ada Byron', password: PASSWORD, roles: ['owner'] }
    await addStaffMember(auth.deps, addStaffMemberInput.parse(input))
    await refused(me.api.audit.list.query({}), 'FORBIDDEN')
    expect(await signIn(auth, me.email, 'admin')).toMatchObject({ mustEnrol: true, permissions: [] })
  })

  test('a login that is taken over loses the second step of whoever made it', async () => {
    const me = await enrolled()
    await db().user.update({ where: { id: me.userId }, data: { emailVerifiedAt: null } })
    const input = { email: me.email, name: 'Ada Byron', password: 'the operator’s', roles: ['owner'], takeOver: true }
    await addStaffMember(auth.deps, addStaffMemberInput.parse(input))
    expect(await signIn(auth, me.email, 'admin', 'the operator’s')).toMatchObject({ mustEnrol: true })
  })
})

describe('the operator’s command', () => {
  const run = (args: string[], env: object = {}) =>
    promisify(execFile)(process.execPath, ['src/commands/reset-two-factor.ts', ...args], {
      cwd: new URL('..', import.meta.url).pathname,
      env: { PATH: process.env.PATH, DATABASE_URL: auth.databaseUrl, STOREFRONT_URL: 'http://shop.test', ...env },
    })

  test('takes it off, ends every session, tells the person and the log, and is fine to repeat', async () => {
    const me = await enrolled()
    const args = ['--email', me.email, '--reason', 'Called back on the known number']
    expect(JSON.parse((await run(args)).stdout)).toEqual({ email: me.email, what: 'reset' })
    await refused(auth.as().session.refresh.mutate({ refreshToken: me.refreshToken }), 'UNAUTHENTICATED')
    await expect(me.firstStep()).resolves.toBeDefined()
    const entries = await db().auditEntry.findMany({ where: { subjectId: me.userId } })
    expect(entries).toMatchObject([
      {
        action: 'user.reset_two_factor',
        actorUserId: 'operator',
        details: { reason: 'Called back on the known number' },
      },
    ])
    await expect
      .poll(() =>
        auth.peers.delivered.find(
          ({ event }) =>
            event.type === 'user.two_factor_changed.v1' &&
            event.aggregateId === me.userId &&
            event.data.what === 'reset_by_staff',
        ),
      )
      .toBeDefined()
    expect(JSON.parse((await run(args)).stdout)).toEqual({ email: me.email, what: 'was not on' })
  })

  test('says what is missing, and that nobody has the address', async () => {
    await expect(run(['--email', 'nobody'])).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('--reason'),
    })
    await expect(run(['--email', uniqueEmail(), '--reason', 'A good reason'])).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('could not find'),
    })
  })
})

describe('in production', () => {
  const env = (changes: object) =>
    readEnv(
      authEnvSchema,
      {
        PORT: '0',
        DATABASE_URL: auth.databaseUrl,
        SERVICE_SIGNING_JWK: '{}',
        TRUSTED_PROXIES: 'loopback',
        DOCUMENTS_DIR: '/var/lib/millyard/documents',
        TWO_FACTOR_KEY: Buffer.alloc(32, 7).toString('base64'),
        ...changes,
      } as NodeJS.ProcessEnv,
      service.requiredInProduction,
    )

  test('attack: the demo’s secret is refused, so that nothing published here opens a console', () => {
    expect(() => env({})).not.toThrow()
    expect(() => env({ DEMO_TWO_FACTOR_SECRET: STAFF_SECRET })).toThrow('DEMO_TWO_FACTOR_SECRET: must not be set')
    expect(() => env({ NODE_ENV: 'development', DEMO_TWO_FACTOR_SECRET: STAFF_SECRET })).not.toThrow()
  })

  test('the key is required, is not the published one, and is a key', () => {
    const published = authEnvSchema.shape.TWO_FACTOR_KEY.parse(undefined)
    expect(() => env({ TWO_FACTOR_KEY: '' })).toThrow('TWO_FACTOR_KEY: required in production')
    expect(() => env({ TWO_FACTOR_KEY: published })).toThrow('TWO_FACTOR_KEY: the development default is public')
    expect(() => env({ TWO_FACTOR_KEY: 'short' })).toThrow('TWO_FACTOR_KEY: Give 32 random bytes')
  })
})
