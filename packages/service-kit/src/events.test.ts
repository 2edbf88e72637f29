import { EVENTS, type EventType, SERVICE_NAMES } from '@millyard/contracts'
import { expect, test } from 'vitest'
import { assertSubscriptions } from './events.ts'

const handler = async () => undefined

function handlersOf(service: string): Partial<Record<EventType, unknown>> {
  const types = Object.keys(EVENTS) as EventType[]
  return Object.fromEntries(
    types.filter((type) => EVENTS[type].to.some((name) => name === service)).map((type) => [type, handler]),
  )
}

test.each(SERVICE_NAMES)('%s starts with a handler for each event that it subscribes to, and no other', (service) => {
  const handlers = handlersOf(service)
  expect(() => assertSubscriptions(service, handlers)).not.toThrow()
  const [first] = Object.keys(handlers)
  if (first) expect(() => assertSubscriptions(service, { ...handlers, [first]: undefined })).toThrow(first)
})

test('a handler for an event of which nobody would tell is refused', () => {
  expect(() => assertSubscriptions('shipping', { ...handlersOf('shipping'), 'payout.sent.v1': handler })).toThrow(
    'shipping handles payout.sent.v1 but does not subscribe to it.',
  )
})
