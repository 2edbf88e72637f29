import { publish } from '@millyard/service-kit'
import type Stripe from 'stripe'
import { noteProgress } from '../payments/note-progress.ts'
import { eventKey, orderOfIntent } from './order-of-intent.ts'
import type { WebhookHandler } from './webhook-handler.ts'

/** A try was declined: the buyer sees why and may use another card. */
export const onPaymentIntentFailed: WebhookHandler<Stripe.PaymentIntentPaymentFailedEvent> = async (deps, event) => {
  const intent = event.data.object
  const orderId = orderOfIntent(intent)
  if (orderId === null) return null
  const failure = {
    code: intent.last_payment_error?.decline_code ?? intent.last_payment_error?.code ?? 'payment_failed',
    message: intent.last_payment_error?.message ?? 'The payment did not go through.',
  }
  return async (tx) => {
    const payment = await noteProgress(tx, orderId, intent.id, {
      status: 'failed',
      eventKey: eventKey(event, 'failed'),
      failure,
    })
    if (!payment) return
    await publish(tx, deps.clock, 'payment.failed.v1', orderId, { paymentId: payment.id, orderId, ...failure })
  }
}
