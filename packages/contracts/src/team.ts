/**
 * A factory's people, kept by the auth service.
 *
 * | procedure | who | what |
 * |---|---|---|
 * | team.list | vendor team.read | the members; the open invitations too for those who manage the team |
 * | team.invite | vendor team.manage | a mail with a link, for one address and one role |
 * | team.resendInvitation / revokeInvitation | vendor team.manage | a new link; no link |
 * | team.changeRole / remove | vendor team.manage | another role, or none; their sessions for this factory end |
 * | team.leave | vendor team.read | I belong to this factory no more; its last owner stays |
 * | team.showInvitation | public | what the link in the mail is about |
 * | team.accept | account | joins with the login that has the invited address |
 * | team.join | public | joins with a new login for the invited address |
 */
import { z } from 'zod'
import { passwordSchema } from './auth.ts'
import { emailSchema, personNameSchema, slugSchema, timestampSchema } from './common.ts'
import { idSchema } from './ids.ts'
import { VENDOR_ROLES } from './permissions.ts'

/** Members and open invitations of one factory together. */
export const MAX_TEAM = 50
/** How long the link in an invitation works, in real time. */
export const INVITATION_TTL_DAYS = 7

export const vendorRoleSchema = z.enum(VENDOR_ROLES, { error: 'Choose a role.' })

export const teamMemberSchema = z.object({
  id: idSchema('mem'),
  name: z.string(),
  email: z.string(),
  role: vendorRoleSchema,
  joinedAt: timestampSchema,
  isMe: z.boolean(),
})
export const invitationSchema = z.object({
  id: idSchema('inv'),
  email: z.string(),
  role: vendorRoleSchema,
  invitedBy: z.string(),
  sentAt: timestampSchema,
  expiresAt: timestampSchema,
  isExpired: z.boolean(),
})
export const teamSchema = z.object({ members: z.array(teamMemberSchema), invitations: z.array(invitationSchema) })
export type Team = z.infer<typeof teamSchema>

export const inviteInput = z.object({ email: emailSchema, role: vendorRoleSchema })
export const invitationIdInput = z.object({ invitationId: idSchema('inv') })
export const changeMemberRoleInput = z.object({ memberId: idSchema('mem'), role: vendorRoleSchema })
export const memberIdInput = z.object({ memberId: idSchema('mem') })

/** The secret of the link. It travels in bodies alone: addresses are written into logs. */
export const invitationTokenInput = z.object({ token: z.string().min(20).max(200) })
export const openInvitationSchema = z.object({
  factory: z.object({ name: z.string(), slug: slugSchema }),
  email: z.string(),
  role: vendorRoleSchema,
  invitedBy: z.string(),
  expiresAt: timestampSchema,
  /** Whether the address has a login already. Whoever has the link reads its mails, so this tells nobody anything new. */
  hasLogin: z.boolean(),
})
export const joinInput = invitationTokenInput.extend({ name: personNameSchema, password: passwordSchema })
export const joinedSchema = z.object({ vendorId: idSchema('ven') })
