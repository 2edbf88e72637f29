import { newId } from '@millyard/contracts'
import { decodeJwt } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PASSWORD, refused, signedIn, signedInStaff, signIn, startTestAuth, type TestAuth } from './setup.ts'

const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:131.0) Gecko/20100101 Firefox/131.0'
const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1'

let auth: TestAuth
beforeAll(async () => {
  auth = await startTestAuth()
})
afterAll(() => auth.close())

const db = () => auth.deps.database.client
const sessionOf = (pair: { accessToken: string }) => String(decodeJwt(pair.accessToken).sid)
const refresh = (pair: { refreshToken: string }) =>
  auth.as().session.refresh.mutate({ refreshToken: pair.refreshToken })
const list = (pair: { accessToken: string }, input: { cursor?: string; limit?: number } = {}) =>
  auth.as(pair.accessToken).session.list.query(input)
const signInFrom = (email: string, headers: Record<string, string>) =>
  auth.as(undefined, headers).session.signIn.mutate({ email, password: PASSWORD, audience: 'storefront' })

describe('where I am signed in', () => {
  test('says device, place, portal and time of every session, which one this is, and nobody else’s', async () => {
    const first = await signedIn(auth, 'vendor')
    const phone = await signInFrom(first.email, { 'user-agent': IPHONE, 'x-forwarded-for': '203.0.113.7' })
    const here = await signInFrom(first.email, { 'user-agent': FIREFOX, 'x-forwarded-for': '2001:db8:1:2::9' })
    await signedIn(auth, 'storefront')
    const { current, items, nextCursor } = await list(here)
    expect(current).toMatchObject({
      id: sessionOf(here),
      audience: 'storefront',
      device: { kind: 'computer', name: 'Firefox on Windows' },
      network: '2001:db8:1:x',
    })
    expect(items.map(({ id }) => id)).toEqual([sessionOf(phone), sessionOf(first)])
    expect(items[0]).toMatchObject({ device: { kind: 'phone', name: 'Safari on iPhone' }, network: '203.0.113.x' })
    expect(items[1]).toMatchObject({ audience: 'vendor', device: { kind: 'unknown' }, network: '127.0.0.x' })
    expect(nextCursor).toBeNull()
    expect(Math.abs(Date.parse(current.signedInAt) - Date.now())).toBeLessThan(60_000)
  })

  test('a whole network address is kept nowhere, and of what a browser says no more than 300 characters', async () => {
    const { email, userId } = await signedIn(auth, 'storefront')
    await signInFrom(email, { 'user-agent': 'x'.repeat(2_000), 'x-forwarded-for': '203.0.113.77' })
    const rows = await db().session.findMany({ where: { userId } })
    expect(JSON.stringify(rows)).not.toContain('203.0.113.77')
    expect(rows.map((row) => row.userAgent?.length ?? 0).sort()).toContain(300)
  })

  test('sessions that have ended are not listed; pages hold together', async () => {
    const here = await signedIn(auth, 'storefront')
    const others = []
    for (let count = 0; count < 5; count++) others.push(await signIn(auth, here.email, 'storefront'))
    const [expired, revoked, ...living] = others.map(sessionOf)
    await db().session.update({ where: { id: expired ?? '' }, data: { expiresAt: new Date(0) } })
    await db().session.update({ where: { id: revoked ?? '' }, data: { revokedAt: new Date() } })
    const first = await list(here, { limit: 2 })
    const second = await list(here, { limit: 2, cursor: first.nextCursor ?? '' })
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(living.reverse())
    expect(second.nextCursor).toBeNull()
    await refused(list(here, { cursor: 'made up' }), 'BAD_INPUT')
  })

  test('attack: the token of a session that was ended lists nothing', async () => {
    const thief = await signedIn(auth, 'storefront')
    await auth.as().session.signOut.mutate({ refreshToken: thief.refreshToken })
    await refused(list(thief), 'UNAUTHENTICATED')
    await refused(auth.as().session.list.query({}), 'UNAUTHENTICATED')
  })
})

describe('ending sessions', () => {
  const revoke = (pair: { accessToken: string }, sessionId: string) =>
    auth.as(pair.accessToken).session.revoke.mutate({ sessionId })

  test('one that I name ends, at another portal too; mine goes on', async () => {
    const here = await signedIn(auth, 'storefront')
    const portal = await signIn(auth, here.email, 'vendor')
    expect(await revoke(here, sessionOf(portal))).toEqual({ ok: true })
    await refused(refresh(portal), 'UNAUTHENTICATED')
    await expect(refresh(here)).resolves.toBeDefined()
    expect((await list(here)).items).toEqual([])
    await refused(revoke(here, sessionOf(portal)), 'NOT_FOUND')
  })

  test('P44 attack: another’s session and one that never was are not found, staff’s included', async () => {
    const mallory = await signedIn(auth, 'storefront')
    const victim = await signedIn(auth, 'storefront')
    const staff = await signedInStaff(auth)
    for (const id of [sessionOf(victim), sessionOf(staff), newId('ses')])
      await refused(revoke(mallory, id), 'NOT_FOUND')
    await expect(refresh(victim)).resolves.toBeDefined()
    await expect(refresh(staff)).resolves.toBeDefined()
    await refused(revoke(mallory, 'usr_1' as never), 'BAD_INPUT')
  })

  test('all others at once; how many is said, and mine goes on', async () => {
    const here = await signedIn(auth, 'storefront')
    const others = [await signIn(auth, here.email, 'storefront'), await signIn(auth, here.email, 'vendor')]
    const neighbour = await signedIn(auth, 'storefront')
    expect(await auth.as(here.accessToken).session.revokeOthers.mutate({ confirm: true })).toEqual({ count: 2 })
    for (const pair of others) await refused(refresh(pair), 'UNAUTHENTICATED')
    await expect(refresh(here)).resolves.toBeDefined()
    await expect(refresh(neighbour)).resolves.toBeDefined()
    expect(await auth.as(here.accessToken).session.revokeOthers.mutate({ confirm: true })).toEqual({ count: 0 })
  })

  test('attack: a thief whose session was ended cannot end the owner’s with the token that still lives', async () => {
    const thief = await signedIn(auth, 'storefront')
    const owner = await signIn(auth, thief.email, 'storefront')
    await revoke(owner, sessionOf(thief))
    await refused(revoke(thief, sessionOf(owner)), 'UNAUTHENTICATED')
    await refused(auth.as(thief.accessToken).session.revokeOthers.mutate({ confirm: true }), 'UNAUTHENTICATED')
    await expect(refresh(owner)).resolves.toBeDefined()
  })

  test('sessions that end each other at the same moment: one is left, and nobody waits in a circle', async () => {
    for (let round = 0; round < 5; round++) {
      const first = await signedIn(auth, 'storefront')
      const second = await signIn(auth, first.email, 'storefront')
      const outcomes = await Promise.allSettled([revoke(first, sessionOf(second)), revoke(second, sessionOf(first))])
      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
      const failed = outcomes.find((outcome) => outcome.status === 'rejected')
      expect(failed?.reason.data.code).toBe('UNAUTHENTICATED')
    }
  })

  test('a refresh and the end of its session at the same moment leave no living token behind', async () => {
    for (let round = 0; round < 5; round++) {
      const here = await signedIn(auth, 'storefront')
      const other = await signIn(auth, here.email, 'storefront')
      const [refreshed] = await Promise.allSettled([refresh(other), revoke(here, sessionOf(other))])
      if (refreshed.status === 'fulfilled') await refused(refresh(refreshed.value), 'UNAUTHENTICATED')
    }
  })
})
