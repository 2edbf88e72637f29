import { Secret, TOTP } from 'otpauth'
import { encode } from 'uqr'

/** RFC 6238 with what every app understands: SHA-1, six digits, a new code every thirty seconds. */
const PERIOD_SECONDS = 30
const SETTINGS = { algorithm: 'SHA1', digits: 6, period: PERIOD_SECONDS } as const
/** Clocks of phones are off, and people type slowly: one step before and one after. */
const WINDOW_STEPS = 1
/** RFC 4226 asks for 128 bits and recommends 160. */
const SECRET_BYTES = 20

const totpOf = (secret: string, label = '') =>
  new TOTP({ ...SETTINGS, issuer: 'Millyard', label, secret: Secret.fromBase32(secret) })

/** A new secret in base32. */
export function newTotpSecret(): string {
  return new Secret({ size: SECRET_BYTES }).base32
}

/** The time step that this code belongs to, if it is one of those that count now. Real time. */
export function matchingStep(secret: string, code: string, now: Date): number | undefined {
  const timestamp = now.getTime()
  const delta = totpOf(secret).validate({ token: code, timestamp, window: WINDOW_STEPS })
  return delta === null ? undefined : Math.floor(timestamp / 1_000 / PERIOD_SECONDS) + delta
}

/** What an app scans: the address, and its QR code as the path of an SVG. */
export function describeSecret(secret: string, email: string) {
  const uri = totpOf(secret, email).toString()
  const { size, data } = encode(uri, { ecc: 'M', border: 0 })
  const path = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  return { secret, uri, qr: { size, path } }
}
