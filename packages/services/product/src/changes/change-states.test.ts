import { CHANGE_STATES } from '@millyard/contracts'
import { expect, test } from 'vitest'
import { changeStates } from './change-states.ts'

test('every pair of states of a change is legal or refused as the rules say', () => {
  const legal = CHANGE_STATES.flatMap((from) =>
    CHANGE_STATES.filter((to) => changeStates.can(from, to)).map((to) => `${from}→${to}`),
  )
  expect(legal).toEqual([
    'checking→ready',
    'checking→cancelled',
    'checking→failed',
    'ready→applying',
    'ready→cancelled',
    'applying→done',
    'applying→cancelled',
  ])
})
