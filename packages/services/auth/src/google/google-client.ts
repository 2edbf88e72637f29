import { AppError, emailSchema } from '@millyard/contracts'
import type { Logger } from '@millyard/service-kit'
import {
  AuthorizationResponseError,
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  ClientSecretPost,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  enableNonRepudiationChecks,
  ResponseBodyError,
} from 'openid-client'
import { z } from 'zod'

const SCOPE = 'openid email profile'
/** Google signs with RS256 alone. Said here, so that no answer of a server can talk us into another. */
const ID_TOKEN_ALGORITHM = 'RS256'
/** Of each call. A person waits for it. */
const TIMEOUT_SECONDS = 5
/** For how long what Google says about itself is kept. */
const DISCOVERY_TTL_MS = 3_600_000

export type GoogleOptions = { issuer: string; clientId: string; clientSecret: string; log: Pick<Logger, 'warn'> }

/** What belongs to one way to Google and back. */
export type GoogleTrip = { redirectUri: string; state: string; nonce: string; codeVerifier: string }

/** An account at Google, as its signed ID token says. */
export type GoogleIdentity = { subject: string; email: string; isEmailVerified: boolean; name: string | undefined }

/** Google, as the use-cases see it. Calls go over the network: never inside a transaction. */
export type GoogleClient = {
  /** Where the browser goes. @throws AppError UNAVAILABLE */
  authorizationUrl(trip: GoogleTrip): Promise<string>
  /**
   * Exchanges the code that the browser came back with and checks the ID token: issuer, audience, nonce, time, signature.
   * @throws AppError INVALID_CREDENTIALS when anything is not right, UNAVAILABLE when Google does not answer
   */
  identify(trip: GoogleTrip, params: string): Promise<GoogleIdentity>
}

const claimsSchema = z.object({
  sub: z.string().min(1).max(255),
  email: emailSchema,
  email_verified: z.boolean().default(false),
  name: z.string().optional().catch(undefined),
})

export function createGoogleClient({ issuer, clientId, clientSecret, log }: GoogleOptions): GoogleClient {
  let kept: { configuration: Promise<Configuration>; until: number } | undefined

  async function configure(): Promise<Configuration> {
    if (kept && kept.until > Date.now()) return kept.configuration
    const server = new URL(issuer)
    const configuration = discovery(
      server,
      clientId,
      { id_token_signed_response_alg: ID_TOKEN_ALGORITHM },
      ClientSecretPost(clientSecret),
      {
        timeout: TIMEOUT_SECONDS,
        execute: [
          // TLS alone would do by the standard; the signature holds even if something reads along on the way.
          enableNonRepudiationChecks,
          ...(server.protocol === 'http:' ? [allowInsecureRequests] : []),
        ],
      },
    )
    const mine = { configuration, until: Date.now() + DISCOVERY_TTL_MS }
    kept = mine
    // A Google that was away is asked again by the next one.
    configuration.catch(() => {
      if (kept === mine) kept = undefined
    })
    return configuration
  }

  /** Runs a call to Google; nothing of what it sent or got reaches a log. */
  async function ask<T>(what: string, call: () => Promise<T>): Promise<T> {
    try {
      return await call()
    } catch (error) {
      const { isAway, reason } = judge(error)
      log.warn({ what, reason }, isAway ? 'Google did not answer as it should' : 'A return from Google was refused')
      throw isAway ? away() : refused()
    }
  }

  return {
    authorizationUrl: ({ redirectUri, state, nonce, codeVerifier }) =>
      ask('discovery', async () => {
        const url = buildAuthorizationUrl(await configure(), {
          redirect_uri: redirectUri,
          scope: SCOPE,
          state,
          nonce,
          code_challenge: await calculatePKCECodeChallenge(codeVerifier),
          code_challenge_method: 'S256',
          prompt: 'select_account',
        })
        return url.href
      }),

    identify: ({ redirectUri, state, nonce, codeVerifier }, params) =>
      ask('return', async () => {
        const configuration = await configure()
        const answer = new URL(redirectUri)
        answer.search = params
        const tokens = await authorizationCodeGrant(configuration, answer, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: codeVerifier,
          idTokenExpected: true,
        })
        const { sub, email, email_verified: isEmailVerified, name } = claimsSchema.parse(tokens.claims())
        return { subject: sub, email, isEmailVerified, name }
      }),
  }
}

const refused = () =>
  new AppError('INVALID_CREDENTIALS', { message: 'Google did not confirm who you are. Start again.' })

const away = () =>
  new AppError('UNAVAILABLE', {
    message: 'Google does not answer right now. Try again in a moment, or sign in with your password.',
  })

/** How openid-client says that it could not reach Google, or that what answered was not Google as it should be. */
const AWAY_CODES = ['OAUTH_TIMEOUT', 'OAUTH_ABORT', 'OAUTH_RESPONSE_IS_NOT_CONFORM', 'OAUTH_RESPONSE_IS_NOT_JSON']

/** Whether Google is away, or has answered and was not believed; with a word for the log that carries no secret. */
function judge(error: unknown): { isAway: boolean; reason: string } {
  if (error instanceof AuthorizationResponseError) return { isAway: false, reason: 'AUTHORIZATION_REFUSED' }
  // What is wrong with us (the client's secret, say) is no fault of the person's.
  if (error instanceof ResponseBodyError) return { isAway: error.error !== 'invalid_grant', reason: error.code }
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined
  if (code) return { isAway: AWAY_CODES.includes(code), reason: code }
  if (error instanceof z.ZodError) return { isAway: false, reason: 'CLAIMS_INCOMPLETE' }
  return { isAway: true, reason: error instanceof Error ? error.name : 'UNKNOWN' }
}
