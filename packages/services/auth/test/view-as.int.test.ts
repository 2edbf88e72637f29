import { decodeJwt } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { applicant, refused, signedIn, signedInStaff, signIn, startTestAuth, type TestAuth } from './setup.ts'

let auth: TestAuth
beforeAll(async () => {
  auth = await startTestAuth()
})
afterAll(() => auth.close())

const db = () => auth.deps.database.client

async function support() {
  const pair = await signedInStaff(auth, ['support'])
  return { ...pair, id: pair.user.id, api: auth.as(pair.accessToken) }
}

type Support = Awaited<ReturnType<typeof support>>

const start = (clerk: Support, userId: string, audience: 'storefront' | 'vendor' = 'storefront') =>
  clerk.api.viewAs.start.mutate({ userId, audience, reason: 'Cannot find an order' })

/** A view that is open. */
async function opened(clerk: Support, userId: string, audience: 'storefront' | 'vendor' = 'storefront') {
  const { code } = await start(clerk, userId, audience)
  return auth.as().viewAs.open.mutate({ code, audience })
}

const entries = (subjectId: string) =>
  db().auditEntry.findMany({
    where: { subjectId },
    orderBy: { id: 'asc' },
    select: { action: true, actorUserId: true, details: true },
  })

describe('a view', () => {
  test('shows what the person sees, changes nothing, and is in the log from start to end', async () => {
    const [clerk, person] = [await support(), await signedIn(auth, 'storefront')]
    const started = await start(clerk, person.userId)
    expect(started.openUrl).toBe('http://shop.test/view-as')
    expect(started.openUrl).not.toContain(started.code)
    const view = await auth.as().viewAs.open.mutate({ code: started.code, audience: 'storefront' })
    expect(view).toMatchObject({ viewedBy: 'Grace Staff', user: { id: person.userId }, permissions: [] })
    expect(decodeJwt(view.accessToken)).toMatchObject({
      sub: person.userId,
      aud: 'storefront',
      act: { sub: clerk.id, name: 'Grace Staff' },
    })
    const api = auth.as(view.accessToken)
    expect((await api.account.me.query()).user.email).toBe(person.email)
    expect(await api.addresses.list.query({})).toMatchObject({ items: [] })
    const { message } = await refused(api.account.updateProfile.mutate({ name: 'Mallory' }), 'READ_ONLY')
    expect(message).toBe('You are viewing as Ada Byron. Nothing can be changed this way.')
    await refused(api.session.revokeOthers.mutate({ confirm: true }), 'READ_ONLY')
    const sessions = await api.session.list.query({})
    expect(sessions.current.device.name).toBe('Viewed by staff')
    expect(sessions.items).toHaveLength(1)
    await auth.as().viewAs.end.mutate({ refreshToken: view.refreshToken })
    await auth.as().viewAs.end.mutate({ refreshToken: view.refreshToken })
    await refused(auth.as().viewAs.renew.mutate({ refreshToken: view.refreshToken }), 'UNAUTHENTICATED')
    expect(await entries(person.userId)).toEqual([
      {
        action: 'user.view_as',
        actorUserId: clerk.id,
        details: { where: 'the shop', reason: 'Cannot find an order' },
      },
      { action: 'user.view_as_end', actorUserId: clerk.id, details: {} },
    ])
  })

  test('of the factory portal acts for the person’s factory with their permissions, and reads alone', async () => {
    const [clerk, person] = [await support(), await applicant(auth)]
    const view = await opened(clerk, person.userId, 'vendor')
    expect(view).toMatchObject({ vendorId: person.vendorId, permissions: ['store.manage'] })
    const api = auth.as(view.accessToken)
    expect((await api.vendors.mine.query()).vendors).toHaveLength(1)
    await refused(
      api.session.actFor.mutate({ refreshToken: view.refreshToken, vendorId: person.vendorId }),
      'READ_ONLY',
    )
    const buyer = await signedIn(auth, 'storefront')
    await refused(start(clerk, buyer.userId, 'vendor'), 'CONFLICT')
  })

  test('is opened once, within a minute, at its own portal', async () => {
    const [clerk, person] = [await support(), await signedIn(auth, 'storefront')]
    const { code } = await start(clerk, person.userId)
    const open = (audience: 'storefront' | 'vendor') => auth.as().viewAs.open.mutate({ code, audience })
    await refused(open('vendor'), 'UNAUTHENTICATED')
    const results = await Promise.allSettled(Array.from({ length: 5 }, () => open('storefront')))
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const late = await start(clerk, person.userId)
    await db().viewSession.updateMany({
      where: { userId: person.userId, openedAt: null },
      data: { codeExpiresAt: new Date(Date.now() - 1_000) },
    })
    await refused(auth.as().viewAs.open.mutate({ code: late.code, audience: 'storefront' }), 'UNAUTHENTICATED')
    // The code renews nothing.
    await refused(auth.as().viewAs.renew.mutate({ refreshToken: code }), 'UNAUTHENTICATED')
  })

  test('is renewed for an hour at most, and its last token ends with it', async () => {
    const [clerk, person] = [await support(), await signedIn(auth, 'storefront')]
    const view = await opened(clerk, person.userId)
    await auth.as().viewAs.renew.mutate({ refreshToken: view.refreshToken })
    const endsAt = new Date(Date.now() + 120_000)
    await db().viewSession.updateMany({ where: { userId: person.userId }, data: { endsAt } })
    const last = await auth.as().viewAs.renew.mutate({ refreshToken: view.refreshToken })
    expect(Date.parse(last.accessExpiresAt)).toBeLessThanOrEqual(endsAt.getTime() + 1_000)
    await db().viewSession.updateMany({ where: { userId: person.userId }, data: { endsAt: new Date(Date.now() - 1) } })
    await refused(auth.as().viewAs.renew.mutate({ refreshToken: view.refreshToken }), 'UNAUTHENTICATED')
  })

  test('is no session: it cannot be refreshed into one, and the person’s own goes on', async () => {
    const [clerk, person] = [await support(), await signedIn(auth, 'storefront')]
    const view = await opened(clerk, person.userId)
    await refused(auth.as().session.refresh.mutate({ refreshToken: view.refreshToken }), 'UNAUTHENTICATED')
    await auth.as().session.refresh.mutate({ refreshToken: person.refreshToken })
    await refused(auth.as().viewAs.renew.mutate({ refreshToken: person.refreshToken }), 'UNAUTHENTICATED')
  })
})

