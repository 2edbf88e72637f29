import { VENDOR_PERMISSIONS } from '@millyard/contracts'
import { expect, test } from 'vitest'
import { findActing, hasStore, isTokenBehind } from './factory-access.ts'

const mill = { id: 'ven_1', role: 'owner', status: 'approved' } as const

test('a token that allows what the factory allows is up to date', () => {
  expect(isTokenBehind({ vendorId: 'ven_1', permissions: VENDOR_PERMISSIONS }, [mill])).toBe(false)
  expect(isTokenBehind({ vendorId: null, permissions: [] }, [])).toBe(false)
})

test('a token from before the approval is behind', () => {
  expect(isTokenBehind({ vendorId: 'ven_1', permissions: ['store.manage'] }, [mill])).toBe(true)
})

test('a token from before the suspension is behind too', () => {
  const suspended = { ...mill, status: 'suspended' } as const
  expect(isTokenBehind({ vendorId: 'ven_1', permissions: VENDOR_PERMISSIONS }, [suspended])).toBe(true)
})

test('a token without a factory is behind as soon as the person has one', () => {
  expect(isTokenBehind({ vendorId: null, permissions: [] }, [mill])).toBe(true)
})

test('the acting factory is one of mine or none', () => {
  expect(findActing([mill], 'ven_1')).toBe(mill)
  expect(findActing([mill], 'ven_2')).toBeUndefined()
})

test('only decided factories have a store', () => {
  expect(hasStore({ status: 'approved' })).toBe(true)
  expect(hasStore({ status: 'suspended' })).toBe(true)
  expect(hasStore({ status: 'in_review' })).toBe(false)
  expect(hasStore({ status: 'rejected' })).toBe(false)
  expect(hasStore(undefined)).toBe(false)
})
