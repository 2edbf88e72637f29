import { type PortalAccount, PortalShell } from '@millyard/ui/portal'
import type { ReactNode } from 'react'
import { NAVIGATION } from './navigation.tsx'

export interface PortalFrameProps {
  /** The factory one acts for, or the switcher. */
  actingVendor?: ReactNode
  notifications?: ReactNode
  search?: ReactNode
  account?: PortalAccount
  /** How many things wait behind a sidebar entry, by href. */
  counts?: Readonly<Record<string, number>>
  children: ReactNode
}

/** The frame of every signed-in page of the factory portal. */
export function PortalFrame({ counts = {}, ...props }: PortalFrameProps) {
  const navigation = NAVIGATION.map((group) => ({
    ...group,
    items: group.items.map((item) => ({ ...item, count: counts[item.href] })),
  }))
  return <PortalShell product="Factory portal" accent="green" navigation={navigation} {...props} />
}
