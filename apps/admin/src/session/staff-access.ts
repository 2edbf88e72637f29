import {
  STAFF_PERMISSIONS,
  STAFF_ROLE_PERMISSIONS,
  STAFF_ROLES,
  type StaffPermission,
  type StaffRole,
} from '@millyard/contracts'

/** The staff permissions among a token's; what this version does not know is left out. */
export function readPermissions(granted: readonly string[]): StaffPermission[] {
  return STAFF_PERMISSIONS.filter((permission) => granted.includes(permission))
}

/** The roles that hold a permission. */
export function rolesWith(permission: StaffPermission): StaffRole[] {
  return STAFF_ROLES.filter((role) => {
    const granted: readonly StaffPermission[] = STAFF_ROLE_PERMISSIONS[role]
    return granted.includes(permission)
  })
}
