'use client'
import { Button, Drawer, Group, Stack } from '@mantine/core'
import type { StaffMemberInfo } from '@millyard/contracts'
import { ConfirmAction, DataTable, DateText, notifyDone, PageHeader, StatusBadge } from '@millyard/ui/portal'
import { useTRPC } from '@millyard/web-kit/client'
import { IconPlus, IconUsers } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useExtracted } from 'next-intl'
import { useState } from 'react'
import { Invitations } from './invitations.tsx'
import { InviteForm } from './invite-form.tsx'
import { RoleTable } from './role-table.tsx'
import { useRolesText } from './role-words.ts'
import { RolesForm } from './roles-form.tsx'

/** Who runs the place. Owners invite, change roles and remove. */
export function StaffPage() {
  const t = useExtracted('client')
  const rolesText = useRolesText()

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
    notifyDone(t('{name} is no longer on the staff', { name }))
  }

  async function resetTwoFactor({ id, name }: StaffMemberInfo, reason: string) {
    await reset.mutateAsync({ userId: id, reason })
    await queries.invalidateQueries(trpc.auth.staff.list.queryFilter())
    notifyDone(t('Two-factor sign-in is reset'), t('{name} sets it up anew at the next sign-in.', { name }))
  }

  return (
    <Stack gap="xl">
      <div>
        <PageHeader
          title={t('Staff')}
          description={t('Who runs Millyard, and what each of them may do.')}
          actions={
            <Button leftSection={<IconPlus size={18} />} onClick={() => setInviting(true)}>
              {t('Invite somebody')}
            </Button>
          }
        />
        <DataTable<StaffMemberInfo>
          label={t('staff')}
          rows={staff.data?.members}
          error={staff.error}
          onRetry={() => staff.refetch()}
          columns={[
            {
              accessor: 'name',
              title: t('Name'),
              phone: 'title',
              render: ({ name, isMe }) => <strong>{isMe ? t('{name} (you)', { name }) : name}</strong>,
            },
            { accessor: 'roles', title: t('Roles'), render: ({ roles }) => rolesText(roles) },
            { accessor: 'email', title: t('E-mail') },
            {
              accessor: 'hasTwoFactor',
              title: t('Two-factor'),
              render: (member) => (
                <Group gap={4} wrap="nowrap">
                  <StatusBadge
                    status={
                      member.hasTwoFactor ? { label: t('On'), tone: 'good' } : { label: t('Not set up'), tone: 'warn' }
                    }
                  />
                  {member.hasTwoFactor && !member.isMe ? (
                    <ConfirmAction
                      title={t('Reset two-factor sign-in of {name}?', { name: member.name })}
                      message={t(
                        'For somebody whose phone and recovery codes are gone. Make sure who asks: after this the password alone gets as far as setting it up anew. They are signed out everywhere and get a mail.',
                      )}
                      confirmLabel={t('Reset two-factor')}
                      tone="danger"
                      size="xs"
                      reason={{
                        label: t('Why, and how you know that it is them'),
                        description: t('Stands in the audit log.'),
                        maxLength: 500,
                      }}
                      onConfirm={(reason) => resetTwoFactor(member, reason)}
                    >
                      {t.rich('Reset<span> two-factor of {name}</span>', {
                        name: member.name,
                        span: (chunks) => <span className="mill-visually-hidden">{chunks}</span>,
                      })}
                    </ConfirmAction>
                  ) : null}
                </Group>
              ),
            },
            {
              accessor: 'lastSignInAt',
              title: t('Last sign-in'),
              render: ({ lastSignInAt }) =>
                lastSignInAt ? <DateText value={lastSignInAt} style="dateTime" /> : t('Not lately'),
            },
            { accessor: 'since', title: t('Since'), render: ({ since }) => <DateText value={since} /> },
            {
              accessor: 'actions',
              title: <span className="mill-visually-hidden">{t('Actions')}</span>,
              textAlign: 'right',
              render: (member) => (
                <Group gap="xs" justify="flex-end" wrap="nowrap">
                  <Button variant="default" size="xs" onClick={() => setEdited(member)}>
                    {t.rich('Change roles<span> of {name}</span>', {
                      name: member.name,
                      span: (chunks) => <span className="mill-visually-hidden">{chunks}</span>,
                    })}
                  </Button>
                  {isOnlyOwner(member) ? null : (
                    <ConfirmAction
                      title={
                        member.isMe ? t('Leave the staff?') : t('Remove {name} from the staff?', { name: member.name })
                      }
                      message={
                        member.isMe
                          ? t('You lose access to the console at once. To come back you need a new invitation.')
                          : t(
                              'They lose access to the console at once; their login stays. To bring them back you invite them again.',
                            )
                      }
                      confirmLabel={member.isMe ? t('Leave staff') : t('Remove from staff')}
                      tone="danger"
                      size="xs"
                      onConfirm={() => takeOff(member)}
                    >
                      {member.isMe
                        ? t.rich('Leave<span> {name}</span>', {
                            name: member.name,
                            span: (chunks) => <span className="mill-visually-hidden">{chunks}</span>,
                          })
                        : t.rich('Remove<span> {name}</span>', {
                            name: member.name,
                            span: (chunks) => <span className="mill-visually-hidden">{chunks}</span>,
                          })}
                    </ConfirmAction>
                  )}
                </Group>
              ),
            },
          ]}
          empty={{ icon: <IconUsers size={24} stroke={1.5} />, title: t('Nobody here'), description: '' }}
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
        title={t('Invite somebody to the staff')}
      >
        <InviteForm onDone={() => setInviting(false)} />
      </Drawer>
      <Drawer
        opened={edited !== undefined}
        onClose={() => setEdited(undefined)}
        position="right"
        size={480}
        title={edited ? t('Roles of {name}', { name: edited.name }) : ''}
      >
        {edited ? <RolesForm key={edited.id} member={edited} onDone={() => setEdited(undefined)} /> : null}
      </Drawer>
    </Stack>
  )
}
