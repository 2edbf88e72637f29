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
 * | session.signIn / refresh / signOut | public | token pairs per portal; with two-factor on, signIn answers SECOND_STEP_REQUIRED |
 * | session.answerChallenge | public | the second step: a code of the app, or a recovery code |
 * | session.actFor | account | a token pair for another vendor of mine |
 * | session.list | account | where I am signed in, at every portal, newest first |
 * | session.revoke / revokeOthers | account | ends one of them, or all but the one that asks |
 * | twoFactor.status | account | whether it is on, and how many recovery codes are left; see two-factor.ts |
 * | twoFactor.start / confirm | account | a new secret, and its first code: from then on it is in force |
 * | twoFactor.disable / renewCodes | account | with the password and a code |
 * | google.offer | public | whether sign-in with Google is set up; see google.ts |
 * | google.start / finish | public | to Google and back: a token pair, or what signIn answers |
 * | google.status | account | which Google account opens my login |
 * | google.startConnect / connect | account | to Google and back: from then on that account opens my login |
 * | google.disconnect | account | not without a password |
 * | addresses.list / create / update / remove | customer | the address book |
 * | vendors.mine | account | my applications and factories, with status and what staff asked for |
 * | application.* | account, vendor store.manage | a factory's application while it is written; see application.ts |
 * | vendors.updateProfile | vendor store.manage | what buyers read of an open store |
 * | vendors.setVacation | vendor store.manage | when the factory of an open store is away, or never |
 * | vendorReview.list / get | admin vendors.read | the queue, oldest first |
 * | vendorReview.decide | admin vendors.review | approve, ask for changes, reject |
 * | vendorReview.suspend / reinstate / close | admin vendors.review | a factory that was approved |
 * | audit.list / people | admin audit.read | what staff did, in all services; see audit.ts |
 */
import { z } from 'zod'
import {
  completeApplicationSchema,
  foundedYearSchema,
  requestedChangeSchema,
  shipFromSchema,
  websiteSchema,
} from './application.ts'
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
import { checklistItemSchema } from './requirement.ts'
import { audienceSchema } from './tokens.ts'
import { ownVacationSchema, vacationInput } from './vacation.ts'

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
  /** Staff without two-factor sign-in: nothing else is open until they have set it up. */
  mustEnrol: z.boolean(),
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

/** What a factory changes by itself once its store is open: what buyers read. `version` is the one that it has read. */
export const storeProfileInput = completeApplicationSchema
  .pick({ tagline: true, story: true, city: true, country: true })
  .extend({
    foundedYear: foundedYearSchema.optional(),
    website: websiteSchema.optional(),
    version: z.int().min(1),
  })

/** `null`: the factory is there as usual. `version` is the one that it has read. */
export const setVacationInput = z.object({ version: z.int().min(1), vacation: vacationInput.nullable() })

/** A factory as it is. Of a draft some texts are still empty. */
export const vendorSchema = z.object({
  name: z.string(),
  tagline: z.string(),
  story: z.string(),
  city: z.string(),
  country: countrySchema,
  foundedYear: z.int().optional(),
  website: z.string().optional(),
  legalName: z.string(),
  registrationNumber: z.string(),
  id: idSchema('ven'),
  slug: slugSchema,
  status: z.enum(VENDOR_STATUSES),
  /** Grows with every change: a change names the one that it is about. */
  version: z.int(),
  /** What staff wrote with their last decision. */
  reviewNote: z.string().nullable(),
  /** The vacation that has not ended. */
  vacation: ownVacationSchema.nullable(),
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
export const vendorHistoryEntrySchema = z.object({
  id: idSchema('hst'),
  at: timestampSchema,
  move: z.string(),
  from: z.enum(VENDOR_STATUSES),
  to: z.enum(VENDOR_STATUSES),
  note: z.string(),
  items: z.array(requestedChangeSchema),
  actorName: z.string(),
  isStaff: z.boolean(),
})
export type VendorHistoryEntry = z.infer<typeof vendorHistoryEntrySchema>

export const vendorReviewSchema = vendorSchema.extend({
  owner: userSchema,
  vatNumber: z.string().nullable(),
  shipFrom: shipFromSchema.nullable(),
  /** The version of the terms that was accepted, and when. */
  terms: z.object({ version: z.string(), acceptedAt: timestampSchema }).nullable(),
  requestedChanges: z.array(requestedChangeSchema),
  /** When the application was sent last. */
  sentAt: timestampSchema.nullable(),
})
/** One factory, with what has become of it so far, the newest first. */
export const vendorFileSchema = vendorReviewSchema.extend({
  history: z.array(vendorHistoryEntrySchema),
  checklist: z.array(checklistItemSchema),
})
export const vendorQueuePage = pageOf(vendorReviewSchema)
export const vendorIdInput = z.object({ vendorId: idSchema('ven') })

/** A factory as staff saw it. What has changed since is not decided on: CONFLICT. */
const seenVendor = z.object({ vendorId: idSchema('ven'), version: z.int().min(1) })

export const decideVendorInput = seenVendor
  .extend({
    decision: z.enum(['approve', 'request_changes', 'reject']),
    note: text(2000, { min: 0 }).default(''),
    /** What to change part by part, shown to the factory next to what it concerns. */
    items: z.array(requestedChangeSchema).max(20).default([]),
  })
  .refine((input) => input.items.length === 0 || input.decision === 'request_changes', {
    path: ['items'],
    message: 'Parts are named when you ask for changes.',
  })
  .refine((input) => input.decision === 'approve' || input.note.length > 0 || input.items.length > 0, {
    path: ['note'],
    message: 'Tell the factory what to change, or why it was rejected.',
  })

/** The factory reads the reason, word for word. */
export const stopVendorInput = seenVendor.extend({ reason: text(2000) })
export const reinstateVendorInput = seenVendor.extend({ note: text(2000, { min: 0 }).default('') })
