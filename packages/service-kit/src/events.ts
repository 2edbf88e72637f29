import {
  type DomainEvent,
  EVENTS,
  type EventData,
  type EventType,
  newEvent,
  parseEvent,
  type ServiceName,
  subscribersOf,
} from '@millyard/contracts'
import type { Clock } from './clock.ts'
import { currentCorrelationId, withCorrelation } from './correlation.ts'
import type { Database, OutboxTx, Tx } from './database.ts'
import { addJobs, RETRY_ATTEMPTS } from './jobs.ts'

export const DELIVER_EVENT = 'deliver-event'

/** The queue's payload of one delivery: one event to one subscriber. */
export type DeliveryPayload = { event: DomainEvent; subscriber: ServiceName }

/**
 * Publishes an event: writes one delivery per subscriber into the queue, in the caller's transaction. The queue is the
 * outbox: the event exists if and only if the change does, and a delivered one leaves nothing behind.
 */
export async function publish<T extends EventType>(
  tx: OutboxTx,
  clock: Clock,
  type: T,
  aggregateId: string,
  data: EventData<T>,
): Promise<DomainEvent<T>> {
  const event = newEvent(type, { aggregateId, correlationId: currentCorrelationId(), occurredAt: clock.now(), data })
  await addJobs(
    tx,
    subscribersOf(type).map((subscriber) => ({
      identifier: DELIVER_EVENT,
      payload: { event, subscriber },
      max_attempts: RETRY_ATTEMPTS, // then it is listed as failed and waits for staff
      job_key: `${event.id}:${subscriber}`,
    })),
  )
  return event
}

/**
 * Event type → what this service does about it. The handler runs in the transaction that also records the event's id: it
 * is applied exactly once, however often it is delivered. Network calls go into a job that the handler enqueues.
 */
export type EventHandlers<Deps, Client> = {
  [T in EventType]?: (deps: Deps, tx: Tx<Client>, event: DomainEvent<T>) => Promise<void>
}

/** Applies a delivered event once. Answers false when it had been applied before. */
export async function receiveEvent<Deps, Client>(
  deps: Deps,
  database: Database<Client>,
  handlers: EventHandlers<Deps, Client>,
  event: DomainEvent,
): Promise<boolean> {
  const handler = handlers[event.type] as
    | ((deps: Deps, tx: Tx<Client>, event: DomainEvent) => Promise<void>)
    | undefined
  if (!handler) throw new Error(`No handler for ${event.type}.`)
  return withCorrelation(event.correlationId, () =>
    database.transaction(async (tx) => {
      // A second delivery at the same time waits here for the first to commit, then finds its row and stops.
      const inserted = await tx.$executeRawUnsafe(
        'insert into inbox_event (event_id, type) values ($1, $2) on conflict do nothing',
        event.id,
        event.type,
      )
      if (inserted === 0) return false
      await handler(deps, tx, event)
      return true
    }),
  )
}

/** Refuses to start a service that subscribes to an event without handling it, or handles one it does not subscribe to. */
export function assertSubscriptions(service: ServiceName, handlers: Partial<Record<EventType, unknown>>): void {
  for (const type of Object.keys(EVENTS) as EventType[]) {
    const subscribed = subscribersOf(type).includes(service)
    if (subscribed && !handlers[type]) throw new Error(`${service} subscribes to ${type} but has no handler.`)
    if (!subscribed && handlers[type]) throw new Error(`${service} handles ${type} but does not subscribe to it.`)
  }
}

export { parseEvent }
