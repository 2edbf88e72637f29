import { Secret, TOTP } from 'otpauth'
import { expect, test } from 'vitest'
import { describeSecret, matchingStep, newTotpSecret } from './totp.ts'

/** RFC 6238, appendix B: the seed of the SHA-1 rows, and their codes cut to six digits. */
const SEED = new Secret({ buffer: Uint8Array.from(Buffer.from('12345678901234567890')).buffer }).base32

test.each([
  [59, '287082', 1],
  [1_111_111_109, '081804', 37_037_036],
  [1_111_111_111, '050471', 37_037_037],
  [1_234_567_890, '005924', 41_152_263],
  [2_000_000_000, '279037', 66_666_666],
])('RFC 6238 at %i seconds: %s', (seconds, code, step) => {
  expect(matchingStep(SEED, code, new Date(seconds * 1_000))).toBe(step)
})

test('the step before and after count, as their own steps; two away does not', () => {
  const now = new Date(1_234_567_890_000)
  const codeAt = (steps: number) =>
    new TOTP({ secret: Secret.fromBase32(SEED) }).generate({ timestamp: now.getTime() + steps * 30_000 })
  const step = Math.floor(now.getTime() / 30_000)
  expect([-2, -1, 0, 1, 2].map((steps) => matchingStep(SEED, codeAt(steps), now))).toEqual([
    undefined,
    step - 1,
    step,
    step + 1,
    undefined,
  ])
})

test('a new secret has 160 bits, and its QR code is nothing but squares', () => {
  const secret = newTotpSecret()
  expect(secret).toMatch(/^[A-Z2-7]{32}$/)
  expect(newTotpSecret()).not.toBe(secret)
  const { uri, qr } = describeSecret(secret, 'ada+"<x>@example.com')
  expect(uri).toContain(`secret=${secret}`)
  expect(qr.path).toMatch(/^(M\d+ \d+h1v1h-1z)+$/)
})
