import type { StaffRole } from '@millyard/contracts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { enrolForDemo } from '../src/two-factor/enrol-for-demo.ts'
import {
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
  withSecondStep,
} from './setup.ts'

let auth: TestAuth
beforeAll(async () => {
  auth = await startTestAuth()
})
afterAll(() => auth.close())

const db = () => auth.deps.database.client

/** A member of staff who is signed in, and a client that acts as them. */
async function staff(roles: StaffRole[] = ['owner']) {
  const pair = await signedInStaff(auth, roles)
  return { id: pair.user.id, email: pair.user.email, refreshToken: pair.refreshToken, api: auth.as(pair.accessToken) }
}

/** Signs in at the console with two-factor on: without it there are no permissions to look at. */
async function enterConsole(email: string) {
  const { id } = await db().user.findUniqueOrThrow({ where: { email }, select: { id: true } })
  await enrolForDemo(auth.deps, id)
  return withSecondStep(auth, signIn(auth, email, 'admin'), 'admin', codeOf(STAFF_SECRET))
}

const newestEntry = (subjectId: string) => db().auditEntry.findFirst({ where: { subjectId }, orderBy: { id: 'desc' } })

const tokenOf = (url: string) => new URL(url).searchParams.get('token') ?? ''

/** Invites an address and gives the invitation with the token of its mail. */
async function invited(
  owner: Awaited<ReturnType<typeof staff>>,
  email = uniqueEmail(),
  roles: StaffRole[] = ['support'],
) {
  await owner.api.staff.invite.mutate({ email, roles })
  const { id } = await db().staffInvitation.findFirstOrThrow({ where: { email, acceptedAt: null, revokedAt: null } })
  const event = await auth.peers.waitForEvent('staff.invited.v1', id)
  return { id, email, token: tokenOf(event.data.acceptUrl), event }
}

describe('the list', () => {
  test('is for who manages the staff; it tells roles, the last sign-in and who is invited', async () => {
    const owner = await staff()
    const clerk = await staff(['finance', 'support'])
    await refused(clerk.api.staff.list.query(), 'FORBIDDEN')
    const { email } = await invited(owner)
    const { members, invitations } = await owner.api.staff.list.query()
    expect(members.find(({ id }) => id === clerk.id)).toMatchObject({
      email: clerk.email,
      roles: ['support', 'finance'],
      lastSignInAt: expect.any(String),
      isMe: false,
      hasTwoFactor: true,
    })
    const newcomer = await invited(owner)
    await auth.as().staff.join.mutate({ token: newcomer.token, name: 'Ann Clerk', password: PASSWORD })
    const again = await owner.api.staff.list.query()
    expect(again.members.find((one) => one.email === newcomer.email)).toMatchObject({
      lastSignInAt: null,
      hasTwoFactor: false,
    })
    expect(members.filter(({ isMe }) => isMe).map(({ id }) => id)).toEqual([owner.id])
    expect(invitations.find((one) => one.email === email)).toMatchObject({ roles: ['support'], isExpired: false })
  })
})

