import { type Audience, type TokenPair, tokenPairSchema } from '@millyard/contracts'
import { decode, encode } from 'next-auth/jwt'
import { z } from 'zod'
import { cookieNames, webEnv } from './env.ts'

/** What the encrypted session cookie holds. */
export const sessionTokenSchema = tokenPairSchema
  .pick({
    accessToken: true,
    accessExpiresAt: true,
    refreshToken: true,
    refreshExpiresAt: true,
    user: true,
    vendorId: true,
    permissions: true,
  })
  .extend({ sub: z.string() })
export type SessionToken = z.infer<typeof sessionTokenSchema>

/** Refresh this long before the access token ends, so that a page's own calls do not run into it. */
const REFRESH_AHEAD_MS = 60_000

export function toSessionToken(pair: TokenPair): SessionToken {
  return {
    sub: pair.user.id,
    accessToken: pair.accessToken,
    accessExpiresAt: pair.accessExpiresAt,
    refreshToken: pair.refreshToken,
    refreshExpiresAt: pair.refreshExpiresAt,
    user: pair.user,
    vendorId: pair.vendorId,
    permissions: pair.permissions,
  }
}

export function isStale(token: SessionToken): boolean {
  return Date.parse(token.accessExpiresAt) - REFRESH_AHEAD_MS < Date.now()
}

/** Seconds until the refresh token ends: the cookie lives no longer. */
export function secondsLeft(token: SessionToken): number {
  return Math.max(0, Math.floor((Date.parse(token.refreshExpiresAt) - Date.now()) / 1_000))
}

/** Encrypts as next-auth does, so that its own `auth()` reads it. */
export function sealSession(audience: Audience, token: SessionToken): Promise<string> {
  return encode({
    token: { ...token },
    secret: webEnv().AUTH_SECRET,
    salt: cookieNames(audience).session,
    maxAge: secondsLeft(token),
  })
}

/** Opens the cookie; null when it is absent, was tampered with, or has ended. */
export async function openSession(audience: Audience, cookie: string | undefined): Promise<SessionToken | null> {
  if (!cookie) return null
  try {
    const payload = await decode({ token: cookie, secret: webEnv().AUTH_SECRET, salt: cookieNames(audience).session })
    const parsed = sessionTokenSchema.safeParse(payload)
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

export function sessionCookieOptions(token: SessionToken) {
  return {
    httpOnly: true,
    sameSite: 'lax' as const,
    secure: webEnv().SECURE_COOKIES === '1',
    path: '/',
    maxAge: secondsLeft(token),
  }
}
