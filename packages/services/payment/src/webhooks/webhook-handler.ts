import type Stripe from 'stripe'
import type { Deps, Tx } from '../deps.ts'

/**
 * What an event does, in two steps: first whatever must be asked of Stripe, outside a transaction; then the effect, in the
 * transaction that also marks the event as processed. The effect must come out the same in whatever order events arrive
 * (P10). null: the event is none of our business.
 */
export type WebhookHandler<Event extends Stripe.Event = Stripe.Event> = (
  deps: Deps,
  event: Event,
) => Promise<((tx: Tx) => Promise<void>) | null>

/** The handler of each event type that we act on. Others are stored and marked as processed. */
export type WebhookHandlers = { [T in Stripe.Event['type']]?: WebhookHandler<Extract<Stripe.Event, { type: T }>> }
