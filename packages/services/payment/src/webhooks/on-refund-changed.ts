import type Stripe from 'stripe'
import { recordRefund } from '../refunds/record-refund.ts'
import type { WebhookHandler } from './webhook-handler.ts'

/**
 * A refund moved on: it succeeded after it was pending, or it failed. It is read as it is now, not as the event remembers it,
 * so late and shuffled events end in the same state (P10).
 */
export const onRefundChanged: WebhookHandler<
  Stripe.RefundUpdatedEvent | Stripe.RefundFailedEvent | Stripe.ChargeRefundUpdatedEvent
> = async (deps, event) => {
  const { id, metadata } = event.data.object
  const refundId = metadata?.refundId
  if (refundId === undefined) return null
  const refund = await deps.stripe.refunds.retrieve(id)
  return (tx) => recordRefund(deps, tx, refundId, refund)
}
