import { rowCount } from '@millyard/service-kit'
import type Stripe from 'stripe'
import type { Deps } from '../deps.ts'
import { webhookHandlers } from './handlers.ts'
import { ParkedError } from './parked-error.ts'
import type { WebhookHandler } from './webhook-handler.ts'

/**
 * Applies a stored event once: its effect and the mark `processed` are one transaction. When that fails, the row says
 * `parked` (not known yet) or `failed`, with the error, and the job is tried again.
 */
export async function processWebhookEvent(deps: Deps, eventId: string): Promise<void> {
  const row = await deps.database.client.webhookEvent.findUnique({
    where: { id: eventId },
    select: { state: true, payload: true },
  })
  if (!row || row.state === 'processed') return
  // Stripe signed what is stored here; the client's types are of the API version that it was sent in.
  const event = row.payload as unknown as Stripe.Event
  const handler = webhookHandlers[event.type] as WebhookHandler | undefined
  try {
    const effect = (await handler?.(deps, event)) ?? null
    await deps.database.transaction(async (tx) => {
      const marked = await tx.webhookEvent.updateMany({
        where: { id: eventId, state: { not: 'processed' } },
        data: { state: 'processed', processedAt: deps.clock.now(), attempts: { increment: 1 }, error: null },
      })
      if (rowCount(marked)) await effect?.(tx)
    })
  } catch (error) {
    await deps.database.client.webhookEvent.updateMany({
      where: { id: eventId, state: { not: 'processed' } },
      data: {
        state: error instanceof ParkedError ? 'parked' : 'failed',
        attempts: { increment: 1 },
        error: error instanceof Error ? error.message : String(error),
      },
    })
    throw error
  }
}
