import 'server-only'
import { toApiError } from '@millyard/api-client'
import { createServerClient } from '@millyard/api-client/server'
import { challengeSchema, type GoogleAudience } from '@millyard/contracts'
import { type NextRequest, NextResponse } from 'next/server'
import { visitorHeaders } from './client-address.ts'
import { webEnv } from './env.ts'
import { formText } from './form-answer.ts'
import { type GoogleTrip, keepTrip, takeTrip } from './google-trip.ts'
import { connectReason, type GoogleReason, signInReason } from './google-words.ts'
import { safeRedirect } from './safe-redirect.ts'
import type { ServerKit } from './server.ts'
import { keepChallenge, secondStepPath } from './sign-in.ts'
import { isSameOrigin } from './trpc-proxy.ts'

export interface GoogleRoutesOptions {
  /** What happens once somebody is signed in; answers the path that opens. */
  arrive(next: string): Promise<string>
  /** The page where Google is connected. */
  securityPath: string
}

/** To an address, as a GET. The state stands in the query of the way back: it is kept nowhere and told nobody. */
const goTo = (location: string) =>
  new NextResponse(null, {
    status: 303,
    headers: { location, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' },
  })

const backToSignIn = (reason: GoogleReason, next: string) =>
  goTo(`/sign-in?${new URLSearchParams({ google: reason, next })}`)

/**
 * `app/sign-in/google/route.ts`: POST sends somebody to Google, GET is where Google sends them back to. The button is a plain
 * form, so that it works without scripts.
 */
export function createGoogleRoutes(
  audience: GoogleAudience,
  kit: ServerKit,
  { arrive, securityPath }: GoogleRoutesOptions,
) {
  const auth = (request: NextRequest) =>
    createServerClient({ urls: webEnv().urls, headers: () => visitorHeaders(request.headers) }).auth

  async function signIn(request: NextRequest, { state, next }: GoogleTrip): Promise<Response> {
    const params = request.nextUrl.search
    try {
      await kit.startSession(await auth(request).google.finish.mutate({ state, params, audience }))
    } catch (error) {
      const { code, details } = toApiError(error)
      const challenge = code === 'SECOND_STEP_REQUIRED' ? challengeSchema.safeParse(details) : undefined
      if (!challenge?.success) return backToSignIn(signInReason(code), next)
      await keepChallenge({ ...challenge.data, audience })
      return goTo(secondStepPath(next))
    }
    return goTo(await arrive(next))
  }

  async function connect(request: NextRequest, { state }: GoogleTrip): Promise<Response> {
    const back = (query: Record<string, string>) => goTo(`${securityPath}?${new URLSearchParams(query)}#google`)
    if (!(await kit.viewer())) return goTo(`/sign-in?${new URLSearchParams({ next: securityPath })}`)
    try {
      await kit.api().auth.google.connect.mutate({ state, params: request.nextUrl.search })
    } catch (error) {
      return back({ google: connectReason(toApiError(error).code) })
    }
    return back({ connected: '1' })
  }

  return {
    /** Field `next`. */
    POST: async (request: NextRequest): Promise<Response> => {
      const form = await request.formData().catch(() => new FormData())
      const next = safeRedirect(formText(form, 'next'))
      if (!isSameOrigin(request.headers)) return backToSignIn('again', '/')
      try {
        const { url, state } = await auth(request).google.start.mutate({ audience })
        await keepTrip(audience, { state, purpose: 'sign_in', next })
        return goTo(url)
      } catch (error) {
        return backToSignIn(signInReason(toApiError(error).code), next)
      }
    },

    GET: async (request: NextRequest): Promise<Response> => {
      const given = request.nextUrl.searchParams
      const trip = await takeTrip(audience, given.get('state'))
      if (!trip) return backToSignIn('again', '/')
      // Nothing was given that could be asked about; the way there ends by itself.
      if (given.has('error')) {
        const reason = given.get('error') === 'access_denied' ? 'denied' : 'refused'
        if (trip.purpose === 'sign_in') return backToSignIn(reason, trip.next)
        return goTo(`${securityPath}?${new URLSearchParams({ google: reason })}#google`)
      }
      return trip.purpose === 'connect' ? connect(request, trip) : signIn(request, trip)
    },
  }
}

/** Whether to show the button. An auth service that is away offers nothing, and the page still opens. */
export async function isGoogleOffered(kit: Pick<ServerKit, 'anonymousApi'>): Promise<boolean> {
  try {
    return (await kit.anonymousApi().auth.google.offer.query()).isOffered
  } catch {
    return false
  }
}
