import type Stripe from 'stripe'
import { idOf } from '../stripe.ts'
import type { WebhookHandler } from './webhook-handler.ts'

/** A buyer disputes the charge: nothing of it is paid out while that is open (P20). A close that came first stands. */
export const onDisputeCreated: WebhookHandler<Stripe.ChargeDisputeCreatedEvent> = async (_deps, event) => {
  const intentId = idOf(event.data.object.payment_intent)
  if (intentId === null) return null
  return async (tx) => {
    await tx.payment.updateMany({
      where: { stripePaymentIntentId: intentId, disputeState: null },
      data: { disputeState: 'open' },
    })
  }
}
