'use client'
import type { SessionInfo } from '@millyard/contracts'
import { ConfirmAction, DataTable, DateText, notifyDone } from '@millyard/ui/portal'
import { useTRPC } from '@millyard/web-kit/client'
import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'

const PORTALS: Readonly<Record<SessionInfo['audience'], string>> = {
  storefront: 'Shop',
  vendor: 'Vendor portal',
  admin: 'Admin console',
}

/** Where somebody is signed in; staff who may help end one. */
export function UserSessions({
  userId,
  sessions,
  mayEnd,
}: {
  userId: string
  sessions: SessionInfo[]
  mayEnd: boolean
}) {
  const trpc = useTRPC()
  const router = useRouter()
  const end = useMutation(trpc.auth.users.endSession.mutationOptions())
  return (
    <DataTable<SessionInfo>
      label="sessions"
      rows={sessions}
      columns={[
        {
          accessor: 'device.name',
          title: 'Device',
          phone: 'title',
          render: ({ device }) => <strong>{device.name}</strong>,
        },
        { accessor: 'audience', title: 'Where', render: ({ audience }) => PORTALS[audience] },
        { accessor: 'network', title: 'Network', render: ({ network }) => network ?? 'Unknown' },
        {
          accessor: 'signedInAt',
          title: 'Signed in',
          render: ({ signedInAt }) => <DateText value={signedInAt} style="dateTime" />,
        },
        {
          accessor: 'lastUsedAt',
          title: 'Last used',
          render: ({ lastUsedAt }) => <DateText value={lastUsedAt} style="dateTime" />,
        },
        {
          accessor: 'actions',
          title: <span className="mill-visually-hidden">Actions</span>,
          textAlign: 'right',
          render: ({ id, device }) =>
            mayEnd ? (
              <ConfirmAction
                title={`End the session on ${device.name}?`}
                message="It is signed out within ten minutes at the latest."
                confirmLabel="End session"
                size="xs"
                onConfirm={async () => {
                  await end.mutateAsync({ userId, sessionId: id })
                  notifyDone('Session ended')
                  router.refresh()
                }}
              >
                End<span className="mill-visually-hidden"> the session on {device.name}</span>
              </ConfirmAction>
            ) : null,
        },
      ]}
      empty={{ title: 'Not signed in anywhere', description: '' }}
    />
  )
}
