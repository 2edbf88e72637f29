import type { NavigationGroup } from '@millyard/ui/portal'
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

/** The sidebar of the factory portal. A route is listed here only when its page exists. */
export const NAVIGATION: readonly NavigationGroup[] = [
  { items: [{ label: 'Dashboard', href: '/', icon: <IconLayoutDashboard {...icon} /> }] },
  {
    label: 'Selling',
    items: [
      { label: 'Orders', href: '/orders', icon: <IconClipboardList {...icon} /> },
      { label: 'Products', href: '/products', icon: <IconPackage {...icon} /> },
      { label: 'Delivery', href: '/delivery', icon: <IconTruckDelivery {...icon} /> },
    ],
  },
  { label: 'Money', items: [{ label: 'Payouts', href: '/payouts', icon: <IconCash {...icon} /> }] },
  {
    label: 'Factory',
    items: [
      { label: 'Application', href: '/onboarding', icon: <IconBuildingFactory2 {...icon} /> },
      { label: 'Notifications', href: '/notifications', icon: <IconBell {...icon} /> },
    ],
  },
]
