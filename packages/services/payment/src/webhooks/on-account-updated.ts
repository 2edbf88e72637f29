import type Stripe from 'stripe'
import { refreshPayoutAccount } from '../payout-account/refresh-payout-account.ts'
import type { WebhookHandler } from './webhook-handler.ts'

/**
 * Something about a vendor's account changed. The account is read as it is now, not as the event remembers it, so late and
 * shuffled events end in the same state (P10).
 */
export const onAccountUpdated: WebhookHandler<Stripe.AccountUpdatedEvent> = async (deps, event) => {
  await refreshPayoutAccount(deps, { stripeAccountId: event.data.object.id })
  return null
}
