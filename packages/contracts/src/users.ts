/**
 * What staff see of people and their logins, kept by the auth service. Whoever opens a person's page leaves an entry in the log.
 *
 * | procedure | who | what |
 * |---|---|---|
 * | users.search | admin users.read | by a part of the name or address, newest first; addresses are masked |
 * | users.get | admin users.read | one person: login, standing, sessions, notes; leaves an entry |
 * | users.sendVerification / sendResetLink | admin users.manage | the mails that the person could ask for |
 * | users.endSession / endSessions | admin users.manage | one, or all, at every portal |
 * | users.block / unblock | admin users.manage | the login opens no session; nobody of the staff |
 * | users.resetTwoFactor | admin users.manage | takes two-factor sign-in off, for somebody whose phone and codes are gone; nobody of the staff |
 * | users.addNote | admin users.manage | for other staff |
 */
import { z } from 'zod'
import { membershipSchema, sessionSchema } from './auth.ts'
import { pageInput, pageOf, text, timestampSchema } from './common.ts'
import { idSchema } from './ids.ts'
import { STAFF_ROLES } from './permissions.ts'

/** Shorter parts of a name fit almost everybody. */
export const USER_SEARCH_MIN = 3

export const userSearchInput = pageInput.extend({
  /** A part of the name or of the address, or an id. Empty: everybody. */
  q: text(254, { min: 0 })
    .refine(
      (q) => q.length === 0 || q.length >= USER_SEARCH_MIN,
      `Write at least ${USER_SEARCH_MIN} letters of the name or address.`,
    )
    .default(''),
})
export const userRowSchema = z.object({
  id: idSchema('usr'),
  name: z.string(),
  /** "a…@example.com": the whole address stands on the person's page. */
  maskedEmail: z.string(),
  emailVerified: z.boolean(),
  isBlocked: z.boolean(),
  isStaff: z.boolean(),
  createdAt: timestampSchema,
})
export const userSearchPage = pageOf(userRowSchema)

export const userIdInput = z.object({ userId: idSchema('usr') })
export const userNoteSchema = z.object({
  id: idSchema('unt'),
  authorName: z.string(),
  text: z.string(),
  createdAt: timestampSchema,
})
export const userDetailSchema = z.object({
  id: idSchema('usr'),
  name: z.string(),
  email: z.string(),
  emailVerified: z.boolean(),
  createdAt: timestampSchema,
  /** How many, not which: support does not need to know where somebody lives. */
  addressCount: z.int(),
  memberships: z.array(membershipSchema),
  staffRoles: z.array(z.enum(STAFF_ROLES)),
  block: z.object({ since: timestampSchema, reason: z.string() }).nullable(),
  /** Until when sign-ins are refused after too many wrong passwords. */
  lockedUntil: timestampSchema.nullable(),
  /** Since when two-factor sign-in is on. */
  twoFactorSince: timestampSchema.nullable(),
  /** The newest that live, at most USER_SESSIONS. */
  sessions: z.array(sessionSchema),
  notes: z.array(userNoteSchema),
})
export type UserDetail = z.infer<typeof userDetailSchema>
export const USER_SESSIONS = 50
export const USER_NOTES = 100

export const userSessionInput = userIdInput.extend({ sessionId: idSchema('ses') })
/** Staff read it; the person does not. */
export const blockUserInput = userIdInput.extend({ reason: text(500) })
/** Why, and how staff know that it is them; stands in the log. */
export const resetTwoFactorInput = userIdInput.extend({ reason: text(500) })
export const addUserNoteInput = userIdInput.extend({ text: text(2000) })
