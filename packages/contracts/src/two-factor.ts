/** Two-factor sign-in: a time-based code (RFC 6238) after the password, and recovery codes for when the phone is gone. */
import { z } from 'zod'
import { timestampSchema } from './common.ts'
import { audienceSchema } from './tokens.ts'

/** How many recovery codes there are, and from how few on people are told to make new ones. */
export const RECOVERY_CODE_COUNT = 10
export const FEW_RECOVERY_CODES = 3

const passwordSchema = z.string().max(200).optional()

/** Six digits of the app, however they are spaced. */
const appCodeSchema = z
  .string()
  .transform((code) => code.replaceAll(/\s/g, ''))
  .pipe(z.string().regex(/^\d{6}$/, 'Enter the six digits that your app shows.'))

/** Six digits of the app, or a recovery code, however it is spaced and capitalised. */
export const secondCodeSchema = z
  .string()
  .transform((code) => code.replaceAll(/[\s-]/g, '').toLowerCase())
  .pipe(z.string().regex(/^(\d{6}|[a-z2-7]{16})$/, 'Enter the six digits of your app, or one of your recovery codes.'))

/** `challenge` comes with SECOND_STEP_REQUIRED and counts for the portal that asked alone. */
export const answerChallengeInput = z.object({
  challenge: z.string().min(20).max(200),
  audience: audienceSchema,
  code: secondCodeSchema,
})
/** What SECOND_STEP_REQUIRED carries. */
export const challengeSchema = z.object({ challenge: z.string(), expiresAt: timestampSchema })
export type Challenge = z.infer<typeof challengeSchema>

/** `password` where the login has one; `code` where two-factor is on already, to move it to another app. */
export const startTwoFactorInput = z.object({
  password: passwordSchema,
  code: z.union([z.literal('').transform(() => undefined), secondCodeSchema]).optional(),
})
export const twoFactorSetupSchema = z.object({
  /** Base32, for typing it into an app. */
  secret: z.string(),
  /** otpauth:// */
  uri: z.string(),
  /** The QR code of the URI: an SVG path of its dark modules in a square of this many. */
  qr: z.object({ size: z.int(), path: z.string().regex(/^[Mhvz0-9 -]*$/) }),
})
export type TwoFactorSetup = z.infer<typeof twoFactorSetupSchema>

export const confirmTwoFactorInput = z.object({ code: appCodeSchema })
export const guardedTwoFactorInput = z.object({ password: passwordSchema, code: secondCodeSchema })

/** Shown once: what is kept of them is a hash. */
export const recoveryCodesSchema = z.object({ codes: z.array(z.string()) })

export const twoFactorStatusSchema = z.object({
  enabledAt: timestampSchema.nullable(),
  recoveryCodesLeft: z.int(),
  /** Staff cannot do without. */
  isRequired: z.boolean(),
  /** Whether there is a password to ask for. */
  hasPassword: z.boolean(),
})
export type TwoFactorStatus = z.infer<typeof twoFactorStatusSchema>
