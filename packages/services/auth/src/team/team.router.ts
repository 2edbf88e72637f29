import {
  changeMemberRoleInput,
  invitationIdInput,
  invitationTokenInput,
  inviteInput,
  joinedSchema,
  joinInput,
  memberIdInput,
  okSchema,
  openInvitationSchema,
  teamSchema,
} from '@millyard/contracts'
import { accountProcedure, publicProcedure, router, vendorProcedure } from '../trpc.ts'
import { acceptInvitation, joinWithNewLogin, showInvitation } from './accept-invitation.ts'
import { changeMemberRole, leaveTeam, removeMember } from './change-member.ts'
import { listTeam } from './list-team.ts'
import { inviteMember, resendInvitation, revokeInvitation } from './send-invitation.ts'

export const teamRouter = router({
  list: vendorProcedure('team.read')
    .output(teamSchema)
    .query(({ ctx }) => listTeam(ctx.deps, ctx.actor)),

  invite: vendorProcedure('team.manage')
    .input(inviteInput)
    .output(okSchema)
    .mutation(({ ctx, input }) => inviteMember(ctx.deps, ctx.actor, input)),

  resendInvitation: vendorProcedure('team.manage')
    .input(invitationIdInput)
    .output(okSchema)
    .mutation(({ ctx, input }) => resendInvitation(ctx.deps, ctx.actor, input)),

  revokeInvitation: vendorProcedure('team.manage')
    .input(invitationIdInput)
    .output(okSchema)
    .mutation(({ ctx, input }) => revokeInvitation(ctx.deps, ctx.actor, input)),

  changeRole: vendorProcedure('team.manage')
    .input(changeMemberRoleInput)
    .output(okSchema)
    .mutation(({ ctx, input }) => changeMemberRole(ctx.deps, ctx.actor, input)),

  remove: vendorProcedure('team.manage')
    .input(memberIdInput)
    .output(okSchema)
    .mutation(({ ctx, input }) => removeMember(ctx.deps, ctx.actor, input)),

  leave: vendorProcedure('team.read')
    .output(okSchema)
    .mutation(({ ctx }) => leaveTeam(ctx.deps, ctx.actor)),

  /** Changes nothing, and is a mutation all the same: its token must not stand in an address. */
  showInvitation: publicProcedure
    .input(invitationTokenInput)
    .output(openInvitationSchema)
    .mutation(({ ctx, input }) => showInvitation(ctx.deps, input)),

  accept: accountProcedure
    .input(invitationTokenInput)
    .output(joinedSchema)
    .mutation(({ ctx, input }) => acceptInvitation(ctx.deps, ctx.actor, input)),

  join: publicProcedure
    .input(joinInput)
    .output(joinedSchema)
    .mutation(({ ctx, input }) => joinWithNewLogin(ctx.deps, { ...input, ip: ctx.ip })),
})
