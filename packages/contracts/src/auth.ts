/**
 * What the auth service takes and gives.
 *
 * | procedure | who | what |
 * |---|---|---|
 * | account.register | public | a new login; the same answer when the address is taken |
 * | account.verifyEmail | public | spends the token of the mail |
 * | account.requestVerification | account | sends that mail again |
 * | account.requestPasswordReset | public | a link by mail; the same answer when nobody has the address |
 * | account.resetPassword | public | spends that link; every session ends |
 * | account.changePassword | account | asks for the present one; the other sessions end |
 * | account.me | account | who I am, the vendors I act for, my staff roles |
 * | account.updateProfile | account | my name |
 * | session.signIn / refresh / signOut | public | token pairs per portal |
 * | session.actFor | account | a token pair for another vendor of mine |
 * | session.list | account | where I am signed in, at every portal, newest first |
 * | session.revoke / revokeOthers | account | ends one of them, or all but the one that asks |
 * | addresses.list / create / update / remove | customer | the address book |
 * | vendors.mine | account | my applications and factories, with status and what staff asked for |
 * | vendors.submitApplication | account | a new application; I become its owner |
 * | vendors.updateApplication | vendor store.manage | changes what was applied with; goes back into review |
 * | vendors.updateProfile | vendor store.manage | what buyers read of an open store |
 * | vendorReview.list / get | admin vendors.read | the queue, oldest first |
 * | vendorReview.decide | admin vendors.review | approve, ask for changes, reject |
 * | vendorReview.suspend / reinstate / close | admin vendors.review | a factory that was approved |
 */
import { z } from 'zod'
import {
  countrySchema,
  emailSchema,
  pageInput,
  pageOf,
  personNameSchema,
  postalAddressSchema,
  slugSchema,
  text,
  timestampSchema,
} from './common.ts'
import { idSchema } from './ids.ts'
import { STAFF_ROLES, VENDOR_ROLES, VENDOR_STATUSES } from './permissions.ts'
import { audienceSchema } from './tokens.ts'

export const passwordSchema = z.string().min(10, 'Use at least 10 characters.').max(200, 'Use at most 200 characters.')

export const registerInput = z.object({
  name: personNameSchema,
  email: emailSchema,
  password: passwordSchema,
  /** Where the person registers: the link in the mail leads back there. */
  audience: z.enum(['storefront', 'vendor']),
})

/** The secret of a link in a mail. */
const linkTokenSchema = z.string().min(20).max(200)
/** A password that exists already: whatever rules it was made under. */
const givenPasswordSchema = z.string().min(1, 'Fill in this field.').max(200)

export const verifyEmailInput = z.object({ token: linkTokenSchema })
/** `audience`: the portal that the link leads back to. */
export const requestPasswordResetInput = z.object({ email: emailSchema, audience: audienceSchema })
export const resetPasswordInput = z.object({ token: linkTokenSchema, password: passwordSchema })
export const changePasswordInput = z.object({ currentPassword: givenPasswordSchema, newPassword: passwordSchema })

export const signInInput = z.object({
  email: emailSchema,
  password: givenPasswordSchema,
  audience: audienceSchema,
})
export const refreshInput = z.object({ refreshToken: z.string().min(20).max(300) })
export const actForInput = z.object({ refreshToken: z.string().min(20).max(300), vendorId: idSchema('ven') })

export const userSchema = z.object({
  id: idSchema('usr'),
  name: z.string(),
  email: z.string(),
  emailVerified: z.boolean(),
})
export type User = z.infer<typeof userSchema>

/** What sign-in and refresh give. The access token is a JWT, the refresh token is opaque and is spent by the next refresh. */
export const tokenPairSchema = z.object({
  accessToken: z.string(),
  accessExpiresAt: timestampSchema,
  refreshToken: z.string(),
  refreshExpiresAt: timestampSchema,
  user: userSchema,
  vendorId: idSchema('ven').nullable(),
  permissions: z.array(z.string()),
})
export type TokenPair = z.infer<typeof tokenPairSchema>

export const DEVICE_KINDS = ['phone', 'tablet', 'computer', 'unknown'] as const