describe('an invitation', () => {
  test('is not for members, and there is one at a time for an address', async () => {
    const owner = await staff()
    const clerk = await staff(['support'])
    const { email } = await invited(owner)
    for (const taken of [clerk.email, email]) {
      const { fields } = await refused(
        owner.api.staff.invite.mutate({ email: taken, roles: ['support'] }),
        'ALREADY_EXISTS',
      )
      expect(fields).toEqual(['email'])
    }
    await refused(owner.api.staff.invite.mutate({ email: uniqueEmail(), roles: [] }), 'BAD_INPUT')
    await refused(clerk.api.staff.invite.mutate({ email: uniqueEmail(), roles: ['support'] }), 'FORBIDDEN')
  })

  test('makes a new login with a proven address, once; the console opens with the roles of the invitation alone', async () => {
    const owner = await staff()
    const { id, email, token, event } = await invited(owner, uniqueEmail(), ['finance', 'support'])
    expect(event.data).toMatchObject({ email, roles: ['support', 'finance'], invitedBy: 'Grace Staff' })
    expect(event.data.acceptUrl).toMatch(/^http:\/\/admin\.test\/invitation\?token=/)
    expect(await auth.as().staff.showInvitation.mutate({ token })).toMatchObject({ email, hasLogin: false })
    await refused(auth.as().staff.join.mutate({ token, name: 'Ann', password: 'short' }), 'BAD_INPUT')
    await auth.as().staff.join.mutate({ token, name: 'Ann Clerk', password: PASSWORD })
    await refused(auth.as().staff.join.mutate({ token, name: 'Ann', password: PASSWORD }), 'NOT_FOUND')
    await refused(auth.as().staff.showInvitation.mutate({ token }), 'NOT_FOUND')
    const pair = await enterConsole(email)
    expect(pair.user).toMatchObject({ name: 'Ann Clerk', emailVerified: true })
    expect(pair.permissions).toContain('finance.read')
    expect(pair.permissions).not.toContain('staff.manage')
    const added = await auth.peers.waitForEvent('staff.added.v1', pair.user.id)
    expect(added.data).toMatchObject({ roles: ['support', 'finance'], version: expect.any(Number) })
    expect(await newestEntry(pair.user.id)).toMatchObject({
      action: 'staff.join',
      actorUserId: pair.user.id,
      details: { from: [], to: ['support', 'finance'], invitation: id },
    })
    const entry = await newestEntry(id)
    expect(entry).toMatchObject({
      action: 'invitation.send',
      actorUserId: owner.id,
      subjectName: 'somebody at example.com',
    })
  })

  test('is accepted with the password of the login that has the address, and with no other', async () => {
    const owner = await staff()
    const person = await signedIn(auth, 'storefront')
    const { token } = await invited(owner, person.email)
    expect(await auth.as().staff.showInvitation.mutate({ token })).toMatchObject({ hasLogin: true })
    await refused(auth.as().staff.join.mutate({ token, name: 'Ann', password: PASSWORD }), 'ALREADY_EXISTS')
    await refused(auth.as().staff.accept.mutate({ token, password: 'not the password' }), 'BAD_INPUT')
    await refused(signIn(auth, person.email, 'admin'), 'FORBIDDEN')
    await auth.as().staff.accept.mutate({ token, password: PASSWORD })
    const pair = await enterConsole(person.email)
    expect(pair.user).toMatchObject({ id: person.userId, emailVerified: true })
    await refused(auth.as().staff.accept.mutate({ token, password: PASSWORD }), 'NOT_FOUND')
  })

  test('somebody who has no login yet cannot accept, and guessing the password is slowed down', async () => {
    const owner = await staff()
    const stranger = await invited(owner)
    await refused(auth.as().staff.accept.mutate({ token: stranger.token, password: PASSWORD }), 'BAD_INPUT')
    const person = await signedIn(auth, 'storefront')
    const { token } = await invited(owner, person.email)
    for (let attempt = 0; attempt < 10; attempt++) {
      await refused(auth.as().staff.accept.mutate({ token, password: `guess ${attempt}` }), 'BAD_INPUT')
    }
    await refused(auth.as().staff.accept.mutate({ token, password: PASSWORD }), 'RATE_LIMITED')
  })

  test('sent again, the old link is void; taken back, so is the new one', async () => {
    const owner = await staff()
    const first = await invited(owner)
    await owner.api.staff.resendInvitation.mutate({ invitationId: first.id })
    expect(await newestEntry(first.id)).toMatchObject({ action: 'invitation.resend' })
    await refused(auth.as().staff.join.mutate({ token: first.token, name: 'Ann', password: PASSWORD }), 'NOT_FOUND')
    await owner.api.staff.revokeInvitation.mutate({ invitationId: first.id })
    expect(await newestEntry(first.id)).toMatchObject({
      action: 'invitation.revoke',
      details: { roles: ['support'] },
    })
    for (const again of [owner.api.staff.resendInvitation, owner.api.staff.revokeInvitation]) {
      await refused(again.mutate({ invitationId: first.id }), 'NOT_FOUND')
    }
  })

  test('that has expired opens nothing and gives way to a new one', async () => {
    const owner = await staff()
    const { id, email, token } = await invited(owner)
    await db().staffInvitation.update({ where: { id }, data: { expiresAt: new Date(Date.now() - 1_000) } })
    await refused(auth.as().staff.join.mutate({ token, name: 'Ann', password: PASSWORD }), 'NOT_FOUND')
    const fresh = await invited(owner, email)
    expect(fresh.id).not.toBe(id)
  })

  test('spent twice at once makes one member', async () => {
    const owner = await staff()
    const { token, email } = await invited(owner)
    const joins = Array.from({ length: 4 }, () =>
      auth.as().staff.join.mutate({ token, name: 'Ann', password: PASSWORD }),
    )
    const results = await Promise.allSettled(joins)
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await db().user.count({ where: { email } })).toBe(1)
  })
})

