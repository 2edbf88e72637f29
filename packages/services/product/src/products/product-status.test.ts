import { PRODUCT_STATUSES } from '@millyard/contracts'
import { expect, test } from 'vitest'
import { productStatus, REVISABLE_STATUSES } from './product-status.ts'

const LEGAL = [
  'draft→submitted',
  'draft→archived',
  'submitted→approved',
  'submitted→changes_requested',
  'submitted→rejected',
  'submitted→draft',
  'submitted→archived',
  'changes_requested→submitted',
  'changes_requested→archived',
  'approved→archived',
  'rejected→archived',
]

test('every pair of statuses is legal or refused as the table of the rules says', () => {
  const moves = PRODUCT_STATUSES.flatMap((from) => PRODUCT_STATUSES.map((to) => ({ from, to })))
  const legal = moves.filter(({ from, to }) => productStatus.can(from, to)).map(({ from, to }) => `${from}→${to}`)
  expect(legal.sort()).toEqual([...LEGAL].sort())
  for (const { from, to } of moves) {
    if (productStatus.can(from, to)) productStatus.assert(from, to)
    else expect(() => productStatus.assert(from, to)).toThrow('it cannot become')
  }
})

test('what was ever on sale leaves it for the archive alone, and what has ended has no open revision', () => {
  expect(PRODUCT_STATUSES.filter((to) => productStatus.can('approved', to))).toEqual(['archived'])
  expect(PRODUCT_STATUSES.filter((status) => !REVISABLE_STATUSES.includes(status))).toEqual(['rejected', 'archived'])
})