/** One place where somebody is signed in. */
export const sessionSchema = z.object({
  id: idSchema('ses'),
  audience: audienceSchema,
  /** For example "Firefox on Windows"; what the browser says of itself, so nothing to rely on. */
  device: z.object({ kind: z.enum(DEVICE_KINDS), name: z.string() }),
  /** The network address of the sign-in without its last part. */
  network: z.string().nullable(),
  signedInAt: timestampSchema,
  /** At most ten minutes behind. */
  lastUsedAt: timestampSchema,
})
export type SessionInfo = z.infer<typeof sessionSchema>
/** `current` is the session that asks; `items` are the others. */
export const sessionPage = pageOf(sessionSchema).extend({ current: sessionSchema })
export const sessionIdInput = z.object({ sessionId: idSchema('ses') })
/** Said out loud, so that no call without words ends anything. */
export const revokeOthersInput = z.object({ confirm: z.literal(true) })
export const revokedSessionsOutput = z.object({ count: z.int() })

export const membershipSchema = z.object({
  vendorId: idSchema('ven'),
  name: z.string(),
  slug: slugSchema,
  role: z.enum(VENDOR_ROLES),
  status: z.enum(VENDOR_STATUSES),
})

export const meSchema = z.object({
  user: userSchema,
  memberships: z.array(membershipSchema),
  staffRoles: z.array(z.enum(STAFF_ROLES)),
})

export const updateProfileInput = z.object({ name: personNameSchema })

export const addressSchema = postalAddressSchema.extend({ id: idSchema('adr'), isDefault: z.boolean() })
export type Address = z.infer<typeof addressSchema>
/** The input (contracts/address) asks for what the country needs, too. */
export const addressFields = postalAddressSchema.extend({ isDefault: z.boolean().default(false) })
export const addressIdInput = z.object({ id: idSchema('adr') })

/** What a factory says of itself when it applies. */
export const vendorApplicationInput = z.object({
  name: text(80, { min: 2 }),
  /** One line below the name, for example "Stoneware from the Vosges". */
  tagline: text(120),
  story: text(4000, { min: 40 }),
  city: text(80),
  country: countrySchema,
  foundedYear: z
    .int()
    .min(1200, 'Enter a year.')
    .refine((year) => year <= new Date().getUTCFullYear(), 'This year has not come yet.')
    .optional(),
  website: z
    .url({ protocol: /^https?$/, error: 'Enter a web address like https://example.com.' })
    .max(200)
    .optional(),
  legalName: text(120),
  registrationNumber: text(60),
})
export type VendorApplication = z.infer<typeof vendorApplicationInput>

/** What a factory changes by itself once its store is open: what buyers read. `version` is the one that it has read. */
export const storeProfileInput = vendorApplicationInput
  .pick({ tagline: true, story: true, city: true, country: true, foundedYear: true, website: true })
  .extend({ version: z.int().min(1) })

export const vendorSchema = vendorApplicationInput.extend({
  id: idSchema('ven'),
  slug: slugSchema,
  status: z.enum(VENDOR_STATUSES),
  /** Grows with every change: a change names the one that it is about. */
  version: z.int(),
  /** What staff wrote with their last decision. */
  reviewNote: z.string().nullable(),
  appliedAt: timestampSchema,
  decidedAt: timestampSchema.nullable(),
})
export type Vendor = z.infer<typeof vendorSchema>

/** Papers of the company are for those who manage the store; the others are not told. */
export const myVendorSchema = vendorSchema
  .partial({ legalName: true, registrationNumber: true })
  .extend({ role: z.enum(VENDOR_ROLES) })
export const myVendorsSchema = z.object({ vendors: z.array(myVendorSchema) })
export const vendorIdOutput = z.object({ vendorId: idSchema('ven') })

export const vendorQueueInput = pageInput.extend({ status: z.enum(VENDOR_STATUSES).optional() })
export const vendorReviewSchema = vendorSchema.extend({ owner: userSchema })
export const vendorQueuePage = pageOf(vendorReviewSchema)
export const vendorIdInput = z.object({ vendorId: idSchema('ven') })

/** A factory as staff saw it. What has changed since is not decided on: CONFLICT. */
const seenVendor = z.object({ vendorId: idSchema('ven'), version: z.int().min(1) })

export const decideVendorInput = seenVendor
  .extend({
    decision: z.enum(['approve', 'request_changes', 'reject']),
    note: text(2000, { min: 0 }).default(''),
  })
  .refine((input) => input.decision === 'approve' || input.note.length > 0, {
    path: ['note'],
    message: 'Tell the factory what to change, or why it was rejected.',
  })

/** The factory reads the reason, word for word. */
export const stopVendorInput = seenVendor.extend({ reason: text(2000) })
export const reinstateVendorInput = seenVendor.extend({ note: text(2000, { min: 0 }).default('') })