describe('changing roles', () => {
  test('ends the sessions in the console, takes open invitations back, and is written down with before and after', async () => {
    const [owner, other] = [await staff(), await staff(['owner', 'support'])]
    const { token } = await invited(other)
    await owner.api.staff.changeRoles.mutate({ userId: other.id, roles: ['support'] })
    await refused(auth.as().session.refresh.mutate({ refreshToken: other.refreshToken }), 'UNAUTHENTICATED')
    await refused(auth.as().staff.showInvitation.mutate({ token }), 'NOT_FOUND')
    expect(await newestEntry(other.id)).toMatchObject({
      action: 'staff.set_roles',
      actorUserId: owner.id,
      details: { from: ['support', 'owner'], to: ['support'] },
    })
    const event = await auth.peers.waitForEvent('staff.roles_changed.v1', other.id)
    expect(event.data).toMatchObject({ roles: ['support'], email: other.email })
    const pair = await enterConsole(other.email)
    expect(pair.permissions).not.toContain('staff.manage')
    // The token from before lives for minutes more; what it was given for is asked again.
    await refused(other.api.staff.changeRoles.mutate({ userId: owner.id, roles: ['support'] }), 'UNAUTHENTICATED')
  })

  test('the same roles change nothing and leave no entry', async () => {
    const [owner, clerk] = [await staff(), await staff(['support'])]
    const before = await db().auditEntry.count({ where: { subjectId: clerk.id } })
    await owner.api.staff.changeRoles.mutate({ userId: clerk.id, roles: ['support', 'support'] })
    expect(await db().auditEntry.count({ where: { subjectId: clerk.id } })).toBe(before)
    await auth.as().session.refresh.mutate({ refreshToken: clerk.refreshToken })
  })

  test('nobody gives themselves more, and who is not staff has no roles to change', async () => {
    const owner = await staff()
    await refused(owner.api.staff.changeRoles.mutate({ userId: owner.id, roles: ['owner', 'support'] }), 'FORBIDDEN')
    const person = await signedIn(auth, 'storefront')
    await refused(owner.api.staff.changeRoles.mutate({ userId: person.userId, roles: ['support'] }), 'NOT_FOUND')
    await refused(owner.api.staff.remove.mutate({ userId: person.userId }), 'NOT_FOUND')
  })
})

describe('removing', () => {
  test('ends access at once and leaves the login, with its other sessions', async () => {
    const [owner, clerk] = [await staff(), await staff(['support'])]
    const shopper = await withSecondStep(
      auth,
      signIn(auth, clerk.email, 'storefront'),
      'storefront',
      codeOf(STAFF_SECRET),
    )
    await owner.api.staff.remove.mutate({ userId: clerk.id })
    await refused(auth.as().session.refresh.mutate({ refreshToken: clerk.refreshToken }), 'UNAUTHENTICATED')
    await refused(signIn(auth, clerk.email, 'admin'), 'FORBIDDEN')
    await auth.as().session.refresh.mutate({ refreshToken: shopper.refreshToken })
    expect(await newestEntry(clerk.id)).toMatchObject({
      action: 'staff.remove',
      details: { from: ['support'], to: [] },
    })
    const event = await auth.peers.waitForEvent('staff.roles_changed.v1', clerk.id)
    expect(event.data.roles).toEqual([])
  })
})

