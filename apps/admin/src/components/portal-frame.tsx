'use client'
import type { StaffPermission } from '@millyard/contracts'
import { type PortalAccount, PortalShell } from '@millyard/ui/portal'
import type { ReactNode } from 'react'
import { countText, useWaiting, type WaitingGroup } from '../dashboard/use-waiting.ts'
import { useNavigation } from './navigation.tsx'
import { filterNavigation } from './page-permissions.ts'

export interface PortalFrameProps {
  /** Decides which pages the sidebar shows, and which of the queues are counted beside them. */
  permissions: readonly StaffPermission[]
  notifications?: ReactNode
  search?: ReactNode
  account?: PortalAccount
  children: ReactNode
}

/** The frame of every signed-in page of the admin console; counts what waits, again and again. */
export function PortalFrame({ permissions, ...props }: PortalFrameProps) {
  const groups = useNavigation()
  const waiting = useWaiting(permissions)
  const counts: Record<string, WaitingGroup | undefined> = {
    '/factories': waiting.applications,
    '/product-reviews': waiting.products,
    '/reviews': waiting.reviews,
    '/brand-proposals': waiting.brands,
    '/deliveries': waiting.failedDeliveries,
  }
  const navigation = filterNavigation(groups, permissions).map((group) => ({
    ...group,
    items: group.items.map((item) => {
      const waits = counts[item.href]
      return { ...item, ...(waits && waits.count > 0 ? { count: countText(waits) } : {}) }
    }),
  }))
  return <PortalShell product="Admin" accent="copper" navigation={navigation} {...props} />
}
