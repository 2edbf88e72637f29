'use client'
import type { SessionInfo } from '@millyard/contracts'
import { ConfirmAction, DataTable, DateText, notifyDone } from '@millyard/ui/portal'
import { useTRPC } from '@millyard/web-kit/client'
import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useExtracted } from 'next-intl'

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
  const t = useExtracted('client')
  const portals: Readonly<Record<SessionInfo['audience'], string>> = {
    storefront: t('Shop'),
    vendor: t('Vendor portal'),
    admin: t('Admin console'),
  }

  const trpc = useTRPC()
  const router = useRouter()
  const end = useMutation(trpc.auth.users.endSession.mutationOptions())
  return (
    <DataTable<SessionInfo>
      label={t('sessions')}
      rows={sessions}
      columns={[
        {
          accessor: 'device.name',
          title: t('Device'),
          phone: 'title',
          render: ({ device }) => <strong>{device.name}</strong>,
        },
        { accessor: 'audience', title: t('Where'), render: ({ audience }) => portals[audience] },
        { accessor: 'network', title: t('Network'), render: ({ network }) => network ?? t('Unknown') },
        {
          accessor: 'signedInAt',
          title: t('Signed in'),
          render: ({ signedInAt }) => <DateText value={signedInAt} style="dateTime" />,
        },
        {
          accessor: 'lastUsedAt',
          title: t('Last used'),
          render: ({ lastUsedAt }) => <DateText value={lastUsedAt} style="dateTime" />,
        },
        {
          accessor: 'actions',
          title: <span className="mill-visually-hidden">{t('Actions')}</span>,
          textAlign: 'right',
          render: ({ id, device }) =>
            mayEnd ? (
              <ConfirmAction
                title={t('End the session on {name}?', { name: device.name })}
                message={t('It is signed out within ten minutes at the latest.')}
                confirmLabel={t('End session')}
                size="xs"
                onConfirm={async () => {
                  await end.mutateAsync({ userId, sessionId: id })
                  notifyDone(t('Session ended'))
                  router.refresh()
                }}
              >
                {t.rich('End<span> the session on {name}</span>', {
                  name: device.name,
                  span: (chunks) => <span className="mill-visually-hidden">{chunks}</span>,
                })}
              </ConfirmAction>
            ) : null,
        },
      ]}
      empty={{ title: t('Not signed in anywhere'), description: '' }}
    />
  )
}
