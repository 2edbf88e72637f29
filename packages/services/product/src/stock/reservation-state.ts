import { createTransitions } from '@millyard/service-kit'
import { z } from 'zod'

export const RESERVATION_STATES = ['held', 'sold', 'released', 'expired', 'cancelled'] as const
export type ReservationState = (typeof RESERVATION_STATES)[number]
export const reservationStateSchema = z.enum(RESERVATION_STATES)

/**
 * What may become of an order's hold on stock. A payment may arrive after the hold has ended; a cancelled order is never
 * sold, whichever of the two events arrives first.
 */
export const reservationStates = createTransitions<ReservationState>('reservation', {
  held: ['sold', 'released', 'expired', 'cancelled'],
  released: ['sold', 'cancelled'],
  expired: ['sold', 'cancelled'],
  sold: ['cancelled'],
  cancelled: [],
})
