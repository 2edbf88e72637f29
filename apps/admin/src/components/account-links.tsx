import { IconShieldLock } from '@tabler/icons-react'

/** Above "Sign out" in the menu of one's own account. */
export const ACCOUNT_LINKS = [
  { label: 'Security', href: '/security', icon: <IconShieldLock size={16} stroke={1.7} /> },
] as const
