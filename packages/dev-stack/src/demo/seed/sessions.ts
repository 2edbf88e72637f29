import { toApiError } from '@millyard/api-client'
import { createServerClient } from '@millyard/api-client/server'
import { type Audience, challengeSchema, type ServiceName, type TokenPair } from '@millyard/contracts'
import { twoFactorCode } from './second-step.ts'

/** Everybody of the demo has this password; it opens nothing but a machine's own demo. */
export const DEMO_PASSWORD = 'millyard-demo'

/** Uploading and resizing a picture takes longer than a page's calls. */
const TIMEOUT_MS = 120_000

/** Where the services are. */
export type Addresses = { urls: Readonly<Record<string, string>> }

export type Api = ReturnType<typeof createServerClient>

export function serviceUrls({ urls }: Addresses): Record<ServiceName, string> {
  const url = (name: ServiceName) => urls[name] ?? ''
  return {
    auth: url('auth'),
    product: url('product'),
    order: url('order'),
    payment: url('payment'),
    shipping: url('shipping'),
    notification: url('notification'),
  }
}

export function anonymous(context: Addresses): Api {
  return createServerClient({ urls: serviceUrls(context), timeoutMs: TIMEOUT_MS })
}

/** Somebody who is signed in. */
export type Session = Api & { renew(): Promise<void>; accessToken(): string }

/** Renew before the ten minutes of an access token are over. */
const RENEW_AFTER_MS = 5 * 60_000

/** Both steps, where there are two: with the secret that the demo's staff share. */
async function takeSteps(
  open: Api,
  input: { email: string; password: string; audience: Audience },
): Promise<TokenPair> {
  try {
    return await open.auth.session.signIn.mutate(input)
  } catch (error) {
    const { code, details } = toApiError(error)
    if (code !== 'SECOND_STEP_REQUIRED') throw error
    const { challenge } = challengeSchema.parse(details)
    return open.auth.session.answerChallenge.mutate({ challenge, audience: input.audience, code: twoFactorCode() })
  }
}

/** Signs in and keeps the session fresh; `renew` fetches new claims at once. */
export async function signIn(
  context: Addresses,
  audience: Audience,
  email: string,
  password = DEMO_PASSWORD,
): Promise<Session> {
  const open = anonymous(context)
  let pair = await takeSteps(open, { email, password, audience })
  let renewedAt = Date.now()
  const renew = async () => {
    pair = await open.auth.session.refresh.mutate({ refreshToken: pair.refreshToken })
    renewedAt = Date.now()
  }
  const api = createServerClient({
    urls: serviceUrls(context),
    timeoutMs: TIMEOUT_MS,
    headers: async () => {
      if (Date.now() - renewedAt > RENEW_AFTER_MS) await renew()
      return { authorization: `Bearer ${pair.accessToken}` }
    },
  })
  return new Proxy(api, {
    get: (target, key) => {
      if (key === 'renew') return renew
      if (key === 'accessToken') return () => pair.accessToken
      return Reflect.get(target, key)
    },
  }) as Session
}

/** Long enough for a machine that builds the apps meanwhile. */
const WAIT_LIMIT_MS = 90_000

/** Tries again until what an event brings has arrived; for at most half a minute. */
export async function eventually<T>(what: string, read: () => Promise<T | undefined>): Promise<T> {
  const end = Date.now() + WAIT_LIMIT_MS
  let last: unknown
  while (Date.now() < end) {
    try {
      const value = await read()
      if (value !== undefined) return value
    } catch (error) {
      last = error
    }
    await new Promise((resolve) => setTimeout(resolve, 40))
  }
  throw new Error(`The demo data waited in vain: ${what}`, { cause: last })
}

/** Runs `work` for every item, a few at a time, in order of the list. */
export async function inParallel<T>(
  items: readonly T[],
  width: number,
  work: (item: T, index: number) => Promise<void>,
): Promise<void> {
  let next = 0
  await Promise.all(
    Array.from({ length: Math.min(width, items.length) }, async () => {
      while (next < items.length) {
        const index = next++
        const item = items[index]
        if (item !== undefined) await work(item, index)
      }
    }),
  )
}
