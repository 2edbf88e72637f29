import { REVISION_STATUSES } from '@millyard/contracts'
import { expect, test } from 'vitest'
import { revisionStatus } from './revision-status.ts'

test('a draft is submitted, a submitted revision comes to one of four ends, and an end is for ever', () => {
  const moves = REVISION_STATUSES.flatMap((from) => REVISION_STATUSES.map((to) => ({ from, to })))
  const legal = moves.filter(({ from, to }) => revisionStatus.can(from, to)).map(({ from, to }) => `${from}→${to}`)
  expect(legal).toEqual([
    'draft→submitted',
    'draft→withdrawn',
    'submitted→approved',
    'submitted→changes_requested',
    'submitted→rejected',
    'submitted→withdrawn',
  ])
})
