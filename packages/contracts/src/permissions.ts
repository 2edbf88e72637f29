/** What a vendor's member may do. A procedure names one of these; a role is a set of them. */
export const VENDOR_PERMISSIONS = [
  'store.manage',
  'products.read',
  'products.write',
  'orders.read',
  'orders.fulfil',
  'orders.refund',
  'shipping.manage',
  'payouts.read',
  'payouts.manage',
  'team.read',
  'team.manage',
] as const
export type VendorPermission = (typeof VENDOR_PERMISSIONS)[number]

export const VENDOR_ROLES = ['owner', 'manager', 'fulfilment', 'finance'] as const
export type VendorRole = (typeof VENDOR_ROLES)[number]

export const VENDOR_ROLE_PERMISSIONS = {
  owner: VENDOR_PERMISSIONS,
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
} as const satisfies Record<VendorRole, readonly VendorPermission[]>

export const VENDOR_STATUSES = [
  'draft',
  'in_review',
  'changes_requested',
  'approved',
  'rejected',
  'suspended',
  'closed',
] as const
export type VendorStatus = (typeof VENDOR_STATUSES)[number]

/** What the other services hear of: an application that is being written is nobody's business. */
export const PUBLISHED_VENDOR_STATUSES = [
  'in_review',
  'changes_requested',
  'approved',
  'rejected',
  'suspended',
  'closed',
] as const satisfies readonly VendorStatus[]

/**
 * What a vendor's state leaves of its members' permissions: an application can be edited and nothing else; a suspended
 * vendor, and a closed one, can still fulfil what it has sold (P46); a suspended one needs people to do it.
 */
export const VENDOR_STATUS_PERMISSIONS = {
  draft: ['store.manage'],
  in_review: ['store.manage'],
  changes_requested: ['store.manage'],
  approved: VENDOR_PERMISSIONS,
  rejected: [],
  suspended: [
    'products.read',
    'orders.read',
    'orders.fulfil',
    'orders.refund',
    'payouts.read',
    'team.read',
    'team.manage',
  ],
  closed: ['orders.read', 'orders.fulfil', 'orders.refund', 'payouts.read', 'team.read'],
} as const satisfies Record<VendorStatus, readonly VendorPermission[]>

/** What a member may do now: what the role gives, as far as the vendor's state leaves it. */
export function vendorPermissions(role: VendorRole, status: VendorStatus): VendorPermission[] {
  const left: readonly VendorPermission[] = VENDOR_STATUS_PERMISSIONS[status]
  return VENDOR_ROLE_PERMISSIONS[role].filter((permission) => left.includes(permission))
}

/** What a member of staff may do. */
export const STAFF_PERMISSIONS = [
  'vendors.read',
  'vendors.review',
  'vendors.configure',
  'products.read',
  'products.review',
  'catalogue.manage',
  'orders.read',
  'orders.manage',
  'finance.read',
  'finance.manage',
  'users.read',
  'users.manage',
  'users.view_as',
  'operations.read',
  'operations.manage',
  'staff.manage',
  'audit.read',
] as const
export type StaffPermission = (typeof STAFF_PERMISSIONS)[number]

export const STAFF_ROLES = ['support', 'catalogue', 'finance', 'owner'] as const
export type StaffRole = (typeof STAFF_ROLES)[number]

export const STAFF_ROLE_PERMISSIONS = {
  support: [
    'vendors.read',
    'products.read',
    'orders.read',
    'orders.manage',
    'users.read',
    'users.manage',
    'users.view_as',
    'operations.read',
  ],
  catalogue: ['vendors.read', 'vendors.review', 'products.read', 'products.review', 'catalogue.manage'],
  finance: ['vendors.read', 'orders.read', 'finance.read', 'finance.manage'],
  owner: STAFF_PERMISSIONS,
} as const satisfies Record<StaffRole, readonly StaffPermission[]>

/** The union of what the roles give, in the order of STAFF_PERMISSIONS. */
export function staffPermissions(roles: readonly StaffRole[]): StaffPermission[] {
  const granted = new Set<StaffPermission>(roles.flatMap((role) => [...STAFF_ROLE_PERMISSIONS[role]]))
  return STAFF_PERMISSIONS.filter((permission) => granted.has(permission))
}
