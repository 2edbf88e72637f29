'use client'
import { Button, Group, Title } from '@mantine/core'
import type { StaffInvitationInfo } from '@millyard/contracts'
import { ConfirmAction, DataTable, DateText, notifyDone, notifyFailed, StatusBadge } from '@millyard/ui/portal'
import { useTRPC } from '@millyard/web-kit/client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { rolesText } from './role-words.ts'

/** Who was invited to the staff and has not accepted yet. Nothing at all when there is nobody. */
export function Invitations({ invitations }: { invitations: readonly StaffInvitationInfo[] }) {
  const trpc = useTRPC()
  const queries = useQueryClient()
  const resend = useMutation(trpc.auth.staff.resendInvitation.mutationOptions())
  const revoke = useMutation(trpc.auth.staff.revokeInvitation.mutationOptions())
  if (invitations.length === 0) return null
  const reload = () => queries.invalidateQueries(trpc.auth.staff.list.queryFilter())

  async function sendAgain({ id, email }: StaffInvitationInfo) {
    try {
      await resend.mutateAsync({ invitationId: id })
      notifyDone('Invitation sent again', `${email} has a new link; the old one no longer works.`)
    } catch (error) {
      notifyFailed('The invitation was not sent', error)
    }
    await reload()
  }

  return (
    <section aria-labelledby="invitations">
      <Title order={2} id="invitations" size="h3" mb="sm">
        Invitations
      </Title>
      <DataTable<StaffInvitationInfo>
        label="invitations"
        rows={[...invitations]}
        columns={[
          {
            accessor: 'email',
            title: 'E-mail',
            phone: 'title',
            render: ({ email }) => <strong>{email}</strong>,
          },
          { accessor: 'roles', render: ({ roles }) => rolesText(roles) },
          {
            accessor: 'isExpired',
            title: 'Status',
            render: ({ isExpired }) => (
              <StatusBadge
                status={isExpired ? { label: 'Expired', tone: 'warn' } : { label: 'Waiting', tone: 'info' }}
              />
            ),
          },
          { accessor: 'invitedBy', title: 'Invited by' },
          { accessor: 'expiresAt', title: 'Works until', render: ({ expiresAt }) => <DateText value={expiresAt} /> },
          {
            accessor: 'actions',
            title: <span className="mill-visually-hidden">Actions</span>,
            textAlign: 'right',
            render: (invitation) => (
              <Group gap="xs" justify="flex-end" wrap="nowrap">
                <Button
                  variant="default"
                  size="xs"
                  loading={resend.isPending && resend.variables.invitationId === invitation.id}
                  onClick={() => sendAgain(invitation)}
                >
                  Send again<span className="mill-visually-hidden"> to {invitation.email}</span>
                </Button>
                <ConfirmAction
                  title={`Take back the invitation of ${invitation.email}?`}
                  message="The link in the mail stops working. You can invite the address again."
                  confirmLabel="Take back"
                  tone="danger"
                  size="xs"
                  onConfirm={async () => {
                    await revoke.mutateAsync({ invitationId: invitation.id })
                    await reload()
                    notifyDone('Invitation taken back')
                  }}
                >
                  Take back<span className="mill-visually-hidden"> the invitation of {invitation.email}</span>
                </ConfirmAction>
              </Group>
            ),
          },
        ]}
        empty={{ title: 'Nobody is invited', description: '' }}
      />
    </section>
  )
}
