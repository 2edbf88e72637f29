import type Stripe from 'stripe'
import { idOf } from '../stripe.ts'
import type { WebhookHandler } from './webhook-handler.ts'

/**
 * A buyer disputes the charge, perhaps not for the first time: nothing of it is paid out while any dispute is open (P20). A
 * close that came first stands.
 */
export const onDisputeCreated: WebhookHandler<Stripe.ChargeDisputeCreatedEvent> = async (deps, event) => {
  const { id, payment_intent } = event.data.object
  const intentId = idOf(payment_intent)
  if (intentId === null) return null
  return async (tx) => {
    await tx.$executeRaw`
      insert into payment_dispute (id, stripe_payment_intent_id, state, updated_at)
      values (${id}, ${intentId}, 'open', ${deps.clock.now()})
      on conflict (id) do nothing`
  }
}
