import { AppError, notFound, type webhookEventIdInput } from '@millyard/contracts'
import { recordStaffAction, type StaffActor } from '@millyard/service-kit'
import type { z } from 'zod'
import type { Deps } from '../deps.ts'
import { enqueueWebhookEvent } from './enqueue-webhook-event.ts'

/**
 * Has an event processed now, also one that has been given up. Its effect is made once, however often it is tried.
 * @throws AppError NOT_FOUND, ILLEGAL_TRANSITION when it has been processed
 */
export async function retryWebhookEvent(
  deps: Deps,
  actor: StaffActor,
  { eventId }: z.infer<typeof webhookEventIdInput>,
): Promise<{ ok: true }> {
  await deps.database.transaction(async (tx) => {
    const event = await tx.webhookEvent.findUnique({ where: { id: eventId }, select: { type: true, state: true } })
    if (!event) throw notFound('event')
    if (event.state === 'processed') {
      throw new AppError('ILLEGAL_TRANSITION', { message: 'This event has been processed in the meantime.' })
    }
    await recordStaffAction(tx, deps.clock, actor, {
      action: 'delivery.retry',
      subject: { type: 'delivery', id: eventId, name: event.type },
      details: { from: 'stripe', to: 'payment', state: event.state },
    })
    await enqueueWebhookEvent(tx, eventId)
  })
  return { ok: true }
}
