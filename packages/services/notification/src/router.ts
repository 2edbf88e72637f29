import { createOperationsRouter } from '@millyard/service-kit'
import { inboxRouter } from './inbox/inbox.router.ts'
import { mailLogRouter } from './mail/mail-log.router.ts'
import { procedures, router } from './trpc.ts'

export const appRouter = router({
  inbox: inboxRouter,
  mailLog: mailLogRouter,
  operations: createOperationsRouter('notification', procedures),
})

export type NotificationRouter = typeof appRouter
