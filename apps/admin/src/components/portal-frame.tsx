'use client'
import type { StaffPermission } from '@millyard/contracts'
import { type PortalAccount, PortalShell } from '@millyard/ui/portal'
import type { ReactNode } from 'react'
import { useWaiting } from '../dashboard/use-waiting.ts'
import { NAVIGATION } from './navigation.tsx'
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
  const waiting = useWaiting(permissions)
  const counts: Record<string, number | undefined> = {
    '/factories': waiting.applications?.count,
    '/product-reviews': waiting.products?.count,
    '/deliveries': waiting.failedDeliveries?.count,
  }
  const navigation = filterNavigation(NAVIGATION, permissions).map((group) => ({
    ...group,
    items: group.items.map((item) => ({ ...item, count: counts[item.href] })),
  }))
  return <PortalShell product="Admin" accent="copper" navigation={navigation} {...props} />
}
