import {
  acceptStaffInput,
  changeStaffRolesInput,
  invitationTokenInput,
  inviteStaffInput,
  joinStaffInput,
  okSchema,
  openStaffInvitationSchema,
  resetTwoFactorInput,
  staffInvitationIdInput,
  staffListSchema,
  staffMemberInput,
} from '@millyard/contracts'
import { adminProcedure, publicProcedure, router } from '../trpc.ts'
import { acceptStaffInvitation, joinStaff, showStaffInvitation } from './accept-staff-invitation.ts'
import { changeStaffRoles, removeStaffMember, resetTwoFactorOfStaff } from './change-staff.ts'
import { inviteStaff, resendStaffInvitation, revokeStaffInvitation } from './invite-staff.ts'
import { listStaff } from './list-staff.ts'

export const staffRouter = router({
  list: adminProcedure('staff.manage')
    .output(staffListSchema)
    .query(({ ctx }) => listStaff(ctx.deps, ctx.actor)),

  invite: adminProcedure('staff.manage')
    .input(inviteStaffInput)
    .output(okSchema)
    .mutation(({ ctx, input }) => inviteStaff(ctx.deps, ctx.actor, input)),

  resendInvitation: adminProcedure('staff.manage')
    .input(staffInvitationIdInput)
    .output(okSchema)
    .mutation(({ ctx, input }) => resendStaffInvitation(ctx.deps, ctx.actor, input)),

  revokeInvitation: adminProcedure('staff.manage')
    .input(staffInvitationIdInput)
    .output(okSchema)
    .mutation(({ ctx, input }) => revokeStaffInvitation(ctx.deps, ctx.actor, input)),

  changeRoles: adminProcedure('staff.manage')
    .input(changeStaffRolesInput)
    .output(okSchema)
    .mutation(({ ctx, input }) => changeStaffRoles(ctx.deps, ctx.actor, input)),

  remove: adminProcedure('staff.manage')
    .input(staffMemberInput)
    .output(okSchema)
    .mutation(({ ctx, input }) => removeStaffMember(ctx.deps, ctx.actor, input)),

  resetTwoFactor: adminProcedure('staff.manage')
    .input(resetTwoFactorInput)
    .output(okSchema)
    .mutation(({ ctx, input }) => resetTwoFactorOfStaff(ctx.deps, ctx.actor, input)),

  /** Changes nothing, and is a mutation all the same: its token must not stand in an address. */
  showInvitation: publicProcedure
    .input(invitationTokenInput)
    .output(openStaffInvitationSchema)
    .mutation(({ ctx, input }) => showStaffInvitation(ctx.deps, input)),

  accept: publicProcedure
    .input(acceptStaffInput)
    .output(okSchema)
    .mutation(({ ctx, input }) => acceptStaffInvitation(ctx.deps, { ...input, ip: ctx.ip, requestId: ctx.requestId })),

  join: publicProcedure
    .input(joinStaffInput)
    .output(okSchema)
    .mutation(({ ctx, input }) => joinStaff(ctx.deps, { ...input, ip: ctx.ip, requestId: ctx.requestId })),
})
