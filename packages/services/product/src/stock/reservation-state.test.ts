import { expect, test } from 'vitest'
import { RESERVATION_STATES, reservationStates } from './reservation-state.ts'

test('every pair of reservation states is legal or refused as the rules say', () => {
  const legal = RESERVATION_STATES.flatMap((from) =>
    RESERVATION_STATES.filter((to) => reservationStates.can(from, to)).map((to) => `${from}→${to}`),
  )
  expect(legal).toEqual([
    'held→sold',
    'held→released',
    'held→expired',
    'held→cancelled',
    'sold→cancelled',
    'released→sold',
    'released→cancelled',
    'expired→sold',
    'expired→cancelled',
  ])
})
