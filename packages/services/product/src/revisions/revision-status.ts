import type { RevisionStatus } from '@millyard/contracts'
import { createTransitions } from '@millyard/service-kit'

/** Where a revision may go. Four of six are ends: what goes on after them is the next revision. */
export const revisionStatus = createTransitions<RevisionStatus>('revision', {
  // Straight to withdrawn: its product was archived.
  draft: ['submitted', 'withdrawn'],
  submitted: ['approved', 'changes_requested', 'rejected', 'withdrawn'],
  approved: [],
  changes_requested: [],
  rejected: [],
  withdrawn: [],
})
