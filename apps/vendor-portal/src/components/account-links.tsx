import { IconShieldLock } from '@tabler/icons-react'
import { getExtracted } from 'next-intl/server'

/** Above "Sign out" in the menu of one's own account. */
export async function accountLinks() {
  const t = await getExtracted()
  return [{ label: t('Security'), href: '/security', icon: <IconShieldLock size={16} stroke={1.7} /> }]
}
