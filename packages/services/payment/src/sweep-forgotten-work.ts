import { enqueue } from '@millyard/service-kit'
import type { Deps } from './deps.ts'
import { enqueueWebhookEvent } from './webhooks/enqueue-webhook-event.ts'

const FORGOTTEN_AFTER_MS = 10 * 60 * 1_000
const MAX_PER_SWEEP = 200

/**
 * Puts work back into the queue that has no job there any more: stored events that were never tried, refunds that were never
 * sent. What still has a job waits for that one (the jobs of killed processes are taken back within seconds): to add it again
 * would begin its tries anew each minute. Oldest first; safe to repeat.
 */
export async function sweepForgottenWork(deps: Deps): Promise<void> {
  const before = new Date(deps.clock.now().getTime() - FORGOTTEN_AFTER_MS)
  const { client } = deps.database
  const [events, refunds] = await Promise.all([
    client.$queryRaw<{ id: string }[]>`
      select id from webhook_event
      where state = 'received' and received_at < ${before}
        and not exists (select 1 from graphile_worker.jobs where key = 'process-webhook:' || webhook_event.id)
      order by received_at, id
      limit ${MAX_PER_SWEEP}`,
    client.$queryRaw<{ id: string }[]>`
      select id from payment_refund
      where state = 'requested' and created_at < ${before}
        and not exists (select 1 from graphile_worker.jobs where key = 'refund-payment:' || payment_refund.id)
      order by created_at, id
      limit ${MAX_PER_SWEEP}`,
  ])
  if (events.length === 0 && refunds.length === 0) return
  await deps.database.transaction(async (tx) => {
    for (const { id } of events) await enqueueWebhookEvent(tx, id)
    for (const { id } of refunds) await enqueue(tx, 'refund-payment', { refundId: id }, { key: `refund-payment:${id}` })
  })
}
