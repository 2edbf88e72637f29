'use client'
import { Button, Group, Title } from '@mantine/core'
import type { Team } from '@millyard/contracts'
import { ConfirmAction, DataTable, DateText, notifyDone, notifyFailed, StatusBadge } from '@millyard/ui/portal'
import { useTRPC } from '@millyard/web-kit/client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useExtracted } from 'next-intl'
import { useRoleWords } from './role-words.ts'

type Invitation = Team['invitations'][number]

/** Who was invited and has not accepted yet. Nothing at all when there is nobody. */
export function Invitations({ invitations }: { invitations: readonly Invitation[] }) {
  const t = useExtracted('client')

  const roles = useRoleWords()
  const trpc = useTRPC()
  const queries = useQueryClient()
  const resend = useMutation(trpc.auth.team.resendInvitation.mutationOptions())
  const revoke = useMutation(trpc.auth.team.revokeInvitation.mutationOptions())
  if (invitations.length === 0) return null
  const reload = () => queries.invalidateQueries(trpc.auth.team.list.queryFilter())

  async function sendAgain({ id, email }: Invitation) {
    try {
      await resend.mutateAsync({ invitationId: id })
      notifyDone(t('Invitation sent again'), t('{email} has a new link; the old one no longer works.', { email }))
    } catch (error) {
      notifyFailed(t('The invitation was not sent'), error)
    }
    await reload()
  }

  return (
    <section aria-labelledby="invitations">
      <Title order={2} id="invitations" size="h3" mb="sm">
        {t('Invitations')}
      </Title>
      <DataTable<Invitation>
        label={t('invitations')}
        rows={[...invitations]}
        columns={[
          { accessor: 'email', title: t('E-mail'), render: ({ email }) => <strong>{email}</strong> },
          { accessor: 'role', title: t('Role'), render: ({ role }) => roles[role].label },
          {
            accessor: 'isExpired',
            title: t('Status'),
            render: ({ isExpired }) => (
              <StatusBadge
                status={isExpired ? { label: t('Expired'), tone: 'warn' } : { label: t('Waiting'), tone: 'info' }}
              />
            ),
          },
          { accessor: 'invitedBy', title: t('Invited by') },
          { accessor: 'sentAt', title: t('Sent'), render: ({ sentAt }) => <DateText value={sentAt} /> },
          { accessor: 'expiresAt', title: t('Works until'), render: ({ expiresAt }) => <DateText value={expiresAt} /> },
          {
            accessor: 'actions',
            title: <span className="mill-visually-hidden">{t('Actions')}</span>,
            textAlign: 'right',
            render: (invitation) => (
              <Group gap="xs" justify="flex-end" wrap="nowrap">
                <Button
                  variant="default"
                  size="xs"
                  loading={resend.isPending && resend.variables.invitationId === invitation.id}
                  onClick={() => sendAgain(invitation)}
                >
                  {t.rich('Send again<span> to {email}</span>', {
                    email: invitation.email,
                    span: (chunks) => <span className="mill-visually-hidden">{chunks}</span>,
                  })}
                </Button>
                <ConfirmAction
                  title={t('Take back the invitation of {email}?', { email: invitation.email })}
                  message={t('The link in the mail stops working. You can invite the address again.')}
                  confirmLabel={t('Take back')}
                  tone="danger"
                  size="xs"
                  onConfirm={async () => {
                    await revoke.mutateAsync({ invitationId: invitation.id })
                    await reload()
                    notifyDone(t('Invitation taken back'))
                  }}
                >
                  {t.rich('Take back<span> the invitation of {email}</span>', {
                    email: invitation.email,
                    span: (chunks) => <span className="mill-visually-hidden">{chunks}</span>,
                  })}
                </ConfirmAction>
              </Group>
            ),
          },
        ]}
        empty={{ title: t('Nobody is invited'), description: '' }}
        pinFirstColumn
      />
    </section>
  )
}
