import { Title } from '@mantine/core'
import type { VENDOR_ROLES } from '@millyard/contracts'
import { DateText, PageHeader, StatusBadge, StatusBadgeOf, TextLink } from '@millyard/ui/portal'
import { load } from '@millyard/web-kit/load'
import type { Metadata } from 'next'
import { getExtracted } from 'next-intl/server'
import { NoAccess } from '../../../../components/no-access.tsx'
import { Columns, Facts, Panel } from '../../../../components/panel.tsx'
import { api } from '../../../../server-kit.ts'
import { NeededRole } from '../../../../session/permission-words.ts'
import { requireStaff } from '../../../../session/require-staff.ts'

import { RolesText } from '../../../../staff/role-words.ts'
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
  const { lockedUntil, twoFactorSince } = user
  const isStaff = user.staffRoles.length > 0
  const mayHelp = may('users.manage') && !isStaff
  const roleWords: Readonly<Record<(typeof VENDOR_ROLES)[number], string>> = {
    owner: t('Owner'),
    manager: t('Manager'),
    fulfilment: t('Fulfilment'),
    finance: t('Finance'),
  }
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
                  { label: t('Address confirmed'), value: user.emailVerified ? t('Yes') : t('Not yet') },
                  { label: t('Since'), value: <DateText value={user.createdAt} /> },
                  {
                    label: t('Sign-in'),
                    value: lockedUntil
                      ? t.rich('Too many wrong passwords or codes: locked until <date></date>', {
                          date: () => <DateText value={lockedUntil} style="dateTime" />,
                        })
                      : user.block
                        ? t('Blocked')
                        : t('Open'),
                  },
                  {
                    label: t('Two-factor sign-in'),
                    value: twoFactorSince
                      ? t.rich('On since <date></date>', { date: () => <DateText value={twoFactorSince} /> })
                      : t('Off'),
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
                  { label: t('Staff'), value: isStaff ? <RolesText roles={user.staffRoles} /> : null },
                ]}
              />
            </Panel>
            {user.memberships.length > 0 ? (
              <Panel title={t('Factories')} isFlush>
                <Facts
                  facts={user.memberships.map(({ vendorId, name, role, status }) => ({
                    label: roleWords[role],
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
                  {!isStaff ? (
                    <NeededRole permission="users.manage" />
                  ) : may('staff.manage') ? (
                    t.rich('This person is staff: change that on the <link>staff page</link>.', {
                      link: (chunks) => <TextLink href="/staff">{chunks}</TextLink>,
                    })
                  ) : (
                    t('This person is staff: an owner changes that.')
                  )}
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
              {mayHelp ? <NoteForm userId={user.id} /> : user.notes.length === 0 ? t('No notes.') : null}
            </Panel>
          </>
        }
      />
    </>
  )
}
