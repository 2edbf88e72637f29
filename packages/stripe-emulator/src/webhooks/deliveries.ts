import { newId } from '../core/ids.ts'
import { DEFAULT_RETRY_DELAYS_MS, type StripeEmulatorOptions } from '../core/options.ts'
import type { DeliveryRecord, EmulatorState, EventRecord, WebhookEndpointRecord } from '../core/state.ts'
import { signPayload } from './signature.ts'

export interface WebhookDeliveries {
  /** Sends an event to every endpoint that wants it. */
  deliver(eventId: string): void
  /** Sends an event again, `times` times at once, to every endpoint that wants it. Answers how many were started. */
  resend(eventId: string, times: number): number
  /** Takes up the deliveries which were pending when the emulator last stopped. */
  resume(): void
  /** Resolves with the number still pending: 0, or more when the time ran out. */
  whenIdle(timeoutMs: number): Promise<number>
  /** Ends all attempts; what was not delivered stays pending in the state. */
  stop(): void
}

function wants(record: WebhookEndpointRecord, { event, account }: EventRecord): boolean {
  const { endpoint, scope } = record
  if (endpoint.status !== 'enabled') return false
  if (scope === 'platform' && account !== null) return false
  if (scope === 'connect' && account === null) return false
  return endpoint.enabled_events.includes('*') || endpoint.enabled_events.includes(event.type)
}

/**
 * Delivers events to webhook endpoints, signed, at least once and in no promised order. Anything but a 2xx answer is
 * tried again after a growing wait, until the waits are used up; then the delivery has failed and is kept as such.
 */
export function createWebhookDeliveries(
  state: EmulatorState,
  options: StripeEmulatorOptions,
  markChanged: () => void,
): WebhookDeliveries {
  const retryDelaysMs = options.webhookRetryDelaysMs ?? DEFAULT_RETRY_DELAYS_MS
  const timeoutMs = options.webhookTimeoutMs ?? 10_000
  const stopping = new AbortController()
  const timers = new Set<NodeJS.Timeout>()
  const pending = new Set<string>()
  const idleListeners = new Set<() => void>()

  function settle(delivery: DeliveryRecord, status: 'succeeded' | 'failed'): void {
    delivery.status = status
    const record = state.events[delivery.eventId]
    if (record) record.event.pending_webhooks = Math.max(0, record.event.pending_webhooks - 1)
    pending.delete(delivery.id)
    markChanged()
    if (pending.size === 0) for (const listener of [...idleListeners]) listener()
  }

  async function send(url: string, body: string, secret: string): Promise<number> {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json; charset=utf-8',
        'User-Agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
        'Stripe-Signature': signPayload(body, secret),
      },
      body,
      redirect: 'manual',
      signal: AbortSignal.any([stopping.signal, AbortSignal.timeout(timeoutMs)]),
    })
    await response.body?.cancel()
    return response.status
  }

  async function attempt(delivery: DeliveryRecord): Promise<void> {
    const endpoint = state.webhookEndpoints[delivery.endpointId]
    const record = state.events[delivery.eventId]
    if (!endpoint || !record) {
      delivery.lastError = 'The endpoint or the event is gone.'
      settle(delivery, 'failed')
      return
    }
    delivery.attempts += 1
    delivery.lastAttemptAtMs = Date.now()
    try {
      const status = await send(endpoint.endpoint.url, JSON.stringify(record.event, null, 2), endpoint.secret)
      delivery.lastStatus = status
      delivery.lastError = status >= 200 && status < 300 ? null : `HTTP ${status}`
    } catch (error) {
      if (stopping.signal.aborted) return
      delivery.lastStatus = null
      const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
      delivery.lastError = cause instanceof Error ? cause.message : String(cause)
    }
    if (delivery.lastError === null) settle(delivery, 'succeeded')
    else retryLater(delivery)
  }

  function retryLater(delivery: DeliveryRecord): void {
    const delayMs = retryDelaysMs[delivery.attempts - 1]
    if (delayMs === undefined) settle(delivery, 'failed')
    else schedule(delivery, delayMs)
  }

  function schedule(delivery: DeliveryRecord, delayMs: number): void {
    if (stopping.signal.aborted) return
    pending.add(delivery.id)
    const timer = setTimeout(() => {
      timers.delete(timer)
      void attempt(delivery)
    }, delayMs)
    timers.add(timer)
  }

  function start(record: EventRecord, endpoint: WebhookEndpointRecord): void {
    const delivery: DeliveryRecord = {
      id: newId('whd'),
      eventId: record.event.id,
      eventType: record.event.type,
      endpointId: endpoint.endpoint.id,
      status: 'pending',
      attempts: 0,
      lastStatus: null,
      lastError: null,
      createdAtMs: Date.now(),
      lastAttemptAtMs: null,
    }
    state.deliveries[delivery.id] = delivery
    record.event.pending_webhooks += 1
    schedule(delivery, 0)
  }

  function resend(eventId: string, times: number): number {
    const record = state.events[eventId]
    if (!record) return 0
    const endpoints = Object.values(state.webhookEndpoints).filter((endpoint) => wants(endpoint, record))
    for (const endpoint of endpoints) for (let count = 0; count < times; count++) start(record, endpoint)
    markChanged()
    return endpoints.length * times
  }

  return {
    deliver: (eventId) => void resend(eventId, 1),
    resend,
    resume() {
      for (const delivery of Object.values(state.deliveries)) if (delivery.status === 'pending') schedule(delivery, 0)
    },
    whenIdle(waitMs) {
      if (pending.size === 0) return Promise.resolve(0)
      return new Promise((resolve) => {
        const done = () => {
          clearTimeout(timer)
          idleListeners.delete(done)
          resolve(pending.size)
        }
        const timer = setTimeout(done, waitMs)
        idleListeners.add(done)
      })
    },
    stop() {
      stopping.abort()
      for (const timer of timers) clearTimeout(timer)
      for (const listener of [...idleListeners]) listener()
    },
  }
}
