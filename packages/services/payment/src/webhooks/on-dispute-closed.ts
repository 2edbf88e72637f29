import { enqueue } from '@millyard/service-kit'
import type Stripe from 'stripe'
import { resumeRefunds } from '../refunds/refund-payment.ts'
import { idOf } from '../stripe.ts'
import type { WebhookHandler } from './webhook-handler.ts'

/**
 * A dispute ended. Won: what it froze is paid out, and what waited for it is refunded, unless another dispute freezes them,
 * too. Lost: they stay frozen.
 */
export const onDisputeClosed: WebhookHandler<Stripe.ChargeDisputeClosedEvent> = async (deps, event) => {
  const { id, payment_intent, status } = event.data.object
  const intentId = idOf(payment_intent)
  if (intentId === null) return null
  const state = status === 'lost' ? 'lost' : 'won'
  return async (tx) => {
    await tx.$executeRaw`
      insert into payment_dispute (id, stripe_payment_intent_id, state, updated_at)
      values (${id}, ${intentId}, ${state}, ${deps.clock.now()})
      on conflict (id) do update set state = excluded.state, updated_at = excluded.updated_at`
    if (state === 'lost') return
    const frozen = await tx.paymentShare.findMany({
      where: { payment: { stripePaymentIntentId: intentId }, state: { in: ['due', 'claimed'] } },
      select: { vendorId: true },
      distinct: ['vendorId'],
    })
    await resumeRefunds(tx, intentId)
    for (const { vendorId } of frozen) await enqueue(tx, 'pay-out', { vendorId }, { key: `pay-out:${vendorId}` })
  }
}
