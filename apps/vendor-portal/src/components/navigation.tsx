import type { VendorPermission } from '@millyard/contracts'
import type { NavigationGroup, NavigationItem } from '@millyard/ui/portal'
import {
  IconBell,
  IconBuildingFactory2,
  IconBuildingStore,
  IconCash,
  IconClipboardList,
  IconLayoutDashboard,
  IconMessageStar,
  IconPackage,
  IconStack2,
  IconTruckDelivery,
  IconUsers,
} from '@tabler/icons-react'

const icon = { size: 18, stroke: 1.7 } as const

type Entry = NavigationItem & {
  /** Shown to those who may do this in the acting factory, and to no one before the factory has a store. */
  permission?: VendorPermission
  needsStore?: true
  /** Once there is a store, shown to those who manage it alone. */
  isForManagers?: true
}

/** The sidebar of the factory portal. A route is listed here only when its page exists. */
const ENTRIES: readonly { label?: string; items: readonly Entry[] }[] = [
  { items: [{ label: 'Dashboard', href: '/', icon: <IconLayoutDashboard {...icon} />, needsStore: true }] },
  {
    label: 'Selling',
    items: [
      { label: 'Orders', href: '/orders', icon: <IconClipboardList {...icon} />, permission: 'orders.read' },
      { label: 'Products', href: '/products', icon: <IconPackage {...icon} />, permission: 'products.read' },
      { label: 'Inventory', href: '/inventory', icon: <IconStack2 {...icon} />, permission: 'products.read' },
      { label: 'Reviews', href: '/reviews', icon: <IconMessageStar {...icon} />, permission: 'products.read' },
      { label: 'Delivery', href: '/delivery', icon: <IconTruckDelivery {...icon} />, permission: 'shipping.manage' },
    ],
  },
  {
    label: 'Money',
    items: [{ label: 'Payouts', href: '/payouts', icon: <IconCash {...icon} />, permission: 'payouts.read' }],
  },
  {
    label: 'Factory',
    items: [
      { label: 'Team', href: '/team', icon: <IconUsers {...icon} />, permission: 'team.read' },
      {
        label: 'Store profile',
        href: '/store',
        icon: <IconBuildingStore {...icon} />,
        permission: 'store.manage',
      },
      { label: 'Application', href: '/onboarding', icon: <IconBuildingFactory2 {...icon} />, isForManagers: true },
      { label: 'Notifications', href: '/notifications', icon: <IconBell {...icon} /> },
    ],
  },
]

/** The entries for somebody with these permissions; before there is a store, only what leads to one. */
export function navigationFor(access: { hasStore: boolean; permissions: readonly string[] }): NavigationGroup[] {
  const may = (permission: VendorPermission) => access.permissions.includes(permission)
  const isShown = ({ permission, needsStore, isForManagers }: Entry) => {
    if (!access.hasStore) return !permission && !needsStore
    return (!permission || may(permission)) && (!isForManagers || may('store.manage'))
  }
  return ENTRIES.map(({ items, ...group }) => ({
    ...group,
    items: items.filter(isShown).map(({ label, href, icon }) => ({ label, href, icon })),
  })).filter(({ items }) => items.length > 0)
}
