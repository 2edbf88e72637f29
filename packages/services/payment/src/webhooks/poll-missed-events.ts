import type Stripe from 'stripe'
import type { Deps } from '../deps.ts'
import { webhookHandlers } from './handlers.ts'
import { storeWebhookEvent } from './store-webhook-event.ts'

const POLL_EVERY_MS = 5 * 60 * 1_000
/** Stripe may list an event a little after its time, and its own delivery should come first. */
const OVERLAP_MS = 15 * 60 * 1_000
/** How far back Stripe keeps events. https://docs.stripe.com/api/events/list */
const KEPT_MS = 29 * 24 * 60 * 60 * 1_000
const FIRST_POLL_MS = 60 * 60 * 1_000
const MS_PER_SECOND = 1_000
/** As many as Stripe lists at once. */
const PAGE = 100

/**
 * Asks Stripe for the events that we act on, and stores those whose webhooks never came: the endpoint was wrong, down for days,
 * or its secret was. What has come already is stored once (by Stripe's id), so asking too often changes nothing. The mark moves
 * on only when a whole list was read; events of connected accounts are not listed here, their accounts are read when looked at.
 */
export async function pollMissedEvents(deps: Deps): Promise<void> {
  const now = deps.clock.now()
  const last = await deps.database.client.webhookPoll.findUnique({
    where: { id: 'stripe' },
    select: { polledAt: true },
  })
  if (last && now.getTime() - last.polledAt.getTime() < POLL_EVERY_MS) return
  const since = Math.max(
    now.getTime() - KEPT_MS,
    last ? last.polledAt.getTime() - OVERLAP_MS : now.getTime() - FIRST_POLL_MS,
  )
  const types = Object.keys(webhookHandlers)
  const created = { gte: Math.floor(since / MS_PER_SECOND) }
  let listed: Stripe.Event[] = []
  for await (const event of deps.stripe.events.list({ created, types, limit: PAGE })) {
    listed.push(event)
    if (listed.length < PAGE) continue
    await storeUnknown(deps, listed)
    listed = []
  }
  await storeUnknown(deps, listed)
  await deps.database.client.webhookPoll.upsert({
    where: { id: 'stripe' },
    create: { id: 'stripe', polledAt: now },
    update: { polledAt: now },
  })
}

async function storeUnknown(deps: Deps, events: readonly Stripe.Event[]): Promise<void> {
  if (events.length === 0) return
  const known = await deps.database.client.webhookEvent.findMany({
    where: { id: { in: events.map((event) => event.id) } },
    select: { id: true },
  })
  const ids = new Set(known.map(({ id }) => id))
  for (const event of events.filter(({ id }) => !ids.has(id))) {
    deps.log.warn({ eventId: event.id, type: event.type }, 'a webhook of Stripe never came; its event was found')
    await storeWebhookEvent(deps, event)
  }
}
