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
  .extend({
    sub: z.string(),
    // Of a cookie from before there was any such thing: false.
    mustEnrol: z.boolean().default(false),
    /** The member of staff who views as this person, on the cookie of a view alone. */
    viewedBy: z.string().optional(),
  })
export type SessionToken = z.infer<typeof sessionTokenSchema>

/** The two cookies that say who is here; a view is looked at first. */
export const SESSION_KINDS = ['view', 'session'] as const
export type SessionKind = (typeof SESSION_KINDS)[number]

/** Refresh this long before the access token ends, so that a page's own calls do not run into it. */
const REFRESH_AHEAD_MS = 60_000

export function toSessionToken(pair: TokenPair & { viewedBy?: string }): SessionToken {
  return {
    ...(pair.viewedBy ? { viewedBy: pair.viewedBy } : {}),
    sub: pair.user.id,
    accessToken: pair.accessToken,
    accessExpiresAt: pair.accessExpiresAt,
    refreshToken: pair.refreshToken,
    refreshExpiresAt: pair.refreshExpiresAt,
    user: pair.user,
    vendorId: pair.vendorId,
    permissions: pair.permissions,
    mustEnrol: pair.mustEnrol,
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
export function sealSession(audience: Audience, token: SessionToken, kind: SessionKind = 'session'): Promise<string> {
  return encode({
    token: { ...token },
    secret: webEnv().AUTH_SECRET,
    salt: cookieNames(audience)[kind],
    maxAge: secondsLeft(token),
  })
}

/** Opens the cookie; null when it is absent, was tampered with, or has ended. */
export async function openSession(
  audience: Audience,
  cookie: string | undefined,
  kind: SessionKind = 'session',
): Promise<SessionToken | null> {
  if (!cookie) return null
  try {
    const payload = await decode({ token: cookie, secret: webEnv().AUTH_SECRET, salt: cookieNames(audience)[kind] })
    const parsed = sessionTokenSchema.safeParse(payload)
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

/** What a request brought: the view that staff have open here, or else the visitor's own session. */
export async function openCookies(
  audience: Audience,
  read: (name: string) => string | undefined,
): Promise<{ kind: SessionKind; session: SessionToken } | null> {
  const names = cookieNames(audience)
  for (const kind of SESSION_KINDS) {
    const session = await openSession(audience, read(names[kind]), kind)
    if (session) return { kind, session }
  }
  return null
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
