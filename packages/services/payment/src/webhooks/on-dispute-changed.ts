import type Stripe from 'stripe'
import { readDispute } from '../disputes/read-dispute.ts'
import { freeze, recordDispute } from '../disputes/record-dispute.ts'
import type { WebhookHandler } from './webhook-handler.ts'

/** A buyer disputes the charge, the bank took the money or gave it back, or it has decided. */
export const onDisputeChanged: WebhookHandler<
  | Stripe.ChargeDisputeCreatedEvent
  | Stripe.ChargeDisputeUpdatedEvent
  | Stripe.ChargeDisputeClosedEvent
  | Stripe.ChargeDisputeFundsWithdrawnEvent
  | Stripe.ChargeDisputeFundsReinstatedEvent
> = async (deps, event) => {
  const news = await readDispute(deps, event.data.object.id)
  if (!news) return null
  await freeze(deps, news)
  return (tx) => recordDispute(deps, tx, news)
}
