import type { NavigationGroup } from '@millyard/ui/portal'
import {
  IconBell,
  IconBook2,
  IconBuildingFactory2,
  IconCash,
  IconCategory,
  IconChecklist,
  IconClipboardList,
  IconHistory,
  IconLayoutDashboard,
  IconListCheck,
  IconListDetails,
  IconMessageReport,
  IconRosetteDiscount,
  IconRosetteDiscountCheck,
  IconSend2,
  IconShieldCheck,
  IconStack2,
  IconUsers,
} from '@tabler/icons-react'

const icon = { size: 18, stroke: 1.7 } as const

/** The sidebar of the admin console. A route is listed here only when its page exists. */
export const NAVIGATION: readonly NavigationGroup[] = [
  { items: [{ label: 'Dashboard', href: '/', icon: <IconLayoutDashboard {...icon} /> }] },
  {
    label: 'Review',
    items: [
      { label: 'Factories', href: '/factories', icon: <IconBuildingFactory2 {...icon} /> },
      { label: 'Checklist', href: '/checklist', icon: <IconListCheck {...icon} /> },
      { label: 'Product reviews', href: '/product-reviews', icon: <IconChecklist {...icon} /> },
      { label: 'Customer reviews', href: '/reviews', icon: <IconMessageReport {...icon} /> },
      { label: 'Brand proposals', href: '/brand-proposals', icon: <IconRosetteDiscountCheck {...icon} /> },
    ],
  },
  {
    label: 'Catalogue',
    items: [
      { label: 'Categories', href: '/categories', icon: <IconCategory {...icon} /> },
      { label: 'Attributes', href: '/attributes', icon: <IconListDetails {...icon} /> },
      { label: 'Brands', href: '/brands', icon: <IconRosetteDiscount {...icon} /> },
      { label: 'Collections', href: '/collections', icon: <IconStack2 {...icon} /> },
    ],
  },
  { label: 'Sales', items: [{ label: 'Orders', href: '/orders', icon: <IconClipboardList {...icon} /> }] },
  {
    label: 'Money',
    items: [
      { label: 'Ledger', href: '/ledger', icon: <IconBook2 {...icon} /> },
      { label: 'Payouts', href: '/payouts', icon: <IconCash {...icon} /> },
    ],
  },
  {
    label: 'People',
    items: [
      { label: 'Users', href: '/users', icon: <IconUsers {...icon} /> },
      { label: 'Staff', href: '/staff', icon: <IconShieldCheck {...icon} /> },
    ],
  },
  {
    label: 'System',
    items: [
      { label: 'Event deliveries', href: '/deliveries', icon: <IconSend2 {...icon} /> },
      { label: 'Audit log', href: '/audit', icon: <IconHistory {...icon} /> },
      { label: 'Notifications', href: '/notifications', icon: <IconBell {...icon} /> },
    ],
  },
]
