import { expect, test } from 'vitest'
import type { ShareState } from '../payments/payment.repository.ts'
import { shareState } from './share-transitions.ts'

const LEGAL: Record<ShareState, string> = {
  pending: 'held cancelled',
  held: 'due paid cancelled',
  due: 'claimed paid',
  claimed: 'paid',
  paid: '',
  cancelled: '',
}
const STATES = Object.keys(LEGAL) as ShareState[]

test('a share moves along the legal steps and no others: once claimed, it cannot be claimed again', () => {
  for (const from of STATES) {
    for (const to of STATES)
      expect(shareState.can(from, to), `${from} → ${to}`).toBe(LEGAL[from].split(' ').includes(to))
  }
})
