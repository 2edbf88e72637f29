import type Stripe from 'stripe'
import type { Deps } from '../deps.ts'
import { enqueueWebhookEvent } from './enqueue-webhook-event.ts'

/** Stores an event by Stripe's id and has it processed, in one transaction. A repeated delivery changes nothing (P07). */
export async function storeWebhookEvent(deps: Deps, event: Stripe.Event): Promise<void> {
  await deps.database.transaction(async (tx) => {
    const inserted = await tx.$executeRaw`
      insert into webhook_event (id, type, object_id, payload, state, received_at)
      values (${event.id}, ${event.type}, ${objectIdOf(event)}, ${JSON.stringify(event)}::jsonb, 'received', ${deps.clock.now()})
      on conflict (id) do nothing`
    if (inserted === 1) await enqueueWebhookEvent(tx, event.id)
  })
}

function objectIdOf(event: Stripe.Event): string | null {
  const { object } = event.data
  return 'id' in object && typeof object.id === 'string' ? object.id : null
}
