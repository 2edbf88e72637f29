import { expect, test } from 'vitest'
import { type RefundState, refundState, refundStateOf } from './refund-state.ts'

const LEGAL: Record<RefundState, string> = {
  requested: 'pending succeeded failed',
  pending: 'succeeded failed',
  succeeded: 'failed',
  failed: '',
}
const STATES = Object.keys(LEGAL) as RefundState[]

test('a refund moves along the legal steps and no others', () => {
  for (const from of STATES) {
    for (const to of STATES) {
      expect(refundState.can(from, to), `${from} → ${to}`).toBe(LEGAL[from].split(' ').includes(to))
    }
  }
})

test.each([
  ['succeeded', 'succeeded'],
  ['failed', 'failed'],
  ['canceled', 'failed'],
  ['pending', 'pending'],
  ['requires_action', 'pending'],
  [null, 'pending'],
])('what Stripe calls %s is %s', (status, state) => {
  expect(refundStateOf({ status })).toBe(state)
})
