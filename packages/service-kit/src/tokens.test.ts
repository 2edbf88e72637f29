import { exportJWK, generateKeyPair } from 'jose'
import { expect, test } from 'vitest'
import { loadSigningKey } from './tokens.ts'

async function privateJwk() {
  return exportJWK((await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true })).privateKey)
}

test('a key is read, and its public half carries no private part', async () => {
  const jwk = await privateJwk()
  const key = await loadSigningKey(JSON.stringify(jwk))
  expect(key.publicJwk).toMatchObject({ kty: 'OKP', crv: 'Ed25519', x: jwk.x, kid: key.kid })
  expect(JSON.stringify(key.publicJwk)).not.toContain(`${jwk.d}`)
})

test('the same key has the same id in every process; two keys have two', async () => {
  const jwk = JSON.stringify(await privateJwk())
  expect((await loadSigningKey(jwk)).kid).toBe((await loadSigningKey(jwk)).kid)
  expect((await loadSigningKey(undefined)).kid).not.toBe((await loadSigningKey(undefined)).kid)
})

test('what is no key is refused by the name of its variable, never with its content', async () => {
  const { d, ...publicHalf } = await privateJwk()
  for (const wrong of [`${d}`, `{"d":"${d}"}`, JSON.stringify(publicHalf), JSON.stringify({ kty: 'EC', d }), 'null']) {
    const error = await loadSigningKey(wrong).catch((reason: unknown) => reason)
    expect(String(error)).toContain('SERVICE_SIGNING_JWK')
    expect(String(error)).not.toContain(`${d}`)
  }
})
