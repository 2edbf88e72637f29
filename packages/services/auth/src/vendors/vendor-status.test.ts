import { AppError, VENDOR_STATUSES, type VendorStatus } from '@millyard/contracts'
import { describe, expect, test } from 'vitest'
import { vendorTransitions } from './vendor-status.ts'

const LEGAL: readonly `${VendorStatus} → ${VendorStatus}`[] = [
  'draft → in_review',
  'draft → rejected',
  'in_review → draft',
  'in_review → approved',
  'in_review → changes_requested',
  'in_review → rejected',
  'changes_requested → in_review',
  'changes_requested → rejected',
  'approved → suspended',
  'approved → closed',
  'suspended → approved',
  'suspended → closed',
]

describe('every move of a factory is either legal or refused', () => {
  for (const from of VENDOR_STATUSES) {
    for (const to of VENDOR_STATUSES) {
      const isLegal = LEGAL.includes(`${from} → ${to}`)
      test(`${from} → ${to} is ${isLegal ? 'legal' : 'refused'}`, () => {
        expect(vendorTransitions.can(from, to)).toBe(isLegal)
        const move = () => vendorTransitions.assert(from, to)
        if (isLegal) expect(move).not.toThrow()
        else expect(move).toThrow(AppError)
      })
    }
  }
})
