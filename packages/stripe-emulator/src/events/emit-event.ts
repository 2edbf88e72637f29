import type Stripe from 'stripe'
import { nowSeconds } from '../core/clock.ts'
import type { Emulator } from '../core/emulator.ts'
import { newId } from '../core/ids.ts'
import { DEFAULT_MAX_EVENTS } from '../core/options.ts'
import type { EmulatorState } from '../core/state.ts'
import { API_VERSION } from './api-version.ts'

type EventType = Stripe.Event['type']
type EventData<T extends EventType> = Extract<Stripe.Event, { type: T }>['data']

/** Where an event comes from: an API call, or something that happened by itself. */
export interface EventSource {
  emulator: Emulator
  account: string | null
  requestId?: string
  idempotencyKey?: string | null
}

function forgetOldEvents(state: EmulatorState, maximum: number): void {
  const surplus = Object.keys(state.events).length - maximum
  if (surplus <= 0) return
  const dropped = new Set(Object.keys(state.events).slice(0, surplus))
  for (const id of dropped) delete state.events[id]
  for (const delivery of Object.values(state.deliveries)) {
    if (dropped.has(delivery.eventId)) delete state.deliveries[delivery.id]
  }
}

/**
 * Records an event with a copy of its object as it is now, and starts its deliveries.
 * `previous` names the values which changed, for `*.updated` events.
 */
export function emitEvent<T extends EventType>(
  source: EventSource,
  type: T,
  object: EventData<T>['object'],
  previous?: EventData<T>['previous_attributes'],
): void {
  const { emulator, account } = source
  const event: Stripe.Event = JSON.parse(
    JSON.stringify({
      id: newId('evt'),
      object: 'event',
      ...(account === null ? {} : { account }),
      api_version: API_VERSION,
      created: nowSeconds(emulator.state),
      data: { object, ...(previous ? { previous_attributes: previous } : {}) },
      livemode: false,
      pending_webhooks: 0,
      request: { id: source.requestId ?? null, idempotency_key: source.idempotencyKey ?? null },
      type,
    }),
  )
  emulator.state.events[event.id] = { event, account }
  forgetOldEvents(emulator.state, emulator.options.maxEvents ?? DEFAULT_MAX_EVENTS)
  emulator.deliveries.deliver(event.id)
  emulator.markChanged()
}
