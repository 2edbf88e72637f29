import { STAFF_PERMISSIONS, STAFF_ROLE_PERMISSIONS, STAFF_ROLES, type StaffPermission } from '@millyard/contracts'

/** The staff permissions among a token's; what this version does not know is left out. */
export function readPermissions(granted: readonly string[]): StaffPermission[] {
  return STAFF_PERMISSIONS.filter((permission) => granted.includes(permission))
}

/** What a permission allows, as it follows "may". */
export const PERMISSION_WORDS: Readonly<Record<StaffPermission, string>> = {
  'vendors.read': 'look at factories',
  'vendors.review': 'decide on factories',
  'vendors.configure': 'change what factories need to be approved',
  'products.read': 'look at products in review',
  'products.review': 'decide on products',
  'catalogue.manage': 'change categories, attributes, brands and collections',
  'orders.read': 'look at orders',
  'orders.manage': 'change orders',
  'finance.read': 'look at money',
  'finance.manage': 'move money',
  'users.read': 'look at people and their logins',
  'users.manage': 'help people with their logins, and block them',
  'users.view_as': 'view the shop and the portal as somebody',
  'operations.read': 'look at event deliveries and mails',
  'operations.manage': 'retry event deliveries',
  'staff.manage': 'manage staff',
  'audit.read': 'read what staff did',
}

/** The roles that hold a permission, in words: "catalogue or owner". */
export function rolesWith(permission: StaffPermission): string {
  const roles = STAFF_ROLES.filter((role) => {
    const granted: readonly StaffPermission[] = STAFF_ROLE_PERMISSIONS[role]
    return granted.includes(permission)
  })
  return new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(roles)
}
