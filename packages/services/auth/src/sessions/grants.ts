import {
  type Audience,
  type membershipSchema,
  type StaffRole,
  staffPermissions,
  type VendorStatus,
  vendorPermissions,
} from '@millyard/contracts'
import type { z } from 'zod'
import { USER_COLUMNS, type UserRow } from '../accounts/user.repository.ts'
import type { Queryable } from '../trpc.ts'

export type Membership = z.infer<typeof membershipSchema>

/** A person with everything that gives permissions. */
export type Grants = { user: UserRow; memberships: Membership[]; staffRoles: StaffRole[]; hasTwoFactor: boolean }

export const GRANT_COLUMNS = {
  ...USER_COLUMNS,
  staffMember: { select: { roles: true } },
  twoFactor: { select: { enabledAt: true } },
  memberships: {
    select: { role: true, vendor: { select: { id: true, name: true, slug: true, status: true } } },
    orderBy: { id: 'asc' },
  },
} as const

type GrantRow = UserRow & {
  staffMember: { roles: StaffRole[] } | null
  twoFactor: { enabledAt: Date | null } | null
  memberships: {
    role: Membership['role']
    vendor: { id: string; name: string; slug: string; status: VendorStatus }
  }[]
}

/** A factory that can sell comes before one that waits, and that before one that is over. */
const STATUS_ORDER: readonly VendorStatus[] = [
  'approved',
  'suspended',
  'changes_requested',
  'in_review',
  'draft',
  'closed',
  'rejected',
]

export function toGrants({ staffMember, twoFactor, memberships, ...user }: GrantRow): Grants {
  return {
    user,
    staffRoles: staffMember?.roles ?? [],
    hasTwoFactor: Boolean(twoFactor?.enabledAt),
    memberships: memberships
      .map(({ role, vendor }) => ({
        vendorId: vendor.id,
        name: vendor.name,
        slug: vendor.slug,
        role,
        status: vendor.status,
      }))
      .sort((a, b) => STATUS_ORDER.indexOf(a.status) - STATUS_ORDER.indexOf(b.status)),
  }
}

export async function findGrants(db: Queryable, userId: string): Promise<Grants | undefined> {
  const row = await db.user.findUnique({ where: { id: userId }, select: GRANT_COLUMNS })
  return row ? toGrants(row) : undefined
}

/** What a token of this portal may say now. */
export type PortalAccess = { vendorId: string | null; permissions: string[]; mustEnrol?: true }

/**
 * What the person may do at a portal: nothing special in the shop; in the admin console what their roles give, and nothing
 * but setting it up without two-factor sign-in; and in the
 * vendor portal what the membership gives as far as the vendor's state leaves it. `wantedVendorId` is kept while the
 * person is still a member there; otherwise their first vendor is taken (memberships are sorted: approved first).
 * Undefined: the portal is closed to this person.
 */
export function portalAccess(
  grants: Pick<Grants, 'memberships' | 'staffRoles' | 'hasTwoFactor'>,
  audience: Audience,
  wantedVendorId: string | null,
): PortalAccess | undefined {
  switch (audience) {
    case 'storefront':
      return { vendorId: null, permissions: [] }
    case 'admin':
      if (grants.staffRoles.length === 0) return undefined
      if (!grants.hasTwoFactor) return { vendorId: null, permissions: [], mustEnrol: true }
      return { vendorId: null, permissions: staffPermissions(grants.staffRoles) }
    case 'vendor': {
      const { memberships } = grants
      const acting = memberships.find(({ vendorId }) => vendorId === wantedVendorId) ?? memberships[0]
      if (!acting) return { vendorId: null, permissions: [] }
      return { vendorId: acting.vendorId, permissions: vendorPermissions(acting.role, acting.status) }
    }
  }
}
