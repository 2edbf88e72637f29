import type { PaymentRefundState } from '@millyard/contracts'
import { expect, test } from 'vitest'
import { refundState, refundStateOf } from './refund-state.ts'

const LEGAL: Record<PaymentRefundState, string> = {
  requested: 'on_hold pending succeeded failed',
  on_hold: 'requested charged_back',
  pending: 'succeeded failed',
  succeeded: 'failed',
  failed: 'requested charged_back',
  charged_back: '',
}
const STATES = Object.keys(LEGAL) as PaymentRefundState[]

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
