import { STAFF_PERMISSIONS, STAFF_ROLES, staffPermissions } from '@millyard/contracts'
import { expect, test } from 'vitest'
import { filterNavigation, PAGE_PERMISSIONS } from '../components/page-permissions.ts'
import { readPermissions, rolesWith } from './staff-access.ts'

const page = (href: string) => ({ label: href, href, icon: null })
const navigation = [{ items: [page('/')] }, { label: 'Money', items: [page('/ledger'), page('/payouts')] }]
const hrefs = (permissions: Parameters<typeof filterNavigation>[1]) =>
  filterNavigation(navigation, permissions).flatMap((group) => group.items.map(({ href }) => href))

test('a token’s permissions are read in a fixed order and unknown ones are left out', () => {
  expect(readPermissions(['finance.read', 'time.travel', 'vendors.read'])).toEqual(['vendors.read', 'finance.read'])
})

test('the sidebar leaves out pages that would be refused, and groups that are then empty', () => {
  expect(hrefs(['vendors.read'])).toEqual(['/'])
  expect(filterNavigation(navigation, ['vendors.read'])).toHaveLength(1)
  expect(hrefs(['finance.read'])).toEqual(['/', '/ledger', '/payouts'])
})

test('every page is open to at least one role, and all of them to the owner', () => {
  const needed = Object.values(PAGE_PERMISSIONS)
  expect(needed.every((permission) => STAFF_ROLES.some((role) => staffPermissions([role]).includes(permission)))).toBe(
    true,
  )
  expect(staffPermissions(['owner'])).toEqual([...STAFF_PERMISSIONS])
})

test('the roles that hold a permission are found in their order', () => {
  expect(rolesWith('products.review')).toEqual(['catalogue', 'owner'])
  expect(rolesWith('staff.manage')).toEqual(['owner'])
})
