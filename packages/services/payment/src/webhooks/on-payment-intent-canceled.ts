import type Stripe from 'stripe'
import { cancelPayment } from '../payments/cancel-payment.ts'
import { lockPayment } from '../payments/payment.repository.ts'
import { isPayable } from '../payments/payment-status.ts'
import { orderOfIntent } from './order-of-intent.ts'
import { ParkedError } from './parked-error.ts'
import type { WebhookHandler } from './webhook-handler.ts'

/** The intent was cancelled, by us or in Stripe's dashboard: it cannot be paid any more. The order expires by itself. */
export const onPaymentIntentCanceled: WebhookHandler<Stripe.PaymentIntentCanceledEvent> = async (deps, event) => {
  const intent = event.data.object
  const orderId = orderOfIntent(intent)
  if (orderId === null) return null
  return async (tx) => {
    const payment = await lockPayment(tx, orderId)
    if (payment?.stripePaymentIntentId == null) throw new ParkedError(`There is no payment for ${orderId} yet.`)
    if (payment.stripePaymentIntentId === intent.id && isPayable(payment.status)) await cancelPayment(deps, tx, orderId)
  }
}
