import { toApiError } from '@millyard/api-client'
import { createServerClient } from '@millyard/api-client/server'
import type { Audience } from '@millyard/contracts'
import { type NextRequest, NextResponse } from 'next/server'
import { cookieNames, webEnv } from './env.ts'
import {
  isStale,
  openSession,
  type SessionToken,
  sealSession,
  sessionCookieOptions,
  toSessionToken,
} from './session-token.ts'

/** Spends the refresh token. Null: the session has ended. The old token: the auth service is away, so keep what there is. */
export async function refreshToken(token: SessionToken): Promise<SessionToken | null> {
  try {
    const api = createServerClient({ urls: webEnv().urls, timeoutMs: 5_000 })
    return toSessionToken(await api.auth.session.refresh.mutate({ refreshToken: token.refreshToken }))
  } catch (error) {
    const { code } = toApiError(error)
    return code === 'UNAVAILABLE' || code === 'INTERNAL' || code === 'RATE_LIMITED' ? token : null
  }
}

/**
 * The `proxy.ts` of an app. Server components cannot write cookies, so a stale session is refreshed here, before they run:
 * the fresh cookie goes both to the browser and into the request that the page sees. `isProtected` paths send people who
 * are not signed in to the sign-in page and back.
 */
export function createSessionProxy(audience: Audience, options: { isProtected(path: string): boolean }) {
  const name = cookieNames(audience).session
  return async function proxy(request: NextRequest): Promise<NextResponse> {
    const cookie = request.cookies.get(name)?.value
    let session = await openSession(audience, cookie)
    let sealed: string | undefined
    if (session && isStale(session)) {
      const refreshed = await refreshToken(session)
      if (refreshed && refreshed !== session) sealed = await sealSession(audience, refreshed)
      session = refreshed
    }
    if (sealed) request.cookies.set(name, sealed)
    if (cookie && !session) request.cookies.delete(name)

    const path = request.nextUrl.pathname
    const response =
      !session && options.isProtected(path)
        ? NextResponse.redirect(
            new URL(`/sign-in?next=${encodeURIComponent(path + request.nextUrl.search)}`, publicUrl(request)),
          )
        : NextResponse.next({ request: { headers: request.headers } })
    if (session && sealed) response.cookies.set(name, sealed, sessionCookieOptions(session))
    if (cookie && !session) response.cookies.delete(name)
    return response
  }
}

/** The address as the browser sees it. */
function publicUrl(request: NextRequest): string {
  const host = request.headers.get('x-forwarded-host') ?? request.headers.get('host') ?? request.nextUrl.host
  const protocol = request.headers.get('x-forwarded-proto') ?? request.nextUrl.protocol.replace(':', '')
  return `${protocol}://${host}`
}
