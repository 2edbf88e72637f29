import { randomUUID } from 'node:crypto'
import { ACCESS_TOKEN_ISSUER, newId, SERVICE_NAMES } from '@millyard/contracts'
import { importJWK, type JWK, SignJWT } from 'jose'
import pg from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import { rawCall } from '../src/raw-call.ts'
import { ADDRESS, type Customer, createWorld, type Product, type Vendor } from '../src/world.ts'

/* Bad input on the real HTTP surface, as a third party sends it: a typed answer that names the field, and nothing written. */
const world = createWorld()
const url = (service: string) => world.stack.urls[service] ?? ''
const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

let vendor: Vendor
let buyer: Customer
let product: Product
let draft: Product

beforeAll(async () => {
  ;[vendor, buyer] = await Promise.all([world.vendor(), world.customer()])
  ;[product, draft] = await Promise.all([world.product(vendor), world.product(vendor, { isDraft: true })])
})

describe('bodies', () => {
  it.each(SERVICE_NAMES)('%s answers invalid JSON with INVALID_JSON', async (service) => {
    const owner = await world.staff('owner')
    const answer = await rawCall(url(service), 'operations.retryDelivery', 'mutation', {
      body: '{"half":',
      headers: bearer(owner.accessToken()),
    })
    expect(answer).toMatchObject({ status: 400, code: 'INVALID_JSON' })
  })

  it.each(SERVICE_NAMES)('%s answers a body over one megabyte with TOO_LARGE', async (service) => {
    const answer = await rawCall(url(service), 'any.thing', 'mutation', {
      body: JSON.stringify({ text: 'x'.repeat(1_100_000) }),
    })
    expect(answer).toMatchObject({ status: 413, code: 'TOO_LARGE' })
  })

  it('answers a procedure that does not exist, and the wrong method, with what is wrong', async () => {
    expect(await rawCall(url('order'), 'cart.steal', 'mutation')).toMatchObject({ status: 404, code: 'NOT_FOUND' })
    expect(await rawCall(url('order'), 'cart.addItem', 'query')).toMatchObject({
      status: 405,
      code: 'METHOD_NOT_ALLOWED',
    })
  })

  it('refuses an upload that is no picture, and one whose length is not stated to fit', async () => {
    const form = new FormData()
    form.set('productId', draft.productId)
    form.set('file', new File(['<svg onload="alert(1)"/>'], 'x.png', { type: 'image/png' }))
    const answer = await rawCall(url('product'), 'products.addImage', 'mutation', {
      body: form,
      headers: bearer(vendor.api.accessToken()),
    })
    expect(answer.code).toMatch(/BAD_INPUT|UNSUPPORTED_MEDIA/)
    const large = new FormData()
    large.set('file', new File([new Uint8Array(13 * 1024 * 1024)], 'x.png', { type: 'image/png' }))
    const refused = await rawCall(url('product'), 'products.addImage', 'mutation', {
      body: large,
      headers: bearer(vendor.api.accessToken()),
    })
    expect(refused).toMatchObject({ status: 413, code: 'TOO_LARGE' })
  })
})