describe('a colleague whose phone and codes are gone', () => {
  const reason = 'Phone lost, we spoke in the office'

  test('is let set two-factor up anew by an owner, and the log has why', async () => {
    const [owner, clerk] = [await staff(), await staff(['support'])]
    await owner.api.staff.resetTwoFactor.mutate({ userId: clerk.id, reason })
    await refused(auth.as().session.refresh.mutate({ refreshToken: clerk.refreshToken }), 'UNAUTHENTICATED')
    expect(await newestEntry(clerk.id)).toMatchObject({
      action: 'user.reset_two_factor',
      actorUserId: owner.id,
      details: { reason },
    })
    const told = await auth.peers.waitForEvent('user.two_factor_changed.v1', clerk.id)
    expect(told.data.what).toBe('reset_by_staff')
    expect(await signIn(auth, clerk.email, 'admin')).toMatchObject({ mustEnrol: true, permissions: [] })
    const { members } = await owner.api.staff.list.query()
    expect(members.find(({ id }) => id === clerk.id)).toMatchObject({ hasTwoFactor: false })
    const before = await db().auditEntry.count({ where: { subjectId: clerk.id } })
    await owner.api.staff.resetTwoFactor.mutate({ userId: clerk.id, reason })
    expect(await db().auditEntry.count({ where: { subjectId: clerk.id } })).toBe(before)
  })

  test('attack: not by support, not for oneself, not for who is not staff, not with a session that was ended', async () => {
    const [owner, clerk] = [await staff(), await staff(['support'])]
    await refused(clerk.api.staff.resetTwoFactor.mutate({ userId: owner.id, reason }), 'FORBIDDEN')
    await refused(owner.api.staff.resetTwoFactor.mutate({ userId: owner.id, reason }), 'FORBIDDEN')
    const person = await signedIn(auth, 'storefront')
    await refused(owner.api.staff.resetTwoFactor.mutate({ userId: person.userId, reason }), 'NOT_FOUND')
    await auth.as().session.signOut.mutate({ refreshToken: owner.refreshToken })
    await refused(owner.api.staff.resetTwoFactor.mutate({ userId: clerk.id, reason }), 'UNAUTHENTICATED')
    expect(await db().twoFactor.count({ where: { userId: { in: [owner.id, clerk.id] } } })).toBe(2)
  })
})

describe('the last owner', () => {
  /** Makes these the only owners there are. */
  const onlyOwners = (ids: string[]) =>
    db().staffMember.updateMany({ where: { userId: { notIn: ids } }, data: { roles: ['support'] } })

  test('keeps the role: not changed, not removed, not given up', async () => {
    const owner = await staff()
    await onlyOwners([owner.id])
    await refused(owner.api.staff.changeRoles.mutate({ userId: owner.id, roles: ['support'] }), 'FORBIDDEN')
    await refused(owner.api.staff.remove.mutate({ userId: owner.id }), 'CONFLICT')
  })

  test('two owners who remove each other at the same moment, again and again: one stays', async () => {
    for (let round = 0; round < 5; round++) {
      const [ada, bea] = [await staff(), await staff()]
      await onlyOwners([ada.id, bea.id])
      const results = await Promise.allSettled([
        ada.api.staff.remove.mutate({ userId: bea.id }),
        round % 2
          ? bea.api.staff.remove.mutate({ userId: ada.id })
          : bea.api.staff.changeRoles.mutate({ userId: ada.id, roles: ['support'] }),
      ])
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      expect(await db().staffMember.count({ where: { roles: { has: 'owner' } } })).toBe(1)
    }
  })

  test('two owners who give the role up at the same moment: one stays', async () => {
    const [ada, bea] = [await staff(['owner', 'support']), await staff(['owner', 'support'])]
    await onlyOwners([ada.id, bea.id])
    const results = await Promise.allSettled(
      [ada, bea].map(({ id, api }) => api.staff.changeRoles.mutate({ userId: id, roles: ['support'] })),
    )
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const loser = results.find(({ status }) => status === 'rejected')
    expect(loser).toMatchObject({ reason: { data: { code: 'CONFLICT' } } })
  })
})
