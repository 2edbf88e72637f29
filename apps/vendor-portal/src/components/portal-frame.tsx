import { type NavigationGroup, type PortalAccount, PortalShell } from '@millyard/ui/portal'
import { useExtracted } from 'next-intl'
import type { ReactNode } from 'react'

export interface PortalFrameProps {
  navigation: readonly NavigationGroup[]
  /** The factory one acts for, or the switcher. */
  actingVendor?: ReactNode
  /** Its name. */
  actingName?: string | undefined
  notifications?: ReactNode
  account?: PortalAccount
  children: ReactNode
}

/** The frame of every signed-in page of the factory portal. */
export function PortalFrame(props: PortalFrameProps) {
  const t = useExtracted()
  return <PortalShell product={t('Factory portal')} accent="green" {...props} />
}
