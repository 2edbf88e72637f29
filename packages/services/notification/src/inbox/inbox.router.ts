import { markReadInput, notificationsInput, notificationsPage, okSchema, unreadCountSchema } from '@millyard/contracts'
import { accountProcedure, router } from '../trpc.ts'
import { countUnread, listNotifications, markRead } from './inbox.repository.ts'

export const inboxRouter = router({
  list: accountProcedure
    .input(notificationsInput)
    .output(notificationsPage)
    .query(({ ctx, input }) => listNotifications(ctx.deps, ctx.actor, input)),

  unreadCount: accountProcedure
    .output(unreadCountSchema)
    .query(async ({ ctx }) => ({ count: await countUnread(ctx.deps, ctx.actor) })),

  markRead: accountProcedure
    .input(markReadInput)
    .output(okSchema)
    .mutation(async ({ ctx, input }) => {
      await markRead(ctx.deps, ctx.actor, input.ids)
      return { ok: true as const }
    }),
})
