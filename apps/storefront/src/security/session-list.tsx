'use client'
import type { SessionInfo } from '@millyard/contracts'
import { DateText, useFormAction, useSessionPlace } from '@millyard/ui'
import { CircleHelp, Monitor, Smartphone, Tablet } from 'lucide'
import { useExtracted } from 'next-intl'
import { Button, ButtonLink } from '../components/button.tsx'
import { Icon } from '../components/icon.tsx'
import { StatusTag } from '../components/status-tag.tsx'
import { showToast } from '../components/toast.tsx'
import { revokeOtherSessionsAction, revokeSessionAction } from './actions.ts'
import { FormMessage } from './form-message.tsx'

const ICONS = { phone: Smartphone, tablet: Tablet, computer: Monitor, unknown: CircleHelp } as const

export interface SessionListProps {
  current: SessionInfo
  others: readonly SessionInfo[]
  /** The page with older ones. */
  olderHref?: string
}

/** Where somebody is signed in; ends one of the sessions, or all but this one. */
export function SessionList({ current, others, olderHref }: SessionListProps) {
  const t = useExtracted('account')
  return (
    <>
      <ul className="divide-y divide-line rounded-md border border-line bg-surface">
        <SessionRow session={current} isCurrent />
        {others.map((session) => (
          <SessionRow key={session.id} session={session} />
        ))}
      </ul>
      {others.length > 0 ? (
        <div className="mt-4 flex flex-wrap items-center gap-3">
          <RevokeOthers />
          {olderHref ? (
            <ButtonLink variant="quiet" size="sm" href={olderHref}>
              {t('Show older ones')}
            </ButtonLink>
          ) : null}
        </div>
      ) : null}
    </>
  )
}

function SessionRow({ session, isCurrent = false }: { session: SessionInfo; isCurrent?: boolean }) {
  const t = useExtracted('account')
  const sessionPlace = useSessionPlace()
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-4">
      <Icon drawing={ICONS[session.device.kind]} size={24} strokeWidth={1.5} className="shrink-0 text-ink-soft" />
      <div className="min-w-0 flex-1 basis-52">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-semibold">
          {session.device.name}
          {isCurrent ? <StatusTag status={{ label: t('This device'), tone: 'good' }} /> : null}
        </p>
        <p className="text-ink-soft">{sessionPlace(session)}</p>
        <p className="text-ink-soft text-sm">
          {t.rich('Signed in <since></since>, last used <last></last>', {
            since: () => <DateText value={session.signedInAt} style="dateTime" />,
            last: () => <DateText value={session.lastUsedAt} style="dateTime" />,
          })}
        </p>
      </div>
      {isCurrent ? null : <RevokeOne session={session} />}
    </li>
  )
}

function RevokeOne({ session }: { session: SessionInfo }) {
  const t = useExtracted('account')
  const { answer, isPending, formProps } = useFormAction(revokeSessionAction, {
    onDone: () => showToast({ title: t('Signed out'), message: session.device.name }),
  })
  return (
    <form {...formProps} className="grid gap-2">
      <input type="hidden" name="sessionId" value={session.id} />
      <FormMessage answer={answer} />
      <Button
        type="submit"
        variant="secondary"
        size="sm"
        isPending={isPending}
        pendingText={t('Signing out')}
        aria-label={t('Sign out {name}', { name: session.device.name })}
      >
        {t('Sign out')}
      </Button>
    </form>
  )
}

function RevokeOthers() {
  const t = useExtracted('account')
  const { answer, isPending, formProps } = useFormAction(revokeOtherSessionsAction, {
    onDone: ({ values }) =>
      showToast({
        title: t('{count, plural, one {# other device signed out} other {# other devices signed out}}', {
          count: Number(values?.count ?? 0),
        }),
      }),
  })
  return (
    <form {...formProps} className="grid gap-2">
      <FormMessage answer={answer} />
      <Button type="submit" variant="secondary" size="sm" isPending={isPending} pendingText={t('Signing out')}>
        {t('Sign out all other devices')}
      </Button>
    </form>
  )
}
