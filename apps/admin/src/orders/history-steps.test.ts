import { newId } from '@millyard/contracts'
import { expect, test } from 'vitest'
import { knownStatus, orderHistory, reasonAndDoer } from './history-steps.ts'

const entry = (status: string, at: string) => ({ id: newId('hst'), status, at, actor: 'system', reason: 'Because' })

test('history is told oldest first', () => {
  const history = orderHistory([
    entry('shipped', '2026-11-02T10:00:00.000Z'),
    entry('paid', '2026-11-01T10:00:00.000Z'),
  ])
  expect(history.map(({ status, state }) => [status, state])).toEqual([
    ['paid', 'done'],
    ['shipped', 'current'],
  ])
})

test('a status is an order’s, or only its part’s, or not known', () => {
  expect(knownStatus('shipped')).toEqual({ kind: 'order', status: 'shipped' })
  expect(knownStatus('to_ship')).toEqual({ kind: 'vendorOrder', status: 'to_ship' })
  expect(knownStatus('teleported')).toBeUndefined()
})

test('a reason that is a sentence has one stop, whoever did it', () => {
  const reasonOf = (actor: string, reason: string) => reasonAndDoer({ actor, reason })
  expect(reasonOf('system', 'The payment was declined.')).toEqual({
    doer: 'nobody',
    reason: 'The payment was declined.',
  })
  expect(reasonOf('customer', 'Ordered twice.')).toEqual({ doer: 'buyer', reason: 'Ordered twice' })
  expect(reasonOf('Ada Moss', 'Because')).toEqual({ doer: 'named', reason: 'Because' })
})

test('the last step is where it stands; cancelled failed, completed is done', () => {
  expect(orderHistory([entry('cancelled', '2026-11-01T10:00:00.000Z')])[0]?.state).toBe('failed')
  expect(orderHistory([entry('completed', '2026-11-01T10:00:00.000Z')])[0]?.state).toBe('done')
})

test('what happened without moving the order is not where it stands', () => {
  const steps = orderHistory([
    entry('to_ship', '2026-12-01T10:00:00.000Z'),
    entry('items_cancelled', '2026-12-01T11:00:00.000Z'),
    entry('money_back', '2026-12-01T12:00:00.000Z'),
  ])
  expect(steps.map(({ state }) => state)).toEqual(['current', 'done', 'done'])
})
