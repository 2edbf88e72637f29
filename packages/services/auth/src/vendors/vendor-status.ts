import type { VendorStatus } from '@millyard/contracts'
import { createTransitions, type TransitionTable } from '@millyard/service-kit'

/**
 * How a factory moves. In review to draft: the factory takes its application back to change it. Draft to rejected: one that
 * staff have seen is withdrawn for good.
 */
export const VENDOR_TRANSITIONS = {
  draft: ['in_review', 'rejected'],
  in_review: ['draft', 'approved', 'changes_requested', 'rejected'],
  changes_requested: ['in_review', 'rejected'],
  approved: ['suspended', 'closed'],
  rejected: [],
  suspended: ['approved', 'closed'],
  closed: [],
} as const satisfies TransitionTable<VendorStatus>

export const vendorTransitions = createTransitions<VendorStatus>('factory', VENDOR_TRANSITIONS, {
  draft: 'a draft',
  changes_requested: 'waiting for its changes',
})
