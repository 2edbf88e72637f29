import { PAYMENT_STATUSES, type PaymentStatus } from '@millyard/contracts'
import { expect, test } from 'vitest'
import { isPayable, paymentStatus } from './payment-status.ts'

const LEGAL: Record<PaymentStatus, string> = {
  pending: 'requires_action failed succeeded cancelled',
  requires_action: 'failed succeeded cancelled',
  failed: 'requires_action failed succeeded cancelled',
  succeeded: 'refunded',
  cancelled: 'refunded',
  refunded: '',
}

test('a payment moves along the legal steps and no others', () => {
  for (const from of PAYMENT_STATUSES) {
    for (const to of PAYMENT_STATUSES) {
      expect(paymentStatus.can(from, to), `${from} → ${to}`).toBe(LEGAL[from].split(' ').includes(to))
    }
  }
})

test('a payment can be paid until it has succeeded or is cancelled', () => {
  expect(PAYMENT_STATUSES.filter(isPayable)).toEqual(['pending', 'requires_action', 'failed'])
})
