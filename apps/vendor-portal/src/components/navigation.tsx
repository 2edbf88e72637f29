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
import { getExtracted } from 'next-intl/server'

const icon = { size: 18, stroke: 1.7 } as const

type Entry = NavigationItem & {
  /** Shown to those who may do this in the acting factory, and to no one before the factory has a store. */
  permission?: VendorPermission
  needsStore?: true
  /** Once there is a store, shown to those who manage it alone. */
  isForManagers?: true
}

/** The sidebar of the factory portal. A route is listed here only when its page exists. */
async function allEntries(): Promise<readonly { label?: string; items: readonly Entry[] }[]> {
  const t = await getExtracted()
  return [
    { items: [{ label: t('Dashboard'), href: '/', icon: <IconLayoutDashboard {...icon} />, needsStore: true }] },
    {
      label: t('Selling'),
      items: [
        { label: t('Orders'), href: '/orders', icon: <IconClipboardList {...icon} />, permission: 'orders.read' },
        { label: t('Products'), href: '/products', icon: <IconPackage {...icon} />, permission: 'products.read' },
        { label: t('Inventory'), href: '/inventory', icon: <IconStack2 {...icon} />, permission: 'products.read' },
        { label: t('Reviews'), href: '/reviews', icon: <IconMessageStar {...icon} />, permission: 'products.read' },
        {
          label: t('Delivery'),
          href: '/delivery',
          icon: <IconTruckDelivery {...icon} />,
          permission: 'shipping.manage',
        },
      ],
    },
    {
      label: t('Money'),
      items: [{ label: t('Payouts'), href: '/payouts', icon: <IconCash {...icon} />, permission: 'payouts.read' }],
    },
    {
      label: t('Factory'),
      items: [
        { label: t('Team'), href: '/team', icon: <IconUsers {...icon} />, permission: 'team.read' },
        {
          label: t('Store profile'),
          href: '/store',
          icon: <IconBuildingStore {...icon} />,
          permission: 'store.manage',
        },
        { label: t('Application'), href: '/onboarding', icon: <IconBuildingFactory2 {...icon} />, isForManagers: true },
        { label: t('Notifications'), href: '/notifications', icon: <IconBell {...icon} /> },
      ],
    },
  ]
}

/** The entries for somebody with these permissions; before there is a store, only what leads to one. */
export async function navigationFor(access: {
  hasStore: boolean
  permissions: readonly string[]
}): Promise<NavigationGroup[]> {
  const may = (permission: VendorPermission) => access.permissions.includes(permission)
  const isShown = ({ permission, needsStore, isForManagers }: Entry) => {
    if (!access.hasStore) return !permission && !needsStore
    return (!permission || may(permission)) && (!isForManagers || may('store.manage'))
  }
  const entries = await allEntries()
  return entries
    .map(({ items, ...group }) => ({
      ...group,
      items: items.filter(isShown).map(({ label, href, icon }) => ({ label, href, icon })),
    }))
    .filter(({ items }) => items.length > 0)
}
