import { type EventData, newId, type VendorRole, vendorPermissions } from '@millyard/contracts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
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
let staff: ReturnType<TestAuth['as']>
beforeAll(async () => {
  auth = await startTestAuth()
  staff = auth.as((await signedInStaff(auth, ['owner'])).accessToken)
})
afterAll(() => auth.close())

const db = () => auth.deps.database.client
type Invited = EventData<'vendor.member_invited.v1'>

const renew = (person: { refreshToken: string }) =>
  auth.as().session.refresh.mutate({ refreshToken: person.refreshToken })

/** An approved factory with its owner, who acts for it. */
async function factory() {
  const person = await applicant(auth)
  const { version } = await staff.vendorReview.get.query({ vendorId: person.vendorId })
  await staff.vendorReview.decide.mutate({ vendorId: person.vendorId, version, decision: 'approve' })
  const pair = await renew(person)
  return { ...person, ...pair, vendorId: person.vendorId, client: auth.as(pair.accessToken) }
}
type Factory = Awaited<ReturnType<typeof factory>>

/** The mails' events about this address so far, the newest last. */
function mailsTo(email: string): Invited[] {
  const events = new Map(auth.peers.delivered.map(({ event }) => [event.id, event]))
  return [...events.values()].flatMap((event) =>
    event.type === 'vendor.member_invited.v1' && event.data.email === email ? [event.data] : [],
  )
}
const tokenOf = ({ acceptUrl }: Invited) => new URL(acceptUrl).searchParams.get('token') ?? ''

/** Invites, and answers the token of the mail. */
async function invite({ client }: Pick<Factory, 'client'>, email: string, role: VendorRole = 'fulfilment') {
  const before = mailsTo(email).length
  await client.team.invite.mutate({ email, role })
  return nextToken(email, before)
}
async function nextToken(email: string, before: number): Promise<string> {
  await expect.poll(() => mailsTo(email).length).toBe(before + 1)
  const mail = mailsTo(email).at(-1)
  return mail ? tokenOf(mail) : ''
}

/** Somebody who has accepted, acting for the factory. */
async function member(of: Factory, role: VendorRole) {
  const person = await signedIn(auth, 'vendor', `Member ${role}`)
  const token = await invite(of, person.email, role)
  await auth.as(person.accessToken).team.accept.mutate({ token })
  const pair = await renew(person)
  const { members } = await of.client.team.list.query()
  const memberId = members.find(({ email }) => email === person.email)?.id ?? ''
  return { ...person, ...pair, memberId, client: auth.as(pair.accessToken) }
}

async function invitationIn({ client }: Pick<Factory, 'client'>, email: string): Promise<string> {
  const { invitations } = await client.team.list.query()
  return invitations.find((one) => one.email === email)?.id ?? ''
}

