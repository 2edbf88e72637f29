import { ViewBanner } from '@millyard/ui'
import { ApiProvider } from '@millyard/web-kit/client'
import { loadOptional } from '@millyard/web-kit/load'
import type { ReactNode } from 'react'
import { accountLinks } from '../../components/account-links.tsx'
import { ActingGuard } from '../../components/acting-guard.tsx'
import { FactorySwitch } from '../../components/factory-switch.tsx'
import { navigationFor } from '../../components/navigation.tsx'
import { PortalFrame } from '../../components/portal-frame.tsx'
import { StoreNotice } from '../../components/store-notice.tsx'
import { Bell } from '../../notifications/bell.tsx'
import { api, viewer } from '../../server-kit.ts'
import { signOutAction } from '../../session/actions.ts'
import { findActing, hasStore } from '../../session/factory-access.ts'
import { myVendors } from '../../session/require-factory.ts'

/** The frame around signed-in pages. It decides nothing: every page asks by itself who may see it. */
export default async function PortalLayout({ children }: { children: ReactNode }) {
  const person = await viewer()
  if (!person) return children
  const [vendors, unread, links] = await Promise.all([
    loadOptional(myVendors(), []),
    loadOptional(api().notification.inbox.unreadCount.query(), { count: 0 }),
    accountLinks(),
  ])
  const acting = findActing(vendors, person.vendorId)
  return (
    // Another factory gets another cache: nothing of the one before stays behind.
    <ApiProvider key={person.vendorId ?? person.user.id}>
      <PortalFrame
        navigation={await navigationFor({ hasStore: hasStore(acting), permissions: person.permissions })}
        actingVendor={<FactorySwitch acting={acting} vendors={vendors} personName={person.user.name} />}
        actingName={acting?.name}
        notifications={<Bell initialCount={unread.count} />}
        account={{ name: person.user.name, email: person.user.email, links, onSignOut: signOutAction }}
      >
        <ActingGuard vendorId={person.vendorId} />
        {acting ? <StoreNotice vendor={acting} /> : null}
        {children}
        {person.viewedBy ? <ViewBanner viewedBy={person.viewedBy} name={person.user.name} /> : null}
      </PortalFrame>
    </ApiProvider>
  )
}
