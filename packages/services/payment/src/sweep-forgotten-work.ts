import { enqueue } from '@millyard/service-kit'
import type { Deps } from './deps.ts'
import { enqueueWebhookEvent } from './webhooks/enqueue-webhook-event.ts'

const FORGOTTEN_AFTER_MS = 10 * 60 * 1_000
const MAX_PER_SWEEP = 200

/**
 * Puts work back into the queue whose job is gone or held by a process that was killed (the queue itself would wait four
 * hours): stored events that were never tried, refunds that were never sent. Enqueued by key, and safe to repeat.
 */
export async function sweepForgottenWork(deps: Deps): Promise<void> {
  const before = new Date(deps.clock.now().getTime() - FORGOTTEN_AFTER_MS)
  const [events, refunds] = await Promise.all([
    deps.database.client.webhookEvent.findMany({
      where: { state: 'received', receivedAt: { lt: before } },
      select: { id: true },
      take: MAX_PER_SWEEP,
    }),
    deps.database.client.paymentRefund.findMany({
      where: { state: 'requested', createdAt: { lt: before } },
      select: { id: true },
      take: MAX_PER_SWEEP,
    }),
  ])
  if (events.length === 0 && refunds.length === 0) return
  await deps.database.transaction(async (tx) => {
    for (const { id } of events) await enqueueWebhookEvent(tx, id)
    for (const { id } of refunds) await enqueue(tx, 'refund-payment', { refundId: id }, { key: `refund-payment:${id}` })
  })
}
