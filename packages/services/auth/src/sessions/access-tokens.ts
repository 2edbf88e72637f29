import type { PrismaClient } from '@millyard/auth-db'
import { ACCESS_TOKEN_ISSUER, ACCESS_TOKEN_TTL_SECONDS, type AccessClaims } from '@millyard/contracts'
import type { Database } from '@millyard/service-kit'
import { type CryptoKey, calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose'
import { z } from 'zod'

export type AccessTokens = {
  /** Signs a token that lives ten minutes of real time, or less where that is said, whatever the business clock says. */
  sign(claims: AccessClaims, options?: { ttlSeconds: number }): Promise<{ token: string; expiresAt: Date }>
  /**
   * The key set that every service verifies with. Read from the database, so that it holds the keys of all replicas; what
   * was read last when the database does not answer, so that nobody is turned away because of it.
   */
  publicKeys(): Promise<{ keys: JWK[] }>
}

const storedKeySchema = z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string() })
const storedPrivateKeySchema = storedKeySchema.extend({ d: z.string() })

/** Well below the three seconds that a service waits for the keys. */
const DATABASE_PATIENCE_MS = 1_000

/** Any number will do, as long as nothing else in this database locks it. */
const SIGNING_KEY_LOCK = 7_202_602

/**
 * Reads the key that signs access tokens, or makes it on the very first start. Replicas that start together wait for each
 * other and end with the same key.
 */
export async function openAccessTokens(database: Database<PrismaClient>): Promise<AccessTokens> {
  const { kid, privateKey } = await newestKey(database)
  let lastRead = await readPublicKeys(database)
  return {
    async sign({ sub, aud, ...claims }, { ttlSeconds } = { ttlSeconds: ACCESS_TOKEN_TTL_SECONDS }) {
      const issuedAt = Math.floor(Date.now() / 1_000)
      const expiresAt = issuedAt + ttlSeconds
      const token = await new SignJWT(claims)
        .setProtectedHeader({ alg: 'EdDSA', kid, typ: 'JWT' })
        .setIssuer(ACCESS_TOKEN_ISSUER)
        .setSubject(sub)
        .setAudience(aud)
        .setIssuedAt(issuedAt)
        .setExpirationTime(expiresAt)
        .sign(privateKey)
      return { token, expiresAt: new Date(expiresAt * 1_000) }
    },
    async publicKeys() {
      const fresh = await Promise.race([readPublicKeys(database).catch(() => undefined), patience()])
      lastRead = fresh ?? lastRead
      return { keys: lastRead }
    },
  }
}

const patience = () =>
  new Promise<undefined>((resolve) => {
    setTimeout(resolve, DATABASE_PATIENCE_MS, undefined).unref()
  })

async function readPublicKeys(database: Database<PrismaClient>): Promise<JWK[]> {
  const rows = await database.client.signingKey.findMany({
    select: { kid: true, publicJwk: true },
    orderBy: { createdAt: 'desc' },
  })
  return rows.map((row) => ({ ...storedKeySchema.parse(row.publicJwk), kid: row.kid, alg: 'EdDSA', use: 'sig' }))
}

async function newestKey(database: Database<PrismaClient>): Promise<{ kid: string; privateKey: CryptoKey }> {
  const stored = await database.transaction(async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(${SIGNING_KEY_LOCK}::bigint)`
    const existing = await tx.signingKey.findFirst({
      select: { kid: true, privateJwk: true },
      orderBy: [{ createdAt: 'desc' }, { kid: 'desc' }],
    })
    if (existing) return existing
    const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true })
    const privateJwk = storedPrivateKeySchema.parse(await exportJWK(privateKey))
    const publicJwk = storedKeySchema.parse(privateJwk)
    const kid = await calculateJwkThumbprint(publicJwk)
    return tx.signingKey.create({
      data: { kid, publicJwk, privateJwk, createdAt: new Date() },
      select: { kid: true, privateJwk: true },
    })
  })
  const privateKey = await importJWK(storedPrivateKeySchema.parse(stored.privateJwk), 'EdDSA')
  if (privateKey instanceof Uint8Array) throw new Error('The stored signing key is not an Ed25519 key.')
  return { kid: stored.kid, privateKey }
}
