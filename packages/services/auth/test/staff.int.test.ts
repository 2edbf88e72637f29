import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addStaffMember, addStaffMemberInput } from '../src/staff/add-staff-member.ts'
import { PASSWORD, refused, signedIn, signIn, startTestAuth, type TestAuth, uniqueEmail } from './setup.ts'

let auth: TestAuth
beforeAll(async () => {
  auth = await startTestAuth()
})
afterAll(() => auth.close())

const db = () => auth.deps.database.client
const member = (changes: object = {}) =>
  addStaffMemberInput.parse({
    email: uniqueEmail(),
    name: 'Grace Staff',
    password: PASSWORD,
    roles: ['owner'],
    ...changes,
  })

/** Events about a person that wait in the queue or were delivered, each once. */
const publishedTypes = (userId: string) =>
  [...new Map(auth.peers.delivered.map(({ event }) => [event.id, event])).values()]
    .filter((event) => event.aggregateId === userId)
    .map(({ type }) => type)
    .sort()

async function runCommand(args: string[], { input = '', env = {} }: { input?: string; env?: object } = {}) {
  const child = spawn(
    process.execPath,
    [new URL('../src/commands/create-staff.ts', import.meta.url).pathname, ...args],
    {
      env: { PATH: process.env.PATH, DATABASE_URL: auth.databaseUrl, ...env },
    },
  )
  child.stdin.end(input)
  const [output, errors, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise((resolve) => child.on('exit', resolve)),
  ])
  return { output, errors, code }
}

describe('making somebody staff', () => {
  test('writes the login with its roles and tells it; they can sign in at the console', async () => {
    const input = member({ roles: ['finance', 'support', 'finance'], isVerified: true })
    const { userId, ...rest } = await addStaffMember(auth.deps, input)
    expect(rest).toEqual({ isNewUser: true, isChanged: true, isTakenOver: false })
    const added = await auth.peers.waitForEvent('staff.added.v1', userId)
    expect(added.data).toEqual({
      userId,
      name: input.name,
      email: input.email,
      roles: ['support', 'finance'],
      version: expect.any(Number),
    })
    await auth.peers.waitForEvent('user.registered.v1', userId)
    const pair = await signIn(auth, input.email, 'admin')
    expect(pair.user.emailVerified).toBe(true)
    const me = await auth.as(pair.accessToken).account.me.query()
    expect(me.staffRoles).toEqual(['support', 'finance'])
    expect(await db().auditEntry.count({ where: { subjectId: userId, actorUserId: 'operator' } })).toBe(1)
  })

  test('done again, five times at once, it changes and publishes nothing', async () => {
    const input = member()
    const results = await Promise.all(Array.from({ length: 5 }, () => addStaffMember(auth.deps, input)))
    const userId = results[0]?.userId ?? ''
    expect(results.filter(({ isNewUser }) => isNewUser)).toHaveLength(1)
    expect(results.filter(({ isChanged }) => isChanged)).toHaveLength(1)
    expect(await addStaffMember(auth.deps, input)).toEqual({
      userId,
      isNewUser: false,
      isChanged: false,
      isTakenOver: false,
    })
    await auth.peers.waitForEvent('staff.added.v1', userId)
    await auth.peers.waitForEvent('user.registered.v1', userId)
    expect(publishedTypes(userId)).toEqual(['staff.added.v1', 'user.registered.v1'])
  })

  test('a login that exists and has proven its address keeps its name and password', async () => {
    const person = await signedIn(auth, 'storefront')
    await db().user.update({ where: { id: person.userId }, data: { emailVerifiedAt: new Date() } })
    for (const takeOver of [false, true]) {
      const input = member({
        email: person.email,
        name: 'Other',
        password: 'another password',
        isVerified: true,
        takeOver,
      })
      expect(await addStaffMember(auth.deps, input)).toMatchObject({ isNewUser: false, isTakenOver: false })
    }
    const pair = await signIn(auth, person.email, 'admin')
    expect(pair.user).toEqual({ ...person.user, emailVerified: true })
    await expect(auth.as().session.refresh.mutate({ refreshToken: person.refreshToken })).resolves.toBeDefined()
  })

  describe('somebody has registered the address before and never proven it', () => {
    test('the login does not become staff, verified or not, and nothing changes', async () => {
      const mallory = await signedIn(auth, 'storefront')
      for (const isVerified of [false, true]) {
        const attempt = addStaffMember(auth.deps, member({ email: mallory.email, isVerified }))
        await expect(attempt).rejects.toThrow(/has not proven.*--take-over/)
      }
      const row = await db().user.findUniqueOrThrow({ where: { id: mallory.userId }, include: { staffMember: true } })
      expect(row).toMatchObject({ emailVerifiedAt: null, staffMember: null })
      await refused(signIn(auth, mallory.email, 'admin'), 'FORBIDDEN')
    })

    test('taken over, the login is the operator’s: password, name, and no session or link from before', async () => {
      const mallory = await signedIn(auth, 'storefront')
      const verification = await auth.peers.waitForEvent('user.verification_requested.v1', mallory.userId)
      const link = new URL(verification.data.verifyUrl).searchParams.get('token') ?? ''
      const input = member({ email: mallory.email, password: 'the operator’s password', takeOver: true })
      expect(await addStaffMember(auth.deps, input)).toEqual({
        userId: mallory.userId,
        isNewUser: false,
        isChanged: true,
        isTakenOver: true,
      })
      await refused(signIn(auth, mallory.email, 'admin'), 'INVALID_CREDENTIALS')
      await refused(auth.as().session.refresh.mutate({ refreshToken: mallory.refreshToken }), 'UNAUTHENTICATED')
      await refused(auth.as().account.verifyEmail.mutate({ token: link }), 'BAD_INPUT')
      const pair = await signIn(auth, mallory.email, 'admin', 'the operator’s password')
      expect(pair.user).toMatchObject({ id: mallory.userId, name: 'Grace Staff', emailVerified: true })
      expect(
        await db().auditEntry.count({ where: { subjectId: mallory.userId, action: 'staff.take_over_login' } }),
      ).toBe(1)
    })

    test('sign-ins that are under way with the old password leave no session behind', async () => {
      const mallory = await signedIn(auth, 'storefront')
      const input = member({ email: mallory.email, password: 'the operator’s password', takeOver: true })
      const signIns = Array.from({ length: 8 }, () => signIn(auth, mallory.email, 'storefront'))
      await Promise.allSettled([addStaffMember(auth.deps, input), ...signIns])
      expect(await db().session.count({ where: { userId: mallory.userId, revokedAt: null } })).toBe(0)
    })

    test('a member of staff whom the command added is not marked as verified by doing it again', async () => {
      const input = member()
      await addStaffMember(auth.deps, input)
      await expect(addStaffMember(auth.deps, { ...input, isVerified: true })).rejects.toThrow(/--take-over/)
      const roles = await addStaffMember(auth.deps, { ...input, roles: ['support'] })
      expect(roles).toMatchObject({ isChanged: true, isTakenOver: false })
    })
  })
})

