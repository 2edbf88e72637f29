'use client'
import { Button } from '@mantine/core'
import type { SessionInfo } from '@millyard/contracts'
import { IconDeviceDesktop, IconDeviceMobile, IconDeviceTablet, IconDeviceUnknown } from '@tabler/icons-react'
import { useExtracted } from 'next-intl'
import { DateText } from '../../shared/date-text.tsx'
import type { FormAction } from '../../shared/form-answer.ts'
import { useSessionPlace } from '../../shared/session-words.ts'
import { useFormAction } from '../../shared/use-form-action.ts'
import { ButtonLink } from '../links.tsx'
import { notifyDone } from '../notify.tsx'
import { StatusBadge } from '../status-badge.tsx'
import { FormMessage } from './form-message.tsx'
import classes from './session-list.module.css'

const ICONS = {
  phone: IconDeviceMobile,
  tablet: IconDeviceTablet,
  computer: IconDeviceDesktop,
  unknown: IconDeviceUnknown,
} as const

export interface SessionListProps {
  current: SessionInfo
  others: readonly SessionInfo[]
  /** The page with older ones. */
  olderHref?: string
  /** Field `sessionId`. */
  revoke: FormAction
  revokeOthers: FormAction
}

/** Where somebody is signed in; ends one of the sessions, or all but this one. */
export function SessionList({ current, others, olderHref, revoke, revokeOthers }: SessionListProps) {
  const t = useExtracted('client')

  return (
    <>
      <ul className={classes.list}>
        <SessionRow session={current} />
        {others.map((session) => (
          <SessionRow key={session.id} session={session} revoke={revoke} />
        ))}
      </ul>
      {others.length > 0 ? (
        <div className={classes.foot}>
          <RevokeOthers action={revokeOthers} />
          {olderHref ? (
            <ButtonLink variant="subtle" href={olderHref}>
              {t('Show older ones')}
            </ButtonLink>
          ) : null}
        </div>
      ) : null}
    </>
  )
}

/** Without `revoke` it is the session that looks at itself. */
function SessionRow({ session, revoke }: { session: SessionInfo; revoke?: FormAction }) {
  const t = useExtracted('client')

  const sessionPlace = useSessionPlace()
  const Icon = ICONS[session.device.kind]
  return (
    <li className={classes.row}>
      <Icon size={24} stroke={1.5} className={classes.icon} aria-hidden />
      <div className={classes.words}>
        <p className={classes.name}>
          {session.device.name}
          {revoke ? null : <StatusBadge size="sm" status={{ label: t('This device'), tone: 'good' }} />}
        </p>
        <p className={classes.detail}>{sessionPlace(session)}</p>
        <p className={classes.detail}>
          {t.rich('Signed in <begin></begin>, last used <end></end>', {
            begin: () => <DateText value={session.signedInAt} style="dateTime" />,
            end: () => <DateText value={session.lastUsedAt} style="dateTime" />,
          })}
        </p>
      </div>
      {revoke ? <RevokeOne session={session} action={revoke} /> : null}
    </li>
  )
}

function RevokeOne({ session, action }: { session: SessionInfo; action: FormAction }) {
  const t = useExtracted('client')

  const { answer, isPending, formProps } = useFormAction(action, {
    onDone: () => notifyDone(t('Signed out'), session.device.name),
  })
  return (
    <form {...formProps}>
      <input type="hidden" name="sessionId" value={session.id} />
      <FormMessage answer={answer} />
      <Button
        type="submit"
        variant="default"
        size="xs"
        loading={isPending}
        aria-label={t('Sign out {name}', { name: session.device.name })}
      >
        {t('Sign out')}
      </Button>
    </form>
  )
}

function RevokeOthers({ action }: { action: FormAction }) {
  const t = useExtracted('client')

  const { answer, isPending, formProps } = useFormAction(action, {
    onDone: ({ values }) =>
      notifyDone(
        t('{number, plural, one {# other device} other {# other devices}} signed out', {
          number: Number(values?.count ?? 0),
        }),
      ),
  })
  return (
    <form {...formProps}>
      <FormMessage answer={answer} />
      <Button type="submit" variant="default" loading={isPending}>
        {t('Sign out all other devices')}
      </Button>
    </form>
  )
}
