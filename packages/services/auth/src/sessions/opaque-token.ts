import { createHash, randomBytes } from 'node:crypto'

/** A secret of 256 random bits that says nothing, and the SHA-256 under which it is stored. */
export function createOpaqueToken(): { token: string; tokenHash: string } {
  const token = randomBytes(32).toString('base64url')
  return { token, tokenHash: hashOpaqueToken(token) }
}

/** No salt and no stretching: the token has 256 random bits, so that its hash cannot be guessed back. */
export function hashOpaqueToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
