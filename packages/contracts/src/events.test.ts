import { describe, expect, test } from 'vitest'
import { ZodError } from 'zod'
import { EVENTS, type EventType, newEvent, parseEvent, subscribersOf } from './events.ts'
import { newId } from './ids.ts'

const data = { orderId: newId('ord'), number: 'M-1001', customerId: newId('usr') }
const fields = { aggregateId: data.orderId, correlationId: newId('evt'), occurredAt: new Date('2026-11-23T10:00:00Z') }
const event = newEvent('order.completed.v1', { ...fields, data })

test('an event survives the wire', () => {
  expect(event).toMatchObject({ type: 'order.completed.v1', occurredAt: '2026-11-23T10:00:00.000Z', data })
  expect(parseEvent(JSON.parse(JSON.stringify(event)))).toEqual(event)
})

describe('what is no event of ours is refused', () => {
  test.each([
    ['an unknown type', { ...event, type: 'order.vanished.v1' }],
    ['a version that does not exist', { ...event, type: 'order.completed.v9' }],
    ['a type that is inherited from Object', { ...event, type: 'toString' }],
    ['data of another type', { ...event, type: 'payout.sent.v1' }],
    ['data that lacks a field', { ...event, data: { ...data, number: undefined } }],
    ["another kind's id", { ...event, data: { ...data, orderId: newId('pay') } }],
    ['no data', { ...event, data: undefined }],
    ['an id of another kind', { ...event, id: newId('ord') }],
    ['a time that is none', { ...event, occurredAt: 'yesterday' }],
    ['an aggregate of any length', { ...event, aggregateId: 'x'.repeat(81) }],
    ['nothing', null],
    ['text', JSON.stringify(event)],
  ])('%s', (_what, input) => {
    expect(() => parseEvent(input)).toThrow(ZodError)
  })
})

test('an event is checked before it leaves, and keeps no field that its schema does not have', () => {
  expect(() => newEvent('order.completed.v1', { ...fields, data: { ...data, orderId: 'M-1001' } })).toThrow(ZodError)
  const withSecret = { ...data, email: 'buyer@example.com' }
  expect(newEvent('order.completed.v1', { ...fields, data: withSecret }).data).toEqual(data)
})

test('P49 nothing that vendors hear of has a field for an e-mail address', () => {
  const forPeople = [
    'user.registered.v1',
    'user.verification_requested.v1',
    'user.registration_repeated.v1',
    'user.password_reset_requested.v1',
    'user.password_changed.v1',
    'user.two_factor_changed.v1',
    'user.google_changed.v1',
    'staff.added.v1',
    'staff.roles_changed.v1',
    'staff.invited.v1',
    'vendor.member_invited.v1',
  ]
  for (const type of Object.keys(EVENTS) as EventType[]) {
    expect('email' in EVENTS[type].data.shape, type).toBe(forPeople.includes(type))
  }
})

test('subscribers are those of the table', () => {
  expect(subscribersOf('order.paid.v1')).toEqual(['product', 'shipping', 'notification'])
})