describe('fields', () => {
  const cases: [string, () => Promise<{ code: string; fields: string[] }>, string][] = [
    [
      'a text where a number belongs',
      () => mutate('order', 'cart.addItem', { variantId: product.variantIds[0], quantity: 'two' }),
      'quantity',
    ],
    [
      'a negative quantity',
      () => mutate('order', 'cart.addItem', { variantId: product.variantIds[0], quantity: -1 }),
      'quantity',
    ],
    [
      'half a thing',
      () => mutate('order', 'cart.addItem', { variantId: product.variantIds[0], quantity: 1.5 }),
      'quantity',
    ],
    [
      'the id of another kind',
      () => mutate('order', 'cart.addItem', { variantId: product.productId, quantity: 1 }),
      'variantId',
    ],
    ['an address without a town', () => place({ address: { ...ADDRESS, city: ' ' } }), 'address.city'],
    ['a country that is none', () => place({ address: { ...ADDRESS, country: 'Austria' } }), 'address.country'],
    ['a total below zero', () => place({ seen: { ...seen, totalMinor: -1 } }), 'seen.totalMinor'],
    [
      'a short password',
      () =>
        mutate('auth', 'account.register', {
          name: 'A',
          email: 'a@example.com',
          password: 'short',
          audience: 'storefront',
        }),
      'password',
    ],
    [
      'an address that is no e-mail address',
      () =>
        mutate('auth', 'account.register', {
          name: 'A',
          email: 'nobody',
          password: 'long enough to pass',
          audience: 'storefront',
        }),
      'email',
    ],
    ['a page marker of our own making', () => query('order', 'orders.list', { cursor: 'bm9uc2Vuc2U' }), 'cursor'],
  ]

  const mutate = (service: string, path: string, input: unknown) =>
    rawCall(url(service), path, 'mutation', {
      input,
      headers: service === 'auth' ? {} : bearer(buyer.api.accessToken()),
    })
  const query = (service: string, path: string, input: unknown) =>
    rawCall(url(service), path, 'query', { input, headers: bearer(buyer.api.accessToken()) })
  const seen = { currency: 'EUR', totalMinor: 1, lines: [{ variantId: newId('var'), quantity: 1, unitPriceMinor: 1 }] }
  const place = (change: object) =>
    mutate('order', 'checkout.place', {
      idempotencyKey: randomUUID(),
      address: ADDRESS,
      deliveries: [{ vendorId: vendor.vendorId, methodId: vendor.methodId }],
      seen,
      ...change,
    })

  it.each(cases)('%s is BAD_INPUT and names the field', async (_what, send, field) => {
    const answer = await send()
    expect(answer).toMatchObject({ status: 400, code: 'BAD_INPUT' })
    expect(answer.fields).toContain(field)
  })

  it('nothing of all that was written', async () => {
    expect((await buyer.api.order.cart.get.query()).itemCount).toBe(0)
    expect((await buyer.api.order.orders.list.query({})).items).toEqual([])
  })

  it('an unknown id of the right kind is NOT_FOUND or not for sale', async () => {
    const answer = await mutate('order', 'cart.addItem', { variantId: newId('var'), quantity: 1 })
    expect(['NOT_FOUND', 'NOT_FOR_SALE']).toContain(answer.code)
  })
})

describe('tokens', () => {
  it('refuses tokens that are forged, unsigned, expired, or of another portal', async () => {
    const client = new pg.Client({ connectionString: world.stack.databaseUrl('auth') })
    await client.connect()
    const { rows } = await client.query<{ kid: string; private_jwk: JWK }>(
      'select kid, private_jwk from signing_key limit 1',
    )
    await client.end()
    const key = rows[0]
    if (!key) throw new Error('The auth service has no signing key')
    const claims = { sub: newId('usr'), sid: newId('ses'), name: 'Mallory', permissions: [], aud: 'storefront' }
    const sign = async (expiresAt: number, jwk: JWK, kid = key.kid) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: 'EdDSA', kid })
        .setIssuer(ACCESS_TOKEN_ISSUER)
        .setIssuedAt()
        .setExpirationTime(expiresAt)
        .sign(await importJWK(jwk, 'EdDSA'))
    const now = Math.floor(Date.now() / 1_000)
    const good = await sign(now + 60, key.private_jwk)
    const [header = '', payload = '', signature = ''] = good.split('.')
    const other = crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify']) as Promise<CryptoKeyPair>
    const otherJwk = (await crypto.subtle.exportKey('jwk', (await other).privateKey)) as JWK
    const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`
    const tampered = `${header}.${Buffer.from(JSON.stringify({ ...claims, sub: newId('usr') })).toString('base64url')}.${signature}`

    const codeOf = async (token: string) =>
      (await rawCall(url('order'), 'orders.list', 'query', { headers: bearer(token) })).code
    expect(await codeOf(good)).toBe('OK')
    expect(await codeOf(none)).toBe('UNAUTHENTICATED')
    expect(await codeOf(tampered)).toBe('UNAUTHENTICATED')
    expect(await codeOf(await sign(now + 60, otherJwk))).toBe('UNAUTHENTICATED')
    expect(await codeOf(await sign(now - 60, key.private_jwk))).toBe('TOKEN_EXPIRED')
    expect(await codeOf(vendor.api.accessToken())).toBe('FORBIDDEN')
    expect(await codeOf('not-a-token')).toBe('UNAUTHENTICATED')
  })
})

describe('webhooks', () => {
  it.each([
    ['payment', '/webhooks/stripe', 'stripe-signature'],
    ['shipping', '/webhooks/carrier', 'millyard-carrier-signature'],
  ])('%s refuses %s unsigned and with a made-up signature', async (service, path, header) => {
    const post = (headers: Record<string, string>) =>
      fetch(`${url(service)}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ id: 'evt_1', type: 'payment_intent.succeeded' }),
      })
    for (const headers of [{}, { [header]: `t=${Math.floor(Date.now() / 1_000)},v1=${'0'.repeat(64)}` }]) {
      const response = await post(headers)
      expect([400, 401]).toContain(response.status)
      expect(await response.json()).toMatchObject({ error: { data: { requestId: expect.any(String) } } })
    }
  })
})
