import type Stripe from 'stripe'
import type { Deps } from '../deps.ts'
import { enqueueWebhookEvent } from './enqueue-webhook-event.ts'
import { webhookHandlers } from './handlers.ts'

/**
 * Stores an event by Stripe's id and has it processed, in one transaction. A repeated delivery changes nothing (P07). An
 * event of a kind that we do not act on is stored as processed.
 */
export async function storeWebhookEvent(deps: Deps, event: Stripe.Event): Promise<void> {
  const isOurs = webhookHandlers[event.type] !== undefined
  const now = deps.clock.now()
  await deps.database.transaction(async (tx) => {
    const inserted = await tx.$executeRaw`
      insert into webhook_event (id, type, object_id, payload, state, received_at, processed_at)
      values (${event.id}, ${event.type}, ${objectIdOf(event)}, ${JSON.stringify(event)}::jsonb,
              ${isOurs ? 'received' : 'processed'}, ${now}, ${isOurs ? null : now})
      on conflict (id) do nothing`
    if (isOurs && inserted === 1) await enqueueWebhookEvent(tx, event.id)
  })
}

function objectIdOf(event: Stripe.Event): string | null {
  const { object } = event.data
  return 'id' in object && typeof object.id === 'string' ? object.id : null
}
