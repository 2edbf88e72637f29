import type { StripeEmulatorOptions } from '../core/options.ts'
import { unauthorized } from './errors.ts'

export type KeyKind = 'secret' | 'publishable'

function readKey(authorization: string | undefined): string | undefined {
  if (authorization?.startsWith('Bearer ')) return authorization.slice('Bearer '.length).trim()
  if (authorization?.startsWith('Basic ')) {
    const pair = Buffer.from(authorization.slice('Basic '.length), 'base64').toString('utf8')
    return pair.split(':')[0]
  }
  return undefined
}

function isAccepted(key: string, listed: readonly string[] | undefined, prefixes: readonly string[]): boolean {
  return listed ? listed.includes(key) : prefixes.some((prefix) => key.startsWith(prefix))
}

/** Which kind of key a request carries; throws Stripe's 401 when it carries none that is accepted. */
export function checkKey(options: StripeEmulatorOptions, authorization: string | undefined): KeyKind {
  const key = readKey(authorization)
  if (!key) {
    throw unauthorized(
      "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').",
    )
  }
  if (isAccepted(key, options.publishableKeys, ['pk_test_'])) return 'publishable'
  if (isAccepted(key, options.secretKeys, ['sk_test_', 'rk_test_'])) return 'secret'
  throw unauthorized(
    `Invalid API Key provided: ${key.slice(0, 8)}${'*'.repeat(Math.max(0, key.length - 12))}${key.slice(8).slice(-4)}`,
  )
}
