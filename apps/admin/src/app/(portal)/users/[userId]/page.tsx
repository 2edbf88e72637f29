import { Title } from '@mantine/core'
import { DateText, PageHeader, StatusBadge, StatusBadgeOf, TextLink } from '@millyard/ui/portal'
import { load } from '@millyard/web-kit/load'
import type { Metadata } from 'next'
import { getExtracted } from 'next-intl/server'
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

export async function generateMetadata(): Promise<Metadata> {
  const t = await getExtracted()
  return { title: t('User') }
}

export default async function UserPage({ params }: { params: Promise<{ userId: string }> }) {
  const t = await getExtracted()

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
        badge={user.block ? <StatusBadge status={{ label: t('Blocked'), tone: 'bad' }} /> : null}
        description={user.email}
        breadcrumb={[{ label: t('Users'), href: '/users' }]}
      />
      <Columns
        main={
          <>
            <Panel title={t('Login')} isFlush>
              <Facts
                facts={[
                  { label: t('E-mail'), value: user.email },
                  { label: t('Address confirmed'), value: user.emailVerified ? 'Yes' : 'Not yet' },
                  { label: t('Since'), value: <DateText value={user.createdAt} /> },
                  {
                    label: t('Sign-in'),
                    value: user.lockedUntil ? (
                      <>
                        {t('Too many wrong passwords: locked until')}{' '}
                        <DateText value={user.lockedUntil} style="dateTime" />
                      </>
                    ) : user.block ? (
                      'Blocked'
                    ) : (
                      'Open'
                    ),
                  },
                  {
                    label: t('Two-factor sign-in'),
                    value: user.twoFactorSince ? (
                      <>
                        {t('On since')} <DateText value={user.twoFactorSince} />
                      </>
                    ) : (
                      'Off'
                    ),
                  },
                  {
                    label: t('Blocked since'),
                    value: user.block ? <DateText value={user.block.since} style="dateTime" /> : null,
                  },
                  { label: t('Why'), value: user.block?.reason },
                  { label: t('Addresses'), value: String(user.addressCount) },
                  {
                    label: t('Orders'),
                    value: may('orders.read') ? (
                      <TextLink href={`/orders?customer=${user.id}`}>
                        {t('Orders of {name}', { name: user.name })}
                      </TextLink>
                    ) : null,
                  },
                  { label: t('Staff'), value: isStaff ? rolesText(user.staffRoles) : null },
                ]}
              />
            </Panel>
            {user.memberships.length > 0 ? (
              <Panel title={t('Factories')} isFlush>
                <Facts
                  facts={user.memberships.map(({ vendorId, name, role, status }) => ({
                    label: role.charAt(0).toUpperCase() + role.slice(1),
                    value: (
                      <>
                        <TextLink href={`/factories/${vendorId}`}>{name}</TextLink>{' '}
                        <StatusBadgeOf kind="factory" status={status} />
                      </>
                    ),
                  }))}
                />
              </Panel>
            ) : null}
            <section aria-labelledby="sessions">
              <Title order={2} id="sessions" size="h3" mb="sm">
                {t('Where they are signed in')}
              </Title>
              <UserSessions userId={user.id} sessions={user.sessions} mayEnd={mayHelp} />
            </section>
          </>
        }
        side={
          <>
            <Panel title={t('Help')}>
              {mayHelp ? (
                <UserActions user={user} />
              ) : (
                <p style={{ margin: 0 }}>
                  {isStaff
                    ? may('staff.manage')
                      ? t.rich('This person is staff: change that on the <link>staff page</link>.', {
                          link: (chunks) => <TextLink href="/staff">{chunks}</TextLink>,
                        })
                      : 'This person is staff: an owner changes that.'
                    : `To ${PERMISSION_WORDS['users.manage']} you need the role ${rolesWith('users.manage')}.`}
                </p>
              )}
            </Panel>
            {may('users.view_as') && !isStaff ? (
              <Panel title={t('View as')}>
                <ViewAs user={user} />
              </Panel>
            ) : null}
            <Panel title={t('Notes')}>
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
