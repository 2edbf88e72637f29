import type { DisputeState } from '@millyard/contracts'
import { createTransitions, type TransitionTable } from '@millyard/service-kit'
import type Stripe from 'stripe'

export const DISPUTE_TRANSITIONS = {
  inquiry: ['open', 'won', 'lost'],
  open: ['won', 'lost'],
  won: [],
  lost: [],
} as const satisfies TransitionTable<DisputeState>

/** Where a dispute may go. It never goes back, so what was read too early changes nothing. */
export const disputeState = createTransitions<DisputeState>('dispute', DISPUTE_TRANSITIONS)

/** What Stripe's status of a dispute means to us. A status that we do not know is not the end. */
export function disputeStateOf({ status }: Pick<Stripe.Dispute, 'status'>): DisputeState {
  switch (status) {
    case 'warning_needs_response':
    case 'warning_under_review':
      return 'inquiry'
    case 'won':
    case 'warning_closed':
    case 'prevented':
      return 'won'
    case 'lost':
      return 'lost'
    default:
      return 'open'
  }
}
