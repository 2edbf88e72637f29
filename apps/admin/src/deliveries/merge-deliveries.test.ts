import type { Delivery } from '@millyard/contracts'
import { expect, test } from 'vitest'
import { mergeDeliveries } from './merge-deliveries.ts'

const delivery = (service: Delivery['service'], id: string, createdAt: string): Delivery => ({
  id,
  service,
  createdAt,
  eventId: 'evt_1',
  eventType: 'order.paid.v1',
  subscriber: 'shipping',
  state: 'failed',
  attempts: 3,
  lastError: 'Away',
  nextAttemptAt: null,
})

test('queues of several services are one list, newest first, and equal job ids stay apart', () => {
  const merged = mergeDeliveries([
    [delivery('auth', '1', '2026-11-01T10:00:00.000Z')],
    [delivery('order', '2', '2026-11-03T10:00:00.000Z'), delivery('order', '1', '2026-11-02T10:00:00.000Z')],
  ])
  expect(merged.map(({ key }) => key)).toEqual(['order:2', 'order:1', 'auth:1'])
})
