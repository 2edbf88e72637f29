import type Stripe from 'stripe'
import { noteProgress } from '../payments/note-progress.ts'
import { eventKey, orderOfIntent } from './order-of-intent.ts'
import type { WebhookHandler } from './webhook-handler.ts'

/** The buyer's bank asks the buyer (3-D Secure). */
export const onPaymentIntentRequiresAction: WebhookHandler<Stripe.PaymentIntentRequiresActionEvent> = async (
  _deps,
  event,
) => {
  const intent = event.data.object
  const orderId = orderOfIntent(intent)
  if (orderId === null) return null
  return async (tx) => {
    await noteProgress(tx, orderId, intent.id, {
      status: 'requires_action',
      eventKey: eventKey(event, 'requires_action'),
      failure: null,
    })
  }
}
