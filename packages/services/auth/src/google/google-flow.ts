import { AppError, GOOGLE_CALLBACK_PATH, type GoogleAudience, type googleStartSchema } from '@millyard/contracts'
import { randomNonce, randomPKCECodeVerifier } from 'openid-client'
import type { z } from 'zod'
import { createOpaqueToken, hashOpaqueToken } from '../sessions/opaque-token.ts'
import type { Deps } from '../trpc.ts'
import { insertFlow, type NewFlow, spendFlow } from './google.repository.ts'
import type { GoogleClient, GoogleIdentity } from './google-client.ts'

/** How long somebody may be at Google, in real time. */
const TTL_SECONDS = 600

/** The same for one that never was, was spent, has ended, or belongs to another portal or person. */
const startAnew = () =>
  new AppError('TOKEN_EXPIRED', { message: 'This took too long, or did not begin here. Start again.' })

/** @throws AppError NOT_FOUND where sign-in with Google is not set up */
export function requireGoogle({ google }: Pick<Deps, 'google'>): GoogleClient {
  if (!google) throw new AppError('NOT_FOUND', { message: 'Sign-in with Google is not set up here.' })
  return google
}

type Flow = { audience: GoogleAudience } & Pick<NewFlow, 'purpose' | 'userId'>

const redirectUri = ({ portalUrls }: Pick<Deps, 'portalUrls'>, audience: GoogleAudience) =>
  `${portalUrls[audience]}${GOOGLE_CALLBACK_PATH}`

/**
 * Sends somebody to Google. The browser keeps the state; here lies only its hash.
 * @throws AppError NOT_FOUND, UNAVAILABLE
 */
export async function beginFlow(deps: Deps, flow: Flow): Promise<z.infer<typeof googleStartSchema>> {
  const google = requireGoogle(deps)
  const { token: state, tokenHash: stateHash } = createOpaqueToken()
  const nonce = randomNonce()
  const codeVerifier = randomPKCECodeVerifier()
  const url = await google.authorizationUrl({
    redirectUri: redirectUri(deps, flow.audience),
    state,
    nonce,
    codeVerifier,
  })
  const createdAt = new Date()
  const expiresAt = new Date(createdAt.getTime() + TTL_SECONDS * 1_000)
  await insertFlow(deps.database.client, { ...flow, stateHash, nonce, codeVerifier, createdAt, expiresAt })
  return { url, state }
}

/**
 * Spends the flow that somebody comes back with, then asks Google who they are. A flow is spent by its first return, whether
 * or not that goes well.
 * @throws AppError TOKEN_EXPIRED, INVALID_CREDENTIALS, NOT_FOUND, UNAVAILABLE
 */
export async function endFlow(
  deps: Deps,
  flow: Flow,
  { state, params }: { state: string; params: string },
): Promise<GoogleIdentity> {
  const google = requireGoogle(deps)
  const spent = await spendFlow(deps.database.client, { ...flow, stateHash: hashOpaqueToken(state) })
  if (!spent) throw startAnew()
  return google.identify({ redirectUri: redirectUri(deps, flow.audience), state, ...spent }, params)
}
