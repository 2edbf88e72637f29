import type { Deps } from './deps.ts'
import { enqueueRecovery } from './payouts/recover-refund.ts'
import { resumeRefunds } from './refunds/refund-payment.ts'
import { enqueueRefund } from './refunds/request-refund.ts'
import { enqueueWebhookEvent } from './webhooks/enqueue-webhook-event.ts'

const FORGOTTEN_AFTER_MS = 10 * 60 * 1_000
const MAX_PER_SWEEP = 200

/**
 * Puts work back into the queue that has no job there any more: stored events that were never tried, refunds that were never
 * sent or wait for a dispute that there is not, transfers that were never taken back. What still has a job waits for that one (the jobs of killed processes are taken back within seconds): to add it again
 * would begin its tries anew each minute. Oldest first; safe to repeat.
 */
export async function sweepForgottenWork(deps: Deps): Promise<void> {
  const before = new Date(deps.clock.now().getTime() - FORGOTTEN_AFTER_MS)
  const { client } = deps.database
  const [events, refunds, held, recoveries] = await Promise.all([
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
    client.$queryRaw<{ intentId: string }[]>`
      select distinct refund.stripe_payment_intent_id as "intentId" from payment_refund refund
      where refund.state = 'on_hold' and refund.created_at < ${before}
        and not exists (
          select 1 from payment_dispute dispute
          where dispute.stripe_payment_intent_id = refund.stripe_payment_intent_id and dispute.state in ('open', 'lost'))
      limit ${MAX_PER_SWEEP}`,
    client.$queryRaw<{ id: string }[]>`
      select recovery.refund_id as id
      from vendor_recovery recovery
      join payment_share share on share.vendor_order_id = recovery.vendor_order_id and share.state = 'paid'
      where recovery.state = 'reversing' and recovery.updated_at < ${before}
        and not exists (select 1 from graphile_worker.jobs where key = 'recover-refund:' || recovery.refund_id)
      order by recovery.updated_at, recovery.refund_id
      limit ${MAX_PER_SWEEP}`,
  ])
  if (events.length + refunds.length + held.length + recoveries.length === 0) return
  await deps.database.transaction(async (tx) => {
    for (const { id } of events) await enqueueWebhookEvent(tx, id)
    for (const { id } of refunds) await enqueueRefund(tx, id)
    for (const { intentId } of held) await resumeRefunds(tx, intentId)
    for (const { id } of recoveries) await enqueueRecovery(tx, id)
  })
}
