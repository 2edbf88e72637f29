import type { StaffPermission } from '@millyard/contracts'
import type { NavigationGroup } from '@millyard/ui/portal'

/** What a page's own data demands. Pages that are not named are for all staff. */
export const PAGE_PERMISSIONS = {
  '/factories': 'vendors.read',
  '/checklist': 'vendors.read',
  '/product-reviews': 'products.read',
  '/reviews': 'products.read',
  '/categories': 'products.read',
  '/attributes': 'products.read',
  '/brand-proposals': 'products.read',
  '/brands': 'products.read',
  '/collections': 'products.read',
  '/orders': 'orders.read',
  '/ledger': 'finance.read',
  '/payouts': 'finance.read',
  '/refunds': 'finance.read',
  '/disputes': 'finance.read',
  '/deliveries': 'operations.read',
  '/users': 'users.read',
  '/staff': 'staff.manage',
  '/audit': 'audit.read',
} as const satisfies Record<string, StaffPermission>

const NEEDED: ReadonlyMap<string, StaffPermission> = new Map(Object.entries(PAGE_PERMISSIONS))

/** The navigation without the pages that would be refused; a group with none left goes too. */
export function filterNavigation(
  groups: readonly NavigationGroup[],
  permissions: readonly StaffPermission[],
): NavigationGroup[] {
  return groups
    .map((group) => ({
      ...group,
      items: group.items.filter(({ href }) => {
        const needed = NEEDED.get(href)
        return needed === undefined || permissions.includes(needed)
      }),
    }))
    .filter((group) => group.items.length > 0)
}
