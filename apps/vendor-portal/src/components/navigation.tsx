import type { VendorPermission } from '@millyard/contracts'
import type { NavigationGroup, NavigationItem } from '@millyard/ui/portal'
import {
  IconBell,
  IconBuildingFactory2,
  IconCash,
  IconClipboardList,
  IconLayoutDashboard,
  IconPackage,
  IconTruckDelivery,
} from '@tabler/icons-react'

const icon = { size: 18, stroke: 1.7 } as const

type Entry = NavigationItem & {
  /** Shown to those who may do this in the acting factory, and to no one before the factory has a store. */
  permission?: VendorPermission
  needsStore?: true
}

/** The sidebar of the factory portal. A route is listed here only when its page exists. */
const ENTRIES: readonly { label?: string; items: readonly Entry[] }[] = [
  { items: [{ label: 'Dashboard', href: '/', icon: <IconLayoutDashboard {...icon} />, needsStore: true }] },
  {
    label: 'Selling',
    items: [
      { label: 'Orders', href: '/orders', icon: <IconClipboardList {...icon} />, permission: 'orders.read' },
      { label: 'Products', href: '/products', icon: <IconPackage {...icon} />, permission: 'products.read' },
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
      { label: 'Application', href: '/onboarding', icon: <IconBuildingFactory2 {...icon} /> },
      { label: 'Notifications', href: '/notifications', icon: <IconBell {...icon} /> },
    ],
  },
]

/** The entries for somebody with these permissions; before there is a store, only what leads to one. */
export function navigationFor(access: { hasStore: boolean; permissions: readonly string[] }): NavigationGroup[] {
  const isShown = ({ permission, needsStore }: Entry) =>
    (!permission && !needsStore) || (access.hasStore && (!permission || access.permissions.includes(permission)))
  return ENTRIES.map(({ items, ...group }) => ({
    ...group,
    items: items.filter(isShown).map(({ label, href, icon }) => ({ label, href, icon })),
  })).filter(({ items }) => items.length > 0)
}
