import { toApiError } from '@millyard/api-client'
import { createServerClient } from '@millyard/api-client/server'
import { type Audience, answerChallengeInput, type Challenge, challengeSchema, signInInput } from '@millyard/contracts'
import NextAuth, { CredentialsSignin } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { visitorHeaders } from './client-address.ts'
import { cookieNames, webEnv } from './env.ts'
import { type SessionToken, sessionTokenSchema, toSessionToken } from './session-token.ts'

/** Tells the sign-in page which of the service's answers it got; the page has the words. */
export class SignInRefused extends CredentialsSignin {
  /** With SECOND_STEP_REQUIRED: what the second step answers, and where. Never part of a URL. */
  readonly challenge: (Challenge & { audience: Audience }) | undefined

  constructor(code: string, challenge?: Challenge & { audience: Audience }) {
    super()
    this.code = code
    this.challenge = challenge
  }
}

function toRefusal(error: unknown, audience: Audience): SignInRefused {
  const { code, details } = toApiError(error)
  const challenge = code === 'SECOND_STEP_REQUIRED' ? challengeSchema.safeParse(details) : undefined
  return new SignInRefused(code, challenge?.success ? { ...challenge.data, audience } : undefined)
}

/**
 * next-auth for one app: sign-in with e-mail and password at the auth service, and with a code where that asks for one; an
 * encrypted cookie of the app's own name.
 * `auth()` answers who is signed in and never a token.
 */
export function createAuth(audience: Audience) {
  return NextAuth(() => {
    const env = webEnv()
    const names = cookieNames(audience)
    const cookie = (name: string) => ({
      name,
      options: { httpOnly: true, sameSite: 'lax' as const, path: '/', secure: env.SECURE_COOKIES === '1' },
    })
    return {
      secret: env.AUTH_SECRET,
      trustHost: true,
      session: { strategy: 'jwt' as const },
      pages: { signIn: '/sign-in', error: '/sign-in' },
      cookies: {
        sessionToken: cookie(names.session),
        csrfToken: cookie(names.csrf),
        callbackUrl: cookie(names.callback),
      },
      logger: {
        error: (error: Error) => {
          if (!(error instanceof CredentialsSignin)) console.error(error)
        },
      },
      providers: [
        Credentials({
          credentials: { email: {}, password: {} },
          authorize: async (credentials, request) => {
            const input = signInInput.safeParse({ ...credentials, audience })
            if (!input.success) throw new SignInRefused('INVALID_CREDENTIALS')
            try {
              const api = createServerClient({ urls: env.urls, headers: () => visitorHeaders(request.headers) })
              const pair = await api.auth.session.signIn.mutate(input.data)
              return { id: pair.user.id, session: toSessionToken(pair) }
            } catch (error) {
              throw toRefusal(error, audience)
            }
          },
        }),
        Credentials({
          id: 'second-step',
          credentials: { challenge: {}, code: {} },
          authorize: async (credentials, request) => {
            const input = answerChallengeInput.safeParse({ ...credentials, audience })
            if (!input.success) throw new SignInRefused('BAD_INPUT')
            try {
              const api = createServerClient({ urls: env.urls, headers: () => visitorHeaders(request.headers) })
              const pair = await api.auth.session.answerChallenge.mutate(input.data)
              return { id: pair.user.id, session: toSessionToken(pair) }
            } catch (error) {
              throw toRefusal(error, audience)
            }
          },
        }),
      ],
      callbacks: {
        jwt: ({ token, user }: { token: object; user?: object | undefined }) => {
          const fresh = (user as { session?: SessionToken } | undefined)?.session
          return fresh ? { ...fresh } : { ...token }
        },
        session: ({ session, token }: { session: { expires: string | Date }; token: object }) => {
          const parsed = sessionTokenSchema.safeParse(token)
          if (!parsed.success) return { expires: String(session.expires) }
          return { expires: String(session.expires), user: parsed.data.user, vendorId: parsed.data.vendorId }
        },
      },
    }
  })
}
