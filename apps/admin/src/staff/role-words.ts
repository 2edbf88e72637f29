import type { StaffRole } from '@millyard/contracts'
import { useExtracted } from 'next-intl'

export interface RoleWords {
  label: string
  /** As it stands in a sentence. */
  name: string
  /** What the role is for. What it may do in detail stands in contracts/permissions. */
  can: string
}

/** What each role is called and is for. */
export function useRoleWords(): Readonly<Record<StaffRole, RoleWords>> {
  const t = useExtracted('client')
  return {
    support: { label: t('Support'), name: t('support'), can: t('Helps people with their orders and accounts.') },
    catalogue: {
      label: t('Catalogue'),
      name: t('catalogue'),
      can: t('Decides on factories and products, keeps categories and collections.'),
    },
    finance: { label: t('Finance'), name: t('finance'), can: t('Looks after payments, payouts and the ledger.') },
    owner: { label: t('Owner'), name: t('owner'), can: t('Everything, the staff and the audit log included.') },
  }
}

/** Writes roles: as labels ("Support, Finance"), or as names in a sentence ("support, finance"). */
export function useRolesText() {
  const words = useRoleWords()
  return (roles: readonly StaffRole[], form: 'label' | 'name' = 'label') =>
    roles.map((role) => words[role][form]).join(', ')
}

/** The same as a component, for pages that wait for data. */
export function RolesText({ roles, form }: { roles: readonly StaffRole[]; form?: 'label' | 'name' }) {
  return useRolesText()(roles, form)
}
