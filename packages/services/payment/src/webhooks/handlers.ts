import { onAccountUpdated } from './on-account-updated.ts'
import { onDisputeChanged } from './on-dispute-changed.ts'
import { onPaymentIntentCanceled } from './on-payment-intent-canceled.ts'
import { onPaymentIntentFailed } from './on-payment-intent-failed.ts'
import { onPaymentIntentRequiresAction } from './on-payment-intent-requires-action.ts'
import { onPaymentIntentSucceeded } from './on-payment-intent-succeeded.ts'
import { onRefundChanged } from './on-refund-changed.ts'
import type { WebhookHandlers } from './webhook-handler.ts'

/** Stripe's event type → what we do about it. */
export const webhookHandlers: WebhookHandlers = {
  'payment_intent.succeeded': onPaymentIntentSucceeded,
  'payment_intent.payment_failed': onPaymentIntentFailed,
  'payment_intent.requires_action': onPaymentIntentRequiresAction,
  'payment_intent.canceled': onPaymentIntentCanceled,
  'account.updated': onAccountUpdated,
  'refund.updated': onRefundChanged,
  'refund.failed': onRefundChanged,
  'charge.refund.updated': onRefundChanged,
  'charge.dispute.created': onDisputeChanged,
  'charge.dispute.updated': onDisputeChanged,
  'charge.dispute.closed': onDisputeChanged,
  'charge.dispute.funds_withdrawn': onDisputeChanged,
  'charge.dispute.funds_reinstated': onDisputeChanged,
}