describe('inviting', () => {
  test.each([
    ['email', { email: 'nobody' }],
    ['role', { role: 'emperor' }],
    ['role', { role: undefined }],
  ])('a wrong %s is named', async (field, changes) => {
    const { client } = await factory()
    const input = { email: uniqueEmail(), role: 'finance', ...changes } as never
    expect((await refused(client.team.invite.mutate(input), 'BAD_INPUT')).fields).toEqual([field])
  })

  test('mails a link with the role and the factory’s name; the list shows who is invited, without the link', async () => {
    const mill = await factory()
    const email = uniqueEmail()
    const token = await invite(mill, ` ${email.toUpperCase()} `.trim().toLowerCase(), 'manager')
    const [mail] = mailsTo(email)
    expect(mail).toMatchObject({ vendorId: mill.vendorId, role: 'manager', invitedBy: 'Vera Vendor' })
    expect(mail?.acceptUrl).toBe(`http://vendors.test/invitation?token=${token}`)
    const { members, invitations } = await mill.client.team.list.query()
    expect(members).toMatchObject([{ email: mill.email, role: 'owner', isMe: true }])
    expect(invitations).toMatchObject([{ email, role: 'manager', invitedBy: 'Vera Vendor', isExpired: false }])
    expect(JSON.stringify(invitations)).not.toContain(token)
    expect(JSON.stringify(await db().vendorInvitation.findMany())).not.toContain(token)
  })

  test('an address is invited once, also when the button is pressed five times; a member is not invited', async () => {
    const mill = await factory()
    const email = uniqueEmail()
    const calls = await Promise.allSettled(
      Array.from({ length: 5 }, () => mill.client.team.invite.mutate({ email, role: 'finance' })),
    )
    expect(calls.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const again = await refused(mill.client.team.invite.mutate({ email, role: 'owner' }), 'ALREADY_EXISTS')
    expect(again.fields).toEqual(['email'])
    await refused(mill.client.team.invite.mutate({ email: mill.email, role: 'owner' }), 'ALREADY_EXISTS')
  })

  test('the vendor, the status and an id in the input are ignored', async () => {
    const mill = await factory()
    const victim = await factory()
    const email = uniqueEmail()
    await mill.client.team.invite.mutate({
      email,
      role: 'finance',
      vendorId: victim.vendorId,
      acceptedAt: new Date().toISOString(),
      invitedById: victim.userId,
    } as never)
    expect((await victim.client.team.list.query()).invitations).toEqual([])
    const row = await db().vendorInvitation.findFirstOrThrow({ where: { email } })
    expect(row).toMatchObject({ vendorId: mill.vendorId, acceptedAt: null, invitedById: mill.userId })
  })

  test('a team is not endless, and a factory does not mail without end', async () => {
    const mill = await factory()
    await db().vendorInvitation.createMany({
      data: Array.from({ length: 49 }, (_, index) => ({
        id: newId('inv'),
        vendorId: mill.vendorId,
        email: `many-${index}@example.com`,
        role: 'finance' as const,
        tokenHash: `${mill.vendorId}-${index}`,
        invitedById: mill.userId,
        sentAt: new Date(),
        expiresAt: new Date(Date.now() + 60_000),
      })),
    })
    const full = mill.client.team.invite.mutate({ email: uniqueEmail(), role: 'finance' })
    expect((await refused(full, 'CONFLICT')).details).toEqual({ max: 50 })
    await db().signInAttempt.updateMany({ where: { key: `invite:${mill.vendorId}` }, data: { attempts: 50 } })
    const invitationId = await invitationIn(mill, 'many-3@example.com')
    await refused(mill.client.team.resendInvitation.mutate({ invitationId }), 'RATE_LIMITED')
  })

  test('only an owner may: the service refuses what the pages do not show', async () => {
    const mill = await factory()
    const invitationId = newId('inv')
    for (const role of ['manager', 'fulfilment', 'finance'] as const) {
      const { client, memberId } = await member(mill, role)
      const team = await client.team.list.query()
      expect(team.members.length).toBeGreaterThan(1)
      expect(team.invitations).toEqual([])
      await refused(client.team.invite.mutate({ email: uniqueEmail(), role: 'owner' }), 'FORBIDDEN')
      await refused(client.team.resendInvitation.mutate({ invitationId }), 'FORBIDDEN')
      await refused(client.team.revokeInvitation.mutate({ invitationId }), 'FORBIDDEN')
      await refused(client.team.changeRole.mutate({ memberId, role: 'owner' }), 'FORBIDDEN')
      await refused(client.team.remove.mutate({ memberId }), 'FORBIDDEN')
    }
    await refused(auth.as().team.list.query(), 'UNAUTHENTICATED')
  })

  test('an owner whose token is older than their removal can do nothing with it', async () => {
    const mill = await factory()
    const second = await member(mill, 'owner')
    await mill.client.team.remove.mutate({ memberId: second.memberId })
    await refused(second.client.team.invite.mutate({ email: uniqueEmail(), role: 'owner' }), 'NOT_FOUND')
    await refused(second.client.team.list.query(), 'NOT_FOUND')
    const third = await member(mill, 'owner')
    await mill.client.team.changeRole.mutate({ memberId: third.memberId, role: 'finance' })
    await refused(third.client.team.invite.mutate({ email: uniqueEmail(), role: 'owner' }), 'FORBIDDEN')
  })
})

describe('accepting', () => {
  test('somebody with a login joins in the role of the invitation, with a proven address', async () => {
    const mill = await factory()
    const person = await signedIn(auth, 'vendor', 'Finn Fulfils')
    const token = await invite(mill, person.email, 'fulfilment')
    const shown = await auth.as().team.showInvitation.mutate({ token })
    expect(shown).toMatchObject({ email: person.email, role: 'fulfilment', hasLogin: true, invitedBy: 'Vera Vendor' })
    expect(await auth.as(person.accessToken).team.accept.mutate({ token })).toEqual({ vendorId: mill.vendorId })
    const pair = await renew(person)
    expect(pair).toMatchObject({ vendorId: mill.vendorId, user: { emailVerified: true } })
    expect(pair.permissions).toEqual(vendorPermissions('fulfilment', 'approved'))
    const { members, invitations } = await mill.client.team.list.query()
    expect(members.map(({ name, role }) => [name, role])).toEqual([
      ['Vera Vendor', 'owner'],
      ['Finn Fulfils', 'fulfilment'],
    ])
    expect(invitations).toEqual([])
    const told = await auth.peers.waitForEvent('vendor.member_added.v1', mill.vendorId)
    expect(told.data).toEqual({ vendorId: mill.vendorId, userId: person.userId, role: 'fulfilment' })
  })

  test('somebody without a login makes one for the invited address in the same step', async () => {
    const mill = await factory()
    const email = uniqueEmail()
    const token = await invite(mill, email, 'finance')
    expect(await auth.as().team.showInvitation.mutate({ token })).toMatchObject({ hasLogin: false })
    const weak = auth.as().team.join.mutate({ token, name: 'Nora New', password: 'short' })
    expect((await refused(weak, 'BAD_INPUT')).fields).toEqual(['password'])
    const input = { token, name: 'Nora New', password: PASSWORD, role: 'owner', email: uniqueEmail() }
    expect(await auth.as().team.join.mutate(input as never)).toEqual({ vendorId: mill.vendorId })
    const pair = await signIn(auth, email, 'vendor')
    expect(pair).toMatchObject({ vendorId: mill.vendorId, user: { name: 'Nora New', emailVerified: true } })
    expect(pair.permissions).toEqual(vendorPermissions('finance', 'approved'))
  })

  test('an invitation is accepted by the login with its address and by no other', async () => {
    const mill = await factory()
    const invited = await signedIn(auth, 'vendor')
    const thief = await signedIn(auth, 'vendor')
    const token = await invite(mill, invited.email, 'owner')
    await refused(auth.as(thief.accessToken).team.accept.mutate({ token }), 'FORBIDDEN')
    await refused(auth.as().team.accept.mutate({ token }), 'UNAUTHENTICATED')
    const taken = auth.as().team.join.mutate({ token, name: 'Thief', password: PASSWORD })
    await refused(taken, 'ALREADY_EXISTS')
    await refused(signIn(auth, invited.email, 'vendor', 'another password'), 'INVALID_CREDENTIALS')
    await expect(auth.as(invited.accessToken).team.accept.mutate({ token })).resolves.toBeDefined()
    expect((await mill.client.team.list.query()).members.map(({ email }) => email)).not.toContain(thief.email)
  })

  test('a link works once, also when it is pressed five times at once', async () => {
    const mill = await factory()
    const person = await signedIn(auth, 'vendor')
    const token = await invite(mill, person.email)
    const accept = () => auth.as(person.accessToken).team.accept.mutate({ token })
    const calls = await Promise.allSettled(Array.from({ length: 5 }, accept))
    expect(calls.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await refused(accept(), 'NOT_FOUND')
    await refused(auth.as().team.showInvitation.mutate({ token }), 'NOT_FOUND')
    expect(await db().vendorMember.count({ where: { vendorId: mill.vendorId } })).toBe(2)
    const email = uniqueEmail()
    const other = await invite(mill, email)
    const join = () => auth.as().team.join.mutate({ token: other, name: 'Twin', password: PASSWORD })
    const joins = await Promise.allSettled([join(), join(), join()])
    expect(joins.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  test('expired, revoked, replaced, of a closed factory, made up: each is the same', async () => {
    const mill = await factory()
    const person = await signedIn(auth, 'vendor')
    const useless = async (token: string) => {
      for (const call of [
        () => auth.as(person.accessToken).team.accept.mutate({ token }),
        () => auth.as().team.showInvitation.mutate({ token }),
        () => auth.as().team.join.mutate({ token, name: 'Late', password: PASSWORD }),
      ]) {
        expect((await refused(call(), 'NOT_FOUND')).message).toBe(
          'This invitation is not valid any more. Ask for a new one.',
        )
      }
    }
    await useless('x'.repeat(43))
    const first = await invite(mill, person.email)
    await db().vendorInvitation.updateMany({
      where: { email: person.email },
      data: { expiresAt: new Date(Date.now() - 1_000) },
    })
    await useless(first)
    expect((await mill.client.team.list.query()).invitations).toMatchObject([{ isExpired: true }])

    const invitationId = await invitationIn(mill, person.email)
    await mill.client.team.resendInvitation.mutate({ invitationId })
    const second = await nextToken(person.email, 1)
    await useless(first)
    expect(await auth.as().team.showInvitation.mutate({ token: second })).toMatchObject({ email: person.email })
    await mill.client.team.revokeInvitation.mutate({ invitationId })
    await useless(second)
    await refused(mill.client.team.resendInvitation.mutate({ invitationId }), 'NOT_FOUND')
    await refused(mill.client.team.revokeInvitation.mutate({ invitationId }), 'NOT_FOUND')

    const third = await invite(mill, person.email)
    const { version } = await staff.vendorReview.get.query({ vendorId: mill.vendorId })
    await staff.vendorReview.close.mutate({ vendorId: mill.vendorId, version, reason: 'It is over.' })
    await useless(third)
    expect(await db().vendorMember.count({ where: { vendorId: mill.vendorId } })).toBe(1)
  })

  test('an expired invitation gives way to a new one, with another role', async () => {
    const mill = await factory()
    const email = uniqueEmail()
    await invite(mill, email, 'finance')
    await db().vendorInvitation.updateMany({ where: { email }, data: { expiresAt: new Date(Date.now() - 1_000) } })
    await invite(mill, email, 'manager')
    expect((await mill.client.team.list.query()).invitations).toMatchObject([{ role: 'manager', isExpired: false }])
  })

  test('P44 another factory’s invitations and members are not found', async () => {
    const [mine, victim] = [await factory(), await factory()]
    const email = uniqueEmail()
    await invite(victim, email)
    const invitationId = await invitationIn(victim, email)
    const { memberId } = await member(victim, 'finance')
    await refused(mine.client.team.resendInvitation.mutate({ invitationId }), 'NOT_FOUND')
    await refused(mine.client.team.revokeInvitation.mutate({ invitationId }), 'NOT_FOUND')
    await refused(mine.client.team.changeRole.mutate({ memberId, role: 'owner' }), 'NOT_FOUND')
    await refused(mine.client.team.remove.mutate({ memberId }), 'NOT_FOUND')
    expect(mailsTo(email)).toHaveLength(1)
    expect((await victim.client.team.list.query()).members).toHaveLength(2)
  })
})

describe('roles and leaving', () => {
  test('what the company’s papers say is for those who manage the store', async () => {
    const mill = await factory()
    for (const role of ['fulfilment', 'finance'] as const) {
      const { vendors } = await (await member(mill, role)).client.vendors.mine.query()
      expect(vendors).toMatchObject([{ id: mill.vendorId, role }])
      expect(vendors[0]).not.toHaveProperty('legalName')
      expect(vendors[0]).not.toHaveProperty('registrationNumber')
    }
    const { vendors } = await (await member(mill, 'manager')).client.vendors.mine.query()
    expect(vendors[0]).toHaveProperty('legalName')
  })

  test('a new role ends the member’s sessions for this factory at once, and the next sign-in has the new permissions', async () => {
    const mill = await factory()
    const clerk = await member(mill, 'fulfilment')
    const shop = await signIn(auth, clerk.email, 'storefront')
    await mill.client.team.changeRole.mutate({ memberId: clerk.memberId, role: 'finance' })
    await refused(renew(clerk), 'UNAUTHENTICATED')
    await expect(renew(shop)).resolves.toBeDefined()
    expect((await signIn(auth, clerk.email, 'vendor')).permissions).toEqual(vendorPermissions('finance', 'approved'))
    const told = await auth.peers.waitForEvent('vendor.member_role_changed.v1', mill.vendorId)
    expect(told.data).toMatchObject({ userId: clerk.userId, role: 'finance' })
  })

  test('the role that somebody has already changes nothing and signs nobody out', async () => {
    const mill = await factory()
    const clerk = await member(mill, 'finance')
    await mill.client.team.changeRole.mutate({ memberId: clerk.memberId, role: 'finance' })
    await expect(renew(clerk)).resolves.toBeDefined()
  })

  test('a removed member’s session for this factory ends; one that acts for another factory goes on', async () => {
    const [mill, other] = [await factory(), await factory()]
    const clerk = await member(mill, 'manager')
    const token = await invite(other, clerk.email, 'finance')
    await clerk.client.team.accept.mutate({ token })
    const elsewhere = await signIn(auth, clerk.email, 'vendor')
    const acting = await auth
      .as(elsewhere.accessToken)
      .session.actFor.mutate({ refreshToken: elsewhere.refreshToken, vendorId: other.vendorId })

    await mill.client.team.remove.mutate({ memberId: clerk.memberId })
    await refused(renew(clerk), 'UNAUTHENTICATED')
    const after = await renew(acting)
    expect(after).toMatchObject({ vendorId: other.vendorId })
    await refused(
      auth.as(after.accessToken).session.actFor.mutate({ refreshToken: after.refreshToken, vendorId: mill.vendorId }),
      'NOT_FOUND',
    )
    const told = await auth.peers.waitForEvent('vendor.member_removed.v1', mill.vendorId)
    expect(told.data).toMatchObject({ userId: clerk.userId, isOwnWish: false })
    await expect
      .poll(() => auth.peers.delivered.map(({ event }) => event))
      .toContainEqual(
        expect.objectContaining({
          type: 'vendor.team_changed.v1',
          data: { vendorId: mill.vendorId, version: 3, members: [{ userId: mill.userId, role: 'owner' }] },
        }),
      )
  })

  test('the last owner can neither leave, nor be removed, nor take another role; of two that leave at once one stays', async () => {
    const mill = await factory()
    const { members } = await mill.client.team.list.query()
    const me = members[0]?.id ?? ''
    await member(mill, 'manager')
    for (const call of [
      () => mill.client.team.leave.mutate(),
      () => mill.client.team.remove.mutate({ memberId: me }),
      () => mill.client.team.changeRole.mutate({ memberId: me, role: 'finance' }),
    ]) {
      expect((await refused(call(), 'CONFLICT')).message).toContain('needs an owner')
    }
    await expect(renew(mill)).resolves.toBeDefined()
    const second = await member(mill, 'owner')
    const calls = await Promise.allSettled([mill.client.team.leave.mutate(), second.client.team.leave.mutate()])
    expect(calls.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await db().vendorMember.count({ where: { vendorId: mill.vendorId, role: 'owner' } })).toBe(1)
  })

  test('whoever leaves takes the invitations along that they sent', async () => {
    const mill = await factory()
    const second = await member(mill, 'owner')
    const email = uniqueEmail()
    const token = await invite(second, email, 'owner')
    await second.client.team.leave.mutate()
    await refused(auth.as().team.showInvitation.mutate({ token }), 'NOT_FOUND')
    expect((await mill.client.team.list.query()).invitations).toEqual([])
  })

  test('a suspended factory can still change its team, a closed one cannot', async () => {
    const mill = await factory()
    const seen = async () => ({
      vendorId: mill.vendorId,
      version: (await staff.vendorReview.get.query({ vendorId: mill.vendorId })).version,
    })
    await staff.vendorReview.suspend.mutate({ ...(await seen()), reason: 'For now.' })
    const suspended = await renew(mill)
    const client = auth.as(suspended.accessToken)
    const token = await invite({ client }, uniqueEmail())
    await expect(auth.as().team.join.mutate({ token, name: 'Ivy', password: PASSWORD })).resolves.toBeDefined()
    await staff.vendorReview.close.mutate({ ...(await seen()), reason: 'For good.' })
    await refused(client.team.invite.mutate({ email: uniqueEmail(), role: 'finance' }), 'FORBIDDEN')
  })
})
