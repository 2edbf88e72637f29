import { AppError } from '@millyard/contracts'
import type { FastifyInstance } from 'fastify'
import type Stripe from 'stripe'
import type { Deps } from '../deps.ts'
import { storeWebhookEvent } from './store-webhook-event.ts'

/**
 * `POST /webhooks/stripe`: checks the signature over the raw body, stores the event, answers. What the event means is a
 * job's business, so Stripe never waits and never repeats an event because we were slow.
 */
export function registerStripeWebhook(app: FastifyInstance, deps: Deps): void {
  app.post('/webhooks/stripe', async (request, reply) => {
    const event = verify(deps, request.body, request.headers['stripe-signature'])
    await storeWebhookEvent(deps, event)
    return reply.send({ received: true })
  })
}

/** @throws AppError BAD_INPUT for what Stripe did not sign, signed with another secret, or signed more than five minutes ago */
function verify(deps: Deps, body: unknown, signature: string | string[] | undefined): Stripe.Event {
  if (typeof body !== 'string' || typeof signature !== 'string') {
    throw new AppError('BAD_INPUT', { message: 'Send the event as JSON with its Stripe-Signature header.' })
  }
  let cause: unknown
  for (const secret of deps.settings.webhookSecrets) {
    try {
      return deps.stripe.webhooks.constructEvent(body, signature, secret)
    } catch (error) {
      cause = error
    }
  }
  throw new AppError('BAD_INPUT', { message: 'The signature of this event is not valid.', cause })
}
