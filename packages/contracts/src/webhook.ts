/** What Stripe has told us, and what became of it. */
import { z } from 'zod'
import { pageInput, pageOf, timestampSchema } from './common.ts'

/**
 * received: stored, its turn comes. processed: done, or none of our business. parked: about something that we do not know yet.
 * failed: it could not be done; both are tried again, less and less often, and in the end not by themselves.
 */
export const WEBHOOK_STATES = ['received', 'processed', 'parked', 'failed'] as const
export const webhookStateSchema = z.enum(WEBHOOK_STATES)
export type WebhookState = z.infer<typeof webhookStateSchema>

/** Stripe's own id, `evt_…`. */
const eventId = z.string().min(1).max(100)
export const webhookEventsInput = pageInput.extend({ state: webhookStateSchema.optional() })
export const webhookEventSchema = z.object({
  id: eventId,
  type: z.string(),
  /** What it is about, e.g. `pi_…`. */
  objectId: z.string().nullable(),
  state: webhookStateSchema,
  attempts: z.int(),
  error: z.string().nullable(),
  receivedAt: timestampSchema,
  processedAt: timestampSchema.nullable(),
})
export type WebhookEvent = z.infer<typeof webhookEventSchema>
export const webhookEventsPage = pageOf(webhookEventSchema)
export const webhookEventIdInput = z.object({ eventId })
