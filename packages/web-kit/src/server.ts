import 'server-only'
import { createServerClient } from '@millyard/api-client/server'
import { type Audience, CART_TOKEN_PATTERN, HEADERS, type TokenPair, type User } from '@millyard/contracts'
import { cookies, headers as requestHeaders } from 'next/headers'
import { cache } from 'react'
import { clientAddress } from './client-address.ts'
import { CART_COOKIE, cookieNames, webEnv } from './env.ts'
import { refreshToken } from './refresh-session.ts'
import {
  openCookies,
  type SessionKind,
  type SessionToken,
  sealSession,
  sessionCookieOptions,
  toSessionToken,
} from './session-token.ts'

/** Who is signed in, for pages, and what the access token of this session allows (the state of its last refresh). */
export type Viewer = {
  user: User
  vendorId: string | null
  permissions: readonly string[]
  /** The member of staff who looks through this person's eyes; undefined for the person. */
  viewedBy: string | undefined
  /** Staff who have to set up two-factor sign-in before anything else. */
  mustEnrol: boolean
}

export type ServerKit = ReturnType<typeof createServerKit>

/** The server side of one app: a typed client with the visitor's identity, and the session's life. */
export function createServerKit(audience: Audience) {
  const names = cookieNames(audience)

  const readCookies = cache(async () => {
    const jar = await cookies()
    return openCookies(audience, (name) => jar.get(name)?.value)
  })
  const readSession = async (): Promise<SessionToken | null> => (await readCookies())?.session ?? null

  async function writeSession(token: SessionToken, kind: SessionKind = 'session'): Promise<void> {
    const jar = await cookies()
    jar.set(names[kind], await sealSession(audience, token, kind), sessionCookieOptions(token))
  }

  return {
    /** A client for server components and actions; calls carry the visitor's token and guest cart. */
    api: cache(() =>
      createServerClient({
        urls: webEnv().urls,
        headers: async () => {
          const session = await readSession()
          // The guest cart is that of whoever sits here, not of the person who is looked at.
          const cart = session?.viewedBy ? undefined : (await cookies()).get(CART_COOKIE)?.value
          return {
            ...clientAddress(await requestHeaders()),
            ...(session ? { authorization: `Bearer ${session.accessToken}` } : {}),
            ...(cart && CART_TOKEN_PATTERN.test(cart) ? { [HEADERS.cartToken]: cart } : {}),
          }
        },
      }),
    ),

    /**
     * A client without identity, for what is the same for everyone (and for pages that may be cached). The auth service
     * alone is told the visitor's address, for its limits: reading it anywhere else would make every page dynamic.
     */
    anonymousApi: cache(() =>
      createServerClient({
        urls: webEnv().urls,
        headers: async (service) => (service === 'auth' ? clientAddress(await requestHeaders()) : {}),
      }),
    ),

    viewer: async (): Promise<Viewer | null> => {
      const session = await readSession()
      if (!session) return null
      const { user, vendorId, permissions, mustEnrol, viewedBy } = session
      return { user, vendorId, permissions, mustEnrol, viewedBy }
    },

    /** In server actions: puts a token pair that the auth service gave into the cookie. */
    startSession: (pair: TokenPair) => writeSession(toSessionToken(pair)),

    /**
     * In server actions: fetches fresh claims now, for example after an application made the person a factory's owner. A
     * session that has ended is forgotten.
     */
    renewSession: async (): Promise<void> => {
      const held = await readCookies()
      if (!held) return
      const renewed = await refreshToken(held.session)
      if (renewed) await writeSession(renewed, held.kind)
      else (await cookies()).delete(names[held.kind])
    },

    /** In server actions: acts for another factory of the same person. */
    actFor: async (vendorId: string): Promise<void> => {
      const session = await readSession()
      if (!session) return
      const api = createServerClient({
        urls: webEnv().urls,
        headers: () => ({ authorization: `Bearer ${session.accessToken}` }),
      })
      await writeSession(
        toSessionToken(await api.auth.session.actFor.mutate({ refreshToken: session.refreshToken, vendorId })),
      )
    },

    /**
     * In server actions: revokes the session at the auth service and forgets the cookie. Of a member of staff who views as
     * somebody, the view ends and their own session stays.
     */
    endSession: async (): Promise<void> => {
      const held = await readCookies()
      const jar = await cookies()
      jar.delete(names[held?.kind ?? 'session'])
      if (!held) return
      const { session, kind } = held
      // A service that is away must not keep a person from leaving; the refresh token ends by itself.
      const { auth } = createServerClient({ urls: webEnv().urls })
      await (kind === 'view' ? auth.viewAs.end : auth.session.signOut)
        .mutate({ refreshToken: session.refreshToken })
        .catch(() => undefined)
    },
  }
}
