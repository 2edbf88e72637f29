import { TRACKING_STATUSES } from '@millyard/contracts'
import { describe, expect, it } from 'vitest'
import { nextStatus } from './record-scan.ts'

describe('nextStatus', () => {
  it('never moves a delivered parcel back', () => {
    for (const scanned of TRACKING_STATUSES) expect(nextStatus('delivered', scanned)).toBe('delivered')
  })

  it('ends in the same status whatever the order of the scans', () => {
    const scans = ['accepted', 'in_transit', 'out_for_delivery', 'delivered'] as const
    const shuffled = ['delivered', 'accepted', 'out_for_delivery', 'in_transit'] as const
    const end = (order: readonly (typeof scans)[number][]) => order.reduce(nextStatus, 'announced' as const)
    expect(end(shuffled)).toBe(end(scans))
  })

  it('shows a problem, and shows that it is over', () => {
    expect(nextStatus('in_transit', 'problem')).toBe('problem')
    expect(nextStatus('problem', 'in_transit')).toBe('in_transit')
  })
})