describe('the command', () => {
  test('takes the password from standard input or from the environment, and is fine to repeat', async () => {
    const email = uniqueEmail()
    const args = ['--email', email, '--name', 'Ada Byron', '--roles', 'owner, support', '--verified']
    const first = await runCommand([...args, '--password-stdin'], { input: `${PASSWORD}\n` })
    expect(first.errors).toBe('')
    expect(first.code).toBe(0)
    expect(JSON.parse(first.output)).toMatchObject({ email, roles: ['support', 'owner'], what: 'added' })
    const second = await runCommand([...args, '--password-env', 'STAFF_PASSWORD'], {
      env: { STAFF_PASSWORD: PASSWORD },
    })
    expect(JSON.parse(second.output)).toMatchObject({ what: 'was there already' })
    const pair = await signIn(auth, email, 'admin')
    expect(pair.user).toMatchObject({ name: 'Ada Byron', emailVerified: true })
    await auth.peers.waitForEvent('staff.added.v1', pair.user.id)
  })

  test('refuses a login that is not proven, and takes it over when told so', async () => {
    const { email } = await signedIn(auth, 'storefront')
    const args = ['--email', email, '--name', 'Ada Byron', '--roles', 'owner', '--verified', '--password-stdin']
    const refusal = await runCommand(args, { input: 'the operator’s password' })
    expect(refusal).toMatchObject({ code: 1, output: '' })
    expect(refusal.errors).toContain('--take-over')
    const done = await runCommand([...args, '--take-over'], { input: 'the operator’s password' })
    expect(JSON.parse(done.output)).toMatchObject({ email, what: 'taken over' })
    await expect(signIn(auth, email, 'admin', 'the operator’s password')).resolves.toBeDefined()
  })

  test('says what is missing or wrong, and writes nothing', async () => {
    const email = uniqueEmail()
    const { code, errors } = await runCommand(['--email', email, '--roles', 'owner,king', '--password-stdin'], {
      input: 'short',
      env: { DATABASE_URL: '' },
    })
    expect(code).toBe(1)
    for (const part of ['--name', '--roles.1', '--password: Use at least 10', 'DATABASE_URL', 'Makes somebody']) {
      expect(errors).toContain(part)
    }
    expect(errors).not.toContain('short\n')
    expect(await db().user.count({ where: { email } })).toBe(0)
  })
})
