import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { SERVICE_TOKEN_TTL_SECONDS, type ServiceName } from '@millyard/contracts'
import type { StackHandle } from '@millyard/dev-stack/testing'
import { calculateJwkThumbprint, importJWK, type JWK, SignJWT } from 'jose'

/** A token as the calling service signs it, with the key that the stack gave it. */
export async function signServiceToken(
  stack: StackHandle,
  caller: ServiceName,
  audience: ServiceName,
): Promise<string> {
  const file = join(stack.file.dataDir, 'keys/secrets.json')
  const { signingKeys } = JSON.parse(await readFile(file, 'utf8')) as { signingKeys: Record<string, JWK> }
  const jwk = signingKeys[caller]
  if (!jwk) throw new Error(`The stack has no key for ${caller}`)
  const { d: _private, ...publicJwk } = jwk
  return new SignJWT({})
    .setProtectedHeader({ alg: 'EdDSA', kid: await calculateJwkThumbprint(publicJwk) })
    .setIssuer(caller)
    .setAudience(audience)
    .setIssuedAt()
    .setExpirationTime(`${SERVICE_TOKEN_TTL_SECONDS}s`)
    .sign(await importJWK(jwk, 'EdDSA'))
}
