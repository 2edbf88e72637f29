import { toApiError } from '@millyard/api-client'
import { createServerClient } from '@millyard/api-client/server'
import type { Audience } from '@millyard/contracts'
import { type NextRequest, NextResponse } from 'next/server'
import { cookieNames, webEnv } from './env.ts'
import { mustProveSession, PAGE_PATH_HEADER } from './session-ended.ts'
import {
  isStale,
  openSession,
  SESSION_KINDS,
  type SessionToken,
  sealSession,
  sessionCookieOptions,
  toSessionToken,
} from './session-token.ts'

/** Spends the refresh token. Null: the session has ended. The old token: the auth service is away, so keep what there is. */
export async function refreshToken(token: SessionToken): Promise<SessionToken | null> {
  try {
    const api = createServerClient({ urls: webEnv().urls, timeoutMs: 5_000 })
    const { session, viewAs } = api.auth
    const { refreshToken } = token
    return toSessionToken(await (token.viewedBy ? viewAs.renew : session.refresh).mutate({ refreshToken }))
  } catch (error) {
    const { code } = toApiError(error)
    return code === 'UNAVAILABLE' || code === 'INTERNAL' || code === 'RATE_LIMITED' ? token : null
  }
}

/**
 * The `proxy.ts` of an app. Server components cannot write cookies, so a stale session is refreshed here, before they run:
 * the fresh cookie goes both to the browser and into the request that the page sees. `isProtected` paths send people who
 * are not signed in to the sign-in page and back; so does a session that a service called ended (`load`).
 */
export function createSessionProxy(audience: Audience, options: { isProtected(path: string): boolean }) {
  const names = cookieNames(audience)
  return async function proxy(request: NextRequest): Promise<NextResponse> {
    const mustProve = mustProveSession(request.nextUrl)
    const gone: string[] = []
    let session: SessionToken | null = null
    let fresh: { name: string; sealed: string; session: SessionToken } | undefined
    // A view of staff comes first; when it is over, their own session is there as it was.
    for (const kind of SESSION_KINDS) {
      const name = names[kind]
      const cookie = request.cookies.get(name)?.value
      if (!cookie) continue
      const opened = await openSession(audience, cookie, kind)
      session = opened && (mustProve || isStale(opened)) ? await refreshToken(opened) : opened
      if (!session) {
        request.cookies.delete(name)
        gone.push(name)
        continue
      }
      if (session !== opened) {
        fresh = { name, sealed: await sealSession(audience, session, kind), session }
        request.cookies.set(name, fresh.sealed)
      }
      break
    }

    const { pathname, search } = request.nextUrl
    request.headers.set(PAGE_PATH_HEADER, pathname + search)
    const response =
      !session && options.isProtected(pathname)
        ? NextResponse.redirect(new URL(`/sign-in?next=${encodeURIComponent(pathname + search)}`, publicUrl(request)))
        : NextResponse.next({ request: { headers: request.headers } })
    if (fresh) response.cookies.set(fresh.name, fresh.sealed, sessionCookieOptions(fresh.session))
    for (const name of gone) response.cookies.delete(name)
    return response
  }
}

/** The address as the browser sees it. */
function publicUrl(request: NextRequest): string {
  const host = request.headers.get('x-forwarded-host') ?? request.headers.get('host') ?? request.nextUrl.host
  const protocol = request.headers.get('x-forwarded-proto') ?? request.nextUrl.protocol.replace(':', '')
  return `${protocol}://${host}`
}
