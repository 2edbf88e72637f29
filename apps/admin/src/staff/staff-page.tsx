'use client'
import { Button, Drawer, Group, Stack } from '@mantine/core'
import type { StaffMemberInfo } from '@millyard/contracts'
import { ConfirmAction, DataTable, DateText, notifyDone, PageHeader, StatusBadge } from '@millyard/ui/portal'
import { useTRPC } from '@millyard/web-kit/client'
import { IconPlus, IconUsers } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Invitations } from './invitations.tsx'
import { InviteForm } from './invite-form.tsx'
import { RoleTable } from './role-table.tsx'
import { rolesText } from './role-words.ts'
import { RolesForm } from './roles-form.tsx'

/** Who runs the place. Owners invite, change roles and remove. */
export function StaffPage() {
  const trpc = useTRPC()
  const queries = useQueryClient()
  const router = useRouter()
  const staff = useQuery(trpc.auth.staff.list.queryOptions())
  const reset = useMutation(trpc.auth.staff.resetTwoFactor.mutationOptions())
  const remove = useMutation(trpc.auth.staff.remove.mutationOptions())
  const [isInviting, setInviting] = useState(false)
  const [edited, setEdited] = useState<StaffMemberInfo>()
  const owners = staff.data?.members.filter(({ roles }) => roles.includes('owner')).length ?? 0
  const isOnlyOwner = ({ roles }: StaffMemberInfo) => roles.includes('owner') && owners < 2

  async function takeOff({ id, name, isMe }: StaffMemberInfo) {
    await remove.mutateAsync({ userId: id })
    if (isMe) return router.refresh()
    await queries.invalidateQueries(trpc.auth.staff.list.queryFilter())
    notifyDone(`${name} is no longer on the staff`)
  }

  async function resetTwoFactor({ id, name }: StaffMemberInfo, reason: string) {
    await reset.mutateAsync({ userId: id, reason })
    await queries.invalidateQueries(trpc.auth.staff.list.queryFilter())
    notifyDone('Two-factor sign-in is reset', `${name} sets it up anew at the next sign-in.`)
  }

  return (
    <Stack gap="xl">
      <div>
        <PageHeader
          title="Staff"
          description="Who runs Millyard, and what each of them may do."
          actions={
            <Button leftSection={<IconPlus size={18} />} onClick={() => setInviting(true)}>
              Invite somebody
            </Button>
          }
        />
        <DataTable<StaffMemberInfo>
          label="staff"
          rows={staff.data?.members}
          error={staff.error}
          onRetry={() => staff.refetch()}
          columns={[
            {
              accessor: 'name',
              phone: 'title',
              render: ({ name, isMe }) => <strong>{isMe ? `${name} (you)` : name}</strong>,
            },
            { accessor: 'roles', render: ({ roles }) => rolesText(roles) },
            { accessor: 'email', title: 'E-mail' },
            {
              accessor: 'hasTwoFactor',
              title: 'Two-factor',
              render: (member) => (
                <Group gap={4} wrap="nowrap">
                  <StatusBadge
                    status={member.hasTwoFactor ? { label: 'On', tone: 'good' } : { label: 'Not set up', tone: 'warn' }}
                  />
                  {member.hasTwoFactor && !member.isMe ? (
                    <ConfirmAction
                      title={`Reset two-factor sign-in of ${member.name}?`}
                      message="For somebody whose phone and recovery codes are gone. Make sure who asks: after this the password alone gets as far as setting it up anew. They are signed out everywhere and get a mail."
                      confirmLabel="Reset two-factor"
                      tone="danger"
                      size="xs"
                      reason={{
                        label: 'Why, and how you know that it is them',
                        description: 'Stands in the audit log.',
                        maxLength: 500,
                      }}
                      onConfirm={(reason) => resetTwoFactor(member, reason)}
                    >
                      Reset<span className="mill-visually-hidden"> two-factor of {member.name}</span>
                    </ConfirmAction>
                  ) : null}
                </Group>
              ),
            },
            {
              accessor: 'lastSignInAt',
              title: 'Last sign-in',
              render: ({ lastSignInAt }) =>
                lastSignInAt ? <DateText value={lastSignInAt} style="dateTime" /> : 'Not lately',
            },
            { accessor: 'since', title: 'Since', render: ({ since }) => <DateText value={since} /> },
            {
              accessor: 'actions',
              title: <span className="mill-visually-hidden">Actions</span>,
              textAlign: 'right',
              render: (member) => (
                <Group gap="xs" justify="flex-end" wrap="nowrap">
                  <Button variant="default" size="xs" onClick={() => setEdited(member)}>
                    Change roles<span className="mill-visually-hidden"> of {member.name}</span>
                  </Button>
                  {isOnlyOwner(member) ? null : (
                    <ConfirmAction
                      title={member.isMe ? 'Leave the staff?' : `Remove ${member.name} from the staff?`}
                      message={
                        member.isMe
                          ? 'You lose access to the console at once. To come back you need a new invitation.'
                          : 'They lose access to the console at once; their login stays. To bring them back you invite them again.'
                      }
                      confirmLabel={member.isMe ? 'Leave staff' : 'Remove from staff'}
                      tone="danger"
                      size="xs"
                      onConfirm={() => takeOff(member)}
                    >
                      {member.isMe ? 'Leave' : 'Remove'}
                      <span className="mill-visually-hidden"> {member.name}</span>
                    </ConfirmAction>
                  )}
                </Group>
              ),
            },
          ]}
          empty={{ icon: <IconUsers size={24} stroke={1.5} />, title: 'Nobody here', description: '' }}
          pinFirstColumn
        />
      </div>
      <Invitations invitations={staff.data?.invitations ?? []} />
      <RoleTable />
      <Drawer
        opened={isInviting}
        onClose={() => setInviting(false)}
        position="right"
        size={480}
        title="Invite somebody to the staff"
      >
        <InviteForm onDone={() => setInviting(false)} />
      </Drawer>
      <Drawer
        opened={edited !== undefined}
        onClose={() => setEdited(undefined)}
        position="right"
        size={480}
        title={edited ? `Roles of ${edited.name}` : ''}
      >
        {edited ? <RolesForm key={edited.id} member={edited} onDone={() => setEdited(undefined)} /> : null}
      </Drawer>
    </Stack>
  )
}
