import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { expect, test } from 'vitest'
import { createAccessTokenVerifier, loadSigningKey } from './tokens.ts'

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

test.each([
  ['with an error', 500, '{"keys":[]}', 'UNAVAILABLE'],
  ['with no JSON', 200, '<html>', 'UNAVAILABLE'],
  ['with no key set', 200, '{"message":"hello"}', 'UNAVAILABLE'],
  ['with other keys', 200, '{"keys":[]}', 'UNAUTHENTICATED'],
])('when the auth service answers %s, a token is refused as it should be', async (_how, status, body, code) => {
  const { kid, privateKey } = await loadSigningKey(undefined)
  const token = await new SignJWT({}).setProtectedHeader({ alg: 'EdDSA', kid }).sign(privateKey)
  const auth = createServer((_request, response) => response.writeHead(status).end(body))
  await new Promise<void>((resolve) => auth.listen(0, '127.0.0.1', resolve))
  try {
    const verify = createAccessTokenVerifier(`http://127.0.0.1:${(auth.address() as AddressInfo).port}`)
    await expect(verify(token)).rejects.toMatchObject({ code })
  } finally {
    auth.closeAllConnections()
    auth.close()
  }
})
