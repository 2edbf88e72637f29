import { STAFF_PERMISSIONS, VENDOR_PERMISSIONS } from '@millyard/contracts'
import { expect, test } from 'vitest'
import { type Membership, portalAccess, toGrants } from './grants.ts'

const membership = (vendorId: string, changes: Partial<Membership> = {}): Membership => ({
  vendorId,
  name: 'Kiln',
  slug: 'kiln',
  role: 'owner',
  status: 'approved',
  ...changes,
})

test('the shop asks for nothing and gives nothing, whoever it is', () => {
  const person = { memberships: [membership('a')], staffRoles: ['owner' as const], hasTwoFactor: true }
  expect(portalAccess(person, 'storefront', 'a')).toEqual({ vendorId: null, permissions: [] })
})

test('the console is closed without a staff role and gives what the roles give, once two-factor is on', () => {
  expect(
    portalAccess({ memberships: [membership('a')], staffRoles: [], hasTwoFactor: true }, 'admin', null),
  ).toBeUndefined()
  expect(portalAccess({ memberships: [], staffRoles: ['owner'], hasTwoFactor: true }, 'admin', null)).toEqual({
    vendorId: null,
    permissions: [...STAFF_PERMISSIONS],
  })
})

test('attack: the password of a member of staff alone gives nothing at the console but setting two-factor up', () => {
  expect(portalAccess({ memberships: [], staffRoles: ['owner'], hasTwoFactor: false }, 'admin', null)).toEqual({
    vendorId: null,
    permissions: [],
    mustEnrol: true,
  })
})

test('the vendor portal is open without a factory, so that one can apply', () => {
  expect(portalAccess({ memberships: [], staffRoles: ['owner'], hasTwoFactor: false }, 'vendor', null)).toEqual({
    vendorId: null,
    permissions: [],
  })
})

test('the chosen vendor is kept while the person is a member, with what role and state leave', () => {
  const person = {
    memberships: [membership('a'), membership('b', { status: 'in_review' })],
    staffRoles: [],
    hasTwoFactor: false,
  }
  expect(portalAccess(person, 'vendor', null)).toEqual({ vendorId: 'a', permissions: [...VENDOR_PERMISSIONS] })
  expect(portalAccess(person, 'vendor', 'b')).toEqual({ vendorId: 'b', permissions: ['store.manage'] })
  expect(portalAccess(person, 'vendor', 'gone')).toMatchObject({ vendorId: 'a' })
})

test('memberships are sorted: who can sell first, what is over last, otherwise the oldest first', () => {
  const statuses = ['rejected', 'in_review', 'approved', 'closed', 'suspended', 'approved'] as const
  const { memberships } = toGrants({
    id: 'usr',
    name: 'Ada',
    email: 'ada@example.com',
    emailVerifiedAt: null,
    staffMember: null,
    twoFactor: null,
    memberships: statuses.map((status, index) => ({
      role: 'owner' as const,
      vendor: { id: String(index), name: 'Kiln', slug: 'kiln', status },
    })),
  })
  expect(memberships.map(({ vendorId }) => vendorId)).toEqual(['2', '5', '4', '1', '3', '0'])
})
