'use client'
import { Button, Drawer, Group } from '@mantine/core'
import type { Team } from '@millyard/contracts'
import { ConfirmAction, DataTable, DateText, notifyDone, PageHeader } from '@millyard/ui/portal'
import { useTRPC } from '@millyard/web-kit/client'
import { IconPlus, IconUsers } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useExtracted } from 'next-intl'
import { useState } from 'react'
import { Flow } from '../components/flow.tsx'
import { Invitations } from './invitations.tsx'
import { InviteForm } from './invite-form.tsx'
import { leaveTeam } from './leave-team.ts'
import { RoleForm } from './role-form.tsx'
import { useRoleWords } from './role-words.ts'

type Member = Team['members'][number]

/** Who belongs to the factory; its owners invite, change roles and remove. Everybody may leave. */
export function TeamPage({ factoryName, mayManage }: { factoryName: string; mayManage: boolean }) {
  const t = useExtracted('client')

  const roles = useRoleWords()
  const trpc = useTRPC()
  const queries = useQueryClient()
  const team = useQuery(trpc.auth.team.list.queryOptions())
  const remove = useMutation(trpc.auth.team.remove.mutationOptions())
  const [isInviting, setInviting] = useState(false)
  const [edited, setEdited] = useState<Member>()
  const owners = team.data?.members.filter(({ role }) => role === 'owner').length ?? 0
  const isOnlyOwner = (member: Member) => member.role === 'owner' && owners < 2

  return (
    <Flow>
      <PageHeader
        title={t('Team')}
        description={t('Who works for {factoryName}, and what each of them may do.', { factoryName })}
        actions={
          mayManage ? (
            <Button leftSection={<IconPlus size={18} />} onClick={() => setInviting(true)}>
              {t('Invite somebody')}
            </Button>
          ) : null
        }
      />
      <DataTable<Member>
        label={t('members')}
        rows={team.data?.members}
        error={team.error}
        onRetry={() => team.refetch()}
        columns={[
          {
            accessor: 'name',
            title: t('Name'),
            render: ({ name, isMe }) => <strong>{isMe ? t('{name} (you)', { name }) : name}</strong>,
          },
          { accessor: 'role', title: t('Role'), render: ({ role }) => roles[role].label },
          { accessor: 'email', title: t('E-mail') },
          { accessor: 'joinedAt', title: t('Since'), render: ({ joinedAt }) => <DateText value={joinedAt} /> },
          {
            accessor: 'actions',
            title: <span className="mill-visually-hidden">{t('Actions')}</span>,
            textAlign: 'right',
            render: (member) => (
              <Group gap="xs" justify="flex-end" wrap="nowrap">
                {mayManage && !isOnlyOwner(member) ? (
                  <Button variant="default" size="xs" onClick={() => setEdited(member)}>
                    {t.rich('Change role<span> of {name}</span>', {
                      name: member.name,
                      span: (chunks) => <span className="mill-visually-hidden">{chunks}</span>,
                    })}
                  </Button>
                ) : null}
                {member.isMe ? (
                  isOnlyOwner(member) ? null : (
                    <ConfirmAction
                      title={t('Leave {factoryName}?', { factoryName })}
                      message={t('You lose access to it at once. To come back you need a new invitation.')}
                      confirmLabel={t('Leave factory')}
                      tone="danger"
                      size="xs"
                      onConfirm={leaveTeam}
                    />
                  )
                ) : mayManage ? (
                  <ConfirmAction
                    title={t('Remove {name}?', { name: member.name })}
                    message={t('They lose access to {factoryName} at once. To bring them back you invite them again.', {
                      factoryName,
                    })}
                    confirmLabel={t('Remove from team')}
                    tone="danger"
                    size="xs"
                    onConfirm={async () => {
                      await remove.mutateAsync({ memberId: member.id })
                      await queries.invalidateQueries(trpc.auth.team.list.queryFilter())
                      notifyDone(t('{name} is no longer in your team', { name: member.name }))
                    }}
                  >
                    {t.rich('Remove<span> {name}</span>', {
                      name: member.name,
                      span: (chunks) => <span className="mill-visually-hidden">{chunks}</span>,
                    })}
                  </ConfirmAction>
                ) : null}
              </Group>
            ),
          },
        ]}
        empty={{
          icon: <IconUsers size={24} stroke={1.5} />,
          title: t('Nobody here'),
          description: t('You are not in this team any more.'),
        }}
        pinFirstColumn
      />
      {mayManage ? <Invitations invitations={team.data?.invitations ?? []} /> : null}
      <Drawer
        opened={isInviting}
        onClose={() => setInviting(false)}
        position="right"
        size={480}
        title={t('Invite somebody')}
      >
        <InviteForm onDone={() => setInviting(false)} />
      </Drawer>
      <Drawer
        opened={edited !== undefined}
        onClose={() => setEdited(undefined)}
        position="right"
        size={480}
        title={edited ? t('Role of {name}', { name: edited.name }) : ''}
      >
        {edited ? <RoleForm key={edited.id} member={edited} onDone={() => setEdited(undefined)} /> : null}
      </Drawer>
    </Flow>
  )
}
