import { createTransitions, type TransitionTable } from '@millyard/service-kit'
import type { ShareState } from '../payments/payment.repository.ts'

export const SHARE_TRANSITIONS = {
  pending: ['held', 'cancelled'],
  held: ['due', 'paid', 'cancelled'],
  due: ['claimed', 'paid'],
  claimed: ['paid'],
  paid: [],
  cancelled: [],
} as const satisfies TransitionTable<ShareState>

/**
 * Where a vendor's share of a payment may go: waits for the charge, is held until the return window closes, is due, is
 * claimed by one payout, is paid. To `paid` without a claim goes a share of which
 * refunds, or what the vendor owes, leave nothing.
 */
export const shareState = createTransitions<ShareState>('share', SHARE_TRANSITIONS)
