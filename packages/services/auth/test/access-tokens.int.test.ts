import { newId, STAFF_PERMISSIONS } from '@millyard/contracts'
import { startService } from '@millyard/service-kit'
import { decodeJwt, decodeProtectedHeader, SignJWT, UnsecuredJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { authEnvSchema, service } from '../src/service.ts'
import { openAccessTokens } from '../src/sessions/access-tokens.ts'
import { refused, signedIn, signedInStaff, startTestAuth, type TestAuth } from './setup.ts'

let auth: TestAuth
let token: string
let userId: string
beforeAll(async () => {
  auth = await startTestAuth()
  const person = await signedIn(auth, 'storefront')
  token = person.accessToken
  userId = person.userId
})
afterAll(() => auth.close())

const me = (header: string | undefined) =>
  fetch(`${auth.url}/trpc/account.me`, { headers: header === undefined ? {} : { authorization: header } })
const codeOf = async (response: Response) => {
  const body = (await response.json()) as { error: { data: { code: string } } }
  return body.error.data.code
}
const keySet = async (url = auth.url) =>
  (await (await fetch(`${url}/.well-known/jwks.json`)).json()) as { keys: Record<string, string>[] }

const base64url = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

describe('a token that is not what it says opens nothing', () => {
  test('the real one opens the account', async () => {
    expect((await me(`Bearer ${token}`)).status).toBe(200)
  })

  test('unsigned (alg none), with and without a claimed key', async () => {
    const claims = { ...decodeJwt(token), permissions: [...STAFF_PERMISSIONS], aud: 'admin' }
    const { kid } = decodeProtectedHeader(token)
    for (const forged of [
      new UnsecuredJWT(claims).encode(),
      `${base64url({ alg: 'none', kid })}.${base64url(claims)}.`,
      `${base64url({ alg: 'None', kid })}.${base64url(claims)}.${token.split('.')[2]}`,
    ]) {
      const response = await me(`Bearer ${forged}`)
      expect(response.status).toBe(401)
      expect(await codeOf(response)).toBe('UNAUTHENTICATED')
    }
  })

  test('signed with the published key as an HMAC secret', async () => {
    const [key] = (await keySet()).keys
    const forged = await new SignJWT(decodeJwt(token))
      .setProtectedHeader({ alg: 'HS256', kid: key?.kid ?? '' })
      .sign(Buffer.from(key?.x ?? '', 'base64url'))
    expect(await codeOf(await me(`Bearer ${forged}`))).toBe('UNAUTHENTICATED')
  })

  test('tampered with in its claims, its header or its signature', async () => {
    const [header = '', , signature = ''] = token.split('.')
    const other = base64url({ ...decodeJwt(token), sub: newId('usr') })
    const body = token.split('.')[1]
    for (const forged of [
      `${header}.${other}.${signature}`,
      `${base64url({ ...decodeProtectedHeader(token), kid: 'another' })}.${body}.${signature}`,
      `${header}.${body}.${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`,
      `${header}.${body}.`,
      `${header}.${body}`,
      'not.a.token',
    ]) {
      const response = await me(`Bearer ${forged}`)
      expect(response.status).toBe(401)
      expect(await codeOf(response)).toBe('UNAUTHENTICATED')
    }
  })

  test('expired', async () => {
    const expired = await auth.peers.accessToken({ aud: 'storefront', sub: userId }, { expiresInSeconds: -1 })
    const response = await me(`Bearer ${expired}`)
    expect(response.status).toBe(401)
    expect(await codeOf(response)).toBe('TOKEN_EXPIRED')
  })

  test('from another issuer, or with claims of the wrong shape', async () => {
    const foreign = await auth.peers.accessToken({ aud: 'storefront', sub: userId }, { issuer: 'elsewhere' })
    expect(await codeOf(await me(`Bearer ${foreign}`))).toBe('UNAUTHENTICATED')
    const odd = await auth.peers.accessToken({ aud: 'warehouse' as never, sub: userId })
    expect(await codeOf(await me(`Bearer ${odd}`))).toBe('UNAUTHENTICATED')
  })

  test('a service token is no access token', async () => {
    const foreign = await auth.peers.serviceToken('order', 'auth')
    expect(await codeOf(await me(`Bearer ${foreign}`))).toBe('UNAUTHENTICATED')
  })

  test.each([undefined, '', 'Basic YTpi', 'Bearer', 'Bearer a b'])('a header that carries none: %s', async (header) => {
    expect((await me(header)).status).toBe(401)
  })

  test('a public procedure refuses a bad token too, rather than taking it for nobody', async () => {
    await refused(auth.as('not.a.token').session.signOut.mutate({ refreshToken: 'x'.repeat(43) }), 'UNAUTHENTICATED')
  })

  test('a token of one portal is refused by the procedures of another', async () => {
    const staff = await signedInStaff(auth)
    const vendor = await signedIn(auth, 'vendor')
    await refused(auth.as(token).vendorReview.list.query({}), 'FORBIDDEN')
    await refused(auth.as(vendor.accessToken).operations.deliveries.query({}), 'FORBIDDEN')
    await refused(auth.as(staff.accessToken).addresses.list.query({}), 'FORBIDDEN')
    await expect(auth.as(staff.accessToken).operations.deliveries.query({})).resolves.toBeDefined()
  })
})

describe('what is not a request', () => {
  const post = (path: string, body: string) =>
    fetch(`${auth.url}/trpc/${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })

  test('invalid JSON', async () => {
    const response = await post('session.signIn', '{"email":')
    expect(response.status).toBe(400)
    expect(await codeOf(response)).toBe('INVALID_JSON')
  })

  test('a body over the limit', async () => {
    const response = await post('account.register', JSON.stringify({ name: 'x'.repeat(1_100_000) }))
    expect(response.status).toBe(413)
    expect(await codeOf(response)).toBe('TOO_LARGE')
  })

  test('a procedure that does not exist', async () => {
    const response = await post('account.becomeOwner', '{}')
    expect(response.status).toBe(404)
    expect(await codeOf(response)).toBe('NOT_FOUND')
  })

  test('a mutation with GET', async () => {
    const response = await fetch(`${auth.url}/trpc/session.signOut`)
    expect(response.status).toBe(405)
  })
})

describe('the signing key', () => {
  test('the published set holds public parts alone', async () => {
    const response = await fetch(`${auth.url}/.well-known/jwks.json`)
    const { keys } = await keySet()
    expect(keys).toHaveLength(1)
    expect(Object.keys(keys[0] ?? {}).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x'])
    expect(keys[0]).toMatchObject({ kid: decodeProtectedHeader(token).kid, alg: 'EdDSA', kty: 'OKP', crv: 'Ed25519' })
    expect(response.headers.get('cache-control')).toBe('public, max-age=60')
  })

  test('the set is published while the database is away', async () => {
    const before = await keySet()
    const { database } = auth.deps
    const own = await openAccessTokens(database)
    const rows = vi.spyOn(database.client.signingKey, 'findMany')
    try {
      rows.mockRejectedValue(new Error('connection refused'))
      expect(await own.publicKeys()).toEqual(before)
      rows.mockReturnValue(new Promise(() => {}) as never)
      const started = Date.now()
      expect(await own.publicKeys()).toEqual(before)
      expect(Date.now() - started).toBeLessThan(2_500)
    } finally {
      rows.mockRestore()
    }
  })

  test('replicas that start together on an empty database end with one key', async () => {
    const { database } = auth.deps
    await database.client.signingKey.deleteMany()
    const replicas = await Promise.all(Array.from({ length: 5 }, () => openAccessTokens(database)))
    expect(await database.client.signingKey.count()).toBe(1)
    const claims = { sub: userId, aud: 'storefront' as const, sid: newId('ses'), name: 'Ada', permissions: [] }
    const kids = await Promise.all(
      replicas.map(async (replica) => decodeProtectedHeader((await replica.sign(claims)).token).kid),
    )
    expect(new Set(kids).size).toBe(1)
  })

  test('a second process signs with the key of the first', async () => {
    const second = await startService(
      service,
      authEnvSchema.parse({ PORT: 0, DATABASE_URL: auth.databaseUrl, LOG_LEVEL: 'fatal' }),
    )
    try {
      expect(await keySet(second.url)).toEqual(await keySet())
    } finally {
      await second.close()
    }
  })
})
