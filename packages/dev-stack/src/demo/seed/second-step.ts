import { Secret, TOTP } from 'otpauth'

/**
 * What the staff of a demo have in their apps, all of them the same; published here, so it opens nothing but a machine's own
 * demo: the auth service refuses to start with it in production.
 */
export const DEMO_TWO_FACTOR_SECRET = 'MILLYARDDEMOSTAFFONLYDEVELOPMENT'

/** How long an app shows a code. */
export const CODE_SECONDS = 30

/** What an app with this secret shows now, or some steps away. */
export function twoFactorCode(secret: string = DEMO_TWO_FACTOR_SECRET, steps = 0): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({
    timestamp: Date.now() + steps * CODE_SECONDS * 1_000,
  })
}
