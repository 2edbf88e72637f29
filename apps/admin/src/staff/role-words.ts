import { STAFF_ROLES, type StaffRole } from '@millyard/contracts'

/** What each role is called and is for. What it may do in detail stands in contracts/permissions. */
export const ROLE_WORDS: Readonly<Record<StaffRole, { label: string; can: string }>> = {
  support: { label: 'Support', can: 'Helps people with their orders and accounts.' },
  catalogue: { label: 'Catalogue', can: 'Decides on factories and products, keeps categories and collections.' },
  finance: { label: 'Finance', can: 'Looks after payments, payouts and the ledger.' },
  owner: { label: 'Owner', can: 'Everything, the staff and the audit log included.' },
}

export const ROLE_OPTIONS = STAFF_ROLES.map((value) => ({ value, ...ROLE_WORDS[value] }))

/** "Support, Finance". */
export const rolesText = (roles: readonly StaffRole[]) => roles.map((role) => ROLE_WORDS[role].label).join(', ')