describe('who may view as whom', () => {
  test('nobody views as staff, and the role must allow it', async () => {
    const clerk = await support()
    const finance = await signedInStaff(auth, ['finance'])
    const person = await signedIn(auth, 'storefront')
    await refused(start(clerk, finance.user.id), 'FORBIDDEN')
    await refused(start(clerk, clerk.id), 'FORBIDDEN')
    const input = { userId: person.userId, audience: 'storefront' as const, reason: 'A test' }
    await refused(auth.as(finance.accessToken).viewAs.start.mutate(input), 'FORBIDDEN')
    await refused(clerk.api.viewAs.start.mutate({ ...input, reason: ' ' }), 'BAD_INPUT')
  })

  test('it ends with the session of the console, with the role, with two-factor sign-in, and when the person becomes staff', async () => {
    const person = await signedIn(auth, 'storefront')
    const views = await Promise.all(
      [await support(), await support(), await support(), await support()].map(async (clerk) => ({
        clerk,
        view: await opened(clerk, person.userId),
      })),
    )
    const renew = (index: number) =>
      auth.as().viewAs.renew.mutate({ refreshToken: views[index]?.view.refreshToken ?? '' })
    await auth.as().session.signOut.mutate({ refreshToken: views[0]?.clerk.refreshToken ?? '' })
    await refused(renew(0), 'UNAUTHENTICATED')
    await db().staffMember.updateMany({ where: { userId: views[1]?.clerk.id ?? '' }, data: { roles: ['finance'] } })
    await refused(renew(1), 'UNAUTHENTICATED')
    await db().twoFactor.deleteMany({ where: { userId: views[3]?.clerk.id ?? '' } })
    await refused(renew(3), 'UNAUTHENTICATED')
    await renew(2)
    const now = new Date()
    await db().staffMember.create({
      data: { userId: person.userId, roles: ['support'], createdAt: now, updatedAt: now },
      select: { userId: true },
    })
    await refused(renew(2), 'UNAUTHENTICATED')
    await expect(signIn(auth, person.email, 'admin')).resolves.toBeDefined()
  })
})
