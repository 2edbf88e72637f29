import { okSchema, webhookEventIdInput, webhookEventsInput, webhookEventsPage } from '@millyard/contracts'
import { adminProcedure, router } from '../trpc.ts'
import { listWebhookEvents } from './list-webhook-events.ts'
import { retryWebhookEvent } from './retry-webhook-event.ts'

export const webhooksRouter = router({
  list: adminProcedure('operations.read')
    .input(webhookEventsInput)
    .output(webhookEventsPage)
    .query(({ ctx, input }) => listWebhookEvents(ctx.deps, input)),

  retry: adminProcedure('operations.manage')
    .input(webhookEventIdInput)
    .output(okSchema)
    .mutation(({ ctx, input }) => retryWebhookEvent(ctx.deps, ctx.actor, input)),
})
