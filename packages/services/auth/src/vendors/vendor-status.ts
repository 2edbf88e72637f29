import type { VendorStatus } from '@millyard/contracts'
import { createTransitions, type TransitionTable } from '@millyard/service-kit'

/** How a factory moves. In review to in review: the application was changed while it waited. */
export const VENDOR_TRANSITIONS = {
  in_review: ['in_review', 'approved', 'changes_requested', 'rejected'],
  changes_requested: ['in_review', 'rejected'],
  approved: ['suspended', 'closed'],
  rejected: [],
  suspended: ['approved', 'closed'],
  closed: [],
} as const satisfies TransitionTable<VendorStatus>

export const vendorTransitions = createTransitions<VendorStatus>('factory', VENDOR_TRANSITIONS, {
  changes_requested: 'waiting for its changes',
})
