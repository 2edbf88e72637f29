import { describe, expect, test } from 'vitest'
import {
  STAFF_PERMISSIONS,
  STAFF_ROLE_PERMISSIONS,
  STAFF_ROLES,
  staffPermissions,
  VENDOR_PERMISSIONS,
  VENDOR_ROLE_PERMISSIONS,
  VENDOR_ROLES,
  VENDOR_STATUS_PERMISSIONS,
  VENDOR_STATUSES,
  type VendorPermission,
  type VendorRole,
  type VendorStatus,
  vendorPermissions,
} from './permissions.ts'

describe('staff', () => {
  test.each(STAFF_ROLES)('%s alone has what its row says', (role) => {
    expect([...staffPermissions([role])].sort()).toEqual([...STAFF_ROLE_PERMISSIONS[role]].sort())
  })

  test('several roles have the union, once, in the order of the list', () => {
    expect(staffPermissions(['finance', 'catalogue'])).toEqual([
      'vendors.read',
      'vendors.review',
      'products.read',
      'products.review',
      'catalogue.manage',
      'orders.read',
      'finance.read',
      'finance.manage',
    ])
    expect(staffPermissions(['catalogue', 'finance', 'catalogue'])).toEqual(staffPermissions(['finance', 'catalogue']))
  })

  test('no role, no permission; the owner has all', () => {
    expect(staffPermissions([])).toEqual([])
    expect(staffPermissions(['owner'])).toEqual([...STAFF_PERMISSIONS])
  })

  test('money and staff are in the hands of those whose job it is', () => {
    const holders = (permission: (typeof STAFF_PERMISSIONS)[number]) =>
      STAFF_ROLES.filter((role) => staffPermissions([role]).includes(permission))
    expect(holders('finance.manage')).toEqual(['finance', 'owner'])
    expect(holders('staff.manage')).toEqual(['owner'])
    expect(holders('vendors.configure')).toEqual(['owner'])
    expect(holders('operations.manage')).toEqual(['owner'])
    expect(holders('vendors.review')).toEqual(['catalogue', 'owner'])
  })
})

/** What a member may do, role by role, as the vendor's state leaves it. */
const EXPECTED: Record<VendorStatus, Partial<Record<VendorRole, VendorPermission[]>>> = {
  draft: { owner: ['store.manage'], manager: ['store.manage'] },
  in_review: { owner: ['store.manage'], manager: ['store.manage'] },
  changes_requested: { owner: ['store.manage'], manager: ['store.manage'] },
  approved: {
    owner: [...VENDOR_PERMISSIONS],
    manager: [
      'store.manage',
      'products.read',
      'products.write',
      'orders.read',
      'orders.fulfil',
      'orders.refund',
      'shipping.manage',
      'payouts.read',
      'team.read',
    ],
    fulfilment: ['products.read', 'orders.read', 'orders.fulfil', 'shipping.manage', 'team.read'],
    finance: ['orders.read', 'orders.refund', 'payouts.read', 'payouts.manage', 'team.read'],
  },
  rejected: {},
  suspended: {
    owner: [
      'products.read',
      'orders.read',
      'orders.fulfil',
      'orders.refund',
      'payouts.read',
      'team.read',
      'team.manage',
    ],
    manager: ['products.read', 'orders.read', 'orders.fulfil', 'orders.refund', 'payouts.read', 'team.read'],
    fulfilment: ['products.read', 'orders.read', 'orders.fulfil', 'team.read'],
    finance: ['orders.read', 'orders.refund', 'payouts.read', 'team.read'],
  },
  closed: {
    owner: ['orders.read', 'orders.fulfil', 'orders.refund', 'payouts.read', 'team.read'],
    manager: ['orders.read', 'orders.fulfil', 'orders.refund', 'payouts.read', 'team.read'],
    fulfilment: ['orders.read', 'orders.fulfil', 'team.read'],
    finance: ['orders.read', 'orders.refund', 'payouts.read', 'team.read'],
  },
}

describe('vendors', () => {
  test.each(VENDOR_STATUSES.flatMap((status) => VENDOR_ROLES.map((role) => [status, role] as const)))(
    '%s, %s',
    (status, role) => {
      expect(vendorPermissions(role, status)).toEqual(EXPECTED[status][role] ?? [])
    },
  )

  test('a state never gives what the role does not', () => {
    for (const status of VENDOR_STATUSES) {
      for (const role of VENDOR_ROLES) {
        for (const permission of vendorPermissions(role, status)) {
          expect(VENDOR_ROLE_PERMISSIONS[role] as readonly string[]).toContain(permission)
          expect(VENDOR_STATUS_PERMISSIONS[status] as readonly string[]).toContain(permission)
        }
      }
    }
  })

  test('only an approved factory can change what is on sale, or be paid anew', () => {
    const able = (permission: VendorPermission) =>
      VENDOR_STATUSES.filter((status) => vendorPermissions('owner', status).includes(permission))
    expect(able('products.write')).toEqual(['approved'])
    expect(able('payouts.manage')).toEqual(['approved'])
    expect(able('team.manage')).toEqual(['approved', 'suspended'])
  })
})
