import type { StaffPermission } from '@millyard/contracts'
import { LOCALE } from '@millyard/ui'
import { useExtracted } from 'next-intl'
import { useRoleWords } from '../staff/role-words.ts'
import { rolesWith } from './staff-access.ts'

/** What a permission allows, as it follows "may". */
export function usePermissionWords(): Readonly<Record<StaffPermission, string>> {
  const t = useExtracted('client')
  return {
    'vendors.read': t('look at factories'),
    'vendors.review': t('decide on factories'),
    'vendors.configure': t('change what factories need to be approved'),
    'products.read': t('look at products in review'),
    'products.review': t('decide on products'),
    'catalogue.manage': t('change categories, attributes, brands and collections'),
    'orders.read': t('look at orders'),
    'orders.manage': t('change orders'),
    'finance.read': t('look at money'),
    'finance.manage': t('move money'),
    'users.read': t('look at people and their logins'),
    'users.manage': t('help people with their logins, and block them'),
    'users.view_as': t('view the shop and the portal as somebody'),
    'operations.read': t('look at event deliveries and mails'),
    'operations.manage': t('retry event deliveries'),
    'staff.manage': t('manage staff'),
    'audit.read': t('read what staff did'),
  }
}

/** "To look at orders you need the role support, catalogue or owner." */
export function useNeededRole(permission: StaffPermission): string {
  const t = useExtracted()
  const words = useRoleWords()
  const roles = new Intl.ListFormat(LOCALE, { type: 'disjunction' }).format(
    rolesWith(permission).map((role) => words[role].name),
  )
  const sentences: Readonly<Record<StaffPermission, string>> = {
    'vendors.read': t('To look at factories you need the role {roles}.', { roles }),
    'vendors.review': t('To decide on factories you need the role {roles}.', { roles }),
    'vendors.configure': t('To change what factories need to be approved you need the role {roles}.', { roles }),
    'products.read': t('To look at products in review you need the role {roles}.', { roles }),
    'products.review': t('To decide on products you need the role {roles}.', { roles }),
    'catalogue.manage': t('To change categories, attributes, brands and collections you need the role {roles}.', {
      roles,
    }),
    'orders.read': t('To look at orders you need the role {roles}.', { roles }),
    'orders.manage': t('To change orders you need the role {roles}.', { roles }),
    'finance.read': t('To look at money you need the role {roles}.', { roles }),
    'finance.manage': t('To move money you need the role {roles}.', { roles }),
    'users.read': t('To look at people and their logins you need the role {roles}.', { roles }),
    'users.manage': t('To help people with their logins, and block them you need the role {roles}.', { roles }),
    'users.view_as': t('To view the shop and the portal as somebody you need the role {roles}.', { roles }),
    'operations.read': t('To look at event deliveries and mails you need the role {roles}.', { roles }),
    'operations.manage': t('To retry event deliveries you need the role {roles}.', { roles }),
    'staff.manage': t('To manage staff you need the role {roles}.', { roles }),
    'audit.read': t('To read what staff did you need the role {roles}.', { roles }),
  }
  return sentences[permission]
}

/** The same as a component, for pages that wait for data. */
export function NeededRole({ permission }: { permission: StaffPermission }) {
  return useNeededRole(permission)
}
