import type Stripe from 'stripe'
import { readSettlementOrRefund, settlePayment } from '../payments/settle-payment.ts'
import { orderOfIntent } from './order-of-intent.ts'
import type { WebhookHandler } from './webhook-handler.ts'

/** The card was charged: settles the payment. The fee is not in the event; it is asked for. */
export const onPaymentIntentSucceeded: WebhookHandler<Stripe.PaymentIntentSucceededEvent> = async (deps, event) => {
  const intent = event.data.object
  const orderId = orderOfIntent(intent)
  if (orderId === null) return null
  const settlement = await readSettlementOrRefund(deps, orderId, intent)
  return (tx) => settlePayment(deps, tx, orderId, settlement)
}
