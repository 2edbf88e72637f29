import {
  ACCESS_TOKEN_ISSUER,
  type AccessClaims,
  AppError,
  accessClaimsSchema,
  SERVICE_TOKEN_TTL_SECONDS,
  type ServiceName,
  serviceClaimsSchema,
} from '@millyard/contracts'
import {
  type CryptoKey,
  calculateJwkThumbprint,
  createRemoteJWKSet,
  decodeJwt,
  errors,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
  type JWTPayload,
  jwtVerify,
  SignJWT,
} from 'jose'
import { z } from 'zod'

export type SigningKey = { kid: string; privateKey: CryptoKey; publicJwk: JWK }

const privateKeySchema = z.looseObject({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.string().min(1),
  d: z.string().min(1),
})

/** The error says what is wrong, never what was read: a parser's own message would quote the key. */
function parsePrivateJwk(text: string): JWK {
  try {
    return privateKeySchema.parse(JSON.parse(text))
  } catch {
    throw new Error('SERVICE_SIGNING_JWK: not an Ed25519 private key as JSON Web Key.')
  }
}

/**
 * Reads an Ed25519 private key, or makes one for this process alone when there is none (development).
 * @throws Error that names the variable, never its value.
 */
export async function loadSigningKey(privateJwk: string | undefined): Promise<SigningKey> {
  const jwk: JWK = privateJwk
    ? parsePrivateJwk(privateJwk)
    : await exportJWK((await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true })).privateKey)
  const privateKey = await importJWK(jwk, 'EdDSA')
  if (privateKey instanceof Uint8Array) throw new Error('The signing key is not an Ed25519 key.')
  const { d: _private, ...publicPart } = jwk
  const kid = await calculateJwkThumbprint(publicPart)
  return { kid, privateKey, publicJwk: { ...publicPart, kid, alg: 'EdDSA', use: 'sig' } }
}

/** A remote key set that notices a new key within a second and never hangs a request for long. */
function remoteKeys(url: URL) {
  return createRemoteJWKSet(url, { cooldownDuration: 1_000, timeoutDuration: 3_000, cacheMaxAge: 600_000 })
}

/** What jose throws when the keys could not be fetched, or were no keys: that says nothing about the token. */
function isMissingKeys(error: errors.JOSEError): boolean {
  return (
    error instanceof errors.JWKSTimeout || error instanceof errors.JWKSInvalid || error.code === errors.JOSEError.code // the general one: not 200, or not JSON
  )
}

function rejectToken(error: unknown): never {
  if (error instanceof errors.JWTExpired) {
    throw new AppError('TOKEN_EXPIRED', { message: 'Your session has expired. Sign in again.', cause: error })
  }
  if (error instanceof errors.JOSEError && !isMissingKeys(error)) {
    throw new AppError('UNAUTHENTICATED', { message: 'This access token is not valid.', cause: error })
  }
  throw new AppError('UNAVAILABLE', {
    message: 'We could not check your session. Try again in a moment.',
    cause: error,
  })
}

/** Verifies access tokens offline against the auth service's published keys. */
export function createAccessTokenVerifier(authUrl: string): (token: string) => Promise<AccessClaims> {
  const keys = remoteKeys(new URL('/.well-known/jwks.json', authUrl))
  return async (token) => {
    let payload: JWTPayload
    try {
      payload = (await jwtVerify(token, keys, { issuer: ACCESS_TOKEN_ISSUER, algorithms: ['EdDSA'] })).payload
    } catch (error) {
      rejectToken(error)
    }
    const claims = accessClaimsSchema.safeParse(payload)
    if (!claims.success) throw new AppError('UNAUTHENTICATED', { message: 'This access token is not valid.' })
    return claims.data
  }
}

/** Signs this service's calls to others; a token is reused until shortly before it ends. */
export function createServiceTokenSigner(
  name: ServiceName,
  key: SigningKey,
): (audience: ServiceName) => Promise<string> {
  const cache = new Map<ServiceName, { token: string; freshUntil: number }>()
  return async (audience) => {
    const cached = cache.get(audience)
    if (cached && cached.freshUntil > Date.now()) return cached.token
    const token = await new SignJWT({})
      .setProtectedHeader({ alg: 'EdDSA', kid: key.kid })
      .setIssuer(name)
      .setAudience(audience)
      .setIssuedAt()
      .setExpirationTime(`${SERVICE_TOKEN_TTL_SECONDS}s`)
      .sign(key.privateKey)
    cache.set(audience, { token, freshUntil: Date.now() + (SERVICE_TOKEN_TTL_SECONDS - 15) * 1_000 })
    return token
  }
}

/** Verifies a calling service's token with that service's own published key. Answers who calls. */
export function createServiceTokenVerifier(
  self: ServiceName,
  urls: Record<ServiceName, string>,
): (token: string) => Promise<ServiceName> {
  const keys = new Map<ServiceName, ReturnType<typeof remoteKeys>>()
  return async (token) => {
    let issuer: unknown
    try {
      issuer = decodeJwt(token).iss
    } catch (error) {
      rejectToken(error)
    }
    const claimed = serviceClaimsSchema.shape.iss.safeParse(issuer)
    if (!claimed.success) throw new AppError('UNAUTHENTICATED', { message: 'This service token is not valid.' })
    const caller = claimed.data
    const set = keys.get(caller) ?? remoteKeys(new URL('/.well-known/service-jwks.json', urls[caller]))
    keys.set(caller, set)
    try {
      await jwtVerify(token, set, { issuer: caller, audience: self, algorithms: ['EdDSA'] })
    } catch (error) {
      rejectToken(error)
    }
    return caller
  }
}
