import type { NavigationGroup } from '@millyard/ui/portal'
import {
  IconBell,
  IconBook2,
  IconBuildingFactory2,
  IconCash,
  IconCategory,
  IconChecklist,
  IconClipboardList,
  IconGavel,
  IconHistory,
  IconLayoutDashboard,
  IconListCheck,
  IconListDetails,
  IconMessageReport,
  IconReceiptRefund,
  IconRosetteDiscount,
  IconRosetteDiscountCheck,
  IconSend2,
  IconShieldCheck,
  IconStack2,
  IconUsers,
} from '@tabler/icons-react'
import { useExtracted } from 'next-intl'

const icon = { size: 18, stroke: 1.7 } as const

/** The sidebar of the admin console. A route is listed here only when its page exists. */
export function useNavigation(): readonly NavigationGroup[] {
  const t = useExtracted('client')
  return [
    { items: [{ label: t('Dashboard'), href: '/', icon: <IconLayoutDashboard {...icon} /> }] },
    {
      label: t('Review'),
      items: [
        { label: t('Factories'), href: '/factories', icon: <IconBuildingFactory2 {...icon} /> },
        { label: t('Checklist'), href: '/checklist', icon: <IconListCheck {...icon} /> },
        { label: t('Product reviews'), href: '/product-reviews', icon: <IconChecklist {...icon} /> },
        { label: t('Customer reviews'), href: '/reviews', icon: <IconMessageReport {...icon} /> },
        { label: t('Brand proposals'), href: '/brand-proposals', icon: <IconRosetteDiscountCheck {...icon} /> },
      ],
    },
    {
      label: t('Catalogue'),
      items: [
        { label: t('Categories'), href: '/categories', icon: <IconCategory {...icon} /> },
        { label: t('Attributes'), href: '/attributes', icon: <IconListDetails {...icon} /> },
        { label: t('Brands'), href: '/brands', icon: <IconRosetteDiscount {...icon} /> },
        { label: t('Collections'), href: '/collections', icon: <IconStack2 {...icon} /> },
      ],
    },
    { label: t('Sales'), items: [{ label: t('Orders'), href: '/orders', icon: <IconClipboardList {...icon} /> }] },
    {
      label: t('Money'),
      items: [
        { label: t('Ledger'), href: '/ledger', icon: <IconBook2 {...icon} /> },
        { label: t('Payouts'), href: '/payouts', icon: <IconCash {...icon} /> },
        { label: t('Refunds'), href: '/refunds', icon: <IconReceiptRefund {...icon} /> },
        { label: t('Disputes'), href: '/disputes', icon: <IconGavel {...icon} /> },
      ],
    },
    {
      label: t('People'),
      items: [
        { label: t('Users'), href: '/users', icon: <IconUsers {...icon} /> },
        { label: t('Staff'), href: '/staff', icon: <IconShieldCheck {...icon} /> },
      ],
    },
    {
      label: t('System'),
      items: [
        { label: t('Event deliveries'), href: '/deliveries', icon: <IconSend2 {...icon} /> },
        { label: t('Audit log'), href: '/audit', icon: <IconHistory {...icon} /> },
        { label: t('Notifications'), href: '/notifications', icon: <IconBell {...icon} /> },
      ],
    },
  ]
}
