import { Title } from '@mantine/core'
import { FACTORY_STATUS } from '@millyard/ui'
import { DateText, PageHeader, StatusBadge, TextLink } from '@millyard/ui/portal'
import { load } from '@millyard/web-kit/load'
import type { Metadata } from 'next'
import { NoAccess } from '../../../../components/no-access.tsx'
import { Columns, Facts, Panel } from '../../../../components/panel.tsx'
import { api } from '../../../../server-kit.ts'
import { requireStaff } from '../../../../session/require-staff.ts'
import { PERMISSION_WORDS, rolesWith } from '../../../../session/staff-access.ts'
import { rolesText } from '../../../../staff/role-words.ts'
import { NoteForm } from '../../../../users/note-form.tsx'
import classes from '../../../../users/notes.module.css'
import { UserActions } from '../../../../users/user-actions.tsx'
import { UserSessions } from '../../../../users/user-sessions.tsx'
import { ViewAs } from '../../../../users/view-as.tsx'

export const metadata: Metadata = { title: 'User' }

export default async function UserPage({ params }: { params: Promise<{ userId: string }> }) {
  const { userId } = await params
  const { may } = await requireStaff(`/users/${userId}`)
  if (!may('users.read')) return <NoAccess needs="users.read" />
  const user = await load(api().auth.users.get.query({ userId }))
  const isStaff = user.staffRoles.length > 0
  const mayHelp = may('users.manage') && !isStaff
  return (
    <>
      <PageHeader
        title={user.name}
        badge={user.block ? <StatusBadge status={{ label: 'Blocked', tone: 'bad' }} /> : null}
        description={user.email}
        breadcrumb={[{ label: 'Users', href: '/users' }]}
      />
      <Columns
        main={
          <>
            <Panel title="Login" isFlush>
              <Facts
                facts={[
                  { label: 'E-mail', value: user.email },
                  { label: 'Address confirmed', value: user.emailVerified ? 'Yes' : 'Not yet' },
                  { label: 'Since', value: <DateText value={user.createdAt} /> },
                  {
                    label: 'Sign-in',
                    value: user.lockedUntil ? (
                      <>
                        Too many wrong passwords: locked until <DateText value={user.lockedUntil} style="dateTime" />
                      </>
                    ) : user.block ? (
                      'Blocked'
                    ) : (
                      'Open'
                    ),
                  },
                  {
                    label: 'Two-factor sign-in',
                    value: user.twoFactorSince ? (
                      <>
                        On since <DateText value={user.twoFactorSince} />
                      </>
                    ) : (
                      'Off'
                    ),
                  },
                  {
                    label: 'Blocked since',
                    value: user.block ? <DateText value={user.block.since} style="dateTime" /> : null,
                  },
                  { label: 'Why', value: user.block?.reason },
                  { label: 'Addresses', value: String(user.addressCount) },
                  {
                    label: 'Orders',
                    value: may('orders.read') ? (
                      <TextLink href={`/orders?customer=${user.id}`}>Orders of {user.name}</TextLink>
                    ) : null,
                  },
                  { label: 'Staff', value: isStaff ? rolesText(user.staffRoles) : null },
                ]}
              />
            </Panel>
            {user.memberships.length > 0 ? (
              <Panel title="Factories" isFlush>
                <Facts
                  facts={user.memberships.map(({ vendorId, name, role, status }) => ({
                    label: role.charAt(0).toUpperCase() + role.slice(1),
                    value: (
                      <>
                        <TextLink href={`/factories/${vendorId}`}>{name}</TextLink>{' '}
                        <StatusBadge status={FACTORY_STATUS[status]} />
                      </>
                    ),
                  }))}
                />
              </Panel>
            ) : null}
            <section aria-labelledby="sessions">
              <Title order={2} id="sessions" size="h3" mb="sm">
                Where they are signed in
              </Title>
              <UserSessions userId={user.id} sessions={user.sessions} mayEnd={mayHelp} />
            </section>
          </>
        }
        side={
          <>
            <Panel title="Help">
              {mayHelp ? (
                <UserActions user={user} />
              ) : (
                <p style={{ margin: 0 }}>
                  {isStaff ? (
                    may('staff.manage') ? (
                      <>
                        This person is staff: change that on the <TextLink href="/staff">staff page</TextLink>.
                      </>
                    ) : (
                      'This person is staff: an owner changes that.'
                    )
                  ) : (
                    `To ${PERMISSION_WORDS['users.manage']} you need the role ${rolesWith('users.manage')}.`
                  )}
                </p>
              )}
            </Panel>
            {may('users.view_as') && !isStaff ? (
              <Panel title="View as">
                <ViewAs user={user} />
              </Panel>
            ) : null}
            <Panel title="Notes">
              {user.notes.length > 0 ? (
                <ul className={classes.list}>
                  {user.notes.map((note) => (
                    <li key={note.id}>
                      <p className={classes.text}>{note.text}</p>
                      <p className={classes.origin}>
                        {note.authorName}, <DateText value={note.createdAt} style="dateTime" />
                      </p>
                    </li>
                  ))}
                </ul>
              ) : null}
              {mayHelp ? <NoteForm userId={user.id} /> : user.notes.length === 0 ? 'No notes.' : null}
            </Panel>
          </>
        }
      />
    </>
  )
}
