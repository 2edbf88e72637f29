import { ApiProvider } from '@millyard/web-kit/client'
import { loadOptional } from '@millyard/web-kit/load'
import type { ReactNode } from 'react'
import { accountLinks } from '../../components/account-links.tsx'
import { PortalFrame } from '../../components/portal-frame.tsx'
import { Bell } from '../../notifications/bell.tsx'
import { api, viewer } from '../../server-kit.ts'
import { signOutAction } from '../../session/actions.ts'
import { readPermissions } from '../../session/staff-access.ts'

/** The frame around signed-in pages. It decides nothing: every page asks by itself who may see it. */
export default async function PortalLayout({ children }: { children: ReactNode }) {
  const person = await viewer()
  if (!person) return children
  const unread = await loadOptional(api().notification.inbox.unreadCount.query(), { count: 0 })
  return (
    // Another person gets another cache: nothing of the one before stays behind.
    <ApiProvider key={person.user.id}>
      <PortalFrame
        permissions={readPermissions(person.permissions)}
        notifications={<Bell initialCount={unread.count} />}
        account={{
          name: person.user.name,
          email: person.user.email,
          links: await accountLinks(),
          onSignOut: signOutAction,
        }}
      >
        {children}
      </PortalFrame>
    </ApiProvider>
  )
}
