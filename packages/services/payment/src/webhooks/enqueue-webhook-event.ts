import { enqueue } from '@millyard/service-kit'
import type { Tx } from '../deps.ts'

/** Has a stored event processed; one that waits for its next try is tried at once instead. */
export async function enqueueWebhookEvent(tx: Tx, eventId: string): Promise<void> {
  await enqueue(tx, 'process-webhook', { eventId }, { key: `process-webhook:${eventId}` })
}
