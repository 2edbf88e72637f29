/**
 * The people who run the place, kept by the auth service.
 *
 * | procedure | who | what |
 * |---|---|---|
 * | staff.list | admin staff.manage | everybody with a role, and who is invited |
 * | staff.invite | admin staff.manage | a mail with a link, for one address and its roles |
 * | staff.resendInvitation / revokeInvitation | admin staff.manage | a new link; no link |
 * | staff.changeRoles / remove | admin staff.manage | other roles, or none; their sessions in the console end |
 * | staff.resetTwoFactor | admin staff.manage | takes a colleague's two-factor sign-in off; they set it up anew (input in users.ts) |
 * | staff.showInvitation | public | what the link in the mail is about |
 * | staff.accept | public | joins with the login that has the invited address, and its password |
 * | staff.join | public | joins with a new login for the invited address |
 */
import { z } from 'zod'
import { passwordSchema } from './auth.ts'
import { emailSchema, personNameSchema, timestampSchema } from './common.ts'
import { idSchema } from './ids.ts'
import { STAFF_ROLES } from './permissions.ts'
import { invitationTokenInput } from './team.ts'

/** Members and open invitations together. */
export const MAX_STAFF = 200

/** Roles of one person, each once, in the order of STAFF_ROLES. */
export const staffRolesSchema = z
  .array(z.enum(STAFF_ROLES))
  .min(1, 'Choose at least one role.')
  .transform((roles) => STAFF_ROLES.filter((role) => roles.includes(role)))

export const staffMemberSchema = z.object({
  id: idSchema('usr'),
  name: z.string(),
  email: z.string(),
  roles: z.array(z.enum(STAFF_ROLES)),
  since: timestampSchema,
  /** The newest sign-in to the console that is still remembered (sessions are forgotten a month after their end). */
  lastSignInAt: timestampSchema.nullable(),
  /** Without it the console is closed to them: they have not signed in yet, or it was taken off. */
  hasTwoFactor: z.boolean(),
  isMe: z.boolean(),
})
export type StaffMemberInfo = z.infer<typeof staffMemberSchema>
export const staffInvitationSchema = z.object({
  id: idSchema('inv'),
  email: z.string(),
  roles: z.array(z.enum(STAFF_ROLES)),
  invitedBy: z.string(),
  sentAt: timestampSchema,
  expiresAt: timestampSchema,
  isExpired: z.boolean(),
})
export type StaffInvitationInfo = z.infer<typeof staffInvitationSchema>
export const staffListSchema = z.object({
  members: z.array(staffMemberSchema),
  invitations: z.array(staffInvitationSchema),
})

export const inviteStaffInput = z.object({ email: emailSchema, roles: staffRolesSchema })
export const staffInvitationIdInput = z.object({ invitationId: idSchema('inv') })
export const changeStaffRolesInput = z.object({ userId: idSchema('usr'), roles: staffRolesSchema })
export const staffMemberInput = z.object({ userId: idSchema('usr') })

export const openStaffInvitationSchema = z.object({
  email: z.string(),
  roles: z.array(z.enum(STAFF_ROLES)),
  invitedBy: z.string(),
  expiresAt: timestampSchema,
  /** Whether the address has a login already. Whoever has the link reads its mails, so this tells nobody anything new. */
  hasLogin: z.boolean(),
})
export const acceptStaffInput = invitationTokenInput.extend({
  password: z.string().min(1, 'Fill in this field.').max(200),
})
export const joinStaffInput = invitationTokenInput.extend({ name: personNameSchema, password: passwordSchema })
