import {
  addUserNoteInput,
  blockUserInput,
  okSchema,
  resetTwoFactorInput,
  userDetailSchema,
  userIdInput,
  userSearchInput,
  userSearchPage,
  userSessionInput,
} from '@millyard/contracts'
import { adminProcedure, router } from '../trpc.ts'
import { getUser } from './get-user.ts'
import {
  addUserNote,
  blockUser,
  endSessionOf,
  endSessionsOf,
  resetTwoFactorOf,
  sendResetLinkTo,
  sendVerificationTo,
  unblockUser,
} from './manage-user.ts'
import { searchUsers } from './search-users.ts'

export const usersRouter = router({
  search: adminProcedure('users.read')
    .input(userSearchInput)
    .output(userSearchPage)
    .query(({ ctx, input }) => searchUsers(ctx.deps, input)),

  get: adminProcedure('users.read')
    .input(userIdInput)
    .output(userDetailSchema)
    .query(({ ctx, input }) => getUser(ctx.deps, ctx.actor, input)),

  sendVerification: adminProcedure('users.manage')
    .input(userIdInput)
    .output(okSchema)
    .mutation(({ ctx, input }) => sendVerificationTo(ctx.deps, ctx.actor, input)),

  sendResetLink: adminProcedure('users.manage')
    .input(userIdInput)
    .output(okSchema)
    .mutation(({ ctx, input }) => sendResetLinkTo(ctx.deps, ctx.actor, input)),

  endSession: adminProcedure('users.manage')
    .input(userSessionInput)
    .output(okSchema)
    .mutation(({ ctx, input }) => endSessionOf(ctx.deps, ctx.actor, input)),

  endSessions: adminProcedure('users.manage')
    .input(userIdInput)
    .output(okSchema)
    .mutation(({ ctx, input }) => endSessionsOf(ctx.deps, ctx.actor, input)),

  block: adminProcedure('users.manage')
    .input(blockUserInput)
    .output(okSchema)
    .mutation(({ ctx, input }) => blockUser(ctx.deps, ctx.actor, input)),

  unblock: adminProcedure('users.manage')
    .input(userIdInput)
    .output(okSchema)
    .mutation(({ ctx, input }) => unblockUser(ctx.deps, ctx.actor, input)),

  resetTwoFactor: adminProcedure('users.manage')
    .input(resetTwoFactorInput)
    .output(okSchema)
    .mutation(({ ctx, input }) => resetTwoFactorOf(ctx.deps, ctx.actor, input)),

  addNote: adminProcedure('users.manage')
    .input(addUserNoteInput)
    .output(okSchema)
    .mutation(({ ctx, input }) => addUserNote(ctx.deps, ctx.actor, input)),
})
